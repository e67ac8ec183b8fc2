/** Reports calls that hold the event loop on a request path, with the path. */
import { blockingCalls, smallBlockingCalls } from '../project/apis/blocking.js';
import type { ExternalCall } from '../project/calls/external-calls.js';
import { isDevelopmentOnly, isFirstUse } from '../project/calls/first-use.js';
import { pathText, pathTo } from '../project/calls/hot-set.js';
import { locationIn } from '../project/project-file.js';
import type { ProjectGraph } from '../project/project-graph.js';
import { recognisedCalls } from '../project/recognised.js';
import { defineRule, type Observation } from './rule.js';

export const syncCallOnHotPath = defineRule({
  id: 'sync-call-on-hot-path',

  *check(graph) {
    yield* calls(graph, [...graph.external.to(blockingCalls), ...recognisedCalls(graph, 'blocking')], false);
    yield* calls(graph, graph.external.to(smallBlockingCalls), true);
  },
});

function* calls(graph: ProjectGraph, found: readonly Pick<ExternalCall, 'file' | 'call' | 'within'>[], milder: boolean): Iterable<Observation> {
  for (const { file, call, within } of found) {
    const hot = graph.hot.find(within);
    // What is kept after its first use blocks one request of a process, not every one.
    // shelljs gives the result to a callback when it has one.
    if (call.text.endsWith('exec') && call.arguments.some((it) => it.kind === 'function')) continue;
    if (!hot || isFirstUse(file, call) || isDevelopmentOnly(file, call)) continue;
    yield {
      at: locationIn(file.path, call.span),
      message: `\`${call.text}\` blocks every request: ${pathText(hot)}`,
      related: pathTo(hot, call),
      milder,
    };
  }
}
