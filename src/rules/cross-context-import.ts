/** Reports imports that reach into another bounded context past its public entry. */
import type { ProjectFile } from '../project/project-file.js';
import type { ProjectGraph } from '../project/project-graph.js';
import { defineRule } from './rule.js';

export const crossContextImport = defineRule({
  id: 'cross-context-import',

  *check(graph) {
    const contexts = new Map(graph.contexts.map((it) => [it.name, it]));
    const open = publicFiles(graph);
    for (const { from, to, specifier, at } of graph.dependencies) {
      if (from.role === 'test' || from.context === undefined || to?.context === undefined) continue;
      if (from.context === to.context || contexts.get(to.context)?.shared === true || open.has(to.path)) continue;

      const [entry] = [...(contexts.get(to.context)?.entries ?? [])].sort();
      const door = entry === undefined ? 'which declares no public entry' : `past its public entry \`${entry}\``;
      yield { at, message: `\`${from.context}\` imports \`${specifier}\` from inside \`${to.context}\`, ${door}` };
    }
  },
});

/** Entries of every context, and what they pass on from their own context. */
function publicFiles(graph: ProjectGraph): ReadonlySet<string> {
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
