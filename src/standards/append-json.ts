/** Adds to the end of a list or an object in JSON with comments. Nothing that is there already changes its place or its layout. */
import { createScanner, parseTree, type Node } from 'jsonc-parser';

/** Appends values to the list under a key of the root; the list, where it is missing, goes to the end of the root. */
export function appendToList(text: string, key: string, values: readonly string[]): string {
  const root = parseTree(text, [], { allowTrailingComma: true });
  const list = root?.children?.find((it) => it.children?.[0]?.value === key)?.children?.[1];
  if (root === undefined || values.length === 0) return text;
  if (list?.type === 'array') return appended(text, list, values, 2);
  const indent = indentOf(text);
  const lines = values.map((it, index) => `${indent}${indent}${it}${index + 1 < values.length ? ',' : ''}`);
  return appended(text, root, [`${JSON.stringify(key)}: [${newLineOf(text)}${lines.join(newLineOf(text))}${newLineOf(text)}${indent}]`], 1);
}

/** `depth` is how far the items are indented where none shows it. */
function appended(text: string, container: Node, items: readonly string[], depth: number): string {
  const newLine = newLineOf(text);
  const close = container.offset + container.length - 1;
  const last = container.children?.at(-1);
  const indent = (last && lineIndentOf(text, last.offset)) ?? indentOf(text).repeat(depth);
  // Comments after the last item stay with it: the comma goes before them, the new items go below.
  const comma = last === undefined || hasComma(text, last.offset + last.length, close) ? undefined : last.offset + last.length;
  const end = text.slice(0, close).trimEnd().length;
  const added = items.map((it) => `${newLine}${indent}${it}`).join(',');
  const before = comma === undefined ? text.slice(0, end) : `${text.slice(0, comma)},${text.slice(comma, end)}`;
  const closing = lineIndentOf(text, close) === undefined ? `${newLine}${indentOf(text).repeat(depth - 1)}` : text.slice(end, close);
  return `${before}${added}${closing}${text.slice(close)}`;
}

/** Reports whether a comma stands between two places, outside comments. */
function hasComma(text: string, start: number, end: number): boolean {
  const scanner = createScanner(text.slice(start, end), true);
  scanner.scan();
  return text[start + scanner.getTokenOffset()] === ',';
}

/** The white space before a place, where nothing else is before it on its line. */
function lineIndentOf(text: string, offset: number): string | undefined {
  return /(?:^|\n)([ \t]*)$/.exec(text.slice(0, offset))?.[1];
}

/** One step of indentation, as the text has it already. */
function indentOf(text: string): string {
  return /^([ \t]+)\S/m.exec(text)?.[1] ?? '  ';
}

function newLineOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
