/** Names bound by declarations, parameters and destructuring. */
import ts from 'typescript';
import type { Value } from '../facts/value.js';
import { addFallback } from './casts.js';
import type { Definition, Scope } from './scope.js';
import { valueOf } from './values.js';
import type { Walk } from './walk.js';

/** Declares every name of a binding; `make` gives the definition for the members taken to reach the name. */
export function bindPattern(
  walk: Walk,
  scope: Scope,
  name: ts.BindingName,
  path: readonly string[],
  make: (path: readonly string[], name: string) => Definition,
): void {
  if (ts.isIdentifier(name)) {
    walk.names.define(scope, name.text, make(path, name.text));
    return;
  }
  name.elements.forEach((element, index) => {
    if (!ts.isBindingElement(element)) return;
    const taken = ts.isArrayBindingPattern(name) ? String(index) : memberName(element);
    // What a rest element holds, or a computed name takes, cannot be told.
    const inner = element.dotDotDotToken || taken === undefined ? [...path, '…'] : [...path, taken];
    if (element.initializer) {
      valueOf(walk, element.initializer);
      const definition = make(inner, '');
      const [of] = definition.kind === 'variable' ? definition.values : [];
      if (of) addFallback(walk, inner.reduce<Value>((value, member) => ({ kind: 'member', of: value, name: member }), of), element.initializer);
    }
    bindPattern(walk, scope, element.name, inner, make);
  });
}

function memberName(element: ts.BindingElement): string | undefined {
  const name = element.propertyName ?? element.name;
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : undefined;
}
