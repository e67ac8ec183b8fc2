/** Reports calls that hold the event loop on a request path, with the path. */
import { blockingCalls, smallBlockingCalls } from '../project/apis/blocking.js';
import { refKey } from '../project/calls/call-graph.js';
import type { ExternalCall } from '../project/calls/external-calls.js';
import { isDevelopmentOnly } from '../project/calls/development.js';
import { isFirstUse } from '../project/calls/first-use.js';
import { pathText, pathTo, type HotFunction } from '../project/calls/hot-set.js';
import { locationIn } from '../project/project-file.js';
import type { ProjectGraph } from '../project/project-graph.js';
import { recognisedCalls } from '../project/recognised.js';
import { defineRule, type Observation } from './rule.js';

export const syncCallOnHotPath = defineRule({
  id: 'sync-call-on-hot-path',

  *check(graph) {
    const large = [...blocking(graph, [...graph.external.to(blockingCalls), ...recognisedCalls(graph, 'blocking')])];
    for (const it of large) yield observation(it, false);
    // Whoever mends a function mends all of it, so that its small calls are told once, and not beside a large one.
    const told = new Set(large.map((it) => refKey(it.within)));
    for (const it of blocking(graph, graph.external.to(smallBlockingCalls))) {
      const key = refKey(it.within);
      if (!told.has(key)) yield observation(it, true);
      told.add(key);
    }
  },
});

type BlockingCall = Pick<ExternalCall, 'file' | 'call' | 'within'>;

function* blocking(graph: ProjectGraph, found: readonly BlockingCall[]): Iterable<BlockingCall & { readonly hot: HotFunction }> {
  for (const { file, call, within } of found) {
    const hot = graph.hot.find(within);
    // What is kept after its first use blocks one request of a process, not every one.
    // shelljs gives the result to a callback when it has one.
    if (call.text.endsWith('exec') && call.arguments.some((it) => it.kind === 'function')) continue;
    if (!hot || isFirstUse(file, call) || isDevelopmentOnly(file, call)) continue;
    yield { file, call, within, hot };
  }
}

function observation({ file, call, hot }: BlockingCall & { readonly hot: HotFunction }, milder: boolean): Observation {
  return { at: locationIn(file.path, call.span), message: `\`${call.text}\` blocks every request: ${pathText(hot)}`, related: pathTo(hot, call), milder };
}
