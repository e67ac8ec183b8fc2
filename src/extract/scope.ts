/** Names and what they mean, resolved once the whole file was seen, so that use before declaration needs no second pass. */
import type { DefinitionFact } from '../facts/facts.js';
import { unknown, type Value } from '../facts/value.js';

/** How a name is used, as bits. */
export const Use = { type: 1, metadata: 2, later: 4, load: 8 } as const;

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
export type Definition = Mutable<DefinitionFact>;

export class Scope {
  readonly #names = new Map<string, number>();
  readonly #types = new Map<string, number>();
  readonly #uses = new Map<string, number>();
  readonly parent: Scope | undefined;
  /** True for the scope of a function or the module, where `var` lands. */
  readonly holdsVar: boolean;

  constructor(parent: Scope | undefined, holdsVar: boolean) {
    this.parent = parent;
    this.holdsVar = holdsVar;
  }

  declare(name: string, id: number): void {
    if (!this.#names.has(name)) this.#names.set(name, id);
  }

  /** Types have names of their own: a value may have the same. */
  declareType(name: string, id: number): void {
    if (!this.#types.has(name)) this.#types.set(name, id);
  }

  findType(name: string): number | undefined {
    return this.#types.get(name) ?? this.parent?.findType(name);
  }

  own(name: string): number | undefined {
    return this.#names.get(name);
  }

  find(name: string): number | undefined {
    return this.#names.get(name) ?? this.parent?.find(name);
  }

  use(name: string, bit: number): void {
    this.#uses.set(name, (this.#uses.get(name) ?? 0) | bit);
  }

  /** Adds this scope's uses to what each name turned out to be. */
  settle(uses: Map<number, number>): void {
    for (const [name, bits] of this.#uses) {
      const id = this.find(name);
      if (id !== undefined) uses.set(id, (uses.get(id) ?? 0) | bits);
    }
  }
}

/** All scopes, definitions and pending names of one file. */
export class Names {
  readonly definitions: Definition[] = [];
  readonly #scopes: Scope[] = [];
  readonly #pending: { value: { kind: string; name?: string; id?: number }; scope: Scope; name: string }[] = [];

  open(parent: Scope | undefined, holdsVar: boolean): Scope {
    const scope = new Scope(parent, holdsVar);
    this.#scopes.push(scope);
    return scope;
  }

  /** Adds a definition, or returns the one that an earlier declaration of the same name in the scope made. */
  define(scope: Scope, name: string, definition: Definition): number {
    const earlier = scope.own(name);
    const known = earlier === undefined ? undefined : this.definitions[earlier];
    if (earlier !== undefined && known?.kind === definition.kind && known.kind === 'variable') return earlier;
    const id = this.definitions.push(definition) - 1;
    scope.declare(name, id);
    return id;
  }

  defineType(scope: Scope, name: string, definition: Definition): void {
    scope.declareType(name, this.definitions.push(definition) - 1);
  }

  /**
   * A value for a name in a scope; it becomes a definition or a global in `settle`. `later` says that the name is read
   * when a function runs, not when the file loads.
   */
  refer(scope: Scope, name: string, later: boolean): Value {
    if (name === 'undefined') return unknown;
    scope.use(name, later ? Use.later : Use.load);
    return this.referType(scope, name);
  }

  /** As `refer`, for a name in a type, which uses no value. */
  referType(scope: Scope, name: string): Value {
    const value = { kind: 'global' as string, name };
    this.#pending.push({ value, scope, name });
    return value as Value;
  }

  /** Resolves every pending name; returns how each definition is used, as bits of `Use`. */
  settle(): ReadonlyMap<number, number> {
    for (const { value, scope, name } of this.#pending) {
      const id = scope.find(name) ?? scope.findType(name);
      if (id === undefined) continue;
      value.kind = 'definition';
      delete value.name;
      value.id = id;
    }
    const uses = new Map<number, number>();
    for (const scope of this.#scopes) scope.settle(uses);
    return uses;
  }
}
