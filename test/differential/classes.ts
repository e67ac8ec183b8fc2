/**
 * Known reasons for which the two differ, each a predicate over what the code says. The first that holds explains a
 * difference; what none explains is a question to us.
 */
import type ts from 'typescript';
import type { CallFact, PromiseFact } from '../../src/facts/facts.js';
import type { ProjectFile } from '../../src/project/project-file.js';
import type { Target } from '../../src/project/targets.js';
import type { Comparison, Difference } from './compare.js';
import { callbacksOf, calleesAt, givenTo, promisesIn } from './places.js';
import { answerOf, callsNothing, caring, hasErrorCallback, isAwaitedHandler, isCountedElsewhere, isHandlerUntyped, isHarmlessAfterCatch, isLost, isOwnPromise, isReportedByBoth, isSafe, isWholeVoid, kindOf, neverRejects, returnsHandledChains, takesAll } from './predicates.js';

export interface DifferenceClass {
  readonly id: string;
  /** A sentence that a reader accepts. */
  readonly reason: string;
  holds(found: Case): boolean;
}

/** A difference with what is known about its place. */
export interface Case {
  readonly difference: Difference;
  readonly comparison: Comparison;
  readonly file: ProjectFile | undefined;
  /** The node that begins there. */
  readonly node: ts.Node | undefined;
  /** What our extractor saw dropped there. */
  readonly promises: readonly PromiseFact[];
  /** What the calls that begin there may call. */
  readonly callees: readonly Target[];
  /** The call that is given the callback which begins there. */
  readonly given: { readonly call: CallFact; readonly index: number } | undefined;
  readonly callbacks: readonly Target[];
}

/** The class of every difference; `undefined` for what is left unexplained. */
export function explain(comparison: Comparison): ReadonlyMap<Difference, DifferenceClass | undefined> {
  const files = new Map(comparison.ours.graph.files.map((it) => [it.path, it]));
  return new Map(comparison.differences.map((it) => [it, explainOne(comparison, it, files.get(it.file))]));
}

function explainOne(comparison: Comparison, difference: Difference, file: ProjectFile | undefined): DifferenceClass | undefined {
  const node = comparison.nodeAt(difference);
  const given = file && givenTo(file, difference);
  const promises = file ? promisesIn(file, difference, node) : [];
  const found: Case = {
    difference,
    comparison,
    file,
    node,
    promises,
    callees: file ? calleesAt(comparison, file, difference, promises) : [],
    given,
    callbacks: file ? callbacksOf(comparison, file, given) : [],
  };
  return classes.find((it) => it.holds(found));
}

const theirs = (kinds: RegExp) => ({ difference }: Case): boolean => difference.by === 'typescript-eslint' && kinds.test(difference.kind);
const oursAlone = ({ difference }: Case): boolean => difference.by === 'plumbline';

export const classes: readonly DifferenceClass[] = [
  {
    id: 'out-of-scope',
    reason: 'Tests, scripts, migrations, configuration, generated and client files are no server code; the rules speak about server code.',
    holds: ({ difference, file }) => difference.by === 'typescript-eslint' && file?.role !== 'server',
  },
  {
    id: 'does-not-parse',
    reason: 'The file does not parse, or a rule of theirs fails on it: typescript-eslint gives up on all of it, where we review what could be read.',
    holds: (it) => oursAlone(it) && it.comparison.theirs.failures.has(it.difference.file),
  },
  {
    id: 'conditional',
    reason: 'A promise as a condition or in a spread is a mistake of logic; our rules ask who hears a rejection.',
    holds: theirs(/^(?:conditional|predicate|spread)$/),
  },
  {
    id: 'void-position',
    reason:
      'An async function stands where a type wants `void`: in a property, a variable, a return value, an attribute or an overridden method. Whether its promise is dropped shows only where it is called.',
    holds: theirs(/^voidReturn(?:Property|Variable|ReturnValue|Attribute|InheritedMethod)$/),
  },
  {
    id: 'error-callback',
    reason: 'The call hands over a callback that hears of failures, as functions take that give a promise as well.',
    holds: (it) => theirs(/^floating/)(it) && hasErrorCallback(it.node) && !it.callees.some((target) => takesAll(it, target)),
  },
  {
    id: 'callee-never-rejects',
    reason: 'The promise cannot reject: what is called catches its own failures, or does nothing that may fail.',
    holds: (it) => theirs(/^floating/)(it) && neverRejects(it),
  },
  {
    id: 'habit',
    reason: 'The promise of the same function is dropped at many places: our finding at the first of them counts the others.',
    holds: (it) => theirs(/^floating/)(it) && it.promises.some((fact) => isLost(it, fact) && isCountedElsewhere(it, fact)),
  },
  {
    id: 'calls-nothing',
    reason: 'The statement calls nothing: it names or lists promises that were made elsewhere, where they are judged.',
    holds: (it) => theirs(/^floating/)(it) && it.promises.length === 0 && callsNothing(it.node),
  },
  {
    id: 'harmless-after-catch',
    reason: 'What failed is caught in the chain, and the callbacks behind the `catch` do nothing that may fail.',
    holds: (it) => theirs(/^floating$/)(it) && it.promises.length === 0 && isHarmlessAfterCatch(it),
  },
  {
    id: 'untyped-handler',
    reason: 'The handler of the rejection is a value without a type, which typescript-eslint takes for no function.',
    holds: (it) => theirs(/^floatingUselessRejectionHandler/)(it) && isHandlerUntyped(it),
  },
  {
    id: 'callback-never-rejects',
    reason: 'The callback cannot reject: its body catches its own failures, or does nothing that may fail.',
    holds: (it) => theirs(/^voidReturnArgument$/)(it) && it.callbacks.length > 0 && it.callbacks.every((target) => isSafe(it, target)),
  },
  {
    id: 'listener-removed',
    reason: 'The call takes a listener away, so that nothing calls it any more.',
    holds: (it) => theirs(/^voidReturnArgument$/)(it) && it.given?.call.callee.kind === 'member' && /^(?:off|removeListener|removeEventListener)$/.test(it.given.call.callee.name),
  },
  {
    id: 'callback-returns-handled-chain',
    reason: 'The callback is not async, and the promise that it returns by the way is handled where it is made.',
    holds: (it) => theirs(/^voidReturnArgument$/)(it) && returnsHandledChains(it.node),
  },
  {
    id: 'own-function-keeps-callback',
    reason: 'The own function that takes the callback is not seen to drop what it returns; only its type says `void`.',
    holds: (it) => theirs(/^voidReturnArgument$/)(it) && answerOf(it)?.kind === 'callback' && answerOf(it)?.declared?.package === '',
  },
  {
    id: 'caring-package',
    reason: 'The package takes care of the promise although its types say `void`.',
    holds: (it) => theirs(/^voidReturnArgument$/)(it) && caring.test(answerOf(it)?.declared?.package ?? ''),
  },
  {
    id: 'callback-of-a-package',
    reason: 'The callback comes ready-made from a package, which answers for what it does with its own failures.',
    holds: (it) => theirs(/^voidReturnArgument$/)(it) && it.callbacks.length > 0 && it.callbacks.every((target) => target.kind === 'package'),
  },
  {
    id: 'awaited-handler',
    reason: 'The framework awaits this handler although its types say `void`: Express does from version 5 on, or with a patch.',
    holds: (it) => theirs(/^voidReturnArgument$/)(it) && isAwaitedHandler(it),
  },
  {
    id: 'unread-variable',
    reason: 'The promise is kept in a variable that nothing reads; typescript-eslint looks at statements only.',
    holds: (it) => oursAlone(it) && it.difference.ours?.observation.form === 'variable',
  },
  {
    id: 'void-in-expression',
    reason: 'The promise is silenced by `void` inside a larger expression; typescript-eslint looks at `void` as a statement or as the body of an arrow function.',
    holds: (it) => oursAlone(it) && it.difference.ours?.observation.form === 'silenced-by-void' && !isWholeVoid(it.node),
  },
  {
    id: 'second-in-statement',
    reason: 'The statement drops more than one promise: we point at each, typescript-eslint at the statement.',
    holds: (it) => oursAlone(it) && it.difference.topic === 'floating' && isReportedByBoth(it),
  },
  {
    id: 'promise-of-a-package',
    reason: 'The promise is that of a package, such as Bluebird: it rejects like the language’s own, the only one that typescript-eslint knows.',
    holds: (it) => oursAlone(it) && it.difference.topic === 'floating' && it.promises.some((fact) => /^promises?$/.test(kindOf(it, fact))) && !isOwnPromise(it),
  },
  {
    id: 'promise-without-types',
    reason: 'Types do not say that this is a promise, since they are missing or `any`. The code says it, or the package is known for it.',
    holds: (it) => oursAlone(it) && it.difference.topic === 'floating' && it.promises.some((fact) => kindOf(it, fact) === 'unknown'),
  },
  {
    id: 'comment-against-keyword',
    reason: 'A comment gives the async function another type, which typescript-eslint believes; the keyword is right.',
    holds: (it) => oursAlone(it) && it.difference.topic === 'floating' && it.callees.some((target) => target.kind === 'function' && target.file.syntax.functions[target.id]?.async === true),
  },
  {
    id: 'callback-without-types',
    reason:
      'Types at this place do not show that a promise is dropped: they are missing or `any`, or the async function stands behind a type that says `void`. The code shows both the promise and who drops it.',
    holds: (it) => oursAlone(it) && it.difference.topic === 'misused',
  },
];
