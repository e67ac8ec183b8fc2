/** Reports requests and messages that leave the service without the id which it gives its requests. */
import { servicesOf, wayText, wayTo } from '../project/correlation/correlation.js';
import { defineRule } from './rule.js';

export const uncorrelatedOutboundCall = defineRule({
  id: 'uncorrelated-outbound-call',
  wide: true,

  *check(graph) {
    const seen = new Set<string>();
    for (const service of servicesOf(graph)) {
      if (service.hasId !== 'yes') continue;
      for (const it of service.emissions) {
        const key = `${it.file.path}:${it.at.start.line}:${it.at.start.character}`;
        if (it.kind === 'log' || it.state !== 'plain' || seen.has(key)) continue;
        seen.add(key);
        const what = it.kind === 'http' ? 'sends a request' : 'sends a message';
        yield { at: it.at, message: `\`${it.text}\` ${what} without the id of the request that causes it: ${wayText(it)}`, related: wayTo(it) };
      }
    }
  },
});
