/** Fixes a promise that nobody waits for: waits for it, hands it on, or says what happens when it fails. */
import ts from 'typescript';
import type { TextEdit } from '../analysis/text-edit.js';
import type { Fix, FixInput } from './fix.js';
import { logCall } from './logger.js';
import { executionOf, indentationAt, indentationStep, insert, mayAwait, newLineOf, nodeAt, parse, replace, skipParentheses } from './syntax.js';

export function unhandledRejection({ finding, text, fileName }: FixInput): readonly Fix[] {
  const source = parse(fileName, text);
  const anchor = source && nodeAt(source, finding.location);
  const promise = anchor && promiseAround(anchor);
  if (source === undefined || promise === undefined) return [];

  const { file } = finding.location;
  const silenced = ts.isVoidExpression(promise.parent) ? promise.parent : undefined;
  const start = promise.getStart(source);
  /** Puts a word before the promise; in place of `void`, where that silences it. */
  const before = (word: string): TextEdit => replace(source, file, silenced?.getStart(source) ?? start, start, word);

  const isList = isListOfPromises(promise);
  const fixes: Fix[] = [];
  if (mayAwait(promise)) {
    const edits = isList ? [before('await Promise.all('), insert(source, file, promise.end, ')')] : [before('await ')];
    fixes.push({ title: isList ? 'Await all of them' : 'Await the promise', edits, preferred: silenced === undefined });
    if (isList) return fixes;
  } else if (isList) {
    return [];
  } else if (isLastOfThen(promise)) {
    fixes.push({ title: 'Return the promise to the chain', edits: [before('return ')], preferred: true });
  }
  const catching = insert(source, file, promise.end, catchClause(source, promise));
  const edits = silenced === undefined ? [catching] : [before(''), catching];
  fixes.push({ title: `Handle the rejection with ${logCall(promise, 'error')}`, edits, preferred: false });
  return fixes;
}

/** The whole promise whose callee the finding points at, with what is chained to it. */
function promiseAround(anchor: ts.Node): ts.Expression | undefined {
  const call = callAround(anchor);
  if (call === undefined) return undefined;
  let node: ts.Expression = call;
  for (;;) {
    const parent: ts.Node = node.parent;
    const isChained = ts.isPropertyAccessExpression(parent) && parent.expression === node && /^(then|catch|finally)$/.test(parent.name.text);
    if (isChained && ts.isCallExpression(parent.parent)) node = parent.parent;
    else if (ts.isParenthesizedExpression(parent)) node = parent;
    else return isDropped(node) ? node : undefined;
  }
}

/** The call of which the anchor is the callee, or its beginning; or the bare name behind `void`. */
function callAround(anchor: ts.Node): ts.Expression | undefined {
  const start = anchor.getStart();
  for (let node = anchor; !ts.isStatement(node) && !ts.isSourceFile(node); node = node.parent) {
    if (ts.isIdentifier(node) && ts.isVoidExpression(node.parent)) return node;
    if ((ts.isCallExpression(node) || ts.isNewExpression(node)) && skipParenthesis(node.getStart(), node) === start) return node;
  }
  return undefined;
}

/** Where a call begins for the reader: behind the parentheses around an immediately called function. */
function skipParenthesis(start: number, node: ts.CallExpression | ts.NewExpression): number {
  const callee = node.expression;
  return ts.isParenthesizedExpression(callee) ? callee.expression.getStart() : start;
}

/** Reports whether the result goes nowhere in a way that this fix knows how to rewrite. */
function isDropped(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isVariableDeclaration(parent)) return parent.initializer === node && ts.isIdentifier(parent.name);
  for (let it: ts.Node = node; ; it = it.parent) {
    if (ts.isExpressionStatement(it.parent)) return true;
    const isPassedOn =
      ts.isVoidExpression(it.parent) ||
      ts.isParenthesizedExpression(it.parent) ||
      (ts.isConditionalExpression(it.parent) && it.parent.condition !== it) ||
      (ts.isBinaryExpression(it.parent) && (it.parent.right === it || it.parent.operatorToken.kind === ts.SyntaxKind.CommaToken));
    if (!isPassedOn) return false;
  }
}

/** Reports whether this is `list.map(…)`, which gives promises and is none. */
function isListOfPromises(promise: ts.Expression): boolean {
  const call = skipParentheses(promise);
  return ts.isCallExpression(call) && ts.isPropertyAccessExpression(call.expression) && /^(map|flatMap)$/.test(call.expression.name.text);
}

/** Reports whether the promise ends the callback of a `then`, so that the chain waits for what it returns. */
function isLastOfThen(promise: ts.Expression): boolean {
  const statement = ts.isVoidExpression(promise.parent) ? promise.parent.parent : promise.parent;
  const callback = executionOf(promise);
  if (!ts.isExpressionStatement(statement) || !(ts.isArrowFunction(callback) || ts.isFunctionExpression(callback))) return false;
  if (!ts.isBlock(callback.body) || callback.body.statements.at(-1) !== statement || hasReturn(callback.body)) return false;
  const call = callback.parent;
  return ts.isCallExpression(call) && ts.isPropertyAccessExpression(call.expression) && call.expression.name.text === 'then';
}

function hasReturn(node: ts.Node): boolean {
  if (ts.isReturnStatement(node)) return true;
  return ts.forEachChild(node, (it) => (!ts.isFunctionLike(it) && hasReturn(it)) || undefined) ?? false;
}

function catchClause(source: ts.SourceFile, promise: ts.Expression): string {
  const newLine = newLineOf(source);
  const lastLink = ts.isCallExpression(promise) && ts.isPropertyAccessExpression(promise.expression) ? promise.expression : undefined;
  const gap = lastLink === undefined ? '' : source.text.slice(lastLink.expression.end, lastLink.name.getStart(source));
  // A chain that is written link by link goes on like that.
  const link = gap.includes('\n') ? `${newLine}${indentationAt(source, lastLink?.name.getStart(source) ?? 0)}` : '';
  const indentation = indentationAt(source, link === '' ? promise.getStart(source) : (lastLink?.name.getStart(source) ?? 0));
  const inside = `${indentation}${indentationStep(source)}${logCall(promise, 'error')};`;
  return `${link}.catch((error) => {${newLine}${inside}${newLine}${indentation}})`;
}
