/** The comment that allows a finding where it is, with the reason a person gave. */
import ts from 'typescript';
import type { TriagedFinding } from '../analysis/finding.js';
import type { TextEdit } from '../analysis/text-edit.js';
import type { FixInput } from './fix.js';
import { insert, newLineOf, offsetOf } from './syntax.js';

/** Reports whether a comment in the finding's own file could allow it. */
export function canAllow({ rule, location, anchor }: TriagedFinding): boolean {
  // A comment speaks about code, so it cannot allow another comment.
  if (rule === 'unused-suppression') return false;
  // A permission that names no rule lacks more than its reason.
  if (rule === 'suppression-without-reason' && /plumbline-allow(?!\s+[\w-])/.test(anchor)) return false;
  return /\.[cm]?[jt]sx?$/.test(location.file);
}

/** `undefined` where no comment can stand, as in the middle of a template. */
export function allowEdit({ finding, text, fileName }: FixInput, reason: string): TextEdit | undefined {
  const source = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true);
  const words = oneLine(reason);
  if (finding.rule === 'suppression-without-reason') return reasonEdit(source, finding, words);

  const comment = `// plumbline-allow ${finding.rule}: ${words}`;
  const { file, start } = finding.location;
  const lineStart = offsetOf(source, { line: lineAboveDirectives(source, start.line), character: 0 });
  if (lineStart === undefined) return undefined;
  if (isBetweenTokens(source, lineStart)) {
    const indentation = /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? '';
    return insert(source, file, lineStart, `${indentation}${comment}${newLineOf(source)}`);
  }
  const lineEnd = endOfLine(source, start.line);
  return isBetweenTokens(source, lineEnd) ? insert(source, file, lineEnd, ` ${comment}`) : undefined;
}

/** Adds the reason to a suppression that has none, in the place where its tool looks for it. */
function reasonEdit(source: ts.SourceFile, { location }: TriagedFinding, words: string): TextEdit | undefined {
  const line = location.start.line;
  const from = offsetOf(source, location.start);
  if (from === undefined) return undefined;
  const rest = source.text.slice(from, endOfLine(source, line));
  const comment = /(?:\/\/|\/\*).*/.exec(rest)?.[0] ?? rest;
  const close = comment.indexOf('*/');
  const inner = (close === -1 ? comment : comment.slice(0, close)).trimEnd();
  const at = from + rest.indexOf(comment) + inner.length;
  // ESLint wants two dashes; the others take anything, and a colon reads best.
  const separator = inner.includes('eslint-disable') ? ' -- ' : inner.endsWith(':') ? ' ' : ': ';
  const gap = close === inner.length ? ' ' : '';
  return insert(source, location.file, at, `${separator}${words}${gap}`);
}

/** A directive for the next line must keep its next line; ours looks past comments, so it goes above. */
function lineAboveDirectives(source: ts.SourceFile, line: number): number {
  const above = line - 1;
  const start = source.getLineStarts()[above];
  if (start === undefined) return line;
  const isDirective = /^\s*\/\/\s*(eslint-|@ts-|biome-ignore|prettier-ignore|c8 |v8 |istanbul )/.test(source.text.slice(start, endOfLine(source, above)));
  return isDirective ? lineAboveDirectives(source, above) : line;
}

/** Reports whether a comment at an offset would be a comment, not text of a template, of JSX or of another comment. */
function isBetweenTokens(source: ts.SourceFile, at: number): boolean {
  let node: ts.Node = source;
  for (;;) {
    const inner: ts.Node | undefined = ts.forEachChild(node, (it) => (it.pos < at && at < it.end ? it : undefined));
    if (inner === undefined) break;
    node = inner;
  }
  const isText = ts.isJsxText(node) || ts.isJsxElement(node) || ts.isJsxFragment(node) || ts.isTemplateLiteralToken(node);
  if (isText && node.getStart(source) < at) return false;
  const comments = ts.getLeadingCommentRanges(source.text, node.getFullStart()) ?? [];
  return !comments.some((it) => it.pos < at && at < it.end);
}

function endOfLine(source: ts.SourceFile, line: number): number {
  const next = source.getLineStarts()[line + 1] ?? source.text.length + 1;
  const end = next - 1;
  return source.text[end - 1] === '\r' ? end - 1 : end;
}

/** A reason stays on its line and inside its comment. */
function oneLine(reason: string): string {
  return reason.replace(/\s+/g, ' ').replaceAll('*/', '* /').trim();
}
