/** Reports `Promise.all` over as many items as a request or an unlimited query brings. */
import type { Value } from '../facts/value.js';
import { pathText, pathTo } from '../project/calls/hot-set.js';
import { isSmall } from '../project/data/collections.js';
import { holdsAll } from '../project/data/data-flow.js';
import { iteratedText, iterationsAround, type Iteration } from '../project/data/iterations.js';
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
      if (!iteration?.call || inQueries.has(iteration.call) || isSmall(graph, file, iteration.over)) continue;
      if (iteration.callback === undefined || isPaced(file, iteration.callback)) continue;
      const from = originOf(graph, file, iteration);
      const remote = remoteIn(graph, { file, id: iteration.callback });
      if (from === undefined || !remote) continue;
      yield {
        at: locationIn(file.path, call.span),
        message: `\`${remote.call.text}\` starts at once for every item of ${itemsText(iteration, from)}: ${pathText(hot)}`,
        related: pathTo(hot, call),
      };
    }
  },
});

function itemsText(iteration: Iteration, from: string): string {
  const text = iteratedText(iteration);
  return text === undefined || from === `\`${text}\`` ? from : `\`${text}\`, from ${from}`;
}

/** `items.map(async (item) => …)` given to `Promise.all`, also where a variable holds the promises. */
function mapped(graph: ProjectGraph, file: ProjectFile, given: Value): Iteration | undefined {
  for (const index of resultsIn(file, given)) {
    const call = file.syntax.calls[index];
    const callback = call?.arguments.find((it) => it.kind === 'function');
    if (!call || callback?.kind !== 'function') continue;
    const inside = { ...call, within: callback.id, loop: -1 };
    const found = iterationsAround(graph.values, file, inside).find((it) => it.callback === callback.id);
    if (found && !found.isSequential && !found.isLimited) return found;
  }
  return undefined;
}

/** Reports whether the callback runs through something that limits how many run: `limit(() => …)`, `queue.add(…)`. */
function isPaced(file: ProjectFile, callback: number): boolean {
  const isInside = (within: number): boolean => within === callback || (within !== -1 && isInside(file.syntax.functions[within]?.within ?? -1));
  return file.syntax.calls.some((it) => /limit|queue|throttle|semaphore|bottleneck|\block\b|mutex|pool\.run/i.test(it.text) && isInside(it.within));
}

/** Where the items come from, in words; `undefined` unless that lets anyone send any number. */
function originOf(graph: ProjectGraph, file: ProjectFile, { over, within, span }: Iteration): string | undefined {
  const [origin] = graph.requestData.origins({ file, within, span }, over).filter((it) => it.shape === 'any' && it.source.part !== 'arguments');
  if (origin) return `\`${origin.source.text}\``;
  const query = databaseCalls(graph).find((it) => it.file === file && it.does === 'list' && it.api.kind !== 'cache' && holdsAll(file, over, new Set(it.chain)));
  if (!query) return undefined;
  const { limit, filter } = querySize(graph, query);
  return limit === 'unlimited' && filter === 'none' ? `\`${query.call.text}\`, which has no limit` : undefined;
}
