/**
 * The shape of a file: its text without what no other file can see in types. While the shape stays, answers about files
 * that import this one stay, and a place in it can be followed to where it lies in the new text.
 */
import { createHash } from 'node:crypto';
import ts from 'typescript';

export interface Shape {
  readonly hash: string;
  /** Offsets of what is left out: start and end in turns, ascending. */
  readonly holes: readonly number[];
}

/** The shape of a parsed file. */
export function shapeOf(source: ts.SourceFile): Shape {
  const holes: number[] = [];
  const isJavaScript = /\.[cm]?jsx?$/.test(source.fileName);
  // References to other files stand in comments.
  const keepsComments = isJavaScript || source.text.includes('/// <');
  for (const statement of source.statements) {
    // In JavaScript, comments hold types, and any body may add to what is exported.
    if (!keepsComments) holes.push(statement.pos, statement.getStart(source, false));
    if (ts.isExpressionStatement(statement)) inExpression(statement.expression, source, holes, isJavaScript);
    else if (!isJavaScript) inDeclaration(statement, source, holes);
  }
  if (!keepsComments) holes.push(source.endOfFileToken.pos, source.text.length);
  return { hash: digest(kept(source.text, holes)), holes };
}

/** Where a place lies in the shape; `undefined` for one that is left out. */
export function shapeOffset({ holes }: Shape, offset: number): number | undefined {
  let left = 0;
  for (let at = 0; at < holes.length; at += 2) {
    const start = holes[at] ?? 0;
    const end = holes[at + 1] ?? 0;
    if (offset < start) break;
    if (offset < end) return undefined;
    left += end - start;
  }
  return offset - left;
}

/** The place in the text for a place in the shape. */
export function textOffset({ holes }: Shape, offset: number): number {
  let place = offset;
  for (let at = 0; at < holes.length; at += 2) {
    const start = holes[at] ?? 0;
    if (place < start) break;
    place += (holes[at + 1] ?? 0) - start;
  }
  return place;
}

export function digest(text: string): string {
  return createHash('sha1').update(text).digest('base64url');
}

function kept(text: string, holes: readonly number[]): string {
  let shape = '';
  let from = 0;
  for (let at = 0; at < holes.length; at += 2) {
    shape += text.slice(from, holes[at]);
    from = holes[at + 1] ?? from;
  }
  return shape + text.slice(from);
}

function inDeclaration(node: ts.Node, source: ts.SourceFile, holes: number[]): void {
  if (ts.isFunctionDeclaration(node)) inFunction(node, source, holes);
  else if (ts.isClassLike(node)) inClass(node, source, holes);
  else if (ts.isVariableStatement(node)) {
    for (const { initializer } of node.declarationList.declarations) if (initializer) inExpression(initializer, source, holes, false);
  } else if (ts.isExportAssignment(node)) inExpression(node.expression, source, holes, false);
}

function inClass(node: ts.ClassLikeDeclaration, source: ts.SourceFile, holes: number[]): void {
  // A field without type and value gets its type from what the constructor assigns.
  const isOpen = node.members.some((it) => ts.isPropertyDeclaration(it) && it.type === undefined && it.initializer === undefined);
  for (const member of node.members) {
    holes.push(member.pos, member.getStart(source, false));
    if (ts.isConstructorDeclaration(member)) {
      if (!isOpen && member.body) leaveOut(member.body, source, holes);
    } else if (ts.isFunctionLike(member) && 'body' in member) {
      inFunction(member, source, holes);
    } else if (ts.isPropertyDeclaration(member) && member.initializer) {
      inExpression(member.initializer, source, holes, false);
    }
  }
}

/** Functions that are handed over or assigned; nothing deeper. */
function inExpression(node: ts.Expression, source: ts.SourceFile, holes: number[], isJavaScript: boolean): void {
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) {
    if (!isJavaScript || isInert(node.body, source)) inFunction(node, source, holes);
  } else if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
    inExpression(node.expression, source, holes, isJavaScript);
    for (const it of node.arguments ?? []) inExpression(it, source, holes, isJavaScript);
  } else if (ts.isPropertyAccessExpression(node) || ts.isAwaitExpression(node) || ts.isParenthesizedExpression(node)) {
    inExpression(node.expression, source, holes, isJavaScript);
  } else if (ts.isClassExpression(node) && !isJavaScript) {
    inClass(node, source, holes);
  } else if (ts.isObjectLiteralExpression(node) && !isJavaScript) {
    for (const it of node.properties) {
      if (ts.isPropertyAssignment(it)) inExpression(it.initializer, source, holes, false);
      else if (ts.isMethodDeclaration(it)) inFunction(it, source, holes);
    }
  }
}

/** Reports whether a body in JavaScript adds nothing to modules and objects outside of it. */
function isInert(body: ts.Node, source: ts.SourceFile): boolean {
  return !/\b(?:exports|module|this|prototype|require|import|defineProperty)\b/.test(source.text.slice(body.pos, body.end));
}

function inFunction(node: ts.FunctionLikeDeclaration, source: ts.SourceFile, holes: number[]): void {
  const { body } = node;
  if (!body || !ts.isBlock(body)) return;
  const isSettled = node.type !== undefined || ts.isSetAccessor(node);
  if (isSettled || (node.asteriskToken === undefined && !givesValue(body))) leaveOut(body, source, holes);
}

function leaveOut(body: ts.Node, source: ts.SourceFile, holes: number[]): void {
  holes.push(body.getStart(source, false), body.end);
}

/** Reports whether a function with this body returns something. */
function givesValue(node: ts.Node): boolean {
  if (ts.isReturnStatement(node)) return node.expression !== undefined;
  if (!ts.isStatement(node) && !ts.isCaseBlock(node) && !ts.isCaseOrDefaultClause(node) && !ts.isCatchClause(node)) return false;
  if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) return false;
  return ts.forEachChild(node, (it) => givesValue(it) || undefined) === true;
}
