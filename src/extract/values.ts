/** Expressions: what each stands for. Every expression is walked exactly once, here. */
import ts from 'typescript';
import { isLiteral, unknown, type Value } from '../facts/value.js';
import { addRegion, leftTest, testOf } from './branches.js';
import { callValue, taggedValue } from './calls.js';
import { addCast, addFallback, addSwitch } from './casts.js';
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
    case ts.SyntaxKind.NumericLiteral:
      return { kind: 'number', value: Number((node as ts.NumericLiteral).text) };
    case ts.SyntaxKind.TrueKeyword:
    case ts.SyntaxKind.FalseKeyword:
      return { kind: 'boolean', value: node.kind === ts.SyntaxKind.TrueKeyword };
    case ts.SyntaxKind.RegularExpressionLiteral:
      return { kind: 'pattern', source: (node as ts.RegularExpressionLiteral).text };
    case ts.SyntaxKind.TemplateExpression:
      return templateValue(walk, node as ts.TemplateExpression);
    case ts.SyntaxKind.TaggedTemplateExpression:
      return taggedValue(walk, node as ts.TaggedTemplateExpression);
    case ts.SyntaxKind.PropertyAccessExpression: {
      const access = node as ts.PropertyAccessExpression;
      return { kind: 'member', of: valueOf(walk, access.expression), name: access.name.text };
    }
    case ts.SyntaxKind.ElementAccessExpression: {
      const access = node as ts.ElementAccessExpression;
      const of = valueOf(walk, access.expression);
      const key = fromEnd(walk, access) ?? valueOf(walk, access.argumentExpression);
      if (key.kind === 'text') return { kind: 'member', of, name: key.value };
      return { kind: 'member', of, name: '[]', ...(key === unknown ? {} : { key }) };
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
      const value = valueOf(walk, cast.expression, hint);
      if (!ts.isSatisfiesExpression(cast)) addCast(walk, 'as', value, cast.type);
      return value;
    }
    case ts.SyntaxKind.ConditionalExpression: {
      const { condition, whenTrue, whenFalse } = node as ts.ConditionalExpression;
      const test = testOf(walk, condition);
      addRegion(walk, test, true, whenTrue);
      addRegion(walk, test, false, whenFalse);
      return oneOf(valueOf(walk, whenTrue, hint), valueOf(walk, whenFalse, hint));
    }
    case ts.SyntaxKind.BinaryExpression:
      return binaryValue(walk, node as ts.BinaryExpression, hint);
    case ts.SyntaxKind.ObjectLiteralExpression:
      return objectValue(walk, node as ts.ObjectLiteralExpression);
    case ts.SyntaxKind.ArrayLiteralExpression:
      return { kind: 'array', items: (node as ts.ArrayLiteralExpression).elements.map((it) => valueOf(walk, it)) };
    case ts.SyntaxKind.SpreadElement:
      return { kind: 'member', of: valueOf(walk, (node as ts.SpreadElement).expression), name: '[]' };
    case ts.SyntaxKind.DeleteExpression:
      return written(walk, (node as ts.DeleteExpression).expression, 'delete');
    case ts.SyntaxKind.PostfixUnaryExpression:
      return written(walk, (node as ts.PostfixUnaryExpression).operand, stepOf((node as ts.PostfixUnaryExpression).operator));
    case ts.SyntaxKind.PrefixUnaryExpression:
      return prefixValue(walk, node as ts.PrefixUnaryExpression);
    case ts.SyntaxKind.VoidExpression:
      dropped(walk, (node as ts.VoidExpression).expression, 'void');
      return unknown;
    default:
      visitChildren(walk, node);
      return unknown;
  }
}

/** `list[list.length - 1]` has the key -1: it counts from the end. */
function fromEnd(walk: Walk, { expression, argumentExpression: key }: ts.ElementAccessExpression): Value | undefined {
  if (!ts.isBinaryExpression(key) || key.operatorToken.kind !== ts.SyntaxKind.MinusToken || !ts.isNumericLiteral(key.right)) return undefined;
  const { left } = key;
  const isOwnLength = ts.isPropertyAccessExpression(left) && left.name.text === 'length' && walk.text(left.expression) === walk.text(expression);
  if (!isOwnLength) return undefined;
  valueOf(walk, key);
  return { kind: 'number', value: -Number(key.right.text) };
}

export function either(...values: Value[]): Value {
  const known = values.filter((it) => it !== unknown && !isLiteral(it));
  return known.length === 0 ? unknown : known.length === 1 && known[0] ? known[0] : { kind: 'either', of: known };
}

/** As `either`, with a text that stands beside one that is put together. */
function oneOf(first: Value, second: Value): Value {
  const isPart = (value: Value, other: Value): boolean => value.kind === 'joined' && other.kind === 'text';
  return isPart(first, second) || isPart(second, first) ? { kind: 'either', of: [first, second] } : either(first, second);
}

function awaited(walk: Walk, node: ts.AwaitExpression): Value {
  const of = valueOf(walk, node.expression);
  const call = of.kind === 'result' ? walk.calls[of.call] : undefined;
  if (call) call.awaited = true;
  if (!isHandled(node.expression)) walk.risk('await', of, node, ts.isCallExpression(node.expression) ? node.expression : undefined);
  return { kind: 'awaited', of };
}

function binaryValue(walk: Walk, node: ts.BinaryExpression, hint: NameHint | undefined): Value {
  const operator = node.operatorToken.kind;
  if (operator >= ts.SyntaxKind.FirstAssignment && operator <= ts.SyntaxKind.LastAssignment) return assign(walk, node);
  const left = valueOf(walk, node.left);
  const condition = leftTest(left, operator);
  if (condition) addRegion(walk, condition.test, condition.holds, node.right);
  const right = valueOf(walk, node.right, hint);
  if (operator === ts.SyntaxKind.CommaToken) return right;
  if (operator === ts.SyntaxKind.BarBarToken || operator === ts.SyntaxKind.QuestionQuestionToken) {
    addFallback(walk, left, node.right);
    return either(left, right);
  }
  if (operator === ts.SyntaxKind.PlusToken) return joined(left, right);
  return operator === ts.SyntaxKind.AmpersandAmpersandToken ? right : unknown;
}

/** `+` may put text together unless it adds two numbers. */
function joined(left: Value, right: Value): Value {
  if (left.kind === 'number' && right.kind === 'number') return unknown;
  if (left === unknown && right === unknown) return unknown;
  const partsOf = (value: Value): readonly Value[] => (value.kind === 'joined' ? value.parts : [value]);
  return { kind: 'joined', parts: [...partsOf(left), ...partsOf(right)] };
}

function templateValue(walk: Walk, node: ts.TemplateExpression): Value {
  const text = (value: string): readonly Value[] => (value === '' ? [] : [{ kind: 'text', value }]);
  const spans = node.templateSpans.flatMap((it) => [valueOf(walk, it.expression), ...text(it.literal.text)]);
  return { kind: 'joined', parts: [...text(node.head.text), ...spans] };
}

function prefixValue(walk: Walk, node: ts.PrefixUnaryExpression): Value {
  const { operator, operand } = node;
  if (operator === ts.SyntaxKind.PlusPlusToken || operator === ts.SyntaxKind.MinusMinusToken) return written(walk, operand, stepOf(operator));
  const value = valueOf(walk, operand);
  return operator === ts.SyntaxKind.MinusToken && value.kind === 'number' ? { kind: 'number', value: -value.value } : unknown;
}

function stepOf(operator: ts.PrefixUnaryOperator | ts.PostfixUnaryOperator): string {
  return operator === ts.SyntaxKind.PlusPlusToken ? '++' : '--';
}

function written(walk: Walk, target: ts.Expression, operator: string): Value {
  walk.assignments.push({ target: valueOf(walk, target), operator, value: unknown, within: walk.frame.id, span: walk.span(target) });
  return unknown;
}

function assign(walk: Walk, node: ts.BinaryExpression): Value {
  const { left, right } = node;
  const named = ts.isPropertyAccessExpression(left) ? left.name : ts.isIdentifier(left) ? left : undefined;
  // Assigning to a name is no use of what it held, but the walk has to see the scopes below the target.
  const target = valueOf(walk, left);
  const condition = leftTest(target, node.operatorToken.kind);
  if (condition) addRegion(walk, condition.test, condition.holds, right);
  const value = valueOf(walk, right, named ? { name: named.text, node: named } : undefined);
  walk.assignments.push({ target, operator: node.operatorToken.getText(walk.source), value, within: walk.frame.id, span: walk.span(left) });
  const operator = node.operatorToken.kind;
  if (operator === ts.SyntaxKind.EqualsToken) {
    if (value !== unknown) assignExport(walk, left, value);
    return value;
  }
  return operator === ts.SyntaxKind.PlusEqualsToken ? joined(target, value) : condition ? either(target, value) : unknown;
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
    if (ts.isPropertyAssignment(property)) {
      addSwitch(walk, name, property.initializer);
      members.push([name, valueOf(walk, property.initializer, hint)]);
    } else members.push([name, functionValue(walk, property, hint)]);
  }
  return { kind: 'object', members };
}

function propertyName(walk: Walk, name: ts.PropertyName): string {
  if (!ts.isComputedPropertyName(name)) return name.text;
  const value = valueOf(walk, name.expression);
  return value.kind === 'text' ? value.value : '[]';
}
