/** Functions that wait in a list until somebody takes one out and calls it: `queue.push(work)` and `queue.shift()()`. */
import type { Value } from '../facts/value.js';
import { isSameValue } from './branches.js';
import type { ProjectFile } from './project-file.js';

/** What may have been put into the list that a callee was taken from; empty when it was not taken from one of this file. */
export function queuedFor(file: ProjectFile, callee: Value): readonly Value[] {
  const definition = callee.kind === 'definition' ? file.syntax.definitions[callee.id] : undefined;
  const taken = definition?.kind === 'variable' && definition.path.length === 0 ? definition.values : [callee];
  return taken.flatMap((it) => {
    const from = it.kind === 'result' ? file.syntax.calls[it.call]?.callee : undefined;
    if (from?.kind !== 'member' || !/^(?:shift|pop)$/.test(from.name)) return [];
    const list = from.of;
    return file.syntax.calls.flatMap(({ callee: to, arguments: given }) => (to.kind === 'member' && /^(?:push|unshift)$/.test(to.name) && isSameValue(to.of, list) ? given : []));
  });
}
