/** One question, asked of the TypeScript checker. */
import ts from 'typescript';
import type { Answer, Declared, Question } from '../facts/facts.js';
import { packageOfFile } from './declaring-package.js';
import { promiseNames } from './promise-names.js';

export function answerQuestion(checker: ts.TypeChecker, root: string, kind: Question['kind'], node: ts.Node): Answer {
  if (kind === 'promise') return promiseAnswer(checker, root, node);
  if (kind === 'callback') return callbackAnswer(checker, root, node);
  const declared = declarationOf(checker, root, node);
  return declared ? { kind, declared } : { kind };
}

function promiseAnswer(checker: ts.TypeChecker, root: string, node: ts.Node): Answer {
  const is = promiseKind(checker, checker.getTypeAtLocation(node));
  const made = ts.isCallExpression(node) || ts.isNewExpression(node) ? calleeName(node.expression) : node;
  const declared = is === 'other' ? undefined : declarationOf(checker, root, made);
  return declared ? { kind: 'promise', is, declared } : { kind: 'promise', is };
}

function calleeName(node: ts.Expression): ts.Node {
  if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node)) return calleeName(node.expression);
  return ts.isPropertyAccessExpression(node) ? node.name : node;
}

export type PromiseKind = (Answer & { kind: 'promise' })['is'];

/** Any member of a union that is a promise makes the whole one: someone has to handle it. */
function promiseKind(checker: ts.TypeChecker, type: ts.Type): PromiseKind {
  if ((type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0) return 'unknown';
  if (type.isUnion()) {
    const kinds = type.types.map((it) => promiseKind(checker, it));
    // The order of a union depends on what was asked before, so the answer may not.
    return (['promise', 'promises', 'unknown'] as const).find((it) => kinds.includes(it)) ?? 'other';
  }
  if (isPromise(checker, type)) return 'promise';
  const item = checker.isArrayType(type) || checker.isTupleType(type) ? checker.getTypeArguments(type as ts.TypeReference) : [];
  return item.some((it) => isPromise(checker, it)) ? 'promises' : 'other';
}

/**
 * Reports whether a type is a promise: the language's own, a class that extends it, or one that is named `Promise` by its
 * package, as Bluebird does. A query builder that merely has `then` starts nothing until awaited and is none.
 */
function isPromise(checker: ts.TypeChecker, type: ts.Type, depth = 0): boolean {
  if (depth > 4) return false;
  const symbol = type.getSymbol();
  if (symbol && promiseNames.has(symbol.name) && (symbol.declarations ?? []).some((it) => it.getSourceFile().isDeclarationFile)) return true;
  if (type.isUnion()) return type.types.some((it) => isPromise(checker, it, depth + 1));
  if (type.isIntersection()) return type.types.some((it) => isPromise(checker, it, depth + 1));
  if (!type.isClassOrInterface() && !((type as ts.ObjectType).objectFlags & ts.ObjectFlags.Reference)) return false;
  const target = (type as ts.TypeReference).target as ts.InterfaceType | undefined;
  const declared = target ?? type;
  if (!declared.isClassOrInterface()) return false;
  return checker.getBaseTypes(declared).some((it) => isPromise(checker, it, depth + 1));
}

function callbackAnswer(checker: ts.TypeChecker, root: string, node: ts.Node): Answer {
  const call = node.parent;
  const declared = ts.isCallExpression(call) || ts.isNewExpression(call) ? declarationOf(checker, root, calleeName(call.expression)) : undefined;
  const contextual = checker.getContextualType(node as ts.Expression);
  const expects = contextual ? expectation(contextual) : 'unknown';
  const gives = givenBack(checker, checker.getTypeAtLocation(node));
  return declared ? { kind: 'callback', expects, gives, declared } : { kind: 'callback', expects, gives };
}

/** What a function itself returns. */
function givenBack(checker: ts.TypeChecker, type: ts.Type): PromiseKind {
  const [signature] = type.getCallSignatures();
  return signature ? promiseKind(checker, signature.getReturnType()) : 'unknown';
}

/** What a parameter does with the result of a callback: `void` when every signature drops it. */
function expectation(type: ts.Type): 'void' | 'other' | 'unknown' {
  if ((type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0) return 'unknown';
  const signatures = (type.isUnion() ? type.types : [type]).flatMap((it) => it.getCallSignatures());
  if (signatures.length === 0) return 'unknown';
  return signatures.every((it) => (it.getReturnType().flags & ts.TypeFlags.Void) !== 0) ? 'void' : 'other';
}

function declarationOf(checker: ts.TypeChecker, root: string, node: ts.Node): Declared | undefined {
  const target = ts.isPropertyAccessExpression(node) ? node.name : node;
  let symbol = checker.getSymbolAtLocation(target);
  if (symbol && (symbol.flags & ts.SymbolFlags.Alias) !== 0) symbol = checker.getAliasedSymbol(symbol);
  const declaration = symbol?.valueDeclaration ?? symbol?.declarations?.[0];
  if (!symbol || !declaration) return undefined;
  const source = declaration.getSourceFile();
  const name = [...containerNames(declaration), symbol.name].join('.');
  const owner = packageOfFile(source.fileName, root);
  if (owner !== '') return { file: '', package: owner, name, at: [0, 0] };
  const named = ts.getNameOfDeclaration(declaration) ?? declaration;
  const at = ts.getLineAndCharacterOfPosition(source, named.getStart(source, false));
  return { file: source.fileName.slice(root.length + 1), package: '', name, at: [at.line, at.character] };
}

function containerNames(node: ts.Node): readonly string[] {
  const names: string[] = [];
  // The tree below an own program is bound, so parents are there.
  for (let it = node.parent as ts.Node | undefined; it; it = it.parent as ts.Node | undefined) {
    if ((ts.isClassLike(it) || ts.isInterfaceDeclaration(it) || ts.isModuleDeclaration(it)) && it.name && ts.isIdentifier(it.name)) {
      if (it.name.text !== 'global') names.unshift(it.name.text);
    }
  }
  return names;
}
