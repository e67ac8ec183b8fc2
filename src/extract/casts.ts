/** Types that are claimed for a value, texts that stand in for a missing one, and options switched on or off in place. */
import ts from 'typescript';
import type { CastFact } from '../facts/facts.js';
import { unknown, type Value } from '../facts/value.js';
import { skipParentheses } from './parentheses.js';
import type { Walk } from './walk.js';

/** Notes a claimed type, unless it claims nothing: `as const`, `as any`, `as unknown`. */
export function addCast(walk: Walk, kind: CastFact['kind'], value: Value, type: ts.TypeNode): void {
  if (value === unknown) return;
  const to = walk.text(type);
  if (to === 'const' || to === 'any' || to === 'unknown') return;
  walk.casts.push({ kind, value, to, within: walk.frame.id, span: walk.span(type) });
}

/** Notes `value || 'text'`, `value ?? 'text'` and the default of a destructured member; a value is a member or what a call gives. */
export function addFallback(walk: Walk, value: Value, node: ts.Expression): void {
  const text = skipParentheses(node);
  if ((value.kind !== 'member' && value.kind !== 'result') || !ts.isStringLiteralLike(text)) return;
  walk.fallbacks.push({ value, text: text.text, within: walk.frame.id, span: walk.span(text) });
}

/** Notes `{ name: true }` and `{ name: false }`. */
export function addSwitch(walk: Walk, name: string, node: ts.Expression): void {
  const on = node.kind === ts.SyntaxKind.TrueKeyword;
  if (on || node.kind === ts.SyntaxKind.FalseKeyword) walk.switches.push({ name, on, within: walk.frame.id, span: walk.span(node) });
}
