/** What types of the native checker mean for a question; each type is judged once for as long as a program lives. */
import type { Type } from 'typescript-native/unstable/sync';
import type { PromiseKind } from './answers.js';
import type { Checker, NativeModules } from './native-modules.js';
import { isDeclarationPath, promiseNames } from './promise-names.js';

export class NativeTypes {
  readonly #checker: Checker;
  readonly #flags: NativeModules['sync']['TypeFlags'];
  readonly #call: NativeModules['sync']['SignatureKind']['Call'];
  readonly #kinds = new Map<number, PromiseKind>();
  readonly #promises = new Map<number, boolean>();
  readonly #expectations = new Map<number, 'void' | 'other' | 'unknown'>();
  readonly #members = new Map<number, readonly Type[]>();

  constructor(checker: Checker, { sync }: NativeModules) {
    this.#checker = checker;
    this.#flags = sync.TypeFlags;
    this.#call = sync.SignatureKind.Call;
  }

  /** Any member of a union that is a promise makes the whole one: someone has to handle it. */
  promiseKind(type: Type): PromiseKind {
    const known = this.#kinds.get(type.id);
    if (known) return known;
    const kind = this.#promiseKind(type);
    this.#kinds.set(type.id, kind);
    return kind;
  }

  #promiseKind(type: Type): PromiseKind {
    if ((type.flags & (this.#flags.Any | this.#flags.Unknown)) !== 0) return 'unknown';
    if (type.isUnionType()) {
      // Neither `boolean` nor an enumeration has members worth a request.
      if ((type.flags & (this.#flags.Boolean | this.#flags.EnumLike)) !== 0) return 'other';
      const kinds = this.#parts(type).map((it) => this.promiseKind(it));
      return (['promise', 'promises', 'unknown'] as const).find((it) => kinds.includes(it)) ?? 'other';
    }
    if (this.#isPromise(type)) return 'promise';
    return this.#items(type).some((it) => this.#isPromise(it)) ? 'promises' : 'other';
  }

  /** What a list or tuple holds; nothing for other types. */
  #items(type: Type): readonly Type[] {
    if (!type.isTypeReference()) return [];
    const isTuple = type.isTupleType() || type.getTarget().isTupleType();
    const isList = isTuple || (/^(?:Readonly)?Array$/.test(type.getSymbol()?.name ?? '') && this.#checker.isArrayType(type));
    return isList ? this.#checker.getTypeArguments(type) : [];
  }

  /** As the other resolver's: a promise by its declaration in a package or by what it extends. */
  #isPromise(type: Type, depth = 0): boolean {
    const known = this.#promises.get(type.id);
    if (known !== undefined) return known;
    const is = this.#judge(type, depth);
    // An answer that was cut short is no answer for those who ask from nearer.
    if (is || depth === 0) this.#promises.set(type.id, is);
    return is;
  }

  #judge(type: Type, depth: number): boolean {
    const composed = type.isUnionType() || type.isIntersectionType();
    if (depth > 4 || (!type.isObjectType() && !composed && !type.isTypeParameter())) return false;
    const symbol = type.getSymbol();
    if (symbol && promiseNames.has(symbol.name) && symbol.declarations.some((it) => isDeclarationPath(it.path))) return true;
    if (composed) return this.#parts(type).some((it) => this.#isPromise(it, depth + 1));
    if (!type.isClassOrInterface() && !type.isTypeReference()) return false;
    const target = type.isTypeReference() ? type.getTarget() : type;
    if (!target.isClassOrInterface()) return false;
    return this.#checker.getBaseTypes(target).some((it) => this.#isPromise(it, depth + 1));
  }

  #parts(type: Type): readonly Type[] {
    const known = this.#members.get(type.id);
    if (known) return known;
    const parts = type.isUnionType() || type.isIntersectionType() ? type.getTypes() : [];
    this.#members.set(type.id, parts);
    return parts;
  }

  /** What a function of this type returns itself. */
  givenBack(type: Type): PromiseKind {
    if (!type.isObjectType()) return 'unknown';
    const [signature] = this.#checker.getSignaturesOfType(type, this.#call);
    const returned = signature && this.#checker.getReturnTypeOfSignature(signature);
    return returned ? this.promiseKind(returned) : 'unknown';
  }

  /** What a parameter of this type does with the result of a callback: `void` when every signature drops it. */
  expectation(type: Type): 'void' | 'other' | 'unknown' {
    const known = this.#expectations.get(type.id);
    if (known) return known;
    const expects = this.#expectation(type);
    this.#expectations.set(type.id, expects);
    return expects;
  }

  #expectation(type: Type): 'void' | 'other' | 'unknown' {
    if ((type.flags & (this.#flags.Any | this.#flags.Unknown)) !== 0) return 'unknown';
    const parts = type.isUnionType() ? this.#parts(type) : [type];
    const signatures = parts.flatMap((it) => this.#checker.getSignaturesOfType(it, this.#call));
    if (signatures.length === 0) return 'unknown';
    const isVoid = signatures.every((it) => ((this.#checker.getReturnTypeOfSignature(it)?.flags ?? 0) & this.#flags.Void) !== 0);
    return isVoid ? 'void' : 'other';
  }
}
