/** Where a token comes from: the part of a request that clients put it in. A test of its form proves nothing, so none ends the way. */
import type { Value } from '../../facts/value.js';
import type { HotFunction } from '../calls/hot-set.js';
import { describeValue } from '../handlers/describe.js';
import type { ProjectFile } from '../project-file.js';
import type { Values } from '../values.js';

/** The way to a token in the request, as the code writes it; `undefined` when a value does not come from there. */
export function tokenSource(values: Values, hot: HotFunction, value: Value, depth = 0): string | undefined {
  if (depth > 12) return undefined;
  const { file } = hot.ref;
  const on = (it: Value): string | undefined => tokenSource(values, hot, it, depth + 1);
  switch (value.kind) {
    case 'awaited':
      return on(value.of);
    case 'either':
      return first(value.of, on);
    case 'member':
      // A parameter that nothing names is left out: `headers.authorization`.
      return isTokenMember(value) ? describeValue(file, value).replace(/^…\./, '') : on(value.of);
    case 'result':
      return result(values, hot, value.call, depth);
    case 'definition':
      return defined(values, hot, value.id, depth);
    default:
      return undefined;
  }
}

function defined(values: Values, hot: HotFunction, id: number, depth: number): string | undefined {
  const { file, id: within } = hot.ref;
  const definition = file.syntax.definitions[id];
  if (definition?.kind === 'variable') {
    const taken = definition.values.map((it) => definition.path.reduce<Value>((of, name) => ({ kind: 'member', of, name }), it));
    return first(taken, (it) => tokenSource(values, hot, it, depth + 1));
  }
  if (definition?.kind !== 'parameter' || definition.function !== within || hot.by?.via !== 'call' || !hot.from) return undefined;
  const given = hot.by.call.arguments[definition.index];
  const taken = given && definition.path.reduce<Value>((of, name) => ({ kind: 'member', of, name }), given);
  return taken && tokenSource(values, hot.from, taken, depth + 1);
}

/** `req.get('authorization')`, `header.split(' ')`, `String(header)`, and functions of one's own that give one of these. */
function result(values: Values, hot: HotFunction, index: number, depth: number): string | undefined {
  const { file } = hot.ref;
  const call = file.syntax.calls[index];
  if (!call) return undefined;
  const [name] = call.arguments;
  const { callee } = call;
  if (callee.kind === 'member' && /^(?:get|header)$/.test(callee.name) && name?.kind === 'text' && tokenName.test(name.value)) return `${call.text}('${name.value}')`;
  if (callee.kind === 'member' && /^(?:split|replace|slice|substring|substr|trim|toString|pop|shift|at|match|exec|json)$/.test(callee.name)) return tokenSource(values, hot, callee.of, depth + 1);
  if (callee.kind === 'global' && callee.name === 'String') return name && tokenSource(values, hot, name, depth + 1);
  const own = values.targets(file, callee).flatMap((it) => (it.kind === 'function' ? [it] : []));
  return own.map((it) => returned(values, hot, it, index, depth)).find((it) => it !== undefined);
}

function returned(values: Values, hot: HotFunction, to: { readonly file: ProjectFile; readonly id: number }, index: number, depth: number): string | undefined {
  const call = hot.ref.file.syntax.calls[index];
  if (!call) return undefined;
  const inner: HotFunction = { ...hot, ref: to, from: hot, by: { from: hot.ref, to, call, via: 'call' } };
  return first(to.file.syntax.functions[to.id]?.returns ?? [], (it) => tokenSource(values, inner, it, depth + 3));
}

const tokenName = /^(?:authorization|(?:x-)?(?:access|auth|id|user|refresh)?[-_]?token|x-[\w-]*(?:token|jwt|auth)[\w-]*|jwt|session)$/i;

/** `req.headers.authorization`, `req.cookies.anything`, `req.body.token`. */
function isTokenMember({ of, name }: Value & { kind: 'member' }): boolean {
  if (of.kind !== 'member') return false;
  if (/^(?:cookies|signedCookies)$/.test(of.name)) return true;
  return /^(?:headers?|body|query)$/.test(of.name) && tokenName.test(name);
}

function first<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const it of items) {
    const found = find(it);
    if (found !== undefined) return found;
  }
  return undefined;
}
