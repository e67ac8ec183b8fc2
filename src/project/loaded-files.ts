/** What is loaded together with a file. */
import type { ProjectFile } from './project-file.js';
import type { ProjectGraph } from './project-graph.js';

/** Gives the paths of all that a file loads, by whatever it loads, itself included. */
export function loadedFrom(graph: ProjectGraph): (file: ProjectFile) => ReadonlySet<string> {
  const loads = new Map<string, string[]>();
  for (const { from, to } of graph.dependencies) {
    if (!to) continue;
    const known = loads.get(from.path);
    if (known) known.push(to.path);
    else loads.set(from.path, [to.path]);
  }
  return (file) => {
    const found = new Set([file.path]);
    for (const at of found) for (const next of loads.get(at) ?? []) found.add(next);
    return found;
  };
}
