/** What runs once for each item of something: loops, and callbacks of array methods and of the libraries that do the same. */
import type { CallFact, FunctionId, LoopFact, Span } from '../../facts/facts.js';
import { unknown, type Value } from '../../facts/value.js';
import { contains } from '../branches.js';
import type { ProjectFile } from '../project-file.js';
import type { Target } from '../targets.js';
import type { Values } from '../values.js';
import { dependsOn, type IsSource } from './depends.js';

export interface Iteration {
  readonly file: ProjectFile;
  /** `callback` for `items.map(…)`. */
  readonly kind: 'loop' | 'callback';
  /** What is iterated; `unknown` for a loop that counts. */
  readonly over: Value;
  /** Recognises an item of this iteration, or what counts to it. */
  readonly isItem: IsSource;
  /** Whether one item waits for the one before it, as in a loop and not in `map`. */
  readonly isSequential: boolean;
  /** Whether something limits how many run at a time. */
  readonly isLimited: boolean;
  readonly span: Span;
  readonly within: FunctionId;
  readonly loop?: LoopFact;
  /** The call that takes the callback. */
  readonly call?: CallFact;
  readonly callback?: FunctionId;
}

const arrayMethods = new Set(['map', 'forEach', 'flatMap', 'filter', 'some', 'every', 'find', 'findIndex', 'reduce']);

/** Functions that take what is iterated first and the callback after it: whether they run in order, and with a limit. */
const libraries: Readonly<Record<string, readonly (readonly [path: RegExp, sequential: boolean, limited: boolean])[]>> = {
  async: [
    [/^(?:each|eachOf|forEach|forEachOf|map|mapValues|filter|reject|some|every|detect|concat|flatMap)$/, false, false],
    [/^(?:each|eachOf|forEach|map|filter)Series$/, true, false],
    [/^(?:each|eachOf|forEach|map|filter)Limit$/, false, true],
  ],
  bluebird: [
    [/^(?:map|filter)$/, false, false],
    [/^(?:each|mapSeries)$/, true, false],
  ],
  lodash: [[/^(?:map|forEach|each|flatMap|filter|forOwn|mapValues)$/, false, false]],
  'p-map': [[/^$/, false, true]],
  'p-each-series': [[/^$/, true, false]],
  'p-map-series': [[/^$/, true, false]],
};

/** The iterations around a place, innermost first; those of the functions around an inline callback are among them. */
export function iterationsAround(values: Values, file: ProjectFile, call: CallFact): readonly Iteration[] {
  const found: Iteration[] = [];
  let { within, loop } = call;
  for (let depth = 0; depth < 6; depth += 1) {
    for (let at = loop; at !== -1; ) {
      const fact = file.syntax.loops[at];
      if (!fact) break;
      const it = loopIteration(file, fact);
      if (it) found.push(it);
      at = fact.outer;
    }
    if (within === -1) break;
    const id = within;
    const taker = takersIn(file).get(id);
    if (!taker) break;
    const it = callbackIteration(values, file, taker, id);
    if (it) found.push(it);
    else if (!runsAtOnce(taker)) break;
    ({ within, loop } = taker);
  }
  return found;
}

const takers = new WeakMap<ProjectFile, ReadonlyMap<FunctionId, CallFact>>();

/** The first call that each function written at a call is given to. */
function takersIn(file: ProjectFile): ReadonlyMap<FunctionId, CallFact> {
  const known = takers.get(file);
  if (known) return known;
  const found = new Map<FunctionId, CallFact>();
  for (const call of file.syntax.calls) for (const it of call.arguments) if (it.kind === 'function' && !found.has(it.id)) found.set(it.id, call);
  takers.set(file, found);
  return found;
}

/** Reports whether a call runs the function that it is given as a part of itself; another may keep it for later. */
function runsAtOnce({ callee, text }: CallFact): boolean {
  if (callee.kind === 'member' && /^(?:then|catch|finally|query|execute|get|all|run|exec|find|findOne|findById|save|transaction|\$transaction|transactional|withTransaction|begin)$/.test(callee.name)) return true;
  return /^Promise$|limit|queue|retry|lock/i.test(text);
}

function loopIteration(file: ProjectFile, loop: LoopFact): Iteration | undefined {
  const shared = { file, kind: 'loop', isSequential: true, isLimited: false, span: loop.span, within: loop.within, loop } as const;
  if (loop.kind === 'of') {
    const text = JSON.stringify(loop.over);
    const isItem: IsSource = (value) => {
      if (value.kind !== 'definition') return false;
      const definition = file.syntax.definitions[value.id];
      if (definition?.kind !== 'variable' || definition.within !== loop.within) return false;
      return definition.values.some((it) => it.kind === 'member' && it.name === '[]' && it.key === undefined && JSON.stringify(it.of) === text);
    };
    return { ...shared, over: loop.over, isItem };
  }
  if (loop.kind !== 'for') return undefined;
  const counters = new Set(
    file.syntax.assignments.flatMap((it) => (it.within === loop.within && (it.operator === '++' || it.operator === '+=') && it.target.kind === 'definition' && contains(loop.span, it.span) ? [it.target.id] : [])),
  );
  // A counter alone may be a page or an attempt; what is looked up by it is an item.
  const isItem: IsSource = (value) => value.kind === 'member' && value.name === '[]' && value.key?.kind === 'definition' && counters.has(value.key.id);
  return counters.size === 0 ? undefined : { ...shared, over: countedIn(file, loop, isItem), isItem };
}

/** What a counting loop takes its items from: `items` where `items[index]` is given to a call in it. */
function countedIn(file: ProjectFile, loop: LoopFact, isItem: IsSource): Value {
  let found: Value = unknown;
  const look: IsSource = (value) => {
    if (value.kind === 'member' && isItem(value)) found = value.of;
    return found !== unknown;
  };
  for (const call of file.syntax.calls) {
    if (call.within === loop.within && contains(loop.span, call.span)) call.arguments.some((it) => dependsOn(file, it, look));
  }
  return found;
}

function callbackIteration(values: Values, file: ProjectFile, call: CallFact, id: FunctionId): Iteration | undefined {
  const { callee } = call;
  if (callee.kind !== 'member' && callee.kind !== 'definition') return undefined;
  const shared = { file, kind: 'callback', span: call.span, within: call.within, call, callback: id } as const;
  const itemAt = (index: number): IsSource => (value) => {
    const definition = value.kind === 'definition' ? file.syntax.definitions[value.id] : undefined;
    return definition?.kind === 'parameter' && definition.function === id && definition.index === index;
  };
  for (const target of packagesAmong(values.targets(file, callee))) {
    const [, sequential, limited] = libraries[target.name]?.find(([path]) => path.test(target.path)) ?? [];
    const [over, ...rest] = call.arguments;
    if (sequential === undefined || limited === undefined || !over) continue;
    const hasLimit = limited || rest.some((it) => it.kind === 'object' && it.members.some(([name]) => name === 'concurrency'));
    return { ...shared, over, isItem: itemAt(0), isSequential: sequential, isLimited: hasLimit };
  }
  if (callee.kind !== 'member' || !arrayMethods.has(callee.name)) return undefined;
  const isReduce = callee.name === 'reduce';
  return { ...shared, over: callee.of, isItem: itemAt(isReduce ? 1 : 0), isSequential: isReduce, isLimited: false };
}

function packagesAmong(targets: readonly Target[]): readonly (Target & { kind: 'package' })[] {
  return targets.filter((it) => it.kind === 'package');
}

/** Reports whether a value is made from an item of an iteration. */
export function isOfItem(iteration: Iteration, value: Value): boolean {
  return dependsOn(iteration.file, value, iteration.isItem);
}

/** What is iterated in the words of the code, as far as they are known: `order.items` of `order.items.map`. */
export function iteratedText(call: CallFact | undefined): string | undefined {
  const text = /^(.*)\.\w+$/s.exec(call?.text ?? '')?.[1];
  return text !== undefined && /^[\w$.?!()[\]'" ]{1,40}$/.test(text) && !text.startsWith('[') ? text : undefined;
}
