/** Where the result of a call goes: out of its function, and in the end into a response. */
import type { Value } from '../../facts/value.js';
import type { HotFunction } from '../calls/hot-set.js';
import type { ProjectFile } from '../project-file.js';

/** Methods whose result is as long as what they are called on. */
const keeping = /^(?:map|sort|toSorted|reverse|flatMap|flat|then|catch|finally|lean|exec|populate|select|concat|values|entries|all|toArray|toJSON|filter|slice|pipe)$/;
/** Functions that give back what they are given, in another shape. */
const shaping = /(?:^|\.)(?:Promise\.all|Promise\.allSettled|Array\.from|Object\.(?:values|entries|assign|freeze)|plainToInstance|plainToClass|instanceToPlain|classToPlain|json|camelcaseKeys|firstValueFrom|from)$|(?:^|\.)(?:to|map|serialize|format|present|transform|build|sanitize)[A-Z]?\w*$/;
/** Members that hold the rows of a result; the first of a plain list is one row of it. */
const rows = /^(?:rows|recordset|recordsets|data|docs|items|results?|\[\]|…)$/;

/** What a query gives: the calls of its chain, and whether rows come first of two, beside what describes them. */
export interface Given {
  readonly calls: ReadonlySet<number>;
  readonly isPair: boolean;
}

/** Reports whether what a query gives, by any call of its chain, is returned from each function on the way up, and answered by the handler. */
export function isAnswered(hot: HotFunction, query: readonly number[], isPair: boolean): boolean {
  let at = hot;
  let calls: Given = { calls: new Set(query), isPair };
  for (;;) {
    const { file, id } = at.ref;
    if (!at.from || !at.by) return isReturned(file, id, calls) || isSent(file, id, calls);
    if (!isReturned(file, id, calls) || at.by.via !== 'call') return false;
    calls = { calls: new Set([at.from.ref.file.syntax.calls.indexOf(at.by.call)]), isPair: false };
    at = at.from;
  }
}

/** Reports whether a function returns what a call gives, itself or in something made of it. */
function isReturned(file: ProjectFile, id: number, given: Given): boolean {
  return (file.syntax.functions[id]?.returns ?? []).some((it) => holds(file, it, given, new Set()));
}

/** Reports whether a handler sends what a call gives: `res.json(orders)`, `ctx.body = orders`, in a callback of it too. */
function isSent(file: ProjectFile, id: number, given: Given): boolean {
  const isHere = (within: number): boolean => {
    for (let at = within; at !== -1; at = file.syntax.functions[at]?.within ?? -1) if (at === id) return true;
    return false;
  };
  const sends = file.syntax.calls.some(
    (it) => isHere(it.within) && it.callee.kind === 'member' && /^(?:json|send|jsonp|end|render|ok|success|respond)$/.test(it.callee.name) && it.arguments.some((value) => holds(file, value, given, new Set())),
  );
  return sends || file.syntax.assignments.some((it) => isHere(it.within) && it.target.kind === 'member' && it.target.name === 'body' && holds(file, it.value, given, new Set()));
}

/** Reports whether a value holds all that a call gave. */
export function holdsAll(file: ProjectFile, value: Value, given: Given): boolean {
  return holds(file, value, given, new Set());
}

function holds(file: ProjectFile, value: Value, given: Given, seen: Set<number>): boolean {
  const next = (it: Value): boolean => holds(file, it, given, seen);
  switch (value.kind) {
    case 'result':
      return given.calls.has(value.call) || passesOn(file, value.call, next);
    case 'awaited':
      return next(value.of);
    case 'either':
      return value.of.some(next);
    case 'array':
      return value.items.some(next);
    case 'object':
      return value.members.some(([, it]) => next(it));
    case 'member':
      if (rows.test(value.name) && value.key?.kind !== 'number') return next(value.of);
      // The first of the pair is all rows; the first of those is one.
      return given.isPair && isFirst(value) && holds(file, value.of, { ...given, isPair: false }, seen);
    case 'definition': {
      const definition = file.syntax.definitions[value.id];
      // A query that grows in steps is made of itself.
      if (seen.has(value.id)) return false;
      seen.add(value.id);
      if (definition?.kind === 'variable') return definition.values.some((it) => holdsTaken(file, it, definition.path, given, next));
      return definition?.kind === 'parameter' && definition.index === 0 && isHandedBy(file, definition.function, given, definition.path, seen);
    }
    default:
      return false;
  }
}

function isFirst({ name, key }: Value & { kind: 'member' }): boolean {
  return name === '0' || (key?.kind === 'number' && key.value === 0);
}

/** What is taken apart: `const [orders, total] = await Promise.all([…])` gives each its own. */
function holdsTaken(file: ProjectFile, value: Value, path: readonly string[], given: Given, next: (value: Value) => boolean): boolean {
  const [first, ...rest] = path;
  if (first === undefined) return next(value);
  const all = itemsOfAll(file, value);
  if (all) {
    const item = all[Number(first)];
    return item !== undefined && holdsTaken(file, item, rest, given, next);
  }
  return path.every((it) => rows.test(it) || (given.isPair && it === '0')) && next(value);
}

function itemsOfAll(file: ProjectFile, value: Value): readonly Value[] | undefined {
  const of = value.kind === 'awaited' ? value.of : value;
  const call = of.kind === 'result' ? file.syntax.calls[of.call] : undefined;
  const [first] = call?.arguments ?? [];
  return call?.text === 'Promise.all' && first?.kind === 'array' ? first.items : undefined;
}

function passesOn(file: ProjectFile, index: number, next: (value: Value) => boolean): boolean {
  const call = file.syntax.calls[index];
  if (!call) return false;
  const { callee, text } = call;
  if (callee.kind === 'member' && keeping.test(callee.name) && next(callee.of)) return true;
  return (call.construct || shaping.test(text)) && call.arguments.some(next);
}

/** `query.then((rows) => res.json(rows))`, and `(error, rows) => …` is not followed. */
function isHandedBy(file: ProjectFile, id: number, given: Given, path: readonly string[], seen: Set<number>): boolean {
  return file.syntax.calls.some(({ callee, arguments: [first] }) => callee.kind === 'member' && callee.name === 'then' && first?.kind === 'function' && first.id === id && path.every((it) => rows.test(it)) && holds(file, callee.of, given, seen));
}
