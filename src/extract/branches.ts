/** Conditions: what each asks, and which regions of a function run only when it holds or only when it does not. */
import ts from 'typescript';
import type { BranchFact, Test } from '../facts/facts.js';
import { unknown, type Value } from '../facts/value.js';
import { skipParentheses } from './parentheses.js';
import { visitStatement } from './statements.js';
import { valueOf } from './values.js';
import type { Walk } from './walk.js';

const comparing: Partial<Record<ts.SyntaxKind, string>> = {
  [ts.SyntaxKind.EqualsEqualsToken]: '===',
  [ts.SyntaxKind.EqualsEqualsEqualsToken]: '===',
  [ts.SyntaxKind.ExclamationEqualsToken]: '!==',
  [ts.SyntaxKind.ExclamationEqualsEqualsToken]: '!==',
  [ts.SyntaxKind.LessThanToken]: '<',
  [ts.SyntaxKind.LessThanEqualsToken]: '<=',
  [ts.SyntaxKind.GreaterThanToken]: '>',
  [ts.SyntaxKind.GreaterThanEqualsToken]: '>=',
  [ts.SyntaxKind.InKeyword]: 'in',
  [ts.SyntaxKind.InstanceOfKeyword]: 'instanceof',
};

/** Walks a condition, once like every expression, and returns what it asks. */
export function testOf(walk: Walk, node: ts.Expression): Test {
  const bare = skipParentheses(node);
  if (ts.isPrefixUnaryExpression(bare) && bare.operator === ts.SyntaxKind.ExclamationToken) {
    return { kind: 'not', of: testOf(walk, bare.operand) };
  }
  if (!ts.isBinaryExpression(bare)) return { kind: 'truthy', value: valueOf(walk, bare) };
  const { left, right, operatorToken } = bare;
  const isAll = operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;
  if (isAll || operatorToken.kind === ts.SyntaxKind.BarBarToken) {
    const first = testOf(walk, left);
    addRegion(walk, first, isAll, right);
    return { kind: isAll ? 'all' : 'any', of: [first, testOf(walk, right)] };
  }
  const operator = comparing[operatorToken.kind];
  if (operator === undefined) return { kind: 'truthy', value: valueOf(walk, bare) };
  if (ts.isTypeOfExpression(left)) {
    const value = valueOf(walk, left.expression);
    const is = valueOf(walk, right);
    const test: Test = { kind: 'typeof', value, is: is.kind === 'text' ? is.value : '' };
    return operator === '!==' ? { kind: 'not', of: test } : test;
  }
  return { kind: 'compare', operator, left: valueOf(walk, left), right: valueOf(walk, right) };
}

/** Notes that a node runs only when a test holds, or does not. */
export function addRegion(walk: Walk, test: Test, holds: boolean, node: ts.Node): void {
  push(walk, { test, holds, isRest: false, span: walk.span(node) });
}

export function visitIf(walk: Walk, node: ts.IfStatement): Test {
  const test = testOf(walk, node.expression);
  addRegion(walk, test, true, node.thenStatement);
  visitStatement(walk, node.thenStatement);
  if (node.elseStatement) {
    addRegion(walk, test, false, node.elseStatement);
    visitStatement(walk, node.elseStatement);
  }
  return test;
}

/** After `if (…) return;` the rest of the block runs only where the test did not hold. */
export function addRest(walk: Walk, node: ts.IfStatement, test: Test, end: number): void {
  const leaves = exits(node.thenStatement);
  if (!leaves && !(node.elseStatement && exits(node.elseStatement))) return;
  push(walk, { test, holds: !leaves, isRest: true, span: walk.spanOf(node.end, end) });
}

/** After `assert(…)` the rest of the block runs only where what was asserted holds. */
export function addAsserted(walk: Walk, node: ts.ExpressionStatement, call: number, end: number): void {
  const fact = walk.calls[call];
  const [value] = fact?.arguments ?? [];
  if (fact === undefined || value === undefined || !/^(?:(?:ctx\.)?assert(?:\.ok)?|invariant)$/.test(fact.text)) return;
  push(walk, { test: { kind: 'truthy', value }, holds: true, isRest: true, span: walk.spanOf(node.end, end) });
}

export function visitSwitch(walk: Walk, node: ts.SwitchStatement, end: number): void {
  const subject = valueOf(walk, node.expression);
  const cases: Test[] = [];
  const closed: ts.Statement[] = [];
  walk.within(false, () => {
    // Clauses without statements fall through to the next one.
    let waiting: Test[] = [];
    for (const clause of node.caseBlock.clauses) {
      if (ts.isCaseClause(clause)) {
        const test: Test = { kind: 'compare', operator: '===', left: subject, right: valueOf(walk, clause.expression) };
        waiting.push(test);
        cases.push(test);
        if (clause.statements.length > 0) {
          addRegion(walk, waiting.length === 1 ? test : { kind: 'any', of: waiting }, true, clause);
          waiting = [];
        }
      } else {
        closed.push(...clause.statements.filter((it) => exits(it)));
      }
      for (const statement of clause.statements) visitStatement(walk, statement);
    }
  });
  if (closed.length > 0 && cases.length > 0) push(walk, { test: { kind: 'any', of: cases }, holds: true, isRest: true, span: walk.spanOf(node.end, end) });
}

/** `a && b`, `a || b`, `a ?? b`, `a ??= b` and `c ? a : b` run a part of themselves on a condition. */
export function leftTest(left: Value, operator: ts.SyntaxKind): { readonly test: Test; readonly holds: boolean } | undefined {
  const truthy: Test = { kind: 'truthy', value: left };
  switch (operator) {
    case ts.SyntaxKind.AmpersandAmpersandToken:
      return { test: truthy, holds: true };
    case ts.SyntaxKind.BarBarToken:
    case ts.SyntaxKind.BarBarEqualsToken:
      return { test: truthy, holds: false };
    case ts.SyntaxKind.QuestionQuestionToken:
    case ts.SyntaxKind.QuestionQuestionEqualsToken:
      return { test: { kind: 'compare', operator: '===', left, right: unknown }, holds: true };
    default:
      return undefined;
  }
}

function push(walk: Walk, fact: Omit<BranchFact, 'within'>): void {
  walk.branches.push({ ...fact, within: walk.frame.id });
}

/** Reports whether a statement always leaves the block that it ends. */
export function exits(node: ts.Statement): boolean {
  if (ts.isReturnStatement(node) || ts.isThrowStatement(node) || ts.isContinueStatement(node) || ts.isBreakStatement(node)) return true;
  if (ts.isBlock(node)) return node.statements.some((it) => exits(it));
  if (ts.isIfStatement(node)) return node.elseStatement !== undefined && exits(node.thenStatement) && exits(node.elseStatement);
  if (!ts.isExpressionStatement(node)) return false;
  const call = ts.isAwaitExpression(node.expression) ? node.expression.expression : node.expression;
  if (!ts.isCallExpression(call)) return false;
  const { expression: callee } = call;
  if (ts.isIdentifier(callee)) return /^(?:redirect|notFound)$/.test(callee.text);
  // Koa's `ctx.throw`, `process.exit` and `assert.fail` do not come back.
  return ts.isPropertyAccessExpression(callee) && ts.isIdentifier(callee.expression) && /^(?:(?:ctx|context)\.throw|process\.exit|assert\.fail)$/.test(`${callee.expression.text}.${callee.name.text}`);
}
