/** Own code that a team names in its standards, as `src/http/context#requestId` or `@acme/http#trace`. */
import type { Value } from '../facts/value.js';
import type { ProjectFile } from './project-file.js';
import type { ProjectGraph } from './project-graph.js';

/** Tells whether a value is one of those named for a kind. */
export function recognised({ recognizers, values }: Pick<ProjectGraph, 'recognizers' | 'values'>, kind: string): (file: ProjectFile, value: Value) => boolean {
  const named = new Set((recognizers[kind] ?? []).map((it) => it.replace(/\.[cm]?[jt]sx?(?=#)/, '')));
  if (named.size === 0) return () => false;
  return (file, value) =>
    values.targets(file, value).some((it) => {
      if (it.kind === 'package') return named.has(`${it.name}#${it.path}`);
      if (it.kind !== 'function' && it.kind !== 'class') return false;
      const name = it.kind === 'function' ? it.file.syntax.functions[it.id]?.name : it.file.syntax.classes[it.id]?.name;
      return named.has(`${it.file.path.replace(/\.[cm]?[jt]sx?$/, '')}#${name ?? ''}`);
    });
}
