/** Chains of calls that build one query: `knex('orders').where(…).limit(10)`, also where a variable holds a part of it. */
import type { Value } from '../../facts/value.js';
import type { ProjectFile } from '../project-file.js';

type Receivers = ReadonlyMap<number, readonly number[]>;

/** For each call of a file, the calls on whose results it is called; awaiting a builder changes nothing about it. */
const receiversByFile = { plain: new WeakMap<ProjectFile, Receivers>(), awaited: new WeakMap<ProjectFile, Receivers>() };

/** Every call of the chain that begins with a call, itself first. */
export function chainFrom(file: ProjectFile, root: number, isBuilder = false): readonly number[] {
  const chain = new Set([root]);
  const receivers = receiversOf(file, isBuilder);
  // What is called on a result comes after it in the list or, through a variable, anywhere.
  for (let size = 0; size !== chain.size; ) {
    size = chain.size;
    for (const [call, on] of receivers) if (on.some((it) => chain.has(it))) chain.add(call);
  }
  return [...chain];
}

/** The call that begins the chain in which a call stands: the first above it for which `isBuilder` holds, else itself. */
export function chainRoot(file: ProjectFile, index: number, isBuilder: (index: number) => boolean): number {
  const receivers = receiversOf(file, true);
  const seen = new Set<number>();
  let above: readonly number[] = [index];
  while (above.length > 0) {
    const found = above.find((it) => isBuilder(it));
    if (found !== undefined) return found;
    for (const it of above) seen.add(it);
    above = above.flatMap((it) => receivers.get(it) ?? []).filter((it) => !seen.has(it));
  }
  return index;
}

/** Names of the calls that follow the first one in a chain. */
export function chainNames(file: ProjectFile, chain: readonly number[]): readonly string[] {
  return chain.slice(1).flatMap((it) => {
    const callee = file.syntax.calls[it]?.callee;
    return callee?.kind === 'member' ? [callee.name] : [];
  });
}

/** Calls whose results a value is, through variables of the file; what was awaited is a result no more, unless `throughAwait`. */
export function resultsIn(file: ProjectFile, value: Value, throughAwait = false, depth = 0): readonly number[] {
  if (depth > 4) return [];
  switch (value.kind) {
    case 'result':
      return [value.call];
    case 'awaited':
      return throughAwait ? resultsIn(file, value.of, throughAwait, depth + 1) : [];
    case 'either':
      return value.of.flatMap((it) => resultsIn(file, it, throughAwait, depth + 1));
    case 'definition': {
      const definition = file.syntax.definitions[value.id];
      return definition?.kind === 'variable' && definition.path.length === 0 && definition.within !== -1 ? definition.values.flatMap((it) => resultsIn(file, it, throughAwait, depth + 1)) : [];
    }
    default:
      return [];
  }
}

function receiversOf(file: ProjectFile, throughAwait: boolean): Receivers {
  const byFile = receiversByFile[throughAwait ? 'awaited' : 'plain'];
  const known = byFile.get(file);
  if (known) return known;
  const receivers = new Map<number, readonly number[]>();
  file.syntax.calls.forEach(({ callee }, index) => {
    if (callee.kind !== 'member') return;
    const on = resultsIn(file, callee.of, throughAwait).filter((it) => it !== index);
    if (on.length > 0) receivers.set(index, on);
  });
  byFile.set(file, receivers);
  return receivers;
}
