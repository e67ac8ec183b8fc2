/** Reports secrets that are logged: passwords, tokens, whole headers, the body of a login. */
import { isCredentialRoute } from '../project/apis/sensitive.js';
import { isDevelopmentOnly } from '../project/calls/development.js';
import { logCallsOf } from '../project/correlation/correlation.js';
import { redactsOf } from '../project/correlation/redaction.js';
import { sensitiveIn } from '../project/correlation/sensitive-values.js';
import { locationIn } from '../project/project-file.js';
import { defineRule } from './rule.js';

export const sensitiveDataInLogs = defineRule({
  id: 'sensitive-data-in-logs',
  wide: true,

  *check(graph) {
    const redacts = redactsOf(graph);
    for (const { file, call, span, from } of logCallsOf(graph)) {
      if (redacts(from) || isDevelopmentOnly(file, call)) continue;
      const hot = graph.hot.find({ file, id: call.within });
      const isCredential = hot !== undefined && [...hot.handler.routes, hot.handler.path ?? ''].some(isCredentialRoute);
      const found = call.arguments.flatMap((it) => sensitiveIn(file, it, graph.values)).filter((it) => !it.isBody || isCredential);
      const names = [...new Set(found.map((it) => (it.isBody ? 'the whole body of a credential route' : `\`${it.text}\``)))];
      if (names.length > 0) yield { at: locationIn(file.path, span), message: `\`${call.text}\` writes ${names.slice(0, 3).join(' and ')} to the log` };
    }
  },
});
