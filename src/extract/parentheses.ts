/** Looks through what wraps an expression without changing its value. */
import ts from 'typescript';

/** The expression inside parentheses, non-null assertions and casts. */
export function skipParentheses(node: ts.Expression): ts.Expression {
  let inner = node;
  while (ts.isParenthesizedExpression(inner) || ts.isNonNullExpression(inner) || ts.isAsExpression(inner)) inner = inner.expression;
  return inner;
}
