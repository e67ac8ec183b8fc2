/** Statements and declarations: scopes, exports, what protects from failure. */
import ts from 'typescript';
import type { InterfaceFact } from '../facts/facts.js';
import { isLiteral, unknown, type Value } from '../facts/value.js';
import { bindPattern } from './bindings.js';
import { classValue } from './classes.js';
import { functionValue } from './functions.js';
import { exportDeclared, visitExportAssignment, visitExportDeclaration, visitImport, visitImportEquals } from './imports.js';
import { addAsserted, addRest, visitIf, visitSwitch } from './branches.js';
import { addCast } from './casts.js';
import { visitFor, visitForOf, visitTry, visitWhile } from './loops.js';
import { dropped } from './promises.js';
import { typeValue, useTypes } from './types.js';
import { valueOf } from './values.js';
import type { Walk } from './walk.js';

/** Visits what stands in a block. What a statement says of those after it counts to the end of the block, or to `until`. */
export function visitStatements(walk: Walk, statements: readonly ts.Statement[], until?: number): void {
  const end = until ?? statements.at(-1)?.end ?? 0;
  for (const statement of statements) {
    const call = walk.calls.length;
    if (ts.isIfStatement(statement)) addRest(walk, statement, visitIf(walk, statement), end);
    else if (ts.isSwitchStatement(statement)) visitSwitch(walk, statement, end);
    else if (ts.isTryStatement(statement)) visitTry(walk, statement, end);
    else visitStatement(walk, statement);
    if (ts.isExpressionStatement(statement)) addAsserted(walk, statement, call, end);
  }
}

export function visitStatement(walk: Walk, node: ts.Statement): void {
  if (ts.isExpressionStatement(node)) {
    dropped(walk, node.expression, 'statement');
  } else if (ts.isVariableStatement(node)) {
    for (const declaration of node.declarationList.declarations) {
      visitVariable(walk, declaration, node.declarationList, node);
    }
  } else if (ts.isReturnStatement(node)) {
    if (!node.expression) return;
    walk.frame.returned += 1;
    walk.returned(valueOf(walk, node.expression), node.expression);
  } else if (ts.isThrowStatement(node)) {
    walk.frame.thrown += 1;
    valueOf(walk, node.expression);
    walk.risk('throw', unknown, node);
  } else if (ts.isTryStatement(node)) {
    visitTry(walk, node, node.end);
  } else if (ts.isBlock(node)) {
    walk.within(false, () => {
      visitStatements(walk, node.statements);
    });
  } else if (ts.isFunctionDeclaration(node)) {
    visitFunction(walk, node);
  } else if (ts.isClassDeclaration(node)) {
    visitClass(walk, node);
  } else if (ts.isImportDeclaration(node)) {
    visitImport(walk, node);
  } else if (ts.isImportEqualsDeclaration(node)) {
    visitImportEquals(walk, node);
  } else if (ts.isExportDeclaration(node)) {
    visitExportDeclaration(walk, node);
  } else if (ts.isExportAssignment(node)) {
    visitExportAssignment(walk, node);
  } else if (ts.isForOfStatement(node)) {
    visitForOf(walk, node);
  } else if (ts.isForStatement(node) || ts.isForInStatement(node)) {
    visitFor(walk, node);
  } else if (ts.isWhileStatement(node) || ts.isDoStatement(node)) {
    visitWhile(walk, node);
  } else if (ts.isIfStatement(node)) {
    visitIf(walk, node);
  } else if (ts.isSwitchStatement(node)) {
    visitSwitch(walk, node, node.end);
  } else if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) {
    visitType(walk, node);
    node.forEachChild((child) => {
      useTypes(walk, child);
    });
  } else if (ts.isEnumDeclaration(node) || ts.isModuleDeclaration(node)) {
    visitEnumOrNamespace(walk, node);
  } else {
    visitChildren(walk, node);
  }
}

/** Visits whatever is below a node that says nothing of its own. */
export function visitChildren(walk: Walk, node: ts.Node): void {
  node.forEachChild((child) => {
    visitAny(walk, child);
  });
}

function visitAny(walk: Walk, node: ts.Node): void {
  if (ts.isVariableDeclarationList(node)) {
    for (const declaration of node.declarations) visitVariable(walk, declaration, node, undefined);
  } else if (ts.isStatement(node)) {
    visitStatement(walk, node);
  } else if (ts.isTypeNode(node)) {
    useTypes(walk, node);
  } else if (ts.isExpression(node)) {
    valueOf(walk, node);
  } else {
    visitChildren(walk, node);
  }
}

function visitVariable(
  walk: Walk,
  node: ts.VariableDeclaration,
  list: ts.VariableDeclarationList,
  statement: ts.VariableStatement | undefined,
): void {
  const scope = (list.flags & ts.NodeFlags.BlockScoped) === 0 ? walk.varScope : walk.scope;
  const hint = ts.isIdentifier(node.name) ? { name: node.name.text, node: node.name } : undefined;
  const value = node.initializer ? valueOf(walk, node.initializer, hint) : unknown;
  const type = useTypes(walk, node.type);
  bindPattern(walk, scope, node.name, [], (path, name) => ({
    kind: 'variable',
    name,
    values: value === unknown ? [] : [value],
    path,
    within: walk.frame.id,
    ...(type === undefined ? {} : { type }),
  }));
  if (node.type && node.initializer && !isLiteral(value) && value.kind !== 'function') addCast(walk, 'annotation', value, node.type);
  if (hint === undefined) {
    if (statement) exportPatternNames(walk, statement, node.name);
    return;
  }
  // Referring to a type leaves no trace: declaring a variable is no use of it.
  const exported = statement ? exportDeclared(walk, statement, hint.name, 'value', walk.names.referType(scope, hint.name)) : false;
  if (!exported && node.initializer && ts.isCallExpression(node.initializer)) {
    const definition = scope.own(hint.name);
    if (definition !== undefined) {
      walk.unread.push({ definition, call: node.initializer, value, within: walk.frame.id });
    }
  }
}

function exportPatternNames(walk: Walk, statement: ts.VariableStatement, pattern: ts.BindingName): void {
  if (ts.isIdentifier(pattern)) {
    exportDeclared(walk, statement, pattern.text, 'value', walk.refer(pattern.text));
    return;
  }
  for (const element of pattern.elements) {
    if (ts.isBindingElement(element)) exportPatternNames(walk, statement, element.name);
  }
}

function visitFunction(walk: Walk, node: ts.FunctionDeclaration): void {
  const hint = node.name ? { name: node.name.text, node: node.name } : undefined;
  // An overload or a declared function has no body and defines nothing of its own.
  if (!node.body) return;
  if (hint) walk.names.define(walk.scope, hint.name, { kind: 'function', id: -1 });
  const scope = walk.scope;
  const value = functionValue(walk, node, hint);
  if (hint && value.kind === 'function') {
    const own = scope.own(hint.name);
    const definition = own === undefined ? undefined : walk.names.definitions[own];
    if (definition?.kind === 'function') definition.id = value.id;
  }
  exportDeclared(walk, node, hint?.name ?? 'default', 'value', value);
}

/** A type has a name and no value; what it extends says whose members it has. */
function visitType(walk: Walk, node: ts.InterfaceDeclaration | ts.TypeAliasDeclaration): void {
  const { text: name } = node.name;
  const heritage = ts.isInterfaceDeclaration(node) ? (node.heritageClauses ?? []).flatMap((it) => [...it.types]) : [];
  const bases = heritage.flatMap((it) => (ts.isIdentifier(it.expression) ? [walk.names.referType(walk.scope, it.expression.text)] : []));
  const members = typeMembers(node).flatMap((it): InterfaceFact['members'] => {
    const type = ts.isPropertySignature(it) && ts.isIdentifier(it.name) ? typeValue(walk, it.type) : undefined;
    return type && ts.isPropertySignature(it) && ts.isIdentifier(it.name) ? [[it.name.text, type]] : [];
  });
  const id = walk.interfaces.push({ name, extends: bases, members }) - 1;
  walk.names.defineType(walk.scope, name, { kind: 'interface', id });
  exportDeclared(walk, node, name, 'type', walk.names.referType(walk.scope, name));
}

function typeMembers(node: ts.InterfaceDeclaration | ts.TypeAliasDeclaration): readonly ts.TypeElement[] {
  if (ts.isInterfaceDeclaration(node)) return node.members;
  return ts.isTypeLiteralNode(node.type) ? node.type.members : [];
}

function visitClass(walk: Walk, node: ts.ClassDeclaration): void {
  const value = classValue(walk, node, undefined);
  exportDeclared(walk, node, node.name?.text ?? 'default', 'value', value);
}

/** An enum is an object of its members; one without a text or a number of its own is unknown. */
function enumValue(walk: Walk, node: ts.EnumDeclaration): Value {
  const members = node.members.flatMap((it): readonly (readonly [string, Value])[] => {
    const value = it.initializer ? valueOf(walk, it.initializer) : unknown;
    return ts.isIdentifier(it.name) || ts.isStringLiteral(it.name) ? [[it.name.text, value]] : [];
  });
  return { kind: 'object', members };
}

function visitEnumOrNamespace(walk: Walk, node: ts.EnumDeclaration | ts.ModuleDeclaration): void {
  const ambient = node.modifiers?.some((it) => it.kind === ts.SyntaxKind.DeclareKeyword) === true;
  if (ts.isIdentifier(node.name)) {
    const values = ts.isEnumDeclaration(node) ? [enumValue(walk, node)] : [];
    walk.names.define(walk.scope, node.name.text, { kind: 'variable', name: node.name.text, values, path: [], within: walk.frame.id });
    // Referring to a type leaves no trace: declaring an enum is no use of it.
    const value = ts.isEnumDeclaration(node) ? walk.names.referType(walk.scope, node.name.text) : unknown;
    exportDeclared(walk, node, node.name.text, ambient && ts.isModuleDeclaration(node) ? 'type' : 'value', value);
  }
  if (ambient || ts.isEnumDeclaration(node)) return;
  walk.within(true, () => {
    if (node.body && ts.isModuleBlock(node.body)) {
      visitStatements(walk, node.body.statements);
    }
  });
}
