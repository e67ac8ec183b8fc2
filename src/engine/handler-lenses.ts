/** What stands behind each handler: how many functions a request may run, and what is found in them. */
import type { TriagedFinding } from '../analysis/finding.js';
import type { SourceLocation } from '../analysis/location.js';
import { contains } from '../project/branches.js';
import { refKey, type CallGraph, type FunctionRef } from '../project/calls/call-graph.js';
import { isDevelopmentOnly } from '../project/calls/development.js';
import { isFirstUse } from '../project/calls/first-use.js';
import { handlerName } from '../project/calls/hot-set.js';
import type { Handler } from '../project/handlers.js';
import type { ProjectGraph } from '../project/project-graph.js';

export interface HandlerLens {
  /** The name of what registers it. */
  readonly location: SourceLocation;
  /** Such as `GET /orders`. */
  readonly name: string;
  /** Functions of the project that a request may run, with those before the handler. */
  readonly functions: number;
  /** What is reported in them, in the order of files and places. */
  readonly findings: readonly SourceLocation[];
}

/** Lenses of a file, in steps: one yield a handler. */
export function* lensSteps(graph: ProjectGraph, file: string, findings: readonly TriagedFinding[]): Generator<void, readonly HandlerLens[]> {
  const found = findingsByFunction(graph, findings);
  const lenses: HandlerLens[] = [];
  for (const handler of graph.handlers) {
    if (handler.registeredBy.file !== file || !(handler.kind === 'route' || handler.kind === 'message' || handler.kind === 'resolver')) continue;
    const reached = reachedFrom(handler, graph.calls);
    lenses.push({ location: handler.registeredBy, name: handlerName(handler), functions: reached.size, findings: [...reached].flatMap((it) => found.get(it) ?? []) });
    yield;
  }
  return lenses;
}

function reachedFrom(handler: Handler, calls: CallGraph): ReadonlySet<string> {
  const first: readonly FunctionRef[] = [...handler.functions, ...handler.chain.flatMap((it) => it.functions)];
  const found = new Map(first.map((it) => [refKey(it), it]));
  // What is added while the map is read is read too.
  for (const ref of found.values()) {
    for (const { to, call } of calls.edgesFrom(ref)) {
      if (to.file.role === 'test' || isFirstUse(ref.file, call) || isDevelopmentOnly(ref.file, call)) continue;
      if (!found.has(refKey(to))) found.set(refKey(to), to);
    }
  }
  return new Set(found.keys());
}

function findingsByFunction(graph: ProjectGraph, findings: readonly TriagedFinding[]): ReadonlyMap<string, readonly SourceLocation[]> {
  const files = new Map(graph.files.map((it) => [it.path, it]));
  const found = new Map<string, SourceLocation[]>();
  for (const { location, status } of findings) {
    const file = files.get(location.file);
    if (status !== 'reported' || !file) continue;
    const { start, end } = location;
    // Functions are listed from the outside in, so the last that fits is the innermost.
    const id = file.syntax.functions.findLastIndex((it) => contains(it.span, [start.line, start.character, end.line, end.character]));
    if (id === -1) continue;
    const key = refKey({ file, id });
    found.set(key, [...(found.get(key) ?? []), location]);
  }
  return found;
}
