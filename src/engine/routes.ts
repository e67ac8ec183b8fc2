/** The routes of a workspace as plain data: what can arrive from outside, and what runs before each answer. */
import { compareText, type SourceLocation } from '../analysis/location.js';
import type { Notice, Problem } from '../analysis/finding.js';
import type { ChainLink, FunctionTarget, Handler, UnresolvedRegistration } from '../project/handlers.js';
import { locationIn } from '../project/project-file.js';
import type { ProjectGraph } from '../project/project-graph.js';
import type { StandardsError } from '../standards/standards.js';

export interface Route {
  readonly framework: string;
  readonly kind: 'route' | 'message' | 'resolver';
  /** In upper case, as HTTP has it; `QUEUE`, `TOPIC`, `SOCKET`, `QUERY` and the like for what is no HTTP. */
  readonly method: string;
  /** As a client calls it; what is not known in it is written `{?}`. */
  readonly path: string;
  readonly location: SourceLocation;
  /** Name of what answers; empty where it has none. */
  readonly handler: string;
  /** Where what answers is written; absent where it could not be followed. */
  readonly answers: SourceLocation | undefined;
  /** What runs before it, in order. */
  readonly chain: readonly RouteLink[];
}

export interface RouteLink {
  readonly role: ChainLink['role'];
  readonly text: string;
  readonly location: SourceLocation;
}

export interface Routes {
  /** Files that were analysed. */
  readonly files: number;
  readonly routes: readonly Route[];
  /** Registrations that could not be followed. */
  readonly unresolved: readonly UnresolvedRegistration[];
  readonly notices: readonly Notice[];
  readonly problems: readonly Problem[];
  /** Mistakes in `plumbline.json`. */
  readonly standardsErrors: readonly StandardsError[];
}

/** Every route of a graph, in the order of files and places. */
export function routesOf(graph: ProjectGraph): Pick<Routes, 'routes' | 'unresolved'> {
  const routes = graph.handlers.flatMap(routesOfHandler).sort((a, b) => compare(a.location, b.location));
  return { routes, unresolved: [...graph.unresolvedRegistrations].sort((a, b) => compare(a.at, b.at)) };
}

function routesOfHandler(handler: Handler): readonly Route[] {
  const { kind } = handler;
  if (kind !== 'route' && kind !== 'message' && kind !== 'resolver') return [];
  const [answers] = handler.functions.length > 0 ? answering(handler) : [];
  const paths = handler.routes.length > 0 ? handler.routes : ['{?}'];
  return paths.map((path) => ({
    framework: handler.framework,
    kind,
    method: methodOf(handler),
    path,
    location: handler.registeredBy,
    handler: answers?.file.syntax.functions[answers.id]?.name ?? '',
    answers: answers && locationIn(answers.file.path, answers.file.syntax.functions[answers.id]?.nameSpan ?? [0, 0, 0, 0]),
    chain: handler.chain.map(({ role, text, at }) => ({ role, text, location: at })),
  }));
}

/** A wrapper is given what answers, so that the function inside says more than what the wrapper makes. */
function answering({ functions, registered }: Handler): readonly FunctionTarget[] {
  const inner = functions.filter((it) => !registered.includes(it));
  return inner.length > 0 ? inner : functions;
}

function methodOf({ method, framework }: Handler): string {
  // Events sent by the server are asked for with GET.
  if (framework === 'nestjs' && method === 'sse') return 'GET';
  return method === '{?}' ? method : method.toUpperCase();
}

function compare(a: SourceLocation, b: SourceLocation): number {
  return compareText(a.file, b.file) || a.start.line - b.start.line || a.start.character - b.start.character;
}
