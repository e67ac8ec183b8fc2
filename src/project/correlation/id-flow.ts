/** Whether a value carries the id of a request: as itself, as a member, in a header, or from a store of the request. */
import type { CallFact, FunctionId } from '../../facts/facts.js';
import type { Value } from '../../facts/value.js';
import { idGetters, isIdGetter, isIdHeader, isIdName } from '../apis/request-ids.js';
import type { ExternalCalls } from '../calls/external-calls.js';
import type { ProjectFile } from '../project-file.js';
import type { Target } from '../targets.js';
import type { Values } from '../values.js';
import { IdNames } from './id-names.js';
import { Mutations } from './mutations.js';
import { Stores } from './stores.js';
import { calleeName, constantText, isRequest, matchesTable } from './value-names.js';

/** `unknown` where a part of the value comes from where the code does not say. */
export type Carried = 'yes' | 'no' | 'unknown';

export interface Place {
  readonly file: ProjectFile;
  readonly value: Value;
}

interface Linked {
  readonly files: readonly ProjectFile[];
  readonly values: Values;
  readonly external: ExternalCalls;
  /** What the team names as giving or reading the id. */
  readonly isRecognised: (file: ProjectFile, value: Value) => boolean;
}

const maximumDepth = 14;
const reading = /^(?:get|header|getHeader|item|getItem|getFirst|getAttribute|getValue|param|first)$/;
/** Methods that give what they are called on in another form. */
const reshaping = /^(?:toString|trim|slice|substring|concat|toLowerCase|toUpperCase|padStart|padEnd|replace|replaceAll|valueOf|toJSON|toObject|join|set|append|add|merge|json|flat|pipe|then|catch|entries)$/;
/** Packages whose functions give what they are given in another form. */
const reshapers = /^(?:lodash(?:-es|\.\w+)?|ramda|util|qs|querystring|url|buffer|deepmerge|defu|object-assign|extend|undici|node-fetch|protobufjs|superjson|flatted|safe-stable-stringify|fast-safe-stringify|class-transformer|nats|headers-polyfill|kafkajs)$/;

export class IdFlow {
  readonly stores: Stores;
  readonly names: IdNames;
  readonly #values: Values;
  readonly #external: ExternalCalls;
  readonly #mutations: Mutations;
  readonly isRecognised: Linked['isRecognised'];
  readonly #known = [new WeakMap<Value, Carried>(), new WeakMap<Value, Carried>()] as const;
  readonly #reading = new Map<string, boolean>();

  constructor(linked: Linked) {
    this.#values = linked.values;
    this.#external = linked.external;
    this.isRecognised = linked.isRecognised;
    this.stores = new Stores(linked.files, linked.values);
    this.names = new IdNames(linked.files, linked.values, linked.external);
    this.#mutations = new Mutations(linked.values, (file, value) => this.carries(file, value) === 'yes');
  }

  /** `parameters` says whether the calls of a function tell what its parameters are. */
  carries(file: ProjectFile, value: Value, parameters = true, depth = 0): Carried {
    if (depth > maximumDepth) return 'no';
    const memory = this.#known[parameters ? 1 : 0];
    const known = memory.get(value);
    if (known !== undefined) return known;
    // What leads back to itself adds nothing.
    memory.set(value, 'no');
    const answer = this.#look(file, value, parameters, depth + 1);
    memory.set(value, answer);
    return answer;
  }

  #look(file: ProjectFile, value: Value, parameters: boolean, depth: number): Carried {
    const inner = (it: Value): Carried => this.carries(file, it, parameters, depth);
    switch (value.kind) {
      case 'joined':
        return value.parts.some((it) => inner(it) === 'yes') ? 'yes' : 'no';
      case 'array':
        return either(value.items.map(inner));
      case 'either':
        return either(value.of.map(inner));
      case 'awaited':
        return inner(value.of);
      case 'object':
        return either(value.members.map(([name, it]) => this.#named(file, name, it, inner(it))));
      case 'member':
        return this.#member(file, value, parameters, depth);
      case 'result':
        return this.#result(file, value.call, parameters, depth);
      case 'definition':
        return this.#definition(file, value, parameters, depth);
      case 'unknown':
        return 'unknown';
      default:
        return 'no';
    }
  }

  #named(file: ProjectFile, name: string, value: Value, inner: Carried): Carried {
    if (this.#isName(name)) return 'yes';
    if (/^(?:req|request|ctx)$/.test(name) && isRequest(file, value, this.#values)) return 'unknown';
    return inner === 'unknown' && !/^(?:…|headers|options|config|meta)$/.test(name) ? 'no' : inner;
  }

  #isName(name: string): boolean {
    return isIdName(name) || isIdHeader(name) || this.names.has(name);
  }

  #member(file: ProjectFile, value: Value & { kind: 'member' }, parameters: boolean, depth: number): Carried {
    if (this.#isName(value.name)) return 'yes';
    if (value.key && isIdHeader(constantText(file, value.key, this.#values) ?? '')) return 'yes';
    const isOfRequest = value.name === 'id' || value.name === 'headers' ? isRequest(file, value.of, this.#values) : false;
    if (isOfRequest) return 'yes';
    // A connection and a job have no request; what tells them apart is their own id.
    if (value.name === 'id' && (/^(?:socket)$/.test(calleeName(file, value.of)) || this.#values.targets(file, value.of).some((it) => it.kind === 'package' && /^(?:bullmq?|socket\.io)$/.test(it.name)))) return 'yes';
    if (value.name === 'id' && this.#isStore(file, value.of)) return 'yes';
    const targets = this.#values.targets(file, value.of);
    const places = targets.flatMap((it) => this.#membersOf(it, value.name));
    if (places.length > 0) return either(places.map((it) => this.carries(it.file, it.value, parameters, depth)));
    return targets.length === 0 && this.#isOpenParameter(file, value.of) ? 'unknown' : 'no';
  }

  #isStore(file: ProjectFile, value: Value): boolean {
    if (value.kind === 'awaited') return this.#isStore(file, value.of);
    if (value.kind === 'result') return this.stores.of(file, value.call).length > 0;
    const definition = value.kind === 'definition' ? file.syntax.definitions[value.id] : undefined;
    return definition?.kind === 'variable' && definition.path.length === 0 && definition.values.some((it) => this.#isStore(file, it));
  }

  /** What a member of something of one's own is set to. */
  #membersOf(target: Target, name: string): readonly Place[] {
    const assigned = target.kind === 'package' || target.kind === 'global' ? [] : this.#values.assigned(target, name);
    if (target.kind === 'object' && target.value.kind === 'object') {
      const { file } = target;
      return [...target.value.members.filter(([it]) => it === name || it === '…').map(([, value]) => ({ file, value })), ...assigned];
    }
    if (target.kind === 'instance' && target.of === 'class') {
      const members = target.file.syntax.classes[target.id]?.members ?? [];
      return [...members.filter((it) => it.name === name && it.value.kind !== 'function').map(({ value }) => ({ file: target.file, value })), ...assigned];
    }
    return assigned;
  }

  #isOpenParameter(file: ProjectFile, value: Value): boolean {
    if (value.kind === 'member') return this.#isOpenParameter(file, value.of);
    const definition = value.kind === 'definition' ? file.syntax.definitions[value.id] : undefined;
    return definition?.kind === 'parameter' && this.#values.callers(file, definition.function).length === 0;
  }

  #definition(file: ProjectFile, value: Value & { kind: 'definition' }, parameters: boolean, depth: number): Carried {
    const definition = file.syntax.definitions[value.id];
    if (definition?.kind === 'import') {
      const objects = this.#values.targets(file, value).filter((it) => it.kind === 'object');
      return isIdName(definition.name) ? 'yes' : either(objects.map((it) => this.carries(it.file, it.value, parameters, depth)));
    }
    if (definition?.kind !== 'variable' && definition?.kind !== 'parameter') return 'no';
    if (this.#isName(definition.name) || this.#isName(definition.path.at(-1) ?? '')) return 'yes';
    if (this.#mutations.has(file, value.id)) return 'yes';
    const taken = (it: Value): Value => definition.path.reduce<Value>((of, name) => (name === '…' ? of : { kind: 'member', of, name }), it);
    if (definition.kind === 'variable') return either(definition.values.map((it) => this.carries(file, taken(it), parameters, depth)));
    if (!parameters) return 'no';
    const callers = this.#values.callers(file, definition.function);
    if (callers.length === 0) return 'unknown';
    return either(
      callers.map((it) => {
        const given = it.file.syntax.calls[it.call]?.arguments[definition.index];
        return given ? this.carries(it.file, taken(given), parameters, depth) : 'no';
      }),
    );
  }

  #result(file: ProjectFile, index: number, parameters: boolean, depth: number): Carried {
    const call = file.syntax.calls[index];
    if (!call) return 'no';
    const name = calleeName(file, call.callee);
    if (isIdGetter(name) || this.isRecognised(file, call.callee)) return 'yes';
    if (reading.test(name) && call.arguments[0] && this.#isName(constantText(file, call.arguments[0], this.#values) ?? '')) return 'yes';
    const stored = this.stores.of(file, index);
    if (stored.length > 0) return either(stored.map((it) => this.carries(it.file, it.value, true, depth)));
    if (this.#external.of(file, index).some((it) => matchesTable(idGetters, it))) return 'yes';
    return this.#passedOn(file, call, parameters, depth);
  }

  /** What a call gives of what it is given. */
  #passedOn(file: ProjectFile, call: CallFact, parameters: boolean, depth: number): Carried {
    const targets = this.#values.targets(file, call.callee);
    const { callee } = call;
    const given = call.arguments.map((it) => this.carries(file, it, parameters, depth));
    const functions = targets.filter((it) => it.kind === 'function');
    if (functions.length > 0) {
      const returns = (own: boolean): Carried =>
        either(functions.flatMap((it) => it.file.syntax.functions[it.id]?.returns.map((value) => this.carries(it.file, value, own, depth)) ?? []));
      return returns(false) === 'yes' || (given.includes('yes') && returns(true) === 'yes') ? 'yes' : 'no';
    }
    if (callee.kind === 'member' && reshaping.test(callee.name) && this.carries(file, callee.of, parameters, depth) === 'yes') return 'yes';
    const passes = targets.length === 0 || call.construct || targets.some((it) => it.kind === 'global' || (it.kind === 'package' && reshapers.test(it.name.replace(/^node:/, ''))));
    if (!passes) return 'no';
    if (given.includes('yes')) return 'yes';
    return targets.length === 0 ? 'unknown' : either(given);
  }

  /** Reports whether a function reads the id from somewhere else than its parameters. */
  readsId(file: ProjectFile, id: FunctionId, depth = 0): boolean {
    const key = `${file.path}#${id}`;
    const known = this.#reading.get(key);
    if (known !== undefined) return known;
    this.#reading.set(key, false);
    const answer = this.#readsId(file, id, depth);
    this.#reading.set(key, answer);
    return answer;
  }

  #readsId(file: ProjectFile, id: FunctionId, depth: number): boolean {
    const { functions, calls, assignments } = file.syntax;
    const inside = new Set([id]);
    // Functions are numbered from the outside in.
    functions.forEach((it, index) => {
      if (inside.has(it.within)) inside.add(index);
    });
    const isYes = (value: Value): boolean => this.carries(file, value, false) === 'yes';
    if ([...inside].some((it) => functions[it]?.returns.some(isYes) === true)) return true;
    if (assignments.some((it) => inside.has(it.within) && it.target.kind === 'member' && (this.#isName(it.target.name) || isYes(it.value)))) return true;
    return calls.some((call, index) => {
      if (!inside.has(call.within)) return false;
      if (isYes({ kind: 'result', call: index }) || call.arguments.some((it) => it.kind !== 'function' && isYes(it))) return true;
      return depth < 2 && this.#values.targets(file, call.callee).some((it) => it.kind === 'function' && this.readsId(it.file, it.id, depth + 1));
    });
  }

  /** Reports whether the id is read anywhere in a value: in options, hooks, formats, and the functions among them. */
  mentions(file: ProjectFile, value: Value, depth = 0): boolean {
    if (depth > 8) return false;
    if (this.carries(file, value, false) === 'yes') return true;
    const inner = (it: Value): boolean => this.mentions(file, it, depth + 1);
    switch (value.kind) {
      case 'function':
        return this.readsId(file, value.id);
      case 'object':
        return value.members.some(([, it]) => inner(it));
      case 'array':
        return value.items.some(inner);
      case 'either':
        return value.of.some(inner);
      case 'awaited':
        return inner(value.of);
      case 'result': {
        const call = file.syntax.calls[value.call];
        if (!call) return false;
        return call.arguments.some(inner) || this.#mentioned(file, call.callee, depth + 1) || (call.callee.kind === 'definition' && inner(call.callee));
      }
      case 'definition': {
        const definition = file.syntax.definitions[value.id];
        return definition?.kind === 'variable' && definition.path.length === 0 ? definition.values.some(inner) : this.#mentioned(file, value, depth + 1);
      }
      case 'member':
        return this.#mentioned(file, value, depth + 1);
      default:
        return false;
    }
  }

  #mentioned(file: ProjectFile, value: Value, depth: number): boolean {
    return this.#values.targets(file, value).some((it) => {
      if (it.kind === 'function') return this.readsId(it.file, it.id);
      if (it.kind === 'object') return this.mentions(it.file, it.value, depth + 1);
      if (it.kind === 'package' && it.made) return this.mentions(it.made.file, { kind: 'result', call: it.made.call }, depth + 1);
      return (it.kind === 'class' || (it.kind === 'instance' && it.of === 'class')) && this.classReads(it);
    });
  }

  /** Reports whether any method of a class reads the id. */
  classReads({ file, id }: { readonly file: ProjectFile; readonly id: number }): boolean {
    return file.syntax.classes[id]?.members.some(({ value }) => value.kind === 'function' && this.readsId(file, value.id)) === true;
  }
}

export function either(all: readonly Carried[]): Carried {
  return all.includes('yes') ? 'yes' : all.includes('unknown') ? 'unknown' : 'no';
}
