/** Puts the body of a function into a `try`, with what should happen when it fails. */
import ts from 'typescript';
import type { TextEdit } from '../analysis/text-edit.js';
import { executionOf, indentationAt, indentationStep, newLineOf, replace } from './syntax.js';
import type { FunctionWithBody } from './syntax.js';

/** `onError` is the statement in the `catch`, about the variable `error`. */
export function wrapBody(source: ts.SourceFile, file: string, callback: FunctionWithBody, onError: string): TextEdit | undefined {
  const { body } = callback;
  if (body === undefined) return undefined;
  const newLine = newLineOf(source);
  const step = indentationStep(source);
  const outer = indentationAt(source, callback.getStart(source));
  const lines = ts.isBlock(body) ? blockLines(source, body, `${outer}${step}${step}`, step) : [`${outer}${step}${step}${awaited(source, body)};`];
  const wrapped = [
    '{',
    `${outer}${step}try {`,
    ...lines,
    `${outer}${step}} catch (error) {`,
    `${outer}${step}${step}${onError}`,
    `${outer}${step}}`,
    `${outer}}`,
  ];
  return replace(source, file, body.getStart(source), body.end, wrapped.join(newLine));
}

/** The lines inside a block, one step further in. Text inside a template stays where it is. */
function blockLines(source: ts.SourceFile, block: ts.Block, indentation: string, step: string): string[] {
  const start = block.getStart(source) + 1;
  const end = block.end - 1;
  const text = withAwaitedReturns(source, block, start, end);
  if (!source.text.slice(start, end).includes('\n')) return [`${indentation}${text.trim()}`];
  // Returned promises only grow within their lines, so that line numbers still agree with the source.
  const firstLine = source.getLineAndCharacterOfPosition(start).line;
  const lines = text.split(/\r?\n/).map((line, index) => {
    const lineStart = source.getLineStarts()[firstLine + index] ?? 0;
    if (index === 0 || line.trim() === '' || isInsideTemplate(block, lineStart)) return line;
    return `${step}${line}`;
  });
  const first = (lines[0] ?? '').trim();
  return [...(first === '' ? [] : [`${indentation}${first}`]), ...lines.slice(1, -1), ...((lines.at(-1) ?? '').trim() === '' ? [] : [lines.at(-1) ?? ''])];
}

/** A promise that is returned from a `try` must be awaited there, or its rejection leaves the `try`. */
function withAwaitedReturns(source: ts.SourceFile, block: ts.Block, start: number, end: number): string {
  const places: number[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isClassLike(node)) return;
    if (ts.isReturnStatement(node) && node.expression !== undefined && isForwardedCall(node.expression)) {
      places.push(node.expression.getStart(source));
    }
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(block, visit);
  return places.reduceRight((text, at) => `${text.slice(0, at - start)}await ${text.slice(at - start)}`, source.text.slice(start, end));
}

function awaited(source: ts.SourceFile, expression: ts.Expression): string {
  const text = expression.getText(source);
  return isForwardedCall(expression) ? `await ${text}` : text;
}

/** A call whose promise is handed on as it is; answering by `response.json(…)` is none. */
function isForwardedCall(expression: ts.Expression): boolean {
  if (!ts.isCallExpression(expression)) return false;
  let root: ts.Expression = expression;
  while (ts.isCallExpression(root) || ts.isPropertyAccessExpression(root)) root = root.expression;
  if (!ts.isIdentifier(root)) return true;
  const execution = executionOf(expression);
  const response = ts.isFunctionLike(execution) ? execution.parameters[1]?.name : undefined;
  return !(response !== undefined && ts.isIdentifier(response) && response.text === root.text) && !/^(res|response|reply)$/.test(root.text);
}

function isInsideTemplate(block: ts.Block, at: number): boolean {
  let found = false;
  const visit = (node: ts.Node): void => {
    if (found || at <= node.pos || at >= node.end) return;
    if (ts.isTemplateLiteralToken(node) && node.getStart() < at) found = true;
    ts.forEachChild(node, visit);
  };
  visit(block);
  return found;
}
