/** Loops and `try`: which calls run many times, and what a `catch` does with the error. */
import ts from 'typescript';
import type { LoopFact } from '../facts/facts.js';
import { unknown, type Value } from '../facts/value.js';
import { commentBeside } from './beside.js';
import { bindPattern } from './bindings.js';
import { addRegion, exits, testOf } from './branches.js';
import { visitChildren, visitStatement, visitStatements } from './statements.js';
import { valueOf } from './values.js';
import type { Walk } from './walk.js';

export function visitForOf(walk: Walk, node: ts.ForOfStatement): void {
  const iterated = valueOf(walk, node.expression);
  if (node.awaitModifier) walk.risk('await', unknown, node.expression);
  walk.within(false, () => {
    if (ts.isVariableDeclarationList(node.initializer)) {
      for (const declaration of node.initializer.declarations) {
        const item: Value = { kind: 'member', of: iterated, name: '[]' };
        bindPattern(walk, walk.scope, declaration.name, [], (path, name) => ({ kind: 'variable', name, values: [item], path, within: walk.frame.id }));
      }
    } else {
      valueOf(walk, node.initializer);
    }
    inLoop(walk, node, node.awaitModifier ? 'await' : 'of', iterated, () => {
      visitStatement(walk, node.statement);
    });
  });
}

export function visitFor(walk: Walk, node: ts.ForStatement | ts.ForInStatement): void {
  walk.within(false, () => {
    inLoop(walk, node, ts.isForStatement(node) ? 'for' : 'in', unknown, () => {
      visitChildren(walk, node);
    });
  });
}

export function visitWhile(walk: Walk, node: ts.WhileStatement | ts.DoStatement): void {
  inLoop(walk, node, 'while', unknown, () => {
    const test = testOf(walk, node.expression);
    if (ts.isWhileStatement(node)) addRegion(walk, test, true, node.statement);
    visitStatement(walk, node.statement);
  });
}

function inLoop(walk: Walk, node: ts.Node, kind: LoopFact['kind'], over: Value, visit: () => void): void {
  const outer = walk.frame.loop;
  walk.frame.loop = walk.loops.push({ kind, over, within: walk.frame.id, span: walk.span(node), outer }) - 1;
  visit();
  walk.frame.loop = outer;
}

/** `end` is where the block around it ends: what holds after the tried block holds until then, where a failure leaves. */
export function visitTry(walk: Walk, node: ts.TryStatement, end: number): void {
  if (node.catchClause) walk.frame.protections += 1;
  const { returned } = walk.frame;
  const leaves = node.catchClause !== undefined && exits(node.catchClause.block);
  walk.within(false, () => {
    visitStatements(walk, node.tryBlock.statements, leaves ? end : undefined);
  });
  if (node.catchClause) {
    walk.frame.protections -= 1;
    walk.frame.catches += 1;
    visitCatch(walk, node.catchClause, node.tryBlock, walk.frame.returned > returned);
    walk.frame.catches -= 1;
  }
  if (node.finallyBlock) visitStatement(walk, node.finallyBlock);
}

function visitCatch(walk: Walk, clause: ts.CatchClause, tried: ts.Block, triedReturns: boolean): void {
  const { block, variableDeclaration: error } = clause;
  const { thrown, returned } = walk.frame;
  const start = walk.start(clause);
  const inside = walk.source.text.slice(block.statements.pos, block.end - 1);
  const fact = {
    within: walk.frame.id,
    span: walk.spanOf(start, start + 'catch'.length),
    region: walk.span(block),
    tried: walk.span(tried),
    triedReturns,
    error: unknown,
    usesError: false,
    throws: false,
    returns: false,
    statements: block.statements.length,
    comment: block.statements.length === 0 ? commentBeside(walk, tried, block) : (/\/\/[^\n]*|\/\*[^]*?\*\//.exec(inside)?.[0] ?? ''),
  };
  const index = walk.catches.push(fact) - 1;
  walk.within(false, () => {
    if (error) bindPattern(walk, walk.scope, error.name, [], (path, name) => ({ kind: 'variable', name, values: [], path, within: walk.frame.id }));
    if (error && ts.isIdentifier(error.name)) {
      const definition = walk.scope.own(error.name.text);
      if (definition !== undefined) {
        walk.caught.push({ catch: index, definition });
        fact.error = { kind: 'definition', id: definition };
      }
    } else if (error) {
      fact.usesError = true;
    }
    visitStatements(walk, block.statements);
  });
  fact.throws = walk.frame.thrown > thrown;
  fact.returns = walk.frame.returned > returned;
}
