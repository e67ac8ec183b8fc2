/** Finds the async callback that a finding is about. */
import ts from 'typescript';
import type { SourceLocation } from '../analysis/location.js';
import { hasBody, isAsync, nodeAt } from './syntax.js';
import type { FunctionWithBody } from './syntax.js';

/** The async function at a location: around its first words, or the declaration of the name that stands there. */
export function callbackAt(source: ts.SourceFile, location: SourceLocation): FunctionWithBody | undefined {
  const node = nodeAt(source, location);
  if (node === undefined) return undefined;
  if (ts.isIdentifier(node) && !isNameOf(node)) {
    const declared = declarationOf(source, node.text);
    // Several things of that name: the one that is meant is for types to say.
    return declared.length === 1 ? declared[0] : asyncArgumentOf(node);
  }
  for (let it: ts.Node = node; !ts.isSourceFile(it) && !ts.isBlock(it); it = it.parent) {
    if (hasBody(it) && isAsync(it)) return it;
    if (ts.isVariableDeclaration(it)) return it.initializer && hasBody(it.initializer) && isAsync(it.initializer) ? it.initializer : undefined;
    const argument = asyncArgumentOf(it);
    if (argument !== undefined) return argument;
  }
  return undefined;
}

/** A finding may point at the callee; then the callback is the call's only async argument. */
function asyncArgumentOf(node: ts.Node): FunctionWithBody | undefined {
  let callee = node;
  while (ts.isPropertyAccessExpression(callee.parent)) callee = callee.parent;
  const call = callee.parent;
  if (!ts.isCallExpression(call) || call.expression !== callee) return undefined;
  const callbacks = call.arguments.flatMap((it): FunctionWithBody[] => (hasBody(it) && isAsync(it) ? [it] : []));
  return callbacks.length === 1 ? callbacks[0] : undefined;
}

function isNameOf(node: ts.Identifier): boolean {
  return (
    (ts.isFunctionDeclaration(node.parent) || ts.isFunctionExpression(node.parent) || ts.isVariableDeclaration(node.parent) || ts.isMethodDeclaration(node.parent)) &&
    node.parent.name === node
  );
}

function declarationOf(source: ts.SourceFile, name: string): FunctionWithBody[] {
  return source.statements.flatMap((statement): FunctionWithBody[] => {
    if (ts.isFunctionDeclaration(statement)) {
      return statement.name?.text === name && hasBody(statement) && isAsync(statement) ? [statement] : [];
    }
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.flatMap(({ name: variable, initializer }) => {
      const isIt = ts.isIdentifier(variable) && variable.text === name;
      return isIt && initializer !== undefined && hasBody(initializer) && isAsync(initializer) ? [initializer] : [];
    });
  });
}
