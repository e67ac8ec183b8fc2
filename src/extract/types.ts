/** Type annotations: which names they use, and which class or interface they name. */
import ts from 'typescript';
import type { Value } from '../facts/value.js';
import { Use } from './scope.js';
import type { Walk } from './walk.js';

/**
 * Marks every name below a type as used in a type, and returns an instance of the type where it plainly names one.
 * `kept` marks a signature whose types decorators keep at run time.
 */
export function useTypes(walk: Walk, node: ts.Node | undefined, kept = false): Value | undefined {
  if (!node) return undefined;
  markTypes(walk, node, kept ? Use.metadata : Use.type);
  return typeValue(walk, node);
}

/** Types that are made of another: the first says nothing of what a value is, the second is what it is made of. */
const computed = /^(?:ReturnType|InstanceType|Parameters|ConstructorParameters|Pick|Omit|Record|Extract|Exclude)$/;
const transparent = /^(?:Readonly|Partial|Required|NonNullable|Awaited)$/;

/** An instance of what a type names; `undefined` where it names nothing plainly. */
export function typeValue(walk: Walk, node: ts.Node | undefined): Value | undefined {
  if (!node || !ts.isTypeReferenceNode(node)) return undefined;
  const name = ts.isIdentifier(node.typeName) ? node.typeName.text : '';
  if (node.typeArguments && computed.test(name)) return undefined;
  if (node.typeArguments?.length === 1 && transparent.test(name)) return typeValue(walk, node.typeArguments[0]);
  return { kind: 'instance', of: entityValue(walk, node.typeName) };
}

function markTypes(walk: Walk, node: ts.Node, bit: number): void {
  if (ts.isIdentifier(node)) {
    walk.scope.use(node.text, bit);
  } else if (ts.isQualifiedName(node)) {
    markTypes(walk, node.left, bit);
  } else if (ts.isTypeReferenceNode(node)) {
    markTypes(walk, node.typeName, bit);
    // Decorators keep the outer type alone: `Promise<Order>` keeps `Promise`.
    for (const argument of node.typeArguments ?? []) markTypes(walk, argument, Use.type);
  } else if (ts.isPropertySignature(node) || ts.isMethodSignature(node) || ts.isParameter(node)) {
    node.forEachChild((child) => {
      if (child !== node.name) markTypes(walk, child, Use.type);
    });
  } else {
    node.forEachChild((child) => {
      markTypes(walk, child, ts.isUnionTypeNode(node) ? bit : Use.type);
    });
  }
}

/** The value that a type's name would have; using it in a type does not count as using the value. */
function entityValue(walk: Walk, name: ts.EntityName): Value {
  if (ts.isIdentifier(name)) return walk.names.referType(walk.scope, name.text);
  return { kind: 'member', of: entityValue(walk, name.left), name: name.right.text };
}
