/** Which calls of a file are given something that begins with a name, so that only those are asked what they check of it. */
import type { CallFact, FunctionId, SyntaxFacts } from '../../facts/facts.js';
import type { Value } from '../../facts/value.js';
import type { ProjectFile } from '../project-file.js';

const none: readonly CallFact[] = [];
const known = new WeakMap<SyntaxFacts, ReadonlyMap<FunctionId, ReadonlyMap<number, readonly CallFact[]>>>();

/** Calls that stand in a function itself and are given a definition of the file, or something below it; in the order of calls. */
export function callsGiven({ syntax }: ProjectFile, within: FunctionId, definition: number): readonly CallFact[] {
  let byFunction = known.get(syntax);
  if (!byFunction) {
    byFunction = collect(syntax);
    known.set(syntax, byFunction);
  }
  return byFunction.get(within)?.get(definition) ?? none;
}

/** What a chain of members begins with: `order` of `order.customer.name`. */
export function rootOf(value: Value): Value {
  return value.kind === 'member' || value.kind === 'awaited' ? rootOf(value.of) : value;
}

/** Reports whether a value, or something that an object or an array written in place is made of, is meant. */
export function hasPart(value: Value, isMeant: (part: Value) => boolean): boolean {
  if (isMeant(value)) return true;
  if (value.kind === 'object') return value.members.some(([, it]) => hasPart(it, isMeant));
  return value.kind === 'array' && value.items.some((it) => hasPart(it, isMeant));
}

function collect({ calls }: SyntaxFacts): ReadonlyMap<FunctionId, ReadonlyMap<number, readonly CallFact[]>> {
  const found = new Map<FunctionId, Map<number, CallFact[]>>();
  for (const call of calls) for (const it of call.arguments) note(found, call, it);
  return found;
}

function note(found: Map<FunctionId, Map<number, CallFact[]>>, call: CallFact, value: Value): void {
  const root = rootOf(value);
  if (root.kind === 'definition') add(found, call, root.id);
  if (value.kind === 'object') for (const [, it] of value.members) note(found, call, it);
  if (value.kind === 'array') for (const it of value.items) note(found, call, it);
}

function add(found: Map<FunctionId, Map<number, CallFact[]>>, call: CallFact, definition: number): void {
  let inFunction = found.get(call.within);
  if (!inFunction) {
    inFunction = new Map();
    found.set(call.within, inFunction);
  }
  const calls = inFunction.get(definition);
  if (!calls) inFunction.set(definition, [call]);
  else if (calls.at(-1) !== call) calls.push(call);
}
