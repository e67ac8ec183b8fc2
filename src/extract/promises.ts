/** Expressions whose result goes nowhere: candidates for promises that nobody awaits, returns or catches. */
import ts from 'typescript';
import type { PromiseFact } from '../facts/facts.js';
import type { Value } from '../facts/value.js';
import { isHandled, promiseSource } from './handled.js';
import { skipParentheses } from './parentheses.js';
import { valueOf } from './values.js';
import type { Walk } from './walk.js';

/** Walks an expression whose result is dropped, and keeps what may be a promise. */
export function dropped(walk: Walk, node: ts.Expression, how: 'statement' | 'void'): void {
  const bare = skipParentheses(node);
  if (ts.isVoidExpression(bare)) {
    dropped(walk, bare.expression, 'void');
  } else if (ts.isBinaryExpression(bare) && isSequence(bare.operatorToken.kind)) {
    if (bare.operatorToken.kind === ts.SyntaxKind.CommaToken) dropped(walk, bare.left, how);
    else valueOf(walk, bare.left);
    dropped(walk, bare.right, how);
  } else if (ts.isConditionalExpression(bare)) {
    valueOf(walk, bare.condition);
    dropped(walk, bare.whenTrue, how);
    dropped(walk, bare.whenFalse, how);
  } else if (ts.isCallExpression(bare) || ts.isNewExpression(bare)) {
    const value = valueOf(walk, bare);
    const source = promiseSource(bare);
    if (source && !neverPromise(bare)) keep(walk, bare, value, how, source.chained);
  } else if (how === 'void' && ts.isIdentifier(bare)) {
    // `void promise` is written by people who mean it; `void unused` silences a linter, and types tell them apart.
    keep(walk, bare, valueOf(walk, bare), how, false);
  } else {
    valueOf(walk, bare);
  }
}

function isSequence(kind: ts.SyntaxKind): boolean {
  return (
    kind === ts.SyntaxKind.AmpersandAmpersandToken ||
    kind === ts.SyntaxKind.BarBarToken ||
    kind === ts.SyntaxKind.QuestionQuestionToken ||
    kind === ts.SyntaxKind.CommaToken
  );
}

/**
 * The callback that a call hands over last, if it may hear of failures. Functions that take one and return a promise as
 * well, as promisified APIs do, send the failure to the callback.
 */
function errorCallback(node: ts.CallExpression | ts.NewExpression): PromiseFact['errorCallback'] {
  const last = node.arguments?.at(-1);
  if (last === undefined) return 'none';
  const bare = skipParentheses(last);
  if (ts.isIdentifier(bare)) return /^(?:callback|cb|next|done)$/.test(bare.text) ? 'passed-on' : 'none';
  if (!ts.isArrowFunction(bare) && !ts.isFunctionExpression(bare)) return 'none';
  const [first] = bare.parameters;
  if (first === undefined || !ts.isIdentifier(first.name)) return 'none';
  // What takes all that it is told is told of the error as well.
  return first.dotDotDotToken !== undefined || /^_?(?:e|err|error)$/i.test(first.name.text) ? 'written' : 'none';
}

/** Calls that give no promise whatever their types say, kept out so that types are asked less. */
function neverPromise(node: ts.CallExpression | ts.NewExpression): boolean {
  const callee = node.expression;
  if (callee.kind === ts.SyntaxKind.SuperKeyword) return true;
  if (ts.isIdentifier(callee)) return callee.text === 'clearTimeout' || callee.text === 'clearInterval';
  return ts.isPropertyAccessExpression(callee) && ts.isIdentifier(callee.expression) && callee.expression.text === 'console';
}

function keep(walk: Walk, node: ts.Expression, value: Value, how: PromiseFact['dropped'], chained: boolean, within = walk.frame.id): void {
  const anchor = anchorOf(node);
  walk.promises.push({
    dropped: how,
    text: walk.text(node),
    value,
    within,
    span: anchor,
    question: walk.ask('promise', node),
    chained,
    errorCallback: ts.isCallExpression(node) || ts.isNewExpression(node) ? errorCallback(node) : 'none',
  });

  /** The callee without its arguments; of a chain, the call that made the promise. */
  function anchorOf(it: ts.Expression): PromiseFact['span'] {
    let first = it;
    while (ts.isCallExpression(first) && ts.isPropertyAccessExpression(first.expression) && isChaining(first.expression.name.text)) {
      first = skipParentheses(first.expression.expression);
    }
    if (ts.isCallExpression(first) || ts.isNewExpression(first)) {
      const callee = skipParentheses(first.expression);
      // An immediately called function is long: its first token stands for it.
      const isLong = ts.isArrowFunction(callee) || ts.isFunctionExpression(callee);
      if (!isLong) return walk.spanOf(walk.start(first), callee.end);
      const start = walk.start(callee);
      const head = ts.isArrowFunction(callee) ? callee.equalsGreaterThanToken.end : callee.body.pos;
      return walk.spanOf(start, head);
    }
    return walk.span(first);
  }
}

function isChaining(method: string): boolean {
  return method === 'then' || method === 'catch' || method === 'finally';
}

/** Judges variables once all uses are known: one that holds a call's result and is never read drops it. */
export function unreadPromises(walk: Walk, uses: ReadonlyMap<number, number>): void {
  for (const { definition, call, value, within } of walk.unread) {
    if ((uses.get(definition) ?? 0) !== 0 || isHandled(call)) continue;
    keep(walk, call, value, 'variable', false, within);
  }
}
