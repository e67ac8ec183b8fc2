/** Reports services that start without saying what happens to failures nobody caught, and policies that only log. */
import { loadedFrom } from '../project/loaded-files.js';
import { loadsPolicyPackage } from '../project/process-policy.js';
import { findServiceStarts } from '../project/services.js';
import { defineRule } from './rule.js';

export const missingProcessErrorPolicy = defineRule({
  id: 'missing-process-error-policy',
  wide: true,

  *check(graph) {
    const policies = graph.processPolicies;
    for (const { does, event, at } of policies) {
      if (does !== 'logs') continue;
      yield { at, message: `after \`${event}\` this handler logs and the process carries on in an unknown state`, form: 'logs-and-carries-on' };
    }

    const withPolicy = [...policies.map((it) => it.file), ...graph.withRole('server').filter((it) => loadsPolicyPackage(it))];
    const loadedBy = loadedFrom(graph);
    const judged = new Set<string>();
    for (const start of findServiceStarts(graph)) {
      const folder = graph.packageFolderOf(start.file.path);
      if (judged.has(folder)) continue;
      judged.add(folder);
      const loaded = loadedBy(start.file);
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
