/** Reports loops that wait for one item after another although no item needs the one before it. */
import type { CallFact, LoopFact } from '../facts/facts.js';
import { contains, valuesIn } from '../project/branches.js';
import { pathText, pathTo } from '../project/calls/hot-set.js';
import { isSmall } from '../project/data/collections.js';
import { dependsOn } from '../project/data/depends.js';
import { isOfItem, iterationsAround } from '../project/data/iterations.js';
import { repeatedQueries } from '../project/databases/repeated-queries.js';
import { remoteBehind } from '../project/outbound/remote-calls.js';
import { locationIn, type ProjectFile } from '../project/project-file.js';
import type { ProjectGraph } from '../project/project-graph.js';
import { defineRule } from './rule.js';

/** Names that say that the order or the pace is meant. */
const paced = /sleep|delay|wait|timeout|throttl|limit|retry|attempt|lock|sequen|transaction|backoff|next/i;

export const sequentialAwaitInLoop = defineRule({
  id: 'sequential-await-in-loop',

  *check(graph) {
    const inQueries = new Set(repeatedQueries(graph).flatMap(({ iteration }) => (iteration.loop ? [iteration.loop] : [])));
    for (const { ref } of graph.hot.functions) {
      const { file } = ref;
      const seen = new Set<LoopFact>();
      for (const call of graph.calls.callsIn(ref)) {
        const loop = file.syntax.loops[call.loop];
        if (!call.awaited || !loop || seen.has(loop) || inQueries.has(loop) || !isIndependent(graph, file, call, loop)) continue;
        const remote = remoteBehind(graph, ref, call);
        const hot = graph.hot.find(ref);
        if (remote?.kind !== 'service' || !hot) continue;
        seen.add(loop);
        yield {
          at: locationIn(file.path, call.span),
          message: `\`${call.text}\` waits for each item in turn, and no item needs the one before: ${pathText(hot)}`,
          related: pathTo(hot, call),
        };
      }
    }
  },
});

/** Reports whether each turn of a loop could run without those before it, as far as the code says. */
function isIndependent(graph: ProjectGraph, file: ProjectFile, call: CallFact, loop: LoopFact): boolean {
  const [iteration] = iterationsAround(graph.values, file, call);
  if (iteration?.loop !== loop || loop.kind !== 'of' || isSmall(graph, file, loop.over)) return false;
  if (!call.arguments.some((it) => isOfItem(iteration, it))) return false;
  const inside = file.syntax.calls.filter((it) => it.within === call.within && contains(loop.span, it.span));
  if (inside.some((it) => (it.awaited || it.text === 'setTimeout') && paced.test(it.text))) return false;
  // What one turn writes, the next may read; what it learns may end the loop.
  if (file.syntax.assignments.some((it) => it.target.kind === 'definition' && it.operator === '=' && contains(loop.span, it.span))) return false;
  const results = new Set(inside.filter((it) => it.awaited).map((it) => file.syntax.calls.indexOf(it)));
  const isResult = (value: { readonly kind: string; readonly call?: number }): boolean => value.kind === 'result' && results.has(value.call ?? -1);
  const asks = file.syntax.branches.some((it) => contains(loop.span, it.span) && valuesIn(it.test).some((value) => dependsOn(file, value, isResult)));
  const returns = (file.syntax.functions[call.within]?.returns ?? []).some((it) => dependsOn(file, it, isResult));
  return !asks && !returns;
}
