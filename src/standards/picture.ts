/** What there is to draw of an architecture: parts, and how often each imports another. */
import type { SourceLocation } from '../analysis/location.js';
import { assignContexts, assignLayers } from './match.js';
import type { Context, Layer, Standards } from './standards.js';

export interface PicturePart {
  readonly name: string;
  readonly kind: 'layer' | 'context';
  /** Files that belong to it. */
  readonly files: number;
  /** Holds the domain, or is a shared kernel. */
  readonly isSpecial: boolean;
}

export interface PictureArrow {
  readonly kind: PicturePart['kind'];
  readonly from: string;
  readonly to: string;
  /** Imports of today; none for an arrow that is only allowed. */
  readonly imports: number;
  /** Those of them that go against the standards. */
  readonly violations: number;
  /** Where the first of them are, violations before others, for a reader who wants to look. */
  readonly places: readonly SourceLocation[];
}

export interface Picture {
  readonly parts: readonly PicturePart[];
  readonly arrows: readonly PictureArrow[];
}

export interface PictureInput {
  readonly layers: readonly Layer[];
  readonly contexts: readonly Context[];
  readonly files: readonly string[];
  /** Imports between files; `at` is absent where nobody needs to go there. */
  readonly imports: readonly { readonly from: string; readonly to: string; readonly at?: SourceLocation }[];
  /** Reports whether a file is one that other contexts may import. */
  isPublic(context: string, file: string): boolean;
}

const mostPlaces = 50;

/** Parts in their declared order, arrows in the order of these. */
export function pictureOf(input: PictureInput): Picture {
  const standards = { layers: input.layers, contexts: input.contexts } as Standards;
  const layerOf = assignLayers(standards, input.files);
  const contextOf = assignContexts(standards, input.files);
  const allowed = new Map(input.layers.map((it) => [it.name, new Set(it.mayImport)]));
  const shared = new Set(input.contexts.filter((it) => it.shared).map((it) => it.name));
  return {
    parts: [
      ...input.layers.map((it) => partOf('layer', it.name, it.domain, layerOf)),
      ...input.contexts.map((it) => partOf('context', it.name, it.shared, contextOf)),
    ],
    arrows: [
      ...arrowsOf('layer', input, layerOf, (from, to) => allowed.get(from)?.has(to) === true),
      ...arrowsOf('context', input, contextOf, (_from, to, file) => shared.has(to) || input.isPublic(to, file)),
      ...input.layers.flatMap((layer) => idleArrows(layer, input, layerOf)),
    ],
  };
}

function partOf(kind: PicturePart['kind'], name: string, isSpecial: boolean, owners: ReadonlyMap<string, string>): PicturePart {
  return { name, kind, files: [...owners.values()].filter((it) => it === name).length, isSpecial };
}

function arrowsOf(
  kind: PicturePart['kind'],
  { layers, contexts, imports }: PictureInput,
  owners: ReadonlyMap<string, string>,
  isAllowed: (from: string, to: string, file: string) => boolean,
): PictureArrow[] {
  const found = new Map<string, { from: string; to: string; imports: number; right: SourceLocation[]; wrong: SourceLocation[]; violations: number }>();
  for (const { from, to, at } of imports) {
    const [source, target] = [owners.get(from), owners.get(to)];
    if (source === undefined || target === undefined || source === target) continue;
    const key = JSON.stringify([source, target]);
    const arrow = found.get(key) ?? { from: source, to: target, imports: 0, violations: 0, right: [], wrong: [] };
    found.set(key, arrow);
    const isRight = isAllowed(source, target, to);
    arrow.imports += 1;
    if (!isRight) arrow.violations += 1;
    if (at !== undefined) (isRight ? arrow.right : arrow.wrong).push(at);
  }
  const order = (kind === 'layer' ? layers : contexts).map((it) => it.name);
  return [...found.values()]
    .sort((a, b) => order.indexOf(a.from) - order.indexOf(b.from) || order.indexOf(a.to) - order.indexOf(b.to))
    .map(({ right, wrong, ...it }) => ({ kind, ...it, places: [...wrong, ...right].slice(0, mostPlaces) }));
}

/** What a layer may import and does not. */
function idleArrows(layer: Layer, { imports }: PictureInput, owners: ReadonlyMap<string, string>): PictureArrow[] {
  const used = new Set(imports.filter((it) => owners.get(it.from) === layer.name).map((it) => owners.get(it.to)));
  return layer.mayImport.filter((it) => !used.has(it)).map((to) => ({ kind: 'layer', from: layer.name, to, imports: 0, violations: 0, places: [] }));
}
