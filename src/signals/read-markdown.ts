/** Reads a document: its headings with what stands below each, its tables, and its fields such as `Status: accepted`. */
import MarkdownIt from 'markdown-it';

export interface Section {
  /** Plain, without marks. */
  readonly title: string;
  /** From 1. */
  readonly depth: number;
  /** From zero. */
  readonly line: number;
  /** Up to the next heading of any depth, as written. */
  readonly body: string;
}

export interface Table {
  readonly line: number;
  readonly head: readonly string[];
  readonly rows: number;
}

const markdown = new MarkdownIt('commonmark').enable('table');
const longest = 400_000;

export function sectionsOf(text: string): readonly Section[] {
  if (text.length > longest) return [];
  const lines = text.split('\n');
  const tokens = markdown.parse(withoutFrontMatter(text), {});
  const headings = tokens.flatMap((it, index) => (it.type === 'heading_open' && it.level === 0 ? [{ depth: Number(it.tag.slice(1)), line: it.map?.[0] ?? 0, end: it.map?.[1] ?? 0, title: plain(tokens[index + 1]?.content ?? '') }] : []));
  return headings.map(({ depth, line, end, title }, index) => ({ title, depth, line, body: lines.slice(end, headings[index + 1]?.line ?? lines.length).join('\n').trim() }));
}

export function tablesOf(text: string): readonly Table[] {
  if (text.length > longest) return [];
  const tokens = markdown.parse(withoutFrontMatter(text), {});
  return tokens.flatMap((it, index) => {
    if (it.type !== 'table_open') return [];
    const inside = tokens.slice(index, tokens.findIndex((other, at) => at > index && other.type === 'table_close'));
    const head = inside.flatMap((cell, at) => (cell.type === 'th_open' ? [plain(inside[at + 1]?.content ?? '')] : []));
    return [{ line: it.map?.[0] ?? 0, head, rows: inside.filter((row) => row.type === 'tr_open').length - 1 }];
  });
}

/** A field as decision records have it: front matter, `Status: accepted`, `* **Status**: accepted`, or the first words below a heading. */
export function fieldOf(text: string, name: string): { readonly value: string; readonly line: number } | undefined {
  const lines = text.slice(0, longest).split('\n');
  const written = new RegExp(`^\\s*(?:[-*>|]\\s*)?[*_]{0,2}(?:\\p{Extended_Pictographic}\\uFE0F?\\s*)?${name}[*_]{0,2}\\s*(?:[:|]|[-–—]\\s)\\s*[*_]{0,2}\\s*(.+?)\\s*\\|?\\s*$`, 'iu');
  for (const [line, it] of lines.entries()) {
    const value = written.exec(it)?.[1];
    if (value !== undefined && value !== '') return { value: plain(value), line };
  }
  const section = sectionsOf(text).find((it) => it.title.toLowerCase() === name.toLowerCase());
  const value = section?.body.split('\n').find((it) => it.trim() !== '' && !it.trim().startsWith('<!--'));
  return section && value !== undefined ? { value: plain(value), line: section.line } : undefined;
}

/** Front matter would read as a heading; its lines stay, so that those below keep their numbers. */
function withoutFrontMatter(text: string): string {
  const end = text.startsWith('---\n') ? text.indexOf('\n---', 4) : -1;
  return end === -1 ? text : '\n'.repeat(text.slice(0, end + 4).split('\n').length - 1) + text.slice(end + 4);
}

function plain(text: string): string {
  return text.replace(/<!--.*?-->/g, '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/<\/?(?:a|b|br|code|div|em|i|img|kbd|p|small|span|strong|sub|sup)\b[^>]*>/gi, '').replace(/[*_`]/g, '').trim();
}
