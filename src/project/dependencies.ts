/** Which files load which, once types are erased. */
import type { SourceLocation } from '../analysis/location.js';
import type { Exports } from './exports.js';
import { locationIn, type ProjectFile, type ResolvedImport } from './project-file.js';

/** One import that leaves something behind at run time. */
export interface Dependency {
  readonly from: ProjectFile;
  /** File it loads; `undefined` for a package. */
  readonly to: ProjectFile | undefined;
  /** Package or built-in module it loads; the empty string for an own file. */
  readonly package: string;
  readonly isBuiltin: boolean;
  readonly specifier: string;
  /** Names taken; empty for an import for its side effects. */
  readonly names: readonly string[];
  /** Loads when a function runs, not when the file does. */
  readonly deferred: boolean;
  readonly at: SourceLocation;
}

/** Every dependency of a file that is there at run time. Imports of types alone, which TypeScript erases, are not. */
export function dependenciesOf(file: ProjectFile, files: ReadonlyMap<string, ProjectFile>, exports: Exports): readonly Dependency[] {
  return file.imports.flatMap((it): readonly Dependency[] => {
    if (isErased(file, it, exports)) return [];
    const { target } = it;
    if (target.kind === 'asset' || target.kind === 'missing') return [];
    const to = target.kind === 'file' ? files.get(target.file) : undefined;
    if (target.kind === 'file' && !to) return [];
    return [
      {
        from: file,
        to,
        package: target.kind === 'file' ? '' : target.name,
        isBuiltin: target.kind === 'builtin',
        specifier: it.specifier,
        names: it.names.map((name) => name.imported),
        deferred: it.deferred,
        at: locationIn(file.path, it.span),
      },
    ];
  });
}

function isErased(file: ProjectFile, fact: ResolvedImport, exports: Exports): boolean {
  if (fact.typeOnly) return true;
  if (file.syntax.language === 'javascript' || fact.names.length === 0) return false;
  if (fact.kind === 'dynamic') return false;
  const { target } = fact;
  return fact.names.every((it) => {
    if (it.typeOnly) return true;
    if (target.kind === 'file' && it.imported !== '*' && exports.isType(target.file, it.imported)) return true;
    if (fact.kind === 'reexport' || file.answers.keepsUnusedImports) return false;
    return it.use === 'type' || (it.use === 'metadata' && !file.answers.emitsDecoratorMetadata);
  });
}
