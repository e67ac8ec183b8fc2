/** Reports clients with connections of their own that are made anew on a request path. */
import { isDevelopmentOnly } from '../project/calls/development.js';
import { isFirstUse } from '../project/calls/first-use.js';
import { pathText, pathTo } from '../project/calls/hot-set.js';
import { unkeptClients } from '../project/outbound/made-clients.js';
import { locationIn } from '../project/project-file.js';
import { defineRule } from './rule.js';

export const clientPerRequest = defineRule({
  id: 'client-per-request',

  *check(graph) {
    for (const { file, call, within } of unkeptClients(graph)) {
      const hot = graph.hot.find(within);
      if (!hot || isFirstUse(file, call) || isDevelopmentOnly(file, call)) continue;
      yield {
        at: locationIn(file.path, call.span),
        message: `\`${call.construct ? 'new ' : ''}${call.text}\` makes a client for each request: ${pathText(hot)}`,
        related: pathTo(hot, call),
      };
    }
  },
});
