/**
 * Known reasons for which the two differ, each a predicate over what the code says. The first that holds explains a
 * difference; what none explains is a question to us.
 */
import ts from 'typescript';
import type { Answer, CallFact, PromiseFact } from '../../src/facts/facts.js';
import type { ProjectFile } from '../../src/project/project-file.js';
import type { Target } from '../../src/project/values.js';
import { nodeStartingAt, type Comparison, type Difference } from './compare.js';

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

/** Packages whose types say `void` although they take care of the promise; those of the rule. */
const caring = /^(?:node-cron|cron|node-schedule|agenda|bree|croner|mocha|jest|@jest\/.+|vitest|@playwright\/.+|react|tap|ava|@tanstack\/.+)$/;

function neverRejects(it: Case): boolean {
  // What types know to be no promise stands in the statement beside one.
  const promises = it.promises.filter((fact) => kindOf(it, fact) !== 'other');
  if (promises.length === 0 || !promises.every((fact) => isKnown(it, fact) && !isLost(it, fact))) return false;
  if (hasErrorCallback(it.node) && !it.callees.some((target) => takesAll(it, target) && isSafe(it, target))) return false;
  return !it.callees.some((target) => returnsUnknown(it, target));
}

/** Reports whether an async function returns what a method gives that nobody can follow: it may reject with it. */
function returnsUnknown({ comparison }: Case, target: Target): boolean {
  if (target.kind !== 'function') return false;
  const { file } = target;
  const fact = file.syntax.functions[target.id];
  return fact?.async === true && fact.risks.some((risk) => {
    const call = risk.kind === 'return' && risk.value.kind === 'result' ? file.syntax.calls[risk.value.call] : undefined;
    const answer = file.answers.answers[risk.question];
    const isUnknown = answer === undefined || (answer.kind === 'promise' && answer.is === 'unknown');
    return call?.callee.kind === 'member' && isUnknown && comparison.ours.graph.values.targets(file, call.callee).every((it) => it.kind === 'package');
  });
}

function isLost({ comparison, file }: Case, fact: PromiseFact): boolean {
  return file !== undefined && comparison.ours.graph.rejections.isLost(file, fact);
}

/** Reports whether we know that the fact is a promise; silence about the unknown is no judgement. */
function isKnown(it: Case, fact: PromiseFact): boolean {
  const kind = kindOf(it, fact);
  return kind === 'promise' || kind === 'promises' || (kind === 'unknown' && it.file !== undefined && it.comparison.ours.graph.rejections.givesPromise(it.file, fact.value));
}

function kindOf({ file }: Case, fact: PromiseFact): string {
  const answer = file?.answers.answers[fact.question];
  return answer?.kind === 'promise' ? answer.is : 'unknown';
}

/** Reports whether a callback is known to give no promise that rejects; what cannot be told is not safe. */
function isSafe({ comparison }: Case, target: Target): boolean {
  if (target.kind !== 'function') return false;
  const { rejections } = comparison.ours.graph;
  const fact = target.file.syntax.functions[target.id];
  if (rejections.functionGivesPromise(target.file, target.id)) return !rejections.functionRejects(target.file, target.id);
  // Without a promise that we can see, it is safe when all that it returns is handled.
  return fact !== undefined && fact.risks.every((it) => it.kind !== 'return');
}

/** Reports whether theirs reports the same statement, where our first finding in it has met it. */
function isReportedByBoth({ comparison, difference, node }: Case): boolean {
  if (!node) return false;
  const source = node.getSourceFile();
  let statement = node;
  while (!ts.isStatement(statement) && !ts.isFunctionLike(statement.parent) && !ts.isSourceFile(statement.parent)) statement = statement.parent;
  const from = source.getLineAndCharacterOfPosition(statement.getStart(source));
  return comparison.theirs.reports.some((it) => it.topic === 'floating' && it.file === difference.file && it.line === from.line && it.character === from.character);
}

/** Reports whether a promise is the language's own, or extends it. */
function isOwnPromise({ node, comparison }: Case): boolean {
  const call = node && (ts.isCallExpression(node.parent) || ts.isNewExpression(node.parent)) ? node.parent : node;
  const declarations = call ? (comparison.theirs.program.getTypeChecker().getTypeAtLocation(call).getSymbol()?.declarations ?? []) : [];
  return declarations.some((it) => /\/lib\.[\w.]+\.d\.ts$/.test(it.getSourceFile().fileName));
}

function answerOf({ file, given }: Case): Exclude<Answer, { kind: 'promise' }> | undefined {
  const question = given?.call.argumentQuestions.find(([index]) => index === given.index)?.[1];
  const answer = question === undefined ? undefined : file?.answers.answers[question];
  return answer?.kind === 'promise' ? undefined : answer;
}

function isAwaitedHandler({ comparison, difference, given }: Case): boolean {
  const { graph } = comparison.ours;
  const handler = graph.handlers.find(({ at }) => at.file === difference.file && at.start.line === difference.line && at.start.character === difference.character);
  if (!handler || !given) return false;
  const version = graph.versionOf('express', difference.file);
  const isPatched = graph.files.some((file) => file.imports.some(({ target }) => target.kind === 'package' && /^express-async-(?:errors|await)$/.test(target.name)));
  return handler.framework !== 'express' || isPatched || (version !== undefined && Number.parseInt(version, 10) >= 5);
}

/** Reports whether a finding of ours stands for this place as well. */
function isCountedElsewhere({ comparison, file }: Case, fact: PromiseFact): boolean {
  const { graph, reports } = comparison.ours;
  const called = file && graph.rejections.calledFunction(file, fact);
  if (called === undefined) return false;
  return graph.lostPromises().some((it) => {
    if (graph.rejections.calledFunction(it.file, it.fact) !== called) return false;
    const [line, character] = it.fact.span;
    return reports.some(({ observation }) => observation.at.file === it.file.path && observation.at.start.line === line && observation.at.start.character === character && observation.related?.length);
  });
}

function hasErrorCallback(node: ts.Node | undefined): boolean {
  const call = node && ts.isExpressionStatement(node) ? node.expression : undefined;
  // What a chain is given is judged as a handler of the chain.
  if (!call || !ts.isCallExpression(call) || chainOf(call).length > 0) return false;
  const last = call.arguments.at(-1);
  if (!last) return false;
  if (ts.isIdentifier(last)) return /^(?:callback|cb|next|done)$/.test(last.text);
  const [first] = ts.isFunctionLike(last) ? last.parameters : [];
  return first !== undefined && ts.isIdentifier(first.name) && /^_?(?:e|err|error)$/i.test(first.name.text);
}

/** Reports whether an expression statement holds no call of its own. */
function callsNothing(node: ts.Node | undefined): boolean {
  if (!node || !ts.isExpressionStatement(node)) return false;
  const expression = ts.isVoidExpression(node.expression) ? node.expression.expression : node.expression;
  return ts.isIdentifier(expression) || ts.isPropertyAccessExpression(expression) || ts.isArrayLiteralExpression(expression);
}

function isHarmlessAfterCatch(found: Case): boolean {
  const expression = found.node && ts.isExpressionStatement(found.node) ? found.node.expression : undefined;
  const links = expression ? chainOf(expression) : [];
  const caught = links.findIndex(({ method, given }) => (method === 'catch' && given.length > 0) || (method === 'then' && given.length > 1));
  return caught !== -1 && links.slice(caught + 1).every(({ given }) => given.every((it) => isHarmless(found, it)));
}

/** The methods of a chain of promises, from the first called to the last. */
function chainOf(expression: ts.Expression): readonly { readonly method: string; readonly given: readonly ts.Expression[] }[] {
  if (!ts.isCallExpression(expression) || !ts.isPropertyAccessExpression(expression.expression)) return [];
  const method = expression.expression.name.text;
  if (!/^(?:then|catch|finally)$/.test(method)) return [];
  return [...chainOf(expression.expression.expression), { method, given: expression.arguments }];
}

function isHarmless(found: Case, callback: ts.Expression): boolean {
  const { file } = found;
  if (!file || !ts.isFunctionLike(callback)) return false;
  const source = callback.getSourceFile();
  const at = source.getLineAndCharacterOfPosition(callback.getStart(source));
  const id = file.syntax.functions.findIndex(({ span }) => span[0] === at.line && span[1] === at.character);
  const fact = file.syntax.functions[id];
  return fact !== undefined && !fact.risks.some((it) => it.kind === 'throw') && isSafe(found, { kind: 'function', file, id });
}

function isHandlerUntyped({ node, comparison }: Case): boolean {
  const expression = node && ts.isExpressionStatement(node) ? node.expression : undefined;
  const handler = expression && chainOf(expression).at(-1)?.given.at(-1);
  return handler !== undefined && (comparison.theirs.program.getTypeChecker().getTypeAtLocation(handler).flags & ts.TypeFlags.Any) !== 0;
}

/** Reports whether a callback is not async, and returns no promise but what ends in `.catch(f)` or `.then(f, g)`. */
function returnsHandledChains(node: ts.Node | undefined): boolean {
  if (!node || (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) || !ts.isBlock(node.body)) return false;
  if (ts.getModifiers(node)?.some((it) => it.kind === ts.SyntaxKind.AsyncKeyword) === true) return false;
  const settlers = new Set(node.parameters.map((it) => it.name.getText()));
  const returned: ts.Expression[] = [];
  const visit = (it: ts.Node): void => {
    if (ts.isFunctionLike(it)) return;
    if (ts.isReturnStatement(it) && it.expression) returned.push(it.expression);
    it.forEachChild(visit);
  };
  node.body.forEachChild(visit);
  return returned.every((it) => {
    const last = chainOf(it).at(-1);
    if (last) return (last.method === 'catch' && last.given.length > 0) || (last.method === 'then' && last.given.length > 1);
    return ts.isCallExpression(it) && ts.isIdentifier(it.expression) && settlers.has(it.expression.text);
  });
}

/** Reports whether an own function declares every argument of the call, so that its callback is none that a wrapper added. */
function takesAll({ node }: Case, target: Target): boolean {
  const call = node && ts.isExpressionStatement(node) && ts.isCallExpression(node.expression) ? node.expression : undefined;
  return target.kind === 'function' && (target.file.syntax.functions[target.id]?.parameters ?? 0) >= (call?.arguments.length ?? 0);
}

/** Reports whether the `void` above a node is a whole statement, or all that an arrow function does. */
function isWholeVoid(node: ts.Node | undefined): boolean {
  for (let it = node; it && !ts.isStatement(it); it = it.parent as ts.Node | undefined) {
    if (ts.isVoidExpression(it)) return ts.isExpressionStatement(it.parent) || ts.isArrowFunction(it.parent);
  }
  return false;
}

/** Promises dropped in the statement, but not in functions inside it. */
function promisesIn(file: ProjectFile, difference: Difference, node: ts.Node | undefined): readonly PromiseFact[] {
  if (difference.ours) {
    const { start } = difference.ours.observation.at;
    return file.syntax.promises.filter(({ span }) => span[0] === start.line && span[1] === start.character);
  }
  if (!node) return [];
  const source = node.getSourceFile();
  return file.syntax.promises.filter(({ span }) => {
    const position = source.getPositionOfLineAndCharacter(span[0], span[1]);
    if (position < node.getStart(source) || position >= node.end) return false;
    for (let it: ts.Node = nodeStartingAt(source, position); it !== node && !ts.isSourceFile(it); it = it.parent) {
      if (ts.isFunctionLike(it) && it.getStart(source) !== position) return false;
    }
    return true;
  });
}

function givenTo(file: ProjectFile, { line, character }: Difference): Case['given'] {
  for (const call of file.syntax.calls) {
    const index = call.argumentSpans.findIndex((span) => span[0] === line && span[1] === character);
    if (index !== -1) return { call, index };
  }
  return undefined;
}

function calleesAt({ ours }: Comparison, file: ProjectFile, { line, character }: Difference, promises: readonly PromiseFact[]): readonly Target[] {
  const starts = new Set([`${line}:${character}`, ...promises.map(({ span }) => `${span[0]}:${span[1]}`)]);
  const calls = file.syntax.calls.filter(({ span }) => starts.has(`${span[0]}:${span[1]}`));
  const declared = promises.flatMap(({ question }): readonly Target[] => {
    const answer = file.answers.answers[question];
    const target = answer?.kind === 'promise' ? ours.graph.rejections.declaredFunction(answer.declared) : undefined;
    return target ? [target] : [];
  });
  return [...calls.flatMap((it) => ours.graph.values.targets(file, it.callee)), ...declared];
}

/** What the argument may stand for: as our rules see it, else as the checker does. */
function callbacksOf({ ours }: Comparison, file: ProjectFile, given: Case['given']): readonly Target[] {
  const argument = given?.call.arguments[given.index];
  const targets = argument ? ours.graph.values.targets(file, argument) : [];
  if (targets.length > 0 || !given) return targets;
  const question = given.call.argumentQuestions.find(([index]) => index === given.index)?.[1];
  const answer = question === undefined ? undefined : file.answers.answers[question];
  const declared = answer && 'declared' in answer ? ours.graph.rejections.declaredFunction(answer.declared) : undefined;
  return declared ? [declared] : [];
}
