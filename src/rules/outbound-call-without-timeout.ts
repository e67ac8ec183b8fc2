/** Reports HTTP clients whose requests nothing ends in time, once for each client. */
import { handlerName, pathText, pathTo } from '../project/calls/hot-set.js';
import { isDevelopmentOnly } from '../project/calls/development.js';
import { unlimitedRequests, type UnlimitedRequest } from '../project/outbound/unlimited-requests.js';
import { locationIn } from '../project/project-file.js';
import type { ProjectGraph } from '../project/project-graph.js';
import { defineRule, type Observation } from './rule.js';

/** More of them would only fill the screen. */
const maximumRelated = 10;

export const outboundCallWithoutTimeout = defineRule({
  id: 'outbound-call-without-timeout',
  wide: true,

  *check(graph) {
    // Where Hono has no adapter for Node.js, something else runs it and gives `fetch` its limits.
    const isOnNode = graph.files.some((file) => file.imports.some((it) => it.specifier === '@hono/node-server'));
    const clients = new Map<string, UnlimitedRequest[]>();
    for (const it of unlimitedRequests(graph)) {
      const hot = graph.hot.find(it.within);
      if (graph.isProvidedElsewhere('request-timeout', it.file.path)) continue;
      if (!hot || isDevelopmentOnly(it.file, it.call) || (hot.handler.framework === 'hono' && !isOnNode)) continue;
      const { madeBy } = it;
      const client = madeBy ? `${madeBy.file.path}#${madeBy.index}` : `${graph.packageFolderOf(it.file.path)} ${it.package}`;
      clients.set(client, [...(clients.get(client) ?? []), it]);
    }
    for (const [first, ...more] of clients.values()) if (first) yield observation(graph, first, more);
  },
});

function observation(graph: ProjectGraph, first: UnlimitedRequest, more: readonly UnlimitedRequest[]): Observation {
  const { file, call, madeBy, api } = first;
  const hot = graph.hot.find(first.within);
  const where = hot ? (madeBy ? handlerName(hot.handler) : pathText(hot)) : '';
  const others = more.length === 0 ? '' : `, as ${more.length === 1 ? 'one more call does' : `${more.length} more calls do`}`;
  return {
    at: madeBy ? locationIn(madeBy.file.path, madeBy.call.span) : locationIn(file.path, call.span),
    message: `\`${(madeBy ?? first).call.text}\` sets no timeout, so a request waits ${api.otherwise}: ${where}${others}`,
    related: [
      ...(hot ? pathTo(hot, call) : []),
      ...more.slice(0, maximumRelated).map((it) => ({ location: locationIn(it.file.path, it.call.span), message: `calls ${it.call.text} without a timeout too` })),
    ],
    // Where no client is made, it is the package's habit, whichever call is the first.
    ...(madeBy ? {} : { key: `outbound calls ${graph.packageFolderOf(file.path)} ${first.package}` }),
  };
}
