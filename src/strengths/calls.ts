/** Finds calls into packages, and packages handed to calls, for strengths that are known by what is called. */
import type { SourceLocation } from '../analysis/location.js';
import type { CallFact, Span } from '../facts/facts.js';
import type { Value } from '../facts/value.js';
import type { ApiTable, ExternalCall } from '../project/calls/external-calls.js';
import { memberOf } from '../project/data/options.js';
import { locationIn, type ProjectFile } from '../project/project-file.js';
import type { ProjectGraph } from '../project/project-graph.js';
import type { FileRole } from '../project/roles.js';
import type { Sighting, StrengthDetector } from './strength.js';

export interface CallStrength {
  readonly id: string;
  readonly title: string;
  readonly practices: readonly string[];
  /** What is called, by package, without the entry point: `hono` for `hono/csrf`. The empty string stands for globals. */
  readonly calls: ApiTable;
  /** Packages that are plugins, and count where they are handed to a call such as `register`. */
  readonly plugins?: RegExp;
  /** What the files are for; server code when absent. */
  readonly roles?: readonly FileRole[];
  /** Reports whether a call counts; all do when absent. */
  readonly when?: (it: ExternalCall, graph: ProjectGraph) => boolean;
  /** One sentence; `name` is the callee as written, or the plugin. */
  readonly says: (name: string, it?: ExternalCall, graph?: ProjectGraph) => string;
}

/** Declares a strength that shows in calls. */
export function callStrength({ id, title, practices, calls, plugins, roles = ['server'], when, says }: CallStrength): StrengthDetector {
  return {
    id,
    title,
    practices,
    *find(graph) {
      for (const it of callsTo(graph, calls, roles)) if (when?.(it, graph) !== false) yield sighting(it.file, it.call.span, says(named(it.call), it, graph));
      if (plugins) yield* pluginsIn(graph, plugins, roles, says);
    },
  };
}

/** Calls that a table names in files with these roles, in the order of files and calls. */
export function callsTo(graph: ProjectGraph, table: ApiTable, roles: readonly FileRole[] = ['server']): readonly ExternalCall[] {
  if (roles.length === 1 && roles[0] === 'server') return graph.external.to(table);
  return graph.withRole(...roles).filter((file) => loads(file, table)).flatMap((file) => file.syntax.calls.flatMap((_, index) => {
    const found = graph.external.of(file, index).find((it) => table[it.package]?.test(it.path) === true);
    return found ? [found] : [];
  }));
}

/** Reports whether a file loads what a table names, itself or through another file of the project. */
function loads({ imports }: ProjectFile, table: ApiTable): boolean {
  return Object.hasOwn(table, '') || imports.some((it) => it.target.kind === 'file' || Object.hasOwn(table, packageOf(it)));
}

/** A package that is handed to a call of another: `app.register(helmet)`, `app.register(import('@fastify/helmet'))`. */
function* pluginsIn(graph: ProjectGraph, plugins: RegExp, roles: readonly FileRole[], says: CallStrength['says']): Iterable<Sighting> {
  for (const file of graph.withRole(...roles)) {
    if (!file.imports.some((it) => plugins.test(packageOf(it)))) continue;
    for (const call of file.syntax.calls) {
      for (const [index, argument] of call.arguments.entries()) {
        const found = mayBePlugin(argument) ? graph.values.targets(file, argument).find((it) => it.kind === 'package' && plugins.test(it.name) && !it.path.includes('(')) : undefined;
        const span = call.argumentSpans[index];
        if (found?.kind === 'package' && span && isRegistering(call)) yield sighting(file, span, says(found.name));
      }
    }
  }
}

function isRegistering({ callee }: CallFact): boolean {
  return callee.kind === 'member' && /^(?:register|use)$/.test(callee.name);
}

function mayBePlugin({ kind }: Value): boolean {
  return kind === 'definition' || kind === 'module' || kind === 'awaited' || kind === 'member' || kind === 'result';
}

function packageOf({ target }: ProjectFile['imports'][number]): string {
  return target.kind === 'package' || target.kind === 'builtin' ? target.name.replace(/^node:/, '') : '';
}

/** A callee as a reader may be shown it; of a long chain, its end. */
export function named({ text, callee }: CallFact): string {
  const end = callee.kind === 'member' ? callee.name : /(?:^|[)\]}.])(?:\.)?([\w$]+)$/.exec(text)?.[1];
  const short = text.length > 40 || /[({]/.test(text) ? `….${end ?? text.slice(-20)}` : text;
  return `\`${short.replaceAll('`', "'")}\``;
}

export function sighting(file: ProjectFile, span: Span, message: string): Sighting {
  return { at: locationIn(file.path, span), message };
}

/** The first line of something long. */
export function firstLine(file: ProjectFile, [line, character]: Span): SourceLocation {
  return { file: file.path, start: { line, character }, end: { line, character: character + 1 } };
}

/** The value of an option that a call is given, where it is written in place or in a variable. */
export function optionOf(graph: ProjectGraph, { file, call }: Pick<ExternalCall, 'file' | 'call'>, name: string): Value | undefined {
  for (const it of call.arguments) {
    const found = memberOf(graph.values, file, it, name);
    if (found) return found.value;
  }
  return undefined;
}

/** Reports whether one of these members stands anywhere in what a call is given. */
export function isGiven({ call }: Pick<ExternalCall, 'call'>, name: RegExp): boolean {
  return call.arguments.some((it) => hasMember(it, name));
}

export function hasMember(value: Value, name: RegExp, depth = 0): boolean {
  if (depth > 6) return false;
  switch (value.kind) {
    case 'object':
      return value.members.some(([it, inner]) => name.test(it) || hasMember(inner, name, depth + 1));
    case 'array':
      return value.items.some((it) => hasMember(it, name, depth + 1));
    case 'either':
      return value.of.some((it) => hasMember(it, name, depth + 1));
    default:
      return false;
  }
}
