/** Reports services that start without saying what happens to failures nobody caught, and policies that only log. */
import { loadsPolicyPackage } from '../project/process-policy.js';
import type { ProjectFile } from '../project/project-file.js';
import type { ProjectGraph } from '../project/project-graph.js';
import { findServiceStarts } from '../project/services.js';
import { defineRule } from './rule.js';

export const missingProcessErrorPolicy = defineRule({
  id: 'missing-process-error-policy',

  *check(graph) {
    const policies = graph.processPolicies;
    for (const { does, event, at } of policies) {
      if (does !== 'logs') continue;
      yield { at, message: `after \`${event}\` this handler logs and the process carries on in an unknown state`, form: 'logs-and-carries-on' };
    }

    const withPolicy = [...policies.map((it) => it.file), ...graph.withRole('server').filter((it) => loadsPolicyPackage(it))];
    const loads = loadedFiles(graph);
    const judged = new Set<string>();
    for (const start of findServiceStarts(graph)) {
      const folder = graph.packageFolderOf(start.file.path);
      if (judged.has(folder)) continue;
      judged.add(folder);
      const loaded = reachableFrom(start.file, loads);
      // Preloaded files are imported by nobody, but lie in the same package.
      if (withPolicy.some((it) => loaded.has(it.path) || graph.packageFolderOf(it.path) === folder)) continue;
      yield {
        at: start.at,
        message: `\`${start.text}\` starts a service without a policy for \`unhandledRejection\` or \`uncaughtException\` (${loaded.size} ${loaded.size === 1 ? 'file' : 'files'} searched)`,
        form: 'none',
        key: `process ${folder}`,
      };
    }
  },
});

/** Which files each file loads itself. */
function loadedFiles(graph: ProjectGraph): ReadonlyMap<string, readonly string[]> {
  const loads = new Map<string, string[]>();
  for (const { from, to } of graph.dependencies) {
    if (!to) continue;
    const known = loads.get(from.path);
    if (known) known.push(to.path);
    else loads.set(from.path, [to.path]);
  }
  return loads;
}

/** Files that are loaded with a file, itself included. */
function reachableFrom(file: ProjectFile, loads: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set([file.path]);
  for (const at of found) for (const next of loads.get(at) ?? []) found.add(next);
  return found;
}
