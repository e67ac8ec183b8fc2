/** Fixes a process without a policy for its last error: record it, then end, so that the platform starts a fresh one. */
import ts from 'typescript';
import type { Fix, FixInput } from './fix.js';
import { logCall } from './logger.js';
import { climb, indentationAt, indentationStep, insert, newLineOf, nodeAt, parse } from './syntax.js';

export function missingProcessErrorPolicy({ finding, text, fileName }: FixInput): readonly Fix[] {
  const source = parse(fileName, text);
  if (source === undefined) return [];
  const { file } = finding.location;
  const newLine = newLineOf(source);
  const step = indentationStep(source);

  const handler = policyAt(source, finding);
  if (handler !== undefined) {
    const last = handler.statements.at(-1);
    if (last === undefined) return [];
    const line = `${newLine}${indentationAt(source, last.getStart(source))}process.exit(1);`;
    return [{ title: 'End the process after recording the error', edits: [insert(source, file, last.end, line)], preferred: true }];
  }
  if (/\b(unhandledRejection|uncaughtException)\b/.test(text)) return [];

  const last = lastImport(source);
  const policy = [
    "process.on('unhandledRejection', (error) => {",
    `${step}// The state is unknown from here on: record the error where alerts look, then start afresh.`,
    `${step}${logCall(last ?? source, 'error')};`,
    `${step}process.exit(1);`,
    '});',
  ].join(newLine);
  const edit = last === undefined
    ? insert(source, file, startOfCode(source), `${policy}${newLine}${newLine}`)
    : insert(source, file, endOfLine(source, last.end), `${newLine}${newLine}${policy}`);
  return [{ title: 'Add a policy for unhandled rejections', edits: [edit], preferred: false }];
}

/** The body of a handler that records the error and carries on, where the finding points at one. */
function policyAt(source: ts.SourceFile, { location }: FixInput['finding']): ts.Block | undefined {
  const node = nodeAt(source, location);
  const call = node && climb(node, ts.isCallExpression);
  const [event, handler] = call?.arguments ?? [];
  if (event === undefined || handler === undefined || !ts.isStringLiteralLike(event)) return undefined;
  if (event.text !== 'unhandledRejection' && event.text !== 'uncaughtException') return undefined;
  return (ts.isArrowFunction(handler) || ts.isFunctionExpression(handler)) && ts.isBlock(handler.body) ? handler.body : undefined;
}

/** The last of the imports, or of the `require`s, with which the file begins. */
function lastImport(source: ts.SourceFile): ts.Statement | undefined {
  return source.statements.findLast((it) => ts.isImportDeclaration(it) || ts.isImportEqualsDeclaration(it) || isRequire(it));
}

function isRequire(statement: ts.Statement): boolean {
  if (!ts.isVariableStatement(statement)) return false;
  return statement.declarationList.declarations.every(({ initializer }) => initializer !== undefined && /^require\(/.test(initializer.getText()));
}

/** Behind a shebang, a licence and `'use strict'`. */
function startOfCode(source: ts.SourceFile): number {
  const first = source.statements.find((it) => !(ts.isExpressionStatement(it) && ts.isStringLiteral(it.expression)));
  return first?.getStart(source) ?? source.text.length;
}

function endOfLine(source: ts.SourceFile, at: number): number {
  const end = source.text.slice(at).search(/\r?\n/);
  return end === -1 ? source.text.length : at + end;
}
