/** Imports and exports, ES modules and CommonJS alike. */
import ts from 'typescript';
import type { ExportFact, ImportFact, ImportedName } from '../facts/facts.js';
import { unknown, type Value } from '../facts/value.js';
import { Use } from './scope.js';
import { hasModifier } from './functions.js';
import { valueOf } from './values.js';
import type { Walk } from './walk.js';

/** Adds an import and returns its index. */
export function addImport(walk: Walk, fact: ImportFact): number {
  return walk.imports.push(fact) - 1;
}

export function visitImport(walk: Walk, node: ts.ImportDeclaration): void {
  if (!ts.isStringLiteral(node.moduleSpecifier)) return;
  const clause = node.importClause;
  const names: ImportedName[] = [];
  const index = addImport(walk, {
    specifier: node.moduleSpecifier.text,
    kind: 'import',
    names,
    typeOnly: clause?.phaseModifier === ts.SyntaxKind.TypeKeyword,
    deferred: false,
    span: walk.span(node.moduleSpecifier),
  });
  const take = (local: ts.Identifier, imported: string, typeOnly: boolean): void => {
    const definition = walk.names.define(walk.moduleScope, local.text, { kind: 'import', import: index, name: imported });
    walk.importedNames.push({ definition, import: index, index: names.push({ imported, typeOnly, use: 'type' }) - 1 });
  };
  if (clause?.name) take(clause.name, 'default', false);
  const bindings = clause?.namedBindings;
  if (bindings && ts.isNamespaceImport(bindings)) take(bindings.name, '*', false);
  if (bindings && ts.isNamedImports(bindings)) {
    for (const it of bindings.elements) take(it.name, (it.propertyName ?? it.name).text, it.isTypeOnly);
  }
}

/** `import x = require('y')`. */
export function visitImportEquals(walk: Walk, node: ts.ImportEqualsDeclaration): void {
  const reference = node.moduleReference;
  if (!ts.isExternalModuleReference(reference)) {
    walk.names.define(walk.scope, node.name.text, { kind: 'variable', name: node.name.text, values: [], path: [], within: walk.frame.id });
    return;
  }
  if (!ts.isStringLiteral(reference.expression)) return;
  const index = addImport(walk, {
    specifier: reference.expression.text,
    kind: 'require',
    names: [{ imported: '*', typeOnly: node.isTypeOnly, use: 'type' }],
    typeOnly: node.isTypeOnly,
    deferred: false,
    span: walk.span(reference.expression),
  });
  const definition = walk.names.define(walk.moduleScope, node.name.text, { kind: 'import', import: index, name: '=' });
  walk.importedNames.push({ definition, import: index, index: 0 });
}

export function visitExportDeclaration(walk: Walk, node: ts.ExportDeclaration): void {
  const { moduleSpecifier: specifier, exportClause: clause } = node;
  if (!specifier) {
    if (!clause || !ts.isNamedExports(clause)) return;
    for (const it of clause.elements) {
      const local = (it.propertyName ?? it.name).text;
      const isType = node.isTypeOnly || it.isTypeOnly;
      // The name may be a type; only the module that declares it can tell, so it counts as a value unless written as a type.
      const value = isType ? walk.names.referType(walk.scope, local) : walk.refer(local);
      walk.exports.push({ name: it.name.text, kind: isType ? 'type' : 'value', value });
    }
    return;
  }
  if (!ts.isStringLiteral(specifier)) return;
  const names: ImportedName[] = [];
  const index = addImport(walk, {
    specifier: specifier.text,
    kind: 'reexport',
    names,
    typeOnly: node.isTypeOnly,
    deferred: false,
    span: walk.span(specifier),
  });
  const pass = (name: string, imported: string, typeOnly: boolean): void => {
    names.push({ imported, typeOnly, use: 'load' });
    walk.exports.push({ name, kind: typeOnly ? 'type' : 'value', from: { import: index, name: imported } });
  };
  if (!clause) pass('*', '*', node.isTypeOnly);
  else if (ts.isNamespaceExport(clause)) pass(clause.name.text, '*', node.isTypeOnly);
  else for (const it of clause.elements) pass(it.name.text, (it.propertyName ?? it.name).text, node.isTypeOnly || it.isTypeOnly);
}

/** `export default x` and `export = x`. */
export function visitExportAssignment(walk: Walk, node: ts.ExportAssignment): void {
  const name = node.isExportEquals === true ? '=' : 'default';
  const value = valueOf(walk, node.expression, { name: 'default', node: node.expression });
  walk.exports.push({ name, kind: 'value', value });
}

/** Exports what a statement with `export` declares; reports whether it did. */
export function exportDeclared(walk: Walk, statement: ts.Node, name: string, kind: ExportFact['kind'], value: Value | undefined): boolean {
  if (!hasModifier(statement, ts.SyntaxKind.ExportKeyword)) return false;
  const isDefault = hasModifier(statement, ts.SyntaxKind.DefaultKeyword);
  walk.exports.push({ name: isDefault ? 'default' : name, kind, ...(value === undefined || value === unknown ? {} : { value }) });
  return true;
}

/** `module.exports = x`, `exports.a = x`, `module.exports.a = x`. */
export function assignExport(walk: Walk, target: ts.Expression, value: Value): void {
  if (isModuleExports(target)) {
    walk.exports.push({ name: '=', kind: 'value', value });
  } else if (ts.isPropertyAccessExpression(target) && (isModuleExports(target.expression) || isExports(target.expression))) {
    walk.exports.push({ name: target.name.text, kind: 'value', value });
  }
}

function isModuleExports(node: ts.Expression): boolean {
  return (
    ts.isPropertyAccessExpression(node) &&
    node.name.text === 'exports' &&
    ts.isIdentifier(node.expression) &&
    node.expression.text === 'module'
  );
}

function isExports(node: ts.Expression): boolean {
  return ts.isIdentifier(node) && node.text === 'exports';
}

/** Writes down how each imported name is used, once the whole file was seen. */
export function finishImports(walk: Walk, uses: ReadonlyMap<number, number>): void {
  for (const { definition, import: index, index: name } of walk.importedNames) {
    const bits = uses.get(definition) ?? 0;
    const fact = walk.imports[index];
    const known = fact?.names[name];
    if (!fact || !known) continue;
    const use = (bits & Use.load) !== 0 ? 'load' : (bits & Use.later) !== 0 ? 'later' : (bits & Use.metadata) !== 0 ? 'metadata' : 'type';
    fact.names = fact.names.map((it, position) => (position === name ? { ...it, use } : it));
  }
}
