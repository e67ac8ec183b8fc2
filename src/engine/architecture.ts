/** The layers and contexts of a workspace as they are, with the imports between them and what of these the standards forbid. */
import type { ProjectGraph } from '../project/project-graph.js';
import { publicFiles } from '../rules/cross-context-import.js';
import { pictureOf, type Picture } from '../standards/picture.js';
import type { Standards } from '../standards/standards.js';

export { drawMermaid } from '../standards/draw-mermaid.js';
export { drawSvg } from '../standards/draw-svg.js';
export type { Picture, PictureArrow } from '../standards/picture.js';

/** By the same imports as the rules: none of tests and generated code, none that leave nothing at run time. */
export function architectureOf(graph: ProjectGraph, { layers, contexts }: Standards): Picture {
  const open = publicFiles(graph);
  const isCounted = (role: string): boolean => role !== 'test' && role !== 'generated';
  const picture = pictureOf({
    layers,
    contexts,
    files: graph.files.filter((it) => isCounted(it.role)).map((it) => it.path),
    imports: graph.dependencies.flatMap(({ from, to, at }) => (to !== undefined && isCounted(from.role) ? [{ from: from.path, to: to.path, at }] : [])),
    isPublic: (_context, file) => open.has(file),
  });
  // The layers and contexts of a package are about that package alone.
  const scopes = new Map([...layers.map((it) => [`layer ${it.name}`, it.scope] as const), ...contexts.map((it) => [`context ${it.name}`, it.scope] as const)]);
  return { ...picture, arrows: picture.arrows.filter((it) => scopes.get(`${it.kind} ${it.from}`) === scopes.get(`${it.kind} ${it.to}`)) };
}
