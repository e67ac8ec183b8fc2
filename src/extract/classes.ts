/** Classes: members, decorators, fields that the constructor declares. */
import ts from 'typescript';
import type { ClassFact, MemberFact } from '../facts/facts.js';
import { unknown, type Value } from '../facts/value.js';
import { functionValue, getterValue, hasModifier } from './functions.js';
import { visitStatements } from './statements.js';
import { useTypes } from './types.js';
import { valueOf } from './values.js';
import type { NameHint, Walk } from './walk.js';

/** Walks a class and returns its value. */
export function classValue(walk: Walk, node: ts.ClassLikeDeclaration, hint: NameHint | undefined): Value {
  const id = walk.classes.length;
  const name = node.name?.text ?? hint?.name ?? '';
  const members: MemberFact[] = [];
  const fact: { -readonly [Key in keyof ClassFact]: ClassFact[Key] } = {
    name,
    span: walk.span(node),
    implements: [],
    decorators: [],
    isAbstract: hasModifier(node, ts.SyntaxKind.AbstractKeyword),
    members,
    constructedBy: -1,
  };
  walk.classes.push(fact);
  if (node.name) walk.names.define(walk.scope, node.name.text, { kind: 'class', id });
  const decorators = ts.getDecorators(node) ?? [];
  fact.decorators = decorators.map((it) => valueOf(walk, it.expression));
  for (const clause of node.heritageClauses ?? []) {
    const values = clause.types.map((it) => heritageValue(walk, it, clause.token === ts.SyntaxKind.ExtendsKeyword));
    const [first] = values;
    if (clause.token === ts.SyntaxKind.ImplementsKeyword) fact.implements = values;
    else if (first) fact.extends = first;
  }
  if (name) walk.path.push(name);
  walk.within(false, () => {
    for (const member of node.members) fact.constructedBy = visitMember(walk, member, id, members, decorators.length > 0, fact.constructedBy);
  });
  if (name) walk.path.pop();
  return { kind: 'class', id };
}

function heritageValue(walk: Walk, node: ts.ExpressionWithTypeArguments, isValue: boolean): Value {
  for (const argument of node.typeArguments ?? []) useTypes(walk, argument);
  if (isValue) return valueOf(walk, node.expression);
  if (!ts.isIdentifier(node.expression)) return unknown;
  useTypes(walk, node.expression);
  return walk.names.referType(walk.scope, node.expression.text);
}

/** Walks one member; returns the id of the constructor seen so far. */
function visitMember(
  walk: Walk,
  node: ts.ClassElement,
  id: number,
  members: MemberFact[],
  classDecorated: boolean,
  constructedBy: number,
): number {
  if (ts.isConstructorDeclaration(node)) {
    if (!node.body) return constructedBy;
    if (classDecorated) walk.keptConstructors.add(node);
    const value = functionValue(walk, node, { name: 'constructor', node }, { kind: 'this', class: id });
    const constructor = value.kind === 'function' ? value.id : -1;
    addParameterFields(walk, node, constructor, members);
    return constructor;
  }
  const decorators = ts.canHaveDecorators(node) ? (ts.getDecorators(node) ?? []) : [];
  const decoratorValues = decorators.map((it) => valueOf(walk, it.expression));
  const name = node.name ? memberName(walk, node.name) : '';
  const isStatic = hasModifier(node, ts.SyntaxKind.StaticKeyword);
  const self: Value = isStatic ? { kind: 'class', id } : { kind: 'this', class: id };
  const add = (value: Value): void => {
    members.push({ name, static: isStatic, value, decorators: decoratorValues });
  };
  const hint: NameHint | undefined = node.name ? { name, node: node.name } : undefined;
  if (ts.isMethodDeclaration(node)) {
    if (!node.body) return constructedBy;
    add(functionValue(walk, node, hint, self));
  } else if (ts.isPropertyDeclaration(node)) {
    const type = useTypes(walk, node.type, decorators.length > 0);
    // An initializer runs as part of the constructor, with `this` being the instance.
    const outer = walk.frame;
    walk.frame = { ...outer, returns: [], risks: [], thisValue: self };
    const value = node.initializer ? valueOf(walk, node.initializer, hint) : unknown;
    walk.frame = outer;
    const both = [value, type].filter((it): it is Value => it !== undefined && it !== unknown);
    add(both.length === 1 && both[0] ? both[0] : both.length === 0 ? unknown : { kind: 'either', of: both });
  } else if (ts.isGetAccessorDeclaration(node) && hint) {
    add(getterValue(walk, node, hint, self));
  } else if (ts.isSetAccessorDeclaration(node) && hint) {
    functionValue(walk, node, hint, self);
  } else if (ts.isClassStaticBlockDeclaration(node)) {
    walk.within(true, () => {
      visitStatements(walk, node.body.statements);
    });
  }
  return constructedBy;
}

/** `constructor(private readonly orders: Orders)` declares a field. */
function addParameterFields(walk: Walk, node: ts.ConstructorDeclaration, constructor: number, members: MemberFact[]): void {
  node.parameters.forEach((parameter, index) => {
    if (!ts.isIdentifier(parameter.name) || !ts.isParameterPropertyDeclaration(parameter, node)) return;
    const definition = walk.names.definitions.findIndex(
      (it) => it.kind === 'parameter' && it.function === constructor && it.index === index,
    );
    const value: Value = definition === -1 ? unknown : { kind: 'definition', id: definition };
    members.push({ name: parameter.name.text, static: false, value, decorators: [] });
  });
}

function memberName(walk: Walk, name: ts.PropertyName): string {
  if (ts.isComputedPropertyName(name)) {
    valueOf(walk, name.expression);
    return '';
  }
  return name.text;
}
