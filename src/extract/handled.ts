/** Whether a chain of calls takes care of a rejection, seen from its syntax alone. */
import ts from 'typescript';
import { skipParentheses } from './parentheses.js';

/** Reports whether the expression ends in something that takes care of a rejection. */
export function isHandled(node: ts.Expression): boolean {
  const bare = skipParentheses(node);
  return ts.isCallExpression(bare) && promiseSource(bare) === undefined;
}

/** What may reject, or `undefined` when the chain handles it: `.catch(f)`, `.then(f, g)`, and `.finally(f)` after these. */
export function promiseSource(node: ts.CallExpression | ts.NewExpression): { readonly chained: boolean } | undefined {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return { chained: false };
  const method = node.expression.name.text;
  const inner = skipParentheses(node.expression.expression);
  if (method === 'catch' && isFunctionLike(node.arguments[0])) return undefined;
  if (method === 'then' && isFunctionLike(node.arguments[1])) return undefined;
  if (method === 'then' || method === 'finally') {
    const before = ts.isCallExpression(inner) ? promiseSource(inner) : { chained: false };
    return before && { chained: method === 'then' && isFunctionLike(node.arguments[0]) };
  }
  return { chained: false };
}

function isFunctionLike(node: ts.Expression | undefined): boolean {
  if (node === undefined || node.kind === ts.SyntaxKind.NullKeyword) return false;
  return !(ts.isIdentifier(node) && node.text === 'undefined') && !ts.isLiteralExpression(node);
}
