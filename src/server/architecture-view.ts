/** Makes the architecture of a folder what a client shows. */
import { drawMermaid, drawSvg } from '../engine/architecture.js';
import type { Picture, PictureArrow } from '../engine/architecture.js';
import type { LessonPlace } from '../protocol/protocol.js';
import type { ArchitectureArrow, ArchitectureView } from '../protocol/standards.js';
import type { ReviewedFolder } from './reviewed-folder.js';
import type { UriOf } from './to-lsp.js';

const mostCharacters = 160;

export function architectureView(picture: Picture, folder: ReviewedFolder, uriOf: UriOf): ArchitectureView {
  const lineOf = lineReader(folder);
  return {
    isDeclared: picture.parts.length > 0,
    drawing: drawSvg(picture, 'page'),
    arrows: picture.arrows.map((it) => arrowView(it, uriOf, lineOf)),
    svg: drawSvg(picture),
    mermaid: drawMermaid(picture),
  };
}

function arrowView({ places, ...arrow }: PictureArrow, uriOf: UriOf, lineOf: (file: string, line: number) => string): ArchitectureArrow {
  return {
    ...arrow,
    places: places.map(({ file, start }): LessonPlace => ({
      uri: uriOf(file), label: `${file}:${start.line + 1}`, message: lineOf(file, start.line), position: start,
    })),
  };
}

/** Gives a line of a file as the editor shows it; each file is divided once. */
function lineReader({ files }: ReviewedFolder): (file: string, line: number) => string {
  const lines = new Map<string, readonly string[]>();
  return (file, line) => {
    const known = lines.get(file) ?? (files.read(file) ?? '').split(/\r\n|\r|\n/);
    lines.set(file, known);
    const text = (known[line] ?? '').trim();
    return text.length > mostCharacters ? `${text.slice(0, mostCharacters - 1)}…` : text;
  };
}
