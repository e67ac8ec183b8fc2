/** Draws an architecture as SVG that stands alone: boxes from the outside in, arrows with counts, violations marked. */
import type { Picture, PictureArrow, PicturePart } from './picture.js';

/**
 * As a document it brings its colours along. For a page that brings its own it has no styles, and each arrow is a group
 * that can be reached by keyboard and says its number in `data-arrow`.
 */
export function drawSvg(picture: Picture, use: 'document' | 'page' = 'document'): string {
  const rows = [...rowsOf(picture, 'layer'), ...rowsOf(picture, 'context')];
  const width = Math.max(460, ...rows.map((row) => margin * 2 + row.length * box.width + (row.length - 1) * gap.x)) + sideRoom;
  const height = margin * 2 + rows.length * box.height + Math.max(0, rows.length - 1) * gap.y + (use === 'document' ? legendHeight : 0);
  const boxes = new Map<PicturePart, Box>();
  rows.forEach((row, level) => {
    const used = row.length * box.width + (row.length - 1) * gap.x;
    row.forEach((part, index) => {
      boxes.set(part, { x: (width - used) / 2 + index * (box.width + gap.x), y: margin + level * (box.height + gap.y) });
    });
  });
  const boxOf = (kind: PicturePart['kind'], name: string): Box | undefined => {
    const part = picture.parts.find((it) => it.kind === kind && it.name === name);
    return part && boxes.get(part);
  };
  const arrows = picture.arrows.flatMap((it, index) => {
    const [from, to] = [boxOf(it.kind, it.from), boxOf(it.kind, it.to)];
    return from && to ? [drawArrow(it, from, to, { index, width, isLeft: isLeftFree(from, to, [...boxes.values()]) }, use)] : [];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="${use === 'document' ? 'img' : 'group'}" aria-label="Layers and contexts with their imports">`,
    ...(use === 'document' ? [`<style>${style}</style>`] : []),
    '<defs><marker id="end" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8z" class="head"/></marker>',
    '<marker id="wrong-end" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8z" class="wrong-head"/></marker></defs>',
    ...(use === 'document' ? [`<rect class="page" width="${width}" height="${height}"/>`] : []),
    // What passes a box by passes behind it.
    ...arrows,
    ...[...boxes].map(([part, at]) => drawBox(part, at)),
    ...(use === 'document' ? [`<text class="legend" x="${margin}" y="${height - 12}">Numbers are imports; dashed arrows are allowed and unused; red ones go against the standards.</text>`] : []),
    '</svg>',
    '',
  ].join('\n');
}

interface Box {
  readonly x: number;
  readonly y: number;
}

const box = { width: 150, height: 52 };
const gap = { x: 40, y: 64 };
const margin = 28;
const legendHeight = 24;
/** For arrows that pass boxes by. */
const sideRoom = 120;

const style = [
  'text{font:13px system-ui,sans-serif;fill:#1b1f24}.small{font-size:11px;fill:#57606a}.legend{font-size:11px;fill:#57606a}',
  '.page{fill:#fff}.part{fill:#f6f8fa;stroke:#57606a}.special{stroke-width:3}.context{rx:14}',
  '.arrow{fill:none;stroke:#57606a}.idle{stroke-dasharray:4 4}.wrong{stroke:#c62828;stroke-width:2}.head{fill:#57606a}.wrong-head{fill:#c62828}',
  '.count{font-size:11px;paint-order:stroke;stroke:#fff;stroke-width:4px}.wrong-count{fill:#c62828;font-weight:600}',
  '@media(prefers-color-scheme:dark){text{fill:#e6edf3}.small,.legend{fill:#9da7b3}.page{fill:#0d1117}.part{fill:#161b22;stroke:#9da7b3}',
  '.arrow{stroke:#9da7b3}.head{fill:#9da7b3}.wrong{stroke:#ff7b72}.wrong-head,.wrong-count{fill:#ff7b72}.count{stroke:#0d1117}}',
].join('');

/** Rows from those that nobody imports to those that import nobody, by the arrows that are allowed. */
function rowsOf({ parts, arrows }: Picture, kind: PicturePart['kind']): readonly (readonly PicturePart[])[] {
  const own = parts.filter((it) => it.kind === kind);
  const levels = new Map(own.map((it) => [it.name, 0]));
  const down = arrows.filter((it) => it.kind === kind && it.violations < Math.max(1, it.imports));
  // A circle of arrows would push its parts down for ever, so there are only as many rounds as parts.
  for (let round = 1; round < own.length; round += 1) {
    for (const { from, to } of down) {
      const next = Math.min(own.length - 1, (levels.get(from) ?? 0) + 1);
      if (next > (levels.get(to) ?? 0) && !down.some((it) => it.from === to && it.to === from)) levels.set(to, next);
    }
  }
  const used = [...new Set(levels.values())].sort((a, b) => a - b);
  return used.map((level) => own.filter((it) => levels.get(it.name) === level));
}

function drawBox({ name, kind, files, isSpecial }: PicturePart, { x, y }: Box): string {
  const middle = x + box.width / 2;
  const count = files === 1 ? '1 file' : `${files} files`;
  const what = isSpecial ? (kind === 'layer' ? ', the domain' : ', shared') : '';
  return (
    `<g><title>${escape(name)}</title><rect class="part ${kind}${isSpecial ? ' special' : ''}" x="${x}" y="${y}" width="${box.width}" height="${box.height}" rx="${kind === 'context' ? 14 : 4}"/>` +
    `<text x="${middle}" y="${y + 22}" text-anchor="middle">${escape(shorten(name))}</text>` +
    `<text class="small" x="${middle}" y="${y + 40}" text-anchor="middle">${count}${what}</text></g>`
  );
}

function drawArrow({ from, to, imports, violations }: PictureArrow, a: Box, b: Box, way: Way, use: 'document' | 'page'): string {
  const isWrong = violations > 0;
  const { path, label } = route(a, b, way);
  const kind = isWrong ? ' wrong' : imports === 0 ? ' idle' : '';
  const count = imports === 0 ? '' : violations === 0 ? String(imports) : violations === imports ? `${violations} against` : `${imports}, ${violations} against`;
  const says = `${from} imports ${to} ${imports === 1 ? 'once' : `${imports} times`}${isWrong ? `, ${violations} against the standards` : ''}`;
  const group = use === 'document' ? '<g>' : `<g class="way" data-arrow="${way.index}" tabindex="0" role="button" aria-label="${escape(says)}"><path class="hit" d="${path}"/>`;
  return (
    `${group}<title>${escape(says)}</title><path class="arrow${kind}" d="${path}" marker-end="url(#${isWrong ? 'wrong-end' : 'end'})"/>` +
    `<text class="count${isWrong ? ' wrong-count' : ''}" x="${label.x}" y="${label.y}" text-anchor="middle">${count}</text></g>`
  );
}

interface Way {
  /** Which arrow it is; keeps those side by side apart. */
  readonly index: number;
  /** Of the whole picture. */
  readonly width: number;
  /** Whether it passes other boxes by at the left. */
  readonly isLeft: boolean;
}

/** Down at the right and up at the left, so that both can be told apart, unless another box stands there and none at the other side. */
function isLeftFree(a: Box, b: Box, boxes: readonly Box[]): boolean {
  const blocks = (isLeft: boolean): number =>
    boxes.filter((it) => [a, b].some((end) => it.y === end.y && (isLeft ? it.x < end.x : it.x > end.x))).length;
  const isUp = b.y <= a.y;
  return isUp ? blocks(true) <= blocks(false) : blocks(true) < blocks(false);
}

/** Neighbours are joined straight; what passes a row by, or goes up, bends round the boxes at its side. */
function route(a: Box, b: Box, { index, width, isLeft }: Way): { readonly path: string; readonly label: Box } {
  const shift = ((index % 5) - 2) * 14;
  const [ax, bx] = [a.x + box.width / 2 + shift, b.x + box.width / 2 + shift];
  if (b.y - a.y === box.height + gap.y) {
    const [start, end] = [a.y + box.height, b.y];
    return { path: `M${ax} ${start}L${bx} ${end}`, label: { x: (ax + bx) / 2, y: (start + end) / 2 + 4 } };
  }
  if (a.y === b.y) {
    const isRight = b.x > a.x;
    const [start, end] = [isRight ? a.x + box.width : a.x, isRight ? b.x : b.x + box.width];
    const bend = isRight ? a.y - 14 : a.y + box.height + 14;
    const y = a.y + (isRight ? 16 : box.height - 16);
    return { path: `M${start} ${y}Q${(start + end) / 2} ${bend} ${end} ${y}`, label: { x: (start + end) / 2, y: (y + bend) / 2 } };
  }
  const isRight = !isLeft;
  const side = isRight ? Math.min(width - 12, Math.max(a.x, b.x) + box.width + 40 + (index % 4) * 12) : Math.max(12, Math.min(a.x, b.x) - 40 - (index % 4) * 12);
  const [start, end] = [isRight ? a.x + box.width : a.x, isRight ? b.x + box.width : b.x];
  const [ay, by] = [a.y + box.height / 2 + shift / 2, b.y + box.height / 2 + shift / 2];
  return { path: `M${start} ${ay}C${side} ${ay} ${side} ${by} ${end} ${by}`, label: { x: (start + end + side * 6) / 8, y: (ay + by) / 2 } };
}

function shorten(name: string): string {
  return name.length > 20 ? `${name.slice(0, 19)}…` : name;
}

/** Text in XML; characters that XML forbids are left out. */
function escape(text: string): string {
  // eslint-disable-next-line no-control-regex -- XML allows no control characters
  return text.replace(/[\u0000-\u001f\u007f\ufffe\uffff]/g, ' ').replace(/[<>&"']/g, (it) => `&#${it.charCodeAt(0)};`);
}
