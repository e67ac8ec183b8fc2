/** Reports connections that take any certificate. */
import type { ProjectFile } from '../project/project-file.js';
import { branchesAround, valuesIn } from '../project/branches.js';
import { isDevelopmentOnly } from '../project/calls/development.js';
import { describeValue } from '../project/handlers/describe.js';
import { locationIn } from '../project/project-file.js';
import type { FunctionId, Span } from '../facts/facts.js';
import { defineRule } from './rule.js';

/** Options that only TLS has; `strictSSL` is that of the package `request`. */
const option = /^(?:rejectUnauthorized|strictSSL)$/;
/** Names of settings by which somebody asks for it. */
const askedFor = /insecure|unsafe|unauth|self_?-?signed|verify|ignore|skip|allow|trust|reject|strict|ca\b|cert/i;

export const disabledTlsVerification = defineRule({
  id: 'disabled-tls-verification',
  instant: true,

  *check(graph) {
    for (const file of graph.withRole('server', 'config')) {
      for (const { name, on, within, span } of file.syntax.switches) {
        if (on || !option.test(name) || isDevelopmentOnly(file, { within, span }) || isAskedFor(file, within, span)) continue;
        yield { at: locationIn(file.path, span), message: `\`${name}: false\` takes any certificate: whoever stands on the way can read and answer` };
      }
      for (const { target, value, within, span } of file.syntax.assignments) {
        if (target.kind !== 'member' || target.name !== 'NODE_TLS_REJECT_UNAUTHORIZED' || !isZero(value)) continue;
        if (isDevelopmentOnly(file, { within, span }) || isAskedFor(file, within, span)) continue;
        yield { at: locationIn(file.path, span), message: '`NODE_TLS_REJECT_UNAUTHORIZED` takes any certificate on every connection of the process' };
      }
    }
  },
});

function isZero(value: { readonly kind: string; readonly value?: unknown }): boolean {
  return (value.kind === 'text' && value.value === '0') || (value.kind === 'number' && value.value === 0);
}

/** Reports whether a condition around a place names a setting by which an operator asks for it. */
function isAskedFor(file: ProjectFile, within: FunctionId, span: Span): boolean {
  return branchesAround(file, within, span).some(({ test }) => valuesIn(test).some((it) => askedFor.test(it.kind === 'result' ? (file.syntax.calls[it.call]?.arguments ?? []).map((given) => (given.kind === 'text' ? given.value : '')).join() : describeValue(file, it))));
}
