/** Expressions: what each stands for. Every expression is walked exactly once, here. */
import ts from 'typescript';
import { unknown, type Value } from '../facts/value.js';
import { callValue } from './calls.js';
import { classValue } from './classes.js';
import { functionValue } from './functions.js';
import { assignExport } from './imports.js';
import { isHandled } from './handled.js';
import { dropped } from './promises.js';
import { visitChildren } from './statements.js';
import { useTypes } from './types.js';
import type { NameHint, Walk } from './walk.js';

/** Walks an expression and returns its value. `hint` names a function or class that has no name of its own. */
export function valueOf(walk: Walk, node: ts.Expression, hint?: NameHint): Value {
  switch (node.kind) {
    case ts.SyntaxKind.Identifier:
      return walk.refer((node as ts.Identifier).text);
    case ts.SyntaxKind.ThisKeyword:
      return walk.frame.thisValue;
    case ts.SyntaxKind.StringLiteral:
    case ts.SyntaxKind.NoSubstitutionTemplateLiteral:
      return { kind: 'text', value: (node as ts.StringLiteralLike).text };
    case ts.SyntaxKind.PropertyAccessExpression: {
      const access = node as ts.PropertyAccessExpression;
      return { kind: 'member', of: valueOf(walk, access.expression), name: access.name.text };
    }
    case ts.SyntaxKind.ElementAccessExpression: {
      const access = node as ts.ElementAccessExpression;
      const of = valueOf(walk, access.expression);
      const key = valueOf(walk, access.argumentExpression);
      return key.kind === 'text' ? { kind: 'member', of, name: key.value } : { kind: 'member', of, name: '[]' };
    }
    case ts.SyntaxKind.CallExpression:
    case ts.SyntaxKind.NewExpression:
      return callValue(walk, node as ts.CallExpression | ts.NewExpression);
    case ts.SyntaxKind.ArrowFunction:
      return functionValue(walk, node as ts.ArrowFunction, hint);
    case ts.SyntaxKind.FunctionExpression: {
      const { name } = node as ts.FunctionExpression;
      return functionValue(walk, node as ts.FunctionExpression, hint ?? (name ? { name: name.text, node: name } : undefined));
    }
    case ts.SyntaxKind.ClassExpression:
      return classValue(walk, node as ts.ClassExpression, hint);
    case ts.SyntaxKind.AwaitExpression:
      return awaited(walk, node as ts.AwaitExpression);
    case ts.SyntaxKind.ParenthesizedExpression:
      return valueOf(walk, (node as ts.ParenthesizedExpression).expression, hint);
    case ts.SyntaxKind.NonNullExpression:
      return valueOf(walk, (node as ts.NonNullExpression).expression);
    case ts.SyntaxKind.AsExpression:
    case ts.SyntaxKind.SatisfiesExpression:
    case ts.SyntaxKind.TypeAssertionExpression: {
      const cast = node as ts.AsExpression | ts.SatisfiesExpression | ts.TypeAssertion;
      useTypes(walk, cast.type);
      return valueOf(walk, cast.expression, hint);
    }
    case ts.SyntaxKind.ConditionalExpression: {
      const { condition, whenTrue, whenFalse } = node as ts.ConditionalExpression;
      valueOf(walk, condition);
      return either(valueOf(walk, whenTrue, hint), valueOf(walk, whenFalse, hint));
    }
    case ts.SyntaxKind.BinaryExpression:
      return binaryValue(walk, node as ts.BinaryExpression, hint);
    case ts.SyntaxKind.ObjectLiteralExpression:
      return objectValue(walk, node as ts.ObjectLiteralExpression);
    case ts.SyntaxKind.ArrayLiteralExpression:
      return { kind: 'array', items: (node as ts.ArrayLiteralExpression).elements.map((it) => valueOf(walk, it)) };
    case ts.SyntaxKind.SpreadElement:
      return { kind: 'member', of: valueOf(walk, (node as ts.SpreadElement).expression), name: '[]' };
    case ts.SyntaxKind.VoidExpression:
      dropped(walk, (node as ts.VoidExpression).expression, 'void');
      return unknown;
    default:
      visitChildren(walk, node);
      return unknown;
  }
}

export function either(...values: Value[]): Value {
  const known = values.filter((it) => it !== unknown && it.kind !== 'text');
  return known.length === 0 ? unknown : known.length === 1 && known[0] ? known[0] : { kind: 'either', of: known };
}

function awaited(walk: Walk, node: ts.AwaitExpression): Value {
  const of = valueOf(walk, node.expression);
  if (!isHandled(node.expression)) walk.risk('await', of, node, ts.isCallExpression(node.expression) ? node.expression : undefined);
  return { kind: 'awaited', of };
}

function binaryValue(walk: Walk, node: ts.BinaryExpression, hint: NameHint | undefined): Value {
  const operator = node.operatorToken.kind;
  if (operator === ts.SyntaxKind.EqualsToken) return assign(walk, node);
  const left = valueOf(walk, node.left);
  const right = valueOf(walk, node.right, hint);
  if (operator === ts.SyntaxKind.CommaToken) return right;
  const isChoice =
    operator === ts.SyntaxKind.BarBarToken ||
    operator === ts.SyntaxKind.QuestionQuestionToken ||
    operator === ts.SyntaxKind.QuestionQuestionEqualsToken ||
    operator === ts.SyntaxKind.BarBarEqualsToken;
  if (isChoice) return either(left, right);
  return operator === ts.SyntaxKind.AmpersandAmpersandToken ? right : unknown;
}

function assign(walk: Walk, node: ts.BinaryExpression): Value {
  const { left, right } = node;
  const named = ts.isPropertyAccessExpression(left) ? left.name : ts.isIdentifier(left) ? left : undefined;
  // Assigning to a name is no use of what it held, but the walk has to see the scopes below the target.
  const target = valueOf(walk, left);
  const value = valueOf(walk, right, named ? { name: named.text, node: named } : undefined);
  if (value === unknown || value.kind === 'text') return value;
  walk.assignments.push({ target, value });
  assignExport(walk, left, value);
  return value;
}

function objectValue(walk: Walk, node: ts.ObjectLiteralExpression): Value {
  const members: (readonly [string, Value])[] = [];
  for (const property of node.properties) {
    if (ts.isSpreadAssignment(property)) {
      members.push(['…', valueOf(walk, property.expression)]);
      continue;
    }
    if (ts.isShorthandPropertyAssignment(property)) {
      members.push([property.name.text, walk.refer(property.name.text)]);
      continue;
    }
    const name = propertyName(walk, property.name);
    const hint = { name, node: property.name };
    if (ts.isPropertyAssignment(property)) members.push([name, valueOf(walk, property.initializer, hint)]);
    else members.push([name, functionValue(walk, property, hint)]);
  }
  return { kind: 'object', members };
}

function propertyName(walk: Walk, name: ts.PropertyName): string {
  if (!ts.isComputedPropertyName(name)) return name.text;
  const value = valueOf(walk, name.expression);
  return value.kind === 'text' ? value.value : '[]';
}
