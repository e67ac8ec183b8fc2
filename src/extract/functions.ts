/** Functions: parameters, what they return, what may make them fail. */
import ts from 'typescript';
import type { FunctionFact, ParameterFact } from '../facts/facts.js';
import { unknown, type Value } from '../facts/value.js';
import { commentBeside } from './beside.js';
import { bindPattern } from './bindings.js';
import { visitStatements } from './statements.js';
import { useTypes } from './types.js';
import { valueOf } from './values.js';
import { newFrame, type Mutable, type NameHint, type Walk } from './walk.js';

export type FunctionWithBody =
  | ts.FunctionDeclaration
  | ts.FunctionExpression
  | ts.ArrowFunction
  | ts.MethodDeclaration
  | ts.ConstructorDeclaration
  | ts.AccessorDeclaration;

/** Walks a function and returns its value. `thisValue` is what `this` stands for in it. */
export function functionValue(walk: Walk, node: FunctionWithBody, hint: NameHint | undefined, thisValue?: Value): Value {
  const id = walk.functions.length;
  const outer = walk.frame;
  const name = [...walk.path, ...(hint ? [hint.name] : [])].join('.');
  const fact: Mutable<FunctionFact> = {
    name: hint ? name : '',
    within: outer.id,
    span: walk.span(node),
    nameSpan: hint ? walk.span(hint.node) : walk.span(node),
    headSpan: walk.spanOf(walk.start(node), headEnd(node)),
    async: hasModifier(node, ts.SyntaxKind.AsyncKeyword),
    generator: 'asteriskToken' in node && node.asteriskToken !== undefined,
    parameters: node.parameters.length,
    isEmpty: node.body !== undefined && ts.isBlock(node.body) && node.body.statements.length === 0,
    returns: [],
    risks: [],
  };
  walk.functions.push(fact);
  walk.frame = newFrame(id, fact.async, ts.isArrowFunction(node) ? outer.thisValue : (thisValue ?? { kind: 'receiver', function: id }));
  if (hint) walk.path.push(hint.name);
  walk.within(true, () => {
    if (ts.isFunctionExpression(node) && node.name) walk.names.define(walk.scope, node.name.text, { kind: 'function', id });
    const signature = visitParameters(walk, node, id);
    if (signature.some((it) => it.typeText !== '' || it.decorators.length > 0)) fact.signature = signature;
    useTypes(walk, node.type, decorated(walk, node));
    if (node.body) visitBody(walk, node.body);
  });
  const said = fact.isEmpty && node.body ? commentBeside(walk, node, node.body) : '';
  if (said !== '') fact.comment = said;
  if (hint) walk.path.pop();
  fact.returns = walk.frame.returns;
  fact.risks = walk.frame.risks;
  walk.frame = outer;
  return { kind: 'function', id };
}

function headEnd(node: FunctionWithBody): number {
  if (ts.isArrowFunction(node)) return node.equalsGreaterThanToken.end;
  return node.body?.pos ?? node.end;
}

function visitBody(walk: Walk, body: ts.ConciseBody): void {
  if (ts.isBlock(body)) {
    visitStatements(walk, body.statements);
    return;
  }
  walk.returned(valueOf(walk, body), body);
}

function visitParameters(walk: Walk, node: FunctionWithBody, id: number): readonly ParameterFact[] {
  return node.parameters.map((parameter, index): ParameterFact => {
    if (parameter.initializer) valueOf(walk, parameter.initializer);
    const decorators = (ts.getDecorators(parameter) ?? []).map((it) => valueOf(walk, it.expression));
    const type = useTypes(walk, parameter.type, decorated(walk, node));
    bindPattern(walk, walk.scope, parameter.name, parameter.dotDotDotToken ? ['…'] : [], (path, name) => ({
      kind: 'parameter',
      name,
      function: id,
      index,
      path,
      ...(type === undefined ? {} : { type }),
    }));
    return {
      name: ts.isIdentifier(parameter.name) ? parameter.name.text : '',
      decorators,
      typeText: parameter.type ? walk.text(parameter.type) : '',
      ...(parameter.type ? { typeSpan: walk.span(parameter.type) } : {}),
      ...(type === undefined ? {} : { type }),
    };
  });
}

/** Reports whether decorators keep the types of this signature at run time. */
function decorated(walk: Walk, node: FunctionWithBody): boolean {
  // The tree has no parents before it is bound, so the class walk says which constructors belong to decorated classes.
  if (ts.isConstructorDeclaration(node)) return walk.keptConstructors.has(node);
  return ts.canHaveDecorators(node) && (ts.getDecorators(node)?.length ?? 0) > 0;
}

export function hasModifier(node: ts.Node, kind: ts.SyntaxKind): boolean {
  return ts.canHaveModifiers(node) && ts.getModifiers(node)?.some((it) => it.kind === kind) === true;
}

/** The value of a getter, for readers of the member. */
export function getterValue(walk: Walk, node: ts.AccessorDeclaration, hint: NameHint, thisValue: Value): Value {
  const value = functionValue(walk, node, hint, thisValue);
  const returns = value.kind === 'function' ? (walk.functions[value.id]?.returns ?? []) : [];
  return returns.length === 0 ? unknown : { kind: 'either', of: returns };
}
