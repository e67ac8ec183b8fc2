/** Reports services that start without saying what happens to failures nobody caught, and policies that only log. */
import { findProcessPolicies, loadsPolicyPackage } from '../project/process-policy.js';
import { findServiceStarts } from '../project/services.js';
import { defineRule } from './rule.js';

export const missingProcessErrorPolicy = defineRule({
  id: 'missing-process-error-policy',

  *check(graph) {
    const policies = findProcessPolicies(graph);
    for (const { does, event, at } of policies) {
      if (does !== 'logs') continue;
      yield { at, message: `after \`${event}\` this handler logs and the process carries on in an unknown state`, form: 'logs-and-carries-on' };
    }

    // A policy holds for the whole process, wherever it is installed, and files do not say which processes there are.
    if (policies.length > 0 || graph.withRole('server').some((it) => loadsPolicyPackage(it))) return;
    const [start] = findServiceStarts(graph);
    if (!start) return;
    const searched = graph.withRole('server').length;
    yield {
      at: start.at,
      message: `\`${start.text}\` starts a service without a policy for \`unhandledRejection\` or \`uncaughtException\` (${searched} files searched)`,
      form: 'none',
      key: 'process',
    };
  },
});
