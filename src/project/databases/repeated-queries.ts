/** Queries that run once for each item of something: one observation for each loop, the first read in it before a write. */
import type { CallFact } from '../../facts/facts.js';
import type { Value } from '../../facts/value.js';
import type { CallEdge } from '../calls/call-graph.js';
import { isSmall } from '../data/collections.js';
import { iterationsAround, isOfItem, type Iteration } from '../data/iterations.js';
import type { ProjectFile } from '../project-file.js';
import type { ProjectGraph } from '../project-graph.js';
import type { DatabaseCall } from './database-calls.js';
import { resultsIn } from './query-chain.js';
import { queriesIn, queryReachedBy } from './reached-queries.js';

export interface RepeatedQuery {
  readonly file: ProjectFile;
  /** The call in the loop: the query, or a call of the project's own code that leads to it. */
  readonly call: CallFact;
  readonly iteration: Iteration;
  readonly query: DatabaseCall;
  /** Calls from the loop to the query; empty when it stands in the loop itself. */
  readonly path: readonly CallEdge[];
}

const known = new WeakMap<ProjectGraph, readonly RepeatedQuery[]>();

/** Every query of server code that a loop repeats with another item each time. */
export function repeatedQueries(graph: ProjectGraph): readonly RepeatedQuery[] {
  let found = known.get(graph);
  if (!found) {
    found = graph.withRole('server').flatMap((file) => onePerIteration(file.syntax.calls.flatMap((call, index) => repeated(graph, file, call, index))));
    known.set(graph, found);
  }
  return found;
}

function repeated(graph: ProjectGraph, file: ProjectFile, call: CallFact, index: number): readonly RepeatedQuery[] {
  if (!mayRepeat(file, call)) return [];
  const ref = { file, id: call.within };
  const direct = queriesIn(graph, ref).find((it) => it.index === index);
  if (direct ? !isMeant(direct) : !leadsToOwn(graph, file, call)) return [];
  const given = direct ? valuesOf(file, direct) : call.arguments;
  const iteration = iterationsAround(graph.values, file, call).find((it) => given.some((value) => isOfItem(it, value)));
  if (!iteration || isSmall(graph, file, iteration.over) || isBatch(call, given, iteration) || isSentTogether(file, iteration)) return [];
  if (direct) return [{ file, call, iteration, query: direct, path: [] }];
  const reached = queryReachedBy(graph, ref, call, isMeant);
  return reached ? [{ file, call, iteration, ...reached }] : [];
}

/** Reports whether a call stands in a loop or in a function inside another, before more is asked. */
function mayRepeat(file: ProjectFile, call: CallFact): boolean {
  return call.loop !== -1 || (file.syntax.functions[call.within]?.within ?? -1) !== -1 || (call.within !== -1 && file.syntax.functions[call.within]?.name === '');
}

/** Reports whether a call leads to code of the project, which may query in its place. */
function leadsToOwn(graph: ProjectGraph, file: ProjectFile, call: CallFact): boolean {
  return graph.values.targets(file, call.callee).some((it) => it.kind === 'function' || it.kind === 'class');
}

function isMeant({ api, does }: DatabaseCall): boolean {
  return api.kind === 'server' && does !== 'begin' && does !== 'end';
}

/** All that a query is given along its chain. */
function valuesOf(file: ProjectFile, { chain, call }: DatabaseCall): readonly Value[] {
  const receiver = call.callee.kind === 'member' ? [call.callee.of] : [];
  return [...receiver, ...chain.flatMap((it) => file.syntax.calls[it]?.arguments ?? [])];
}

/** An item that is itself a batch: the call says so, or the item is given whole to a call that takes many. */
function isBatch(call: CallFact, given: readonly Value[], { isItem, loop }: Iteration): boolean {
  if (/batch|chunk|bulk|many/i.test(call.text)) return given.some((it) => isItem(it) || loop !== undefined);
  return false;
}

/** Queries that are only collected, and sent as one: `prisma.$transaction(items.map((item) => prisma.order.update(…)))`. */
function isSentTogether(file: ProjectFile, { call }: Iteration): boolean {
  if (!call) return false;
  const index = file.syntax.calls.indexOf(call);
  return file.syntax.calls.some(({ callee, arguments: given }) => callee.kind === 'member' && /^(?:\$transaction|batch|pipeline)$/.test(callee.name) && given.some((it) => resultsIn(file, it).includes(index)));
}

function onePerIteration(found: readonly RepeatedQuery[]): readonly RepeatedQuery[] {
  const best = new Map<string, RepeatedQuery>();
  for (const it of found) {
    const key = JSON.stringify(it.iteration.span);
    const other = best.get(key);
    if (!other || (other.query.does === 'write' && it.query.does !== 'write')) best.set(key, it);
  }
  return [...best.values()];
}
