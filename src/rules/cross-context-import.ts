/** Reports imports that reach into another bounded context past its public entry. */
import { importContent } from '../project/import-content.js';
import type { ProjectFile } from '../project/project-file.js';
import type { ProjectGraph } from '../project/project-graph.js';
import { defineRule } from './rule.js';

export const crossContextImport = defineRule({
  id: 'cross-context-import',

  *check(graph) {
    const contexts = new Map(graph.contexts.map((it) => [it.name, it]));
    const open = publicFiles(graph);
    for (const dependency of graph.dependencies) {
      const { from, to, specifier, at } = dependency;
      if (from.role === 'test' || from.role === 'generated' || from.context === undefined || to?.context === undefined) continue;
      // The contexts of a package are about that package alone.
      if (contexts.get(from.context)?.scope !== contexts.get(to.context)?.scope) continue;
      if (from.context === to.context || contexts.get(to.context)?.shared === true || open.has(to.path)) continue;

      const door = doorOf([...(contexts.get(to.context)?.entries ?? [])].sort());
      yield {
        at,
        message: `\`${from.context}\` imports \`${specifier}\` from inside \`${to.context}\`, ${door}`,
        content: `${from.context} ${to.context} ${importContent(dependency)}`,
      };
    }
  },
});

/** The way in that a reader should take: an index file before a module file before any other. */
function doorOf(entries: readonly string[]): string {
  const [first, ...others] = entries;
  if (first === undefined) return 'which declares no public entry';
  const main = entries.find((it) => /(?:^|\/)index\.\w+$/.test(it)) ?? entries.find((it) => /\.module\.\w+$/.test(it));
  if (main !== undefined || others.length === 0) return `past its public entry \`${main ?? first}\``;
  return `past all of its ${entries.length} public files`;
}

/** Entries of every context, and what they pass on from their own context. */
export function publicFiles(graph: ProjectGraph): ReadonlySet<string> {
  const files = new Map(graph.files.map((it) => [it.path, it]));
  const open = new Set<string>();
  const visit = (file: ProjectFile | undefined): void => {
    if (!file || open.has(file.path)) return;
    open.add(file.path);
    for (const it of file.imports) {
      const target = it.kind === 'reexport' && it.target.kind === 'file' ? files.get(it.target.file) : undefined;
      if (target?.context === file.context) visit(target);
    }
  };
  for (const context of graph.contexts) for (const path of context.entries) visit(files.get(path));
  return open;
}
