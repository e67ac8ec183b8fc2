/** Comments that silence a tool: Plumbline's own, ESLint's, TypeScript's, Biome's and Sonar's. */
import ts from 'typescript';
import type { CommentFact } from '../facts/facts.js';

const directives =
  /plumbline-allow\b|eslint-disable(?:-next-line|-line)?\b|@ts-(?:ignore|expect-error|nocheck)\b|biome-ignore(?:-all|-start)?\b|\bNOSONAR\b/g;

/** Every such comment of a file, in order. A directive inside a string is no comment. */
export function commentFacts(source: ts.SourceFile): readonly CommentFact[] {
  const facts: CommentFact[] = [];
  directives.lastIndex = 0;
  for (let match = directives.exec(source.text); match; match = directives.exec(source.text)) {
    const comment = commentAround(source, match.index);
    if (!comment || !isSaidToTool(source.text.slice(comment.start, match.index), match[0])) continue;
    const fact = describe(source, comment, match[0]);
    facts.push(fact.kind === 'plumbline-allow' || fact.reason !== '' ? fact : { ...fact, reason: reasonAbove(source, fact, facts.at(-1)) });
    directives.lastIndex = Math.max(directives.lastIndex, comment.end);
  }
  return facts.map((it, index) => (it.reason === '' ? { ...it, reason: reasonBelow(it, facts.slice(index + 1)) } : it));
}

/** A directive that makes room for the next one, such as `eslint-disable` above `@ts-ignore`, shares its reason. */
function reasonBelow({ kind, span }: CommentFact, [next]: readonly CommentFact[]): string {
  if (kind === 'plumbline-allow' || next === undefined || next.kind === 'plumbline-allow') return '';
  return next.span[0] === span[2] + 1 ? next.reason : '';
}

/** A comment that only mentions a directive begins with something else. Sonar alone looks for its word anywhere. */
function isSaidToTool(before: string, directive: string): boolean {
  return directive === 'NOSONAR' ? !before.endsWith('`') : /(?:^\/[/*]|\n)[\s/*]*$/.test(before);
}

/** A comment on the line above explains a directive too, and stacked directives share their reason. */
function reasonAbove(source: ts.SourceFile, { span }: CommentFact, before: CommentFact | undefined): string {
  const line = span[0] - 1;
  if (line < 0) return '';
  if (before?.span[2] === line) return before.reason;
  const starts = source.getLineStarts();
  const start = starts[line] ?? 0;
  const above = source.text.slice(start, starts[line + 1]).trim();
  if (!isTrivia(source, start + source.text.slice(start).search(/\S|$/))) return '';
  return /^\/\/+\s*(?=\S*\w)(.*)$/.exec(above)?.[1]?.trim() ?? '';
}

interface CommentRange {
  readonly start: number;
  readonly end: number;
}

function commentAround(source: ts.SourceFile, at: number): CommentRange | undefined {
  const { text } = source;
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const lineEnd = text.indexOf('\n', at) === -1 ? text.length : text.indexOf('\n', at);
  const open = text.lastIndexOf('/*', at);
  const close = text.lastIndexOf('*/', at);
  const slashes = text.slice(lineStart, at).lastIndexOf('//');
  // A text such as `'*/*'` opens no comment.
  const inBlock = open !== -1 && open > close && isTrivia(source, open);
  const start = inBlock ? open : slashes === -1 ? -1 : lineStart + slashes;
  if (start === -1 || !isTrivia(source, start)) return undefined;
  const end = inBlock ? text.indexOf('*/', at) + 2 : text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd;
  return { start, end: inBlock && end === 1 ? text.length : end };
}

/** Reports whether an offset lies between tokens, where comments are. */
function isTrivia(source: ts.SourceFile, at: number): boolean {
  let innermost: ts.Node = source;
  for (;;) {
    let next: ts.Node | undefined;
    innermost.forEachChild((child) => {
      if (!next && child.pos <= at && at < child.end) next = child;
    });
    if (!next) break;
    innermost = next;
    if (at < innermost.getStart(source, false)) return true;
  }
  const isText =
    ts.isStringLiteralLike(innermost) ||
    ts.isRegularExpressionLiteral(innermost) ||
    ts.isJsxText(innermost) ||
    ts.isTemplateHead(innermost) ||
    ts.isTemplateMiddle(innermost) ||
    ts.isTemplateTail(innermost);
  return !isText;
}

function describe(source: ts.SourceFile, comment: CommentRange, directive: string): CommentFact {
  const { text } = source;
  const inner = text
    .slice(comment.start, comment.end)
    .replace(/^\/[/*]+\s*|\s*\*\/$/g, '')
    .replace(/\s+/g, ' ');
  const after = inner.slice(inner.indexOf(directive) + directive.length);
  const from = ts.getLineAndCharacterOfPosition(source, comment.start);
  const to = ts.getLineAndCharacterOfPosition(source, comment.end);
  const lineStart = text.lastIndexOf('\n', comment.start - 1) + 1;
  const standsAlone = text.slice(lineStart, comment.start).trim() === '';
  return {
    ...partsOf(directive, after),
    span: [from.line, from.character, to.line, to.character],
    covers: standsAlone ? [from.line, nextCodeLine(source, to.line + 1)] : [from.line],
  };
}

function partsOf(directive: string, after: string): Pick<CommentFact, 'kind' | 'directive' | 'rule' | 'reason'> {
  if (directive === 'plumbline-allow') {
    const match = /^\s+([\w-]+)\s*(?::\s*(.*))?$/.exec(after);
    return { kind: 'plumbline-allow', directive, rule: match?.[1] ?? '', reason: match?.[2]?.trim() ?? '' };
  }
  if (directive.startsWith('eslint')) {
    return { kind: 'eslint', directive, rule: '', reason: /\s-{2,}\s*(.*)$/.exec(after)?.[1]?.trim() ?? '' };
  }
  if (directive.startsWith('biome')) {
    const reason = /^[^:]*:\s*(.*)$/.exec(after)?.[1]?.trim() ?? '';
    // What `biome` itself inserts in place of a reason.
    return { kind: 'biome', directive, rule: '', reason: reason === '<explanation>' ? '' : reason };
  }
  const reason = after.replace(/^[\s:.-]+/, '').trim();
  return { kind: directive === 'NOSONAR' ? 'sonar' : 'typescript', directive, rule: '', reason };
}

function nextCodeLine(source: ts.SourceFile, from: number): number {
  const starts = source.getLineStarts();
  for (let line = from; line < starts.length; line += 1) {
    const text = source.text.slice(starts[line], starts[line + 1] ?? source.text.length).trim();
    if (text !== '' && !text.startsWith('//')) return line;
  }
  return from;
}
