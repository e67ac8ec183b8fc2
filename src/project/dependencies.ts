/** Which files load which, once types are erased. */
import type { SourceLocation } from '../analysis/location.js';
import type { ExportFact } from '../facts/facts.js';
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
  /** Loads with the file, but nothing of it is read before a function runs. */
  readonly readLater: boolean;
  /** Passes names on, as an index file does. */
  readonly isReexport: boolean;
  readonly at: SourceLocation;
}

/** Every dependency of a file that is there at run time. Imports of types alone, which TypeScript erases, are not. */
export function dependenciesOf(file: ProjectFile, files: ReadonlyMap<string, ProjectFile>, exports: Exports): readonly Dependency[] {
  const passed = passedOn(file);
  return file.imports.flatMap((it, index): readonly Dependency[] => {
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
        readLater: it.kind === 'import' && it.names.length > 0 && it.names.every((name) => name.typeOnly || name.use !== 'load'),
        isReexport: it.kind === 'reexport' || passed.has(index),
        at: locationIn(file.path, it.span),
      },
    ];
  });
}

/** Imports of a file that it exports again: `import { a } from './a'; export { a };`. */
function passedOn(file: ProjectFile): ReadonlySet<number | undefined> {
  return new Set(file.syntax.exports.map((it) => importBehind(file, it)));
}

/** Reports whether a file does nothing but pass on what others export. */
export function isBarrel(file: ProjectFile): boolean {
  const { exports } = file.syntax;
  return exports.length > 0 && exports.every((it) => it.from !== undefined || importBehind(file, it) !== undefined);
}

function importBehind(file: ProjectFile, { value }: ExportFact): number | undefined {
  const definition = value?.kind === 'definition' ? file.syntax.definitions[value.id] : undefined;
  return definition?.kind === 'import' ? definition.import : undefined;
}

function isErased(file: ProjectFile, fact: ResolvedImport, exports: Exports): boolean {
  if (fact.typeOnly) return true;
  if (file.syntax.language === 'javascript' || fact.names.length === 0) return false;
  if (fact.kind === 'dynamic') return false;
  const { target } = fact;
  const isKept = fact.kind === 'reexport' || file.answers.keepsUnusedImports;
  return fact.names.every((it) => {
    if (it.typeOnly) return true;
    if (!isKept && (it.use === 'type' || (it.use === 'metadata' && !file.answers.emitsDecoratorMetadata))) return true;
    return target.kind === 'file' && it.imported !== '*' && exports.isType(target.file, it.imported);
  });
}
