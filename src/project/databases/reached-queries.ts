/** Queries that a call into the project's own code always leads to, a few calls further. */
import type { CallFact } from '../../facts/facts.js';
import { branchesAround, valuesIn } from '../branches.js';
import { refKey, type CallEdge, type FunctionRef } from '../calls/call-graph.js';
import { isFirstUse } from '../calls/first-use.js';
import type { ProjectFile } from '../project-file.js';
import type { ProjectGraph } from '../project-graph.js';
import { databaseCalls, type DatabaseCall } from './database-calls.js';

/** Further than this, a reader would not hold the loop responsible. */
const maximumDistance = 3;

/** A query with the calls that lead to it. */
export interface ReachedQuery {
  readonly query: DatabaseCall;
  readonly path: readonly CallEdge[];
}

const byFunction = new WeakMap<ProjectGraph, ReadonlyMap<string, readonly DatabaseCall[]>>();

/** Queries that stand in a function itself. */
export function queriesIn(graph: ProjectGraph, ref: FunctionRef): readonly DatabaseCall[] {
  const { around } = graph;
  if (around && !around.edited.isPresent(ref.file)) return queriesIn(around.before, ref);
  let index = byFunction.get(graph);
  if (!index) {
    const groups = new Map<string, DatabaseCall[]>();
    for (const it of databaseCalls(graph)) {
      const key = refKey(it.within);
      const group = groups.get(key);
      if (group) group.push(it);
      else groups.set(key, [it]);
    }
    index = groups;
    byFunction.set(graph, index);
  }
  return index.get(refKey(ref)) ?? [];
}

/** The first query, nearest first, that runs whenever a call does; `undefined` when there is none that can be told. */
export function queryReachedBy(graph: ProjectGraph, from: FunctionRef, call: CallFact, isMeant: (query: DatabaseCall) => boolean): ReachedQuery | undefined {
  const first = callsOut(graph, from).filter((it) => it.call === call);
  const seen = new Set<string>();
  let paths = (first.length === 1 ? first : []).map((it): readonly CallEdge[] => [it]);
  for (let distance = 0; distance < maximumDistance && paths.length > 0; distance += 1) {
    const next: (readonly CallEdge[])[] = [];
    for (const path of paths) {
      const to = path.at(-1)?.to;
      if (!to || seen.has(refKey(to)) || mayAnswerFromCache(graph, to)) continue;
      seen.add(refKey(to));
      const query = queriesIn(graph, to).find((it) => isMeant(it) && isAlways(to.file, it.call));
      if (query) return { query, path };
      for (const it of callsOut(graph, to)) if (isAlways(to.file, it.call)) next.push([...path, it]);
    }
    paths = next;
  }
  return undefined;
}

/** Calls to own functions, but not to one of many that stand behind an interface. */
function callsOut(graph: ProjectGraph, from: FunctionRef): readonly CallEdge[] {
  const edges = graph.calls.edgesFrom(from).filter((it) => it.via === 'call' && it.to.file.role === 'server');
  return edges.filter((it) => edges.filter((other) => other.call === it.call).length === 1);
}

/** A call that stands under no condition but those that stop early because something is wrong. */
function isAlways(file: ProjectFile, call: CallFact): boolean {
  if (isFirstUse(file, call)) return false;
  return branchesAround(file, call.within, call.span).every((it) => it.isRest && !valuesIn(it.test).some((value) => value.kind === 'awaited' || value.kind === 'definition' && isAwaited(file, value.id)));
}

function isAwaited(file: ProjectFile, id: number): boolean {
  const definition = file.syntax.definitions[id];
  return definition?.kind === 'variable' && definition.values.some((it) => it.kind === 'awaited' || it.kind === 'result');
}

/** Reports whether a function asks a cache, by what it calls. */
function mayAnswerFromCache(graph: ProjectGraph, ref: FunctionRef): boolean {
  const asksStore = queriesIn(graph, ref).some((it) => it.api.kind === 'cache');
  return asksStore || graph.calls.callsIn(ref).some((it) => /cache|memo|dataloader|\bloader\b/i.test(it.text)) || isCachedByDecorator(ref);
}

function isCachedByDecorator({ file, id }: FunctionRef): boolean {
  return file.syntax.classes.some((fact) =>
    fact.members.some(
      ({ value, decorators }) =>
        value.kind === 'function' && value.id === id && decorators.some((it) => it.kind === 'result' && /cache|memo/i.test(file.syntax.calls[it.call]?.text ?? '')),
    ),
  );
}
