/** Draws an architecture as Mermaid, for a document that renders it. */
import type { Picture, PictureArrow, PicturePart } from './picture.js';

export function drawMermaid({ parts, arrows }: Picture): string {
  const ids = new Map(parts.map((it, index) => [`${it.kind} ${it.name}`, `p${index}`]));
  const idOf = (kind: PicturePart['kind'], name: string): string => ids.get(`${kind} ${name}`) ?? '';
  const lines = arrows.map((it) => `  ${idOf(it.kind, it.from)} ${lineOf(it)} ${idOf(it.kind, it.to)}`);
  const wrong = arrows.flatMap((it, index) => (it.violations > 0 ? [index] : []));
  return [
    'flowchart TD',
    ...group('Layers', parts.filter((it) => it.kind === 'layer'), idOf),
    ...group('Contexts', parts.filter((it) => it.kind === 'context'), idOf),
    ...lines,
    '  classDef special stroke-width:3px',
    ...(wrong.length > 0 ? [`  linkStyle ${wrong.join(',')} stroke:#c62828,stroke-width:2px`] : []),
    '',
  ].join('\n');
}

function group(title: string, parts: readonly PicturePart[], idOf: (kind: PicturePart['kind'], name: string) => string): string[] {
  if (parts.length === 0) return [];
  const boxes = parts.map((it) => {
    const files = it.files === 1 ? '1 file' : `${it.files} files`;
    return `    ${idOf(it.kind, it.name)}["${escape(it.name)}<br/>${files}"]${it.isSpecial ? ':::special' : ''}`;
  });
  return [`  subgraph ${title}`, ...boxes, '  end'];
}

function lineOf({ imports, violations }: PictureArrow): string {
  if (imports === 0) return '-.->';
  if (violations === 0) return `-->|${imports}|`;
  return violations === imports ? `-->|${violations} against|` : `-->|${imports}, ${violations} against|`;
}

/** Mermaid reads entities inside quotes, and nothing else of what a folder may be named with. */
function escape(text: string): string {
  return text.replace(/[^\w ./-]/gu, (it) => `#${it.codePointAt(0) ?? 0};`);
}
