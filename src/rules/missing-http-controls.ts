/** Reports, once a service, controls of HTTP that are nowhere to be found. */
import { findServiceControls, type ServiceControls } from '../project/http-controls.js';
import { defineRule } from './rule.js';

export const missingHttpControls = defineRule({
  id: 'missing-http-controls',
  wide: true,

  *check(graph) {
    for (const it of findServiceControls(graph)) {
      const missing = missingOf(it);
      if (missing.length === 0) continue;
      const { start, searched, opensToAll } = it;
      const cors = opensToAll === undefined ? '' : `, and \`${opensToAll}\` lets every origin read`;
      yield {
        at: start.at,
        message: `\`${start.text}\` starts a service without ${missing.join(' and without ')}${cors} (${searched} ${searched === 1 ? 'file' : 'files'} and their imports searched)`,
        key: `http controls ${graph.packageFolderOf(start.at.file)} ${start.text}`,
      };
    }
  },
});

function missingOf({ hasHeaders, hasRateLimit, credentialRoute }: ServiceControls): readonly string[] {
  return [...(hasHeaders ? [] : ['security headers']), ...(hasRateLimit || credentialRoute === undefined ? [] : [`a rate limit on ${credentialRoute}`])];
}
