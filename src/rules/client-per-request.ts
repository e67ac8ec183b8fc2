/** Reports clients with connections of their own that are made anew on a request path. */
import type { CallFact } from '../facts/facts.js';
import { branchesAround } from '../project/branches.js';
import { isDevelopmentOnly } from '../project/calls/development.js';
import { isFirstUse } from '../project/calls/first-use.js';
import { pathText, pathTo } from '../project/calls/hot-set.js';
import { unkeptClients } from '../project/outbound/made-clients.js';
import { locationIn, type ProjectFile } from '../project/project-file.js';
import { defineRule } from './rule.js';

export const clientPerRequest = defineRule({
  id: 'client-per-request',

  *check(graph) {
    for (const { file, call, within } of unkeptClients(graph)) {
      const hot = graph.hot.find(within);
      if (!hot || isFirstUse(file, call) || isDevelopmentOnly(file, call) || isReconnecting(file, call)) continue;
      yield {
        at: locationIn(file.path, call.span),
        message: `\`${call.construct ? 'new ' : ''}${call.text}\` makes a client for each request: ${pathText(hot)}`,
        related: pathTo(hot, call),
      };
    }
  },
});

/** `if (mongoose.connection.readyState === 0) await mongoose.connect(uri)`: connects where nothing is connected. */
function isReconnecting(file: ProjectFile, { within, span }: CallFact): boolean {
  return branchesAround(file, within, span).some(({ test }) => {
    const it = test.kind === 'not' ? test.of : test;
    const asked = it.kind === 'compare' ? it.left : it.kind === 'truthy' ? it.value : undefined;
    return asked?.kind === 'member' && /^(?:readyState|status|(?:is_?)?connected|isOpen|isReady|isInitialized)$/i.test(asked.name);
  });
}
