/** What fixes share: parsing a text, finding the node a finding points at, and cutting text out of it. */
import ts from 'typescript';
import type { Position, SourceLocation } from '../analysis/location.js';
import type { TextEdit } from '../analysis/text-edit.js';

export type FunctionWithBody = ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction | ts.MethodDeclaration;

/** Parses with parent links. Gives `undefined` for a text with syntax errors: nothing is certain in there. */
export function parse(fileName: string, text: string): ts.SourceFile | undefined {
  const source = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true);
  const { parseDiagnostics } = source as ts.SourceFile & { readonly parseDiagnostics?: readonly unknown[] };
  return parseDiagnostics !== undefined && parseDiagnostics.length > 0 ? undefined : source;
}

/** The innermost node that holds a location; `undefined` when the location is not in the text. */
export function nodeAt(source: ts.SourceFile, location: SourceLocation): ts.Node | undefined {
  const start = offsetOf(source, location.start);
  const end = offsetOf(source, location.end);
  if (start === undefined || end === undefined || start > end) return undefined;
  let node: ts.Node = source;
  for (;;) {
    const inner: ts.Node | undefined = ts.forEachChild(node, (it) => (it.getStart(source) <= start && end <= it.end ? it : undefined));
    if (inner === undefined) return node;
    node = inner;
  }
}

/** The nearest node at or above one that fits, without leaving the function that it is in. */
export function climb<T extends ts.Node>(node: ts.Node, fits: (it: ts.Node) => it is T): T | undefined {
  for (let it: ts.Node = node; !ts.isSourceFile(it); it = it.parent) {
    if (fits(it)) return it;
    if (ts.isFunctionLike(it) || ts.isClassStaticBlockDeclaration(it)) return undefined;
  }
  return undefined;
}

/** The function, accessor, initialiser or file whose execution a node is part of. */
export function executionOf(node: ts.Node): ts.Node {
  for (let it = node.parent; ; it = it.parent) {
    if (ts.isFunctionLike(it) || ts.isSourceFile(it) || ts.isPropertyDeclaration(it) || ts.isClassStaticBlockDeclaration(it)) return it;
  }
}

export function hasBody(node: ts.Node): node is FunctionWithBody {
  return (
    (ts.isFunctionDeclaration(node) || ts.isFunctionExpression(node) || ts.isArrowFunction(node) || ts.isMethodDeclaration(node)) &&
    node.body !== undefined
  );
}

export function isAsync(node: ts.Node): boolean {
  return ts.canHaveModifiers(node) && (ts.getModifiers(node)?.some((it) => it.kind === ts.SyntaxKind.AsyncKeyword) ?? false);
}

/** Reports whether `await` may be written at a node: in an async function, or at the top level of an ES module. */
export function mayAwait(node: ts.Node): boolean {
  const execution = executionOf(node);
  if (!ts.isSourceFile(execution)) return isAsync(execution) && !isParameterOf(node, execution);
  return /\.m[tj]s$/.test(execution.fileName) || (!/\.c[tj]s$/.test(execution.fileName) && ts.isExternalModule(execution));
}

function isParameterOf(node: ts.Node, execution: ts.Node): boolean {
  for (let it = node; it !== execution; it = it.parent) if (ts.isParameter(it)) return true;
  return false;
}

export function skipParentheses(node: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(node) ? skipParentheses(node.expression) : node;
}

/** Replaces the text between two offsets. */
export function replace(source: ts.SourceFile, file: string, start: number, end: number, newText: string): TextEdit {
  const from = source.getLineAndCharacterOfPosition(start);
  const to = source.getLineAndCharacterOfPosition(end);
  return { location: { file, start: from, end: to }, newText };
}

export function insert(source: ts.SourceFile, file: string, at: number, newText: string): TextEdit {
  return replace(source, file, at, at, newText);
}

export function offsetOf(source: ts.SourceFile, { line, character }: Position): number | undefined {
  const starts = source.getLineStarts();
  const start = starts[line];
  if (start === undefined) return undefined;
  const end = starts[line + 1] ?? source.text.length;
  return start + character <= end ? start + character : undefined;
}

/** White space at the start of the line that an offset is on. */
export function indentationAt(source: ts.SourceFile, offset: number): string {
  const start = source.getLineStarts()[source.getLineAndCharacterOfPosition(offset).line] ?? 0;
  return /^[ \t]*/.exec(source.text.slice(start))?.[0] ?? '';
}

/** One step of indentation, as the file seems to write it. */
export function indentationStep(source: ts.SourceFile): string {
  const first = /^([ \t]+)\S/m.exec(source.text)?.[1];
  if (first === undefined) return '  ';
  return first.startsWith('\t') ? '\t' : first.length >= 4 && first.length % 4 === 0 ? '    ' : '  ';
}

/** The file's own end of line. */
export function newLineOf(source: ts.SourceFile): string {
  return source.text.includes('\r\n') ? '\r\n' : '\n';
}
