/** Reports `Promise.all` over as many items as a request or an unlimited query brings. */
import type { CallFact } from '../facts/facts.js';
import type { Value } from '../facts/value.js';
import type { FunctionRef } from '../project/calls/call-graph.js';
import { pathText, pathTo } from '../project/calls/hot-set.js';
import { isSmall } from '../project/data/collections.js';
import { holdsAll } from '../project/data/data-flow.js';
import { iteratedText, iterationsAround } from '../project/data/iterations.js';
import { databaseCalls } from '../project/databases/database-calls.js';
import { resultsIn } from '../project/databases/query-chain.js';
import { querySize } from '../project/databases/query-size.js';
import { repeatedQueries } from '../project/databases/repeated-queries.js';
import { remoteIn } from '../project/outbound/remote-calls.js';
import { locationIn, type ProjectFile } from '../project/project-file.js';
import type { ProjectGraph } from '../project/project-graph.js';
import { defineRule } from './rule.js';

export const unboundedConcurrency = defineRule({
  id: 'unbounded-concurrency',

  *check(graph) {
    const inQueries = new Set(repeatedQueries(graph).map(({ iteration }) => iteration.call));
    for (const { file, call, within } of graph.external.to({ '': /^Promise\.(?:all|allSettled)$/ })) {
      const hot = graph.hot.find(within);
      const [given] = call.arguments;
      if (!hot || !given) continue;
      const iteration = mapped(graph, file, given);
      // What a query for each item costs is said by query-in-loop.
      if (!iteration || inQueries.has(iteration.call) || isSmall(graph, file, iteration.over) || isPaced(iteration.callback)) continue;
      const from = originOf(graph, file, iteration);
      const remote = remoteIn(graph, iteration.callback);
      if (from === undefined || !remote) continue;
      yield {
        at: locationIn(file.path, call.span),
        message: `\`${remote.call.text}\` starts at once for every item of ${itemsText(iteration.call, from)}: ${pathText(hot)}`,
        related: pathTo(hot, call),
      };
    }
  },
});

interface Mapped {
  readonly call: CallFact;
  readonly over: Value;
  readonly callback: FunctionRef;
}

function itemsText(call: CallFact, from: string): string {
  const text = iteratedText(call);
  return text === undefined || from === `\`${text}\`` ? from : `\`${text}\`, from ${from}`;
}

/** `items.map(async (item) => …)` given to `Promise.all`, also where a variable holds the promises. */
function mapped(graph: ProjectGraph, file: ProjectFile, given: Value): Mapped | undefined {
  for (const index of resultsIn(file, given)) {
    const call = file.syntax.calls[index];
    const callback = call?.arguments.find((it) => it.kind === 'function');
    if (!call) continue;
    if (callback?.kind !== 'function') {
      const [named] = call.arguments.flatMap((it) => graph.values.targets(file, it)).filter((it) => it.kind === 'function');
      if (named && call.callee.kind === 'member' && call.callee.name === 'map') return { call, over: call.callee.of, callback: { file: named.file, id: named.id } };
      continue;
    }
    const inside = { ...call, within: callback.id, loop: -1 };
    const found = iterationsAround(graph.values, file, inside).find((it) => it.callback === callback.id);
    if (found && !found.isSequential && !found.isLimited) return { call, over: found.over, callback: { file, id: callback.id } };
  }
  return undefined;
}

/** Reports whether the callback runs through something that limits how many run: `limit(() => …)`, `queue.add(…)`. */
function isPaced({ file, id }: FunctionRef): boolean {
  const isInside = (within: number): boolean => within === id || (within !== -1 && isInside(file.syntax.functions[within]?.within ?? -1));
  return file.syntax.calls.some((it) => /limit|queue|throttle|semaphore|bottleneck|\block\b|mutex|pool\.run/i.test(it.text) && isInside(it.within));
}

/** Where the items come from, in words; `undefined` unless that lets anyone send any number. */
function originOf(graph: ProjectGraph, file: ProjectFile, { over, call: { within, span } }: Mapped): string | undefined {
  const [origin] = graph.requestData.origins({ file, within, span }, over).filter((it) => it.shape === 'any' && it.source.part !== 'arguments');
  if (origin) return `\`${origin.source.text}\``;
  const query = databaseCalls(graph).find((it) => it.file === file && it.does === 'list' && it.api.kind !== 'cache' && holdsAll(file, over, new Set(it.chain)));
  if (!query) return undefined;
  const { limit, filter } = querySize(graph, query);
  return limit === 'unlimited' && filter === 'none' ? `\`${query.call.text}\`, which has no limit` : undefined;
}
