/** Which values are promises, and which functions may reject: judged from code, with types where they were asked. */
import type { CallFact, Declared, DefinitionFact, FunctionFact, FunctionId, PromiseFact, RiskFact } from '../facts/facts.js';
import { unknown, type Value } from '../facts/value.js';
import type { FunctionRef } from './calls/call-graph.js';
import { isPromisingCall } from './promising-calls.js';
import type { ProjectFile } from './project-file.js';
import { queuedFor } from './queued-work.js';
import { isRuledOutAsAsync } from './ruled-out-async.js';
import { isPassedBy } from './taken-paths.js';
import type { Target } from './targets.js';
import type { Values } from './values.js';

/** Closing what a library opened: nothing is left to do when that fails, and most libraries see to it that it does not. */
const closing = /\.(?:close|end|quit|disconnect|destroy|release|terminate|unsubscribe)$/;

/** Calls whose promises do not reject, by package. */
const harmless: Readonly<Record<string, RegExp>> = {
  'timers/promises': /^setTimeout$/,
  limiter: /\.removeTokens$/,
  // These tell by their result what went wrong, or only call listeners of the same process.
  'class-validator': /^validate$/,
  'graphql-subscriptions': /^PubSub\(\)\.publish$/,
  i18next: /^(?:createInstance\(\)\.)?(?:use\(\)\.)*init$/,
};

/** Packages whose builders have a `then` that calls back at once. */
const builders = /^@mrleebo\/prisma-ast$/;

export class Rejections {
  readonly #files: ReadonlyMap<string, ProjectFile>;
  readonly #values: Values;
  readonly #rejects = new Map<FunctionFact, boolean>();
  readonly #assumed = new Set<FunctionFact>();
  /** Calls whose way through a function is being judged. */
  readonly #asked = new Set<CallFact>();
  /** Variables and parameters whose promises are being judged. */
  readonly #held = new Set<DefinitionFact>();
  readonly #promises = new Map<FunctionFact, boolean>();

  constructor(files: ReadonlyMap<string, ProjectFile>, values: Values) {
    this.#files = files;
    this.#values = values;
  }

  /** Reports whether a dropped expression is a promise that may reject with nobody listening. */
  isLost(file: ProjectFile, fact: PromiseFact): boolean {
    const answer = file.answers.answers[fact.question];
    const is = answer?.kind === 'promise' ? answer.is : 'unknown';
    if (is === 'other' && !this.#isAsyncInJavaScript(file, fact.value)) return false;
    const isKnown = is === 'promise' || is === 'promises';
    if (!isKnown && !fact.chained && !this.givesPromise(file, fact.value)) return false;
    const declared = answer?.kind === 'promise' ? answer.declared : undefined;
    if (!this.#isPromiseOfItsOwn(file, fact.value) || isRuledOutAsAsync(file, fact)) return false;
    if (fact.errorCallback === 'written') return false;
    if (fact.errorCallback === 'passed-on' && !this.#takesAll(file, fact.value)) return false;
    if (declared && declared.package !== '' && closing.test(declared.name)) return false;
    if (declared && /^PromiseConstructor\.allSettled$/.test(declared.name)) return false;
    return this.mayReject(file, fact.value, this.#declaredFunction(declared));
  }

  /** `list.splice(0, 1)` gives promises that others hold; some builders have a `then` that is none of a promise. */
  #isPromiseOfItsOwn(file: ProjectFile, value: Value): boolean {
    const call = value.kind === 'result' ? file.syntax.calls[value.call] : undefined;
    if (call?.callee.kind !== 'member') return true;
    if (/^(?:splice|shift|pop|fill|reverse|sort|copyWithin)$/.test(call.callee.name)) return false;
    return call.callee.name !== 'then' || !this.#values.targets(file, call.callee).some((it) => it.kind === 'package' && builders.test(it.name));
  }

  /** In JavaScript a comment such as `@returns {void}` is what types believe, whatever `async` says. */
  #isAsyncInJavaScript(file: ProjectFile, value: Value): boolean {
    const call = value.kind === 'result' ? file.syntax.calls[value.call] : undefined;
    if (!call || call.construct) return false;
    return this.#values.targets(file, call.callee).some((it) => {
      return it.kind === 'function' && it.file.syntax.language === 'javascript' && it.file.syntax.functions[it.id]?.async === true;
    });
  }

  /** Identity of the own function whose promise is dropped; `undefined` when it is none, or not known. */
  calledFunction(file: ProjectFile, fact: PromiseFact): FunctionRef | undefined {
    const answer = file.answers.answers[fact.question];
    const call = fact.value.kind === 'result' ? file.syntax.calls[fact.value.call] : undefined;
    const declared = answer?.kind === 'promise' ? this.declaredFunction(answer.declared) : undefined;
    const [target] = declared ? [declared] : call ? this.#values.targets(file, call.callee) : [];
    return target?.kind === 'function' ? { file: target.file, id: target.id } : undefined;
  }

  /** Reports whether a call reaches an own function that declares every argument, so that no callback is extra to its promise. */
  #takesAll(file: ProjectFile, value: Value): boolean {
    const call = value.kind === 'result' ? file.syntax.calls[value.call] : undefined;
    if (!call) return false;
    const functions = this.#values.targets(file, call.callee).filter((it) => it.kind === 'function');
    return functions.some((it) => (it.file.syntax.functions[it.id]?.parameters ?? 0) >= call.arguments.length);
  }

  /** Reports whether a value is known to be a promise. Unknown values are taken for none. */
  givesPromise(file: ProjectFile, value: Value): boolean {
    if (value.kind === 'either') return value.of.some((it) => this.givesPromise(file, it));
    if (value.kind !== 'result') return this.#values.targets(file, value).some((it) => isPromiseMade(it));
    const call = file.syntax.calls[value.call];
    if (!call) return false;
    const { callee } = call;
    if (callee.kind === 'member' && isChaining(callee.name) && this.givesPromise(file, callee.of)) return true;
    return this.#values.targets(file, callee).some((it) => {
      if (it.kind === 'function') return this.functionGivesPromise(it.file, it.id);
      if (it.kind === 'package' || it.kind === 'global') return isPromiseMade({ ...it, path: `${it.path}()` });
      return false;
    });
  }

  /** Reports whether a function is known to return a promise. */
  functionGivesPromise(file: ProjectFile, id: FunctionId): boolean {
    const fact = file.syntax.functions[id];
    if (!fact || fact.generator) return false;
    if (fact.async) return true;
    const known = this.#promises.get(fact);
    if (known !== undefined) return known;
    this.#promises.set(fact, false);
    const answer = fact.returns.some((it) => this.givesPromise(file, it));
    this.#promises.set(fact, answer);
    return answer;
  }

  /** Reports whether the promise that a call gives may reject; unknown callees may. */
  mayReject(file: ProjectFile, value: Value, declared: readonly Target[] = []): boolean {
    if (value.kind === 'either') return value.of.some((it) => this.mayReject(file, it));
    if (value.kind === 'definition') return this.#heldRejects(file, value);
    const call = value.kind === 'result' ? file.syntax.calls[value.call] : undefined;
    if (!call) return true;
    if (call.callee.kind === 'member' && isChaining(call.callee.name)) return this.#chainRejects(file, call, call.callee);
    if (call.callee.kind === 'member' && call.callee.name === 'map' && call.arguments[0]?.kind === 'function') return this.#anyRejects(file, value);
    const targets = declared.length > 0 ? declared : this.#called(file, call.callee);
    // It answers no where it cannot look, in `fs-extra` and its copies.
    if (call.callee.kind === 'member' && call.callee.name === 'pathExists' && targets.every((it) => it.kind !== 'function')) return false;
    if (targets.length === 0) return true;
    return targets.some((it) => {
      if (it.kind === 'function') return this.#callRejects(file, call, it);
      if (it.kind === 'package' && it.name === 'async_hooks' && /\.run$/.test(it.path)) return this.#storeRejects(file, call);
      if (it.kind === 'package') return !closing.test(it.path) && harmless[it.name]?.test(it.path) !== true && !this.#isHeardByConnection(it);
      if (it.kind !== 'global') return true;
      if (it.path === 'Promise' && call.construct) return this.#executorRejects(file, call.arguments[0]);
      if (/^Promise\.(?:all|race|any)$/.test(it.path)) return this.#anyRejects(file, call.arguments[0]);
      // It takes on what becomes of a promise that it is given.
      if (it.path === 'Promise.resolve') return call.arguments.some((given) => given.kind === 'result' && this.mayReject(file, given));
      return it.path !== 'Promise.allSettled';
    });
  }

  /** A variable rejects as what it was given does, and a parameter as what its callers hand over. */
  #heldRejects(file: ProjectFile, value: Value & { kind: 'definition' }): boolean {
    const definition = file.syntax.definitions[value.id];
    if (!definition || this.#held.has(definition)) return definition === undefined;
    const given = this.#givenTo(file, definition);
    this.#held.add(definition);
    const answer = given.length === 0 || given.some((it) => this.mayReject(it.file, it.value));
    this.#held.delete(definition);
    return answer;
  }

  #givenTo(file: ProjectFile, definition: DefinitionFact): readonly { readonly file: ProjectFile; readonly value: Value }[] {
    if (definition.kind === 'variable' && definition.path.length === 0) return definition.values.map((it) => ({ file, value: it }));
    if (definition.kind !== 'parameter' || definition.path.length > 0) return [];
    return this.#values.callers(file, definition.function).map((it) => ({ file: it.file, value: it.file.syntax.calls[it.call]?.arguments[definition.index] ?? unknown }));
  }

  /** What a callee stands for; of a table under a key that is not known, any of its entries. */
  #called(file: ProjectFile, callee: Value): readonly Target[] {
    const found = this.#values.targets(file, callee);
    const targets = found.length > 0 ? found : queuedFor(file, callee).flatMap((it) => this.#values.targets(file, it));
    if (targets.length > 0 || callee.kind !== 'member' || callee.name !== '[]') return targets;
    return this.#values.targets(file, callee.of).flatMap((table) => this.#values.assignedMembers(table).flatMap((it) => this.#values.targets(it.file, it.value)));
  }

  /** A function may reject, but not on the way that this call takes through it. */
  #callRejects(file: ProjectFile, call: CallFact, callee: Target & { kind: 'function' }): boolean {
    if (!this.functionRejects(callee.file, callee.id)) return false;
    const fact = callee.file.syntax.functions[callee.id];
    if (!fact || this.#asked.has(call)) return true;
    const met = fact.risks.filter((it) => !isPassedBy({ file, call }, callee, it));
    if (met.length === fact.risks.length) return true;
    this.#asked.add(call);
    const answer = met.some((it) => this.#isRisky(callee.file, fact, it));
    this.#asked.delete(call);
    return answer;
  }

  /** `AsyncLocalStorage.run(store, work, …)` gives what the work gives. */
  #storeRejects(file: ProjectFile, call: CallFact): boolean {
    const work = call.arguments[1] === undefined ? [] : this.#values.targets(file, call.arguments[1]);
    return work.length === 0 || work.some((it) => it.kind !== 'function' || this.resultRejects(it.file, it.id));
  }

  /** A failed `mongoose.connect` is also told to `mongoose.connection`, where a listener may hear of it. */
  #isHeardByConnection(target: Target & { kind: 'package' }): boolean {
    if (target.name !== 'mongoose' || target.path !== 'connect') return false;
    this.#listensToMongoose ??= [...this.#files.values()].some((file) =>
      file.syntax.calls.some((call) => {
        const [event] = call.arguments;
        if (event?.kind !== 'text' || event.value !== 'error') return false;
        return this.#values.targets(file, call.callee).some((it) => it.kind === 'package' && it.name === 'mongoose' && /^connection\.(?:on|once)$/.test(it.path));
      }),
    );
    return this.#listensToMongoose;
  }

  #listensToMongoose: boolean | undefined;

  /** Looks into a list of promises: its items, or what the callback of `map` gives for each. */
  #anyRejects(file: ProjectFile, list: Value | undefined, depth = 0): boolean {
    if (list === undefined || depth > 4) return true;
    if (list.kind === 'array') return list.items.some((it) => it.kind !== 'result' || this.mayReject(file, it));
    if (list.kind === 'definition') {
      const definition = file.syntax.definitions[list.id];
      if (definition?.kind !== 'variable' || definition.path.length > 0 || definition.values.length === 0) return true;
      return definition.values.some((it) => this.#anyRejects(file, it, depth + 1));
    }
    const call = list.kind === 'result' ? file.syntax.calls[list.call] : undefined;
    if (call?.callee.kind !== 'member' || call.callee.name !== 'map') return true;
    const callbacks = call.arguments.slice(0, 1).flatMap((it) => this.#values.targets(file, it));
    return callbacks.length === 0 || callbacks.some((it) => it.kind !== 'function' || this.resultRejects(it.file, it.id));
  }

  /** For a function that is known to return a promise: unknown results may reject, what ends in `.catch` does not. */
  resultRejects(file: ProjectFile, id: FunctionId): boolean {
    const fact = file.syntax.functions[id];
    if (!fact || fact.async) return this.functionRejects(file, id);
    return fact.risks.some((it) => it.kind === 'throw' || this.mayReject(file, it.value));
  }

  /** A chain rejects when what it began with does and nobody listens, or when one of its own callbacks fails. */
  #chainRejects(file: ProjectFile, call: CallFact, { name, of }: Value & { kind: 'member' }): boolean {
    const listener = name === 'catch' ? call.arguments[0] : name === 'then' ? call.arguments[1] : undefined;
    // Nothing, `undefined` and `null` in the listener's place hear nothing.
    const isListening = listener !== undefined && listener.kind !== 'unknown';
    if (!isListening && this.mayReject(file, of)) return true;
    const callbacks = call.arguments.flatMap((it) => this.#values.targets(file, it));
    return callbacks.some((it) => it.kind === 'function' && this.#callbackFails(it.file, it.id));
  }

  #callbackFails(file: ProjectFile, id: FunctionId): boolean {
    const throws = file.syntax.functions[id]?.risks.some((it) => it.kind === 'throw') === true;
    return throws || this.functionRejects(file, id);
  }

  /** Reports whether the promise that a function returns may reject, seen from what its body leaves unprotected. */
  functionRejects(file: ProjectFile, id: FunctionId): boolean {
    const fact = file.syntax.functions[id];
    if (!fact) return true;
    const known = this.#rejects.get(fact);
    if (known !== undefined) return known;
    // Functions that call each other reject only if something else in one of them does, so within a question each is
    // assumed not to until that is shown. What was assumed is kept only when the whole question is answered with no.
    if (this.#assumed.has(fact)) return false;
    const isOutermost = this.#assumed.size === 0;
    this.#assumed.add(fact);
    const answer = fact.risks.some((it) => this.#isRisky(file, fact, it));
    if (answer) this.#rejects.set(fact, true);
    if (!isOutermost) return answer;
    if (!answer) for (const it of this.#assumed) if (!this.#rejects.has(it)) this.#rejects.set(it, false);
    this.#assumed.clear();
    return answer;
  }

  #isRisky(file: ProjectFile, fact: FunctionFact, risk: RiskFact): boolean {
    if (risk.kind === 'throw') return fact.async;
    if (risk.value.kind === 'awaited') return false;
    const answer = file.answers.answers[risk.question];
    const is = answer?.kind === 'promise' ? answer.is : 'unknown';
    if (is === 'other') return false;
    const declared = answer?.kind === 'promise' ? this.#declaredFunction(answer.declared) : [];
    if (risk.kind === 'await') return risk.value.kind === 'unknown' || this.mayReject(file, risk.value, declared);
    return (is !== 'unknown' || this.#mayGivePromise(file, risk.value)) && this.mayReject(file, risk.value, declared);
  }

  /**
   * A function that gives a promise gives one that it returns, and a call nobody can follow may be that one; a call of what
   * a parameter holds, such as `response.json()`, mostly ends the work.
   */
  #mayGivePromise(file: ProjectFile, value: Value, depth = 0): boolean {
    if (this.givesPromise(file, value)) return true;
    const call = value.kind === 'result' ? file.syntax.calls[value.call] : undefined;
    if (!call || depth > 8) return false;
    const targets = this.#values.targets(file, call.callee);
    return (targets.length === 0 && !this.#isOfParameter(file, call.callee)) || targets.some((it) => {
      const returns = it.kind === 'function' ? (it.file.syntax.functions[it.id]?.returns ?? []) : [];
      return returns.some((inner) => it.kind === 'function' && this.#mayGivePromise(it.file, inner, depth + 1));
    });
  }

  #isOfParameter(file: ProjectFile, value: Value): boolean {
    if (value.kind === 'member') return this.#isOfParameter(file, value.of);
    if (value.kind === 'result') return this.#isOfParameter(file, file.syntax.calls[value.call]?.callee ?? unknown);
    return value.kind === 'definition' && file.syntax.definitions[value.id]?.kind === 'parameter';
  }

  /** `new Promise((resolve) => setTimeout(resolve, 10))` has no way to reject. */
  #executorRejects(file: ProjectFile, executor: Value | undefined): boolean {
    const fact = executor?.kind === 'function' ? file.syntax.functions[executor.id] : undefined;
    return fact === undefined || fact.parameters > 1 || fact.risks.some((it) => it.kind === 'throw');
  }

  #declaredFunction(declared: Declared | undefined): readonly Target[] {
    const target = this.declaredFunction(declared);
    return target ? [target] : [];
  }

  /** The function of an own file that a declaration names; `undefined` when it is none. */
  declaredFunction(declared: Declared | undefined): (Target & { kind: 'function' }) | undefined {
    const file = declared && declared.file !== '' ? this.#files.get(declared.file) : undefined;
    if (!file || !declared) return undefined;
    const [line, character] = declared.at;
    const id = file.syntax.functions.findIndex((it) => it.nameSpan[0] === line && it.nameSpan[1] === character);
    return id === -1 ? undefined : { kind: 'function', file, id };
  }
}

function isChaining(method: string): boolean {
  return method === 'then' || method === 'catch' || method === 'finally';
}

function isPromiseMade(target: Target): boolean {
  if (target.kind === 'package') return isPromisingCall(target.name, target.path);
  if (target.kind !== 'global') return false;
  return target.path === 'fetch()' || /^Promise(?:\.(?:all|race|any|reject|resolve|allSettled))?\(\)$/.test(target.path);
}
