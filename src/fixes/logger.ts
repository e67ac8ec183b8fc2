/** Finds what a file already logs with, so that a fix speaks the file's own language. */
import ts from 'typescript';
import { hasBody } from './syntax.js';

const loggerNames = ['logger', 'log'];

/** How to log an error at a node: a logger that is in scope there, or the console. */
export function logCall(node: ts.Node, error: string): string {
  return `${loggerAt(node) ?? 'console'}.error(${error})`;
}

function loggerAt(node: ts.Node): string | undefined {
  return memberLogger(node) ?? scopeLogger(node);
}

/** `this.logger` of the class around, where `this` still means that class. */
function memberLogger(node: ts.Node): string | undefined {
  for (let it = node; !ts.isSourceFile(it); it = it.parent) {
    if (ts.isFunctionDeclaration(it) || ts.isFunctionExpression(it)) return undefined;
    if (ts.isClassElement(it) && ts.canHaveModifiers(it) && isStatic(it)) return undefined;
    if (ts.isClassLike(it)) {
      const name = it.members.flatMap(memberNames).find((member) => loggerNames.includes(member));
      return name === undefined ? undefined : `this.${name}`;
    }
  }
  return undefined;
}

function isStatic(member: ts.HasModifiers): boolean {
  return ts.getModifiers(member)?.some((it) => it.kind === ts.SyntaxKind.StaticKeyword) ?? false;
}

/** Names of a field, or of the fields that a constructor declares by its parameters. */
function memberNames(member: ts.ClassElement): string[] {
  if (ts.isPropertyDeclaration(member) && !isStatic(member)) return [nameOf(member.name)];
  if (!ts.isConstructorDeclaration(member)) return [];
  return member.parameters.filter((it) => ts.isParameterPropertyDeclaration(it, member)).map((it) => nameOf(it.name));
}

/** A parameter, variable, import or function called `logger` or `log` in a scope around the node. */
function scopeLogger(node: ts.Node): string | undefined {
  for (let it = node; ; it = it.parent) {
    const declared = declaredIn(it, node);
    const name = loggerNames.find((wish) => declared.includes(wish));
    if (name !== undefined) return name;
    if (ts.isSourceFile(it)) return undefined;
  }
}

function declaredIn(scope: ts.Node, before: ts.Node): string[] {
  if (hasBody(scope) || ts.isConstructorDeclaration(scope)) return scope.parameters.flatMap((it) => boundNames(it.name));
  if (!ts.isSourceFile(scope) && !ts.isBlock(scope)) return [];
  return scope.statements.flatMap((statement) => {
    if (ts.isImportDeclaration(statement)) return importedNames(statement);
    // A constant further down cannot be read yet.
    if (!ts.isVariableStatement(statement) || statement.pos > before.pos) return [];
    return statement.declarationList.declarations.filter((it) => mayHaveError(it)).flatMap((it) => boundNames(it.name));
  });
}

/** Reports whether a constant may be a logger: one whose type is spelled out must name `error`. */
function mayHaveError({ type }: ts.VariableDeclaration): boolean {
  return type === undefined || !ts.isTypeLiteralNode(type) || type.members.some((it) => it.name?.getText() === 'error');
}

function importedNames({ importClause }: ts.ImportDeclaration): string[] {
  if (importClause === undefined || importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return [];
  const { name, namedBindings } = importClause;
  const named = namedBindings === undefined ? [] : ts.isNamedImports(namedBindings) ? namedBindings.elements : [namedBindings];
  return [...(name === undefined ? [] : [name.text]), ...named.map((it) => it.name.text)];
}

function boundNames(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((it) => (ts.isBindingElement(it) ? boundNames(it.name) : []));
}

function nameOf(name: ts.PropertyName | ts.BindingName): string {
  return ts.isIdentifier(name) || ts.isPrivateIdentifier(name) ? name.text : '';
}
