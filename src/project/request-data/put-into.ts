/** What code puts into the variables of a file: by assigning to a member of one, or by calling what adds to a collection. */
import type { AssignmentFact, CallFact } from '../../facts/facts.js';
import type { Value } from '../../facts/value.js';
import type { ProjectFile } from '../project-file.js';
import { rootOf } from './given-values.js';

export interface PutInto {
  /** `filter.name = …`, however deep the member. */
  readonly assigned: readonly (AssignmentFact & { readonly target: Value & { kind: 'member' } })[];
  /** `list.push(…)` and the like. */
  readonly added: readonly CallFact[];
}

const adding = /^(?:push|unshift|set|append|add|concat)$/;
const nothing: PutInto = { assigned: [], added: [] };
const known = new WeakMap<ProjectFile, ReadonlyMap<number, PutInto>>();

/** What is put into a variable, by its definition. */
export function putInto(file: ProjectFile, definition: number): PutInto {
  let found = known.get(file);
  if (!found) {
    found = collect(file);
    known.set(file, found);
  }
  return found.get(definition) ?? nothing;
}

function collect({ syntax }: ProjectFile): ReadonlyMap<number, PutInto> {
  const found = new Map<number, { assigned: PutInto['assigned'][number][]; added: CallFact[] }>();
  const at = (value: Value): { assigned: PutInto['assigned'][number][]; added: CallFact[] } | undefined => {
    if (value.kind !== 'definition') return undefined;
    const here = found.get(value.id) ?? { assigned: [], added: [] };
    found.set(value.id, here);
    return here;
  };
  for (const it of syntax.assignments) {
    const { target } = it;
    if (target.kind === 'member') at(rootOf(target))?.assigned.push({ ...it, target });
  }
  for (const it of syntax.calls) if (it.callee.kind === 'member' && adding.test(it.callee.name)) at(it.callee.of)?.added.push(it);
  return found;
}
