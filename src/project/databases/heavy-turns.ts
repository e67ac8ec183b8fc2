/** Turns of a loop that do far more than their query: each sends, uploads or runs something, beside which the query is nothing. */
import type { CallFact } from '../../facts/facts.js';
import { contains } from '../branches.js';
import type { FunctionRef } from '../calls/call-graph.js';
import { remoteBehind } from '../outbound/remote-calls.js';
import type { ProjectGraph } from '../project-graph.js';
import type { RepeatedQuery } from './repeated-queries.js';

/** What such work is called, where it cannot be followed to a package. */
const heavy = /^(?:send|upload|download|fetch|scan|deliver|transcode)(?![a-z])|^execute(?!\w*(?:Take|Query|Sql|Raw|Statement|Select|Insert|Update|Delete))[A-Z]/;

/** Reports whether a turn waits for work of another kind, in the loop itself or in what the loop calls for the query. */
export function isHeavyTurn(graph: ProjectGraph, { file, call, iteration, query, path }: RepeatedQuery): boolean {
  const isMeant = (ref: FunctionRef, it: CallFact): boolean => it !== query.call && isWork(graph, ref, it);
  const turn = (iteration.callback === undefined ? undefined : file.syntax.functions[iteration.callback]?.span) ?? iteration.span;
  const beside = file.syntax.calls.filter((it) => contains(turn, it.span));
  if (beside.some((it) => isMeant({ file, id: it.within }, it))) return true;
  return path.some(({ to, call: from }) => from === call && graph.calls.callsIn(to).some((it) => isMeant(to, it)));
}

function isWork(graph: ProjectGraph, ref: FunctionRef, call: CallFact): boolean {
  const name = /([\w$]+)$/.exec(call.text)?.[1] ?? '';
  if (call.awaited && heavy.test(name)) return true;
  const isOwn = graph.calls.edgesFrom(ref).some((it) => it.call === call);
  return !isOwn && remoteBehind(graph, ref, call)?.kind === 'service';
}
