/** Own code that a team names in its standards, as `src/http/context#requestId` or `@acme/http#trace`. */
import type { Value } from '../facts/value.js';
import type { ExternalCall } from './calls/external-calls.js';
import type { ProjectFile } from './project-file.js';
import type { ProjectGraph } from './project-graph.js';
import type { Target } from './targets.js';

/** Tells whether a value of a file is one of those named for a kind. */
export type Recogniser = (file: ProjectFile, value: Value) => boolean;

/** The recogniser of a kind of `recognizers`; it knows nothing where the standards name nothing. */
export function recognised({ recognizers, values, files }: Pick<ProjectGraph, 'recognizers' | 'values' | 'files'>, kind: string): Recogniser {
  const named = new Set((recognizers[kind] ?? []).map(withoutExtension));
  if (named.size === 0) return () => false;
  const nameOf = ({ path }: ProjectFile, name: string): string => `${withoutExtension(path)}#${name}`;
  // What is exported under the name: a function, or an object such as a logger.
  const exported = new Set(files.flatMap((file) => file.syntax.exports.filter((it) => named.has(nameOf(file, it.name))).flatMap((it) => (it.value ? [it.value] : []))));
  const isNamed = (it: Target): boolean => {
    if (it.kind === 'package') return named.has(`${it.name}#${it.path}`);
    if (it.kind === 'function') return named.has(nameOf(it.file, it.file.syntax.functions[it.id]?.name ?? ''));
    if (it.kind === 'class' || (it.kind === 'instance' && it.of === 'class')) return named.has(nameOf(it.file, it.file.syntax.classes[it.id]?.name ?? ''));
    return false;
  };
  const isExported = (file: ProjectFile, value: Value): boolean => {
    const definition = value.kind === 'definition' ? file.syntax.definitions[value.id] : undefined;
    if (definition?.kind !== 'import') return exported.has(value);
    return values.exported(file, definition.import, definition.name).some((it) => it.kind === 'value' && exported.has(it.value));
  };
  return (file, value) => isExported(file, value) || values.targets(file, value).some(isNamed);
}

/** Calls in server code of what is named for a kind. */
export function recognisedCalls(graph: ProjectGraph, kind: string): readonly Pick<ExternalCall, 'file' | 'call' | 'within'>[] {
  if ((graph.recognizers[kind] ?? []).length === 0) return [];
  const isRecognised = recognised(graph, kind);
  return graph.withRole('server').flatMap((file) => file.syntax.calls.filter((it) => isRecognised(file, it.callee)).map((call) => ({ file, call, within: { file, id: call.within } })));
}

function withoutExtension(text: string): string {
  return text.replace(/\.[cm]?[jt]sx?(?=#|$)/, '');
}
