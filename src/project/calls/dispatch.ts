/** Calls that reach a function by a name: events of an emitter, commands and queries of a bus. */
import type { CallFact } from '../../facts/facts.js';
import type { Value } from '../../facts/value.js';
import type { ProjectFile } from '../project-file.js';
import type { Target } from '../targets.js';
import type { Values } from '../values.js';
import type { FunctionRef } from './call-graph.js';

const emitters = /^(?:events|eventemitter2|eventemitter3|@nestjs\/event-emitter)$/;
const listening = new Set(['on', 'once', 'addListener', 'prependListener']);
const sending = new Set(['execute', 'publish', 'send', 'emit']);
const handling = /^(?:CommandHandler|QueryHandler|EventsHandler)$/;

export class Dispatch {
  readonly #files: readonly ProjectFile[];
  readonly #values: Values;
  #listeners: ReadonlyMap<string, readonly FunctionRef[]> | undefined;
  #handlers: ReadonlyMap<string, readonly FunctionRef[]> | undefined;

  constructor(files: readonly ProjectFile[], values: Values) {
    this.#files = files;
    this.#values = values;
  }

  /** Functions that a call sends an event or a command to; empty when it sends none, or none that can be told. */
  receivers(file: ProjectFile, call: CallFact): readonly FunctionRef[] {
    if (call.callee.kind !== 'member' || !sending.has(call.callee.name)) return [];
    const [first] = call.arguments;
    if (first?.kind === 'text' && /^emit(?:Async)?$/.test(call.callee.name)) {
      return this.#isEmitter(file, call.callee.of) ? ((this.#listeners ??= this.#findListeners()).get(first.value) ?? []) : [];
    }
    if (first === undefined || first.kind === 'text') return [];
    const sent = this.#values.targets(file, first).filter((it) => it.kind === 'instance' && it.of === 'class');
    if (sent.length === 0) return [];
    this.#handlers ??= this.#findHandlers();
    const handlers = this.#handlers;
    return sent.flatMap((it) => (it.kind === 'instance' ? (handlers.get(`${it.file.key}#${it.id}`) ?? []) : []));
  }

  /** An emitter of Node or of a package, or an own class that extends one. */
  #isEmitter(file: ProjectFile, value: Value): boolean {
    return this.#values.targets(file, value).some((it) => isEmitterTarget(it) || (it.kind === 'instance' && it.of === 'class' && this.#extendsEmitter(it)));
  }

  #extendsEmitter({ file, id }: { readonly file: ProjectFile; readonly id: number }): boolean {
    const base = file.syntax.classes[id]?.extends;
    return base !== undefined && this.#values.targets(file, base).some((it) => isEmitterTarget(it));
  }

  #findListeners(): ReadonlyMap<string, readonly FunctionRef[]> {
    const found = new Map<string, FunctionRef[]>();
    for (const file of this.#files) {
      if (file.role !== 'server') continue;
      for (const { callee, arguments: [event, listener] } of file.syntax.calls) {
        if (callee.kind !== 'member' || !listening.has(callee.name) || event?.kind !== 'text' || listener === undefined) continue;
        if (!this.#isEmitter(file, callee.of)) continue;
        for (const it of this.#values.targets(file, listener)) if (it.kind === 'function') add(found, event.value, it);
      }
      for (const member of file.syntax.classes.flatMap((it) => it.members)) {
        const { value } = member;
        if (value.kind !== 'function') continue;
        for (const event of this.#decorated(file, member.decorators, /^OnEvent$/)) if (event.kind === 'text') add(found, event.value, { file, id: value.id });
      }
    }
    return found;
  }

  /** Handlers of commands, queries and events by the class of what they handle. */
  #findHandlers(): ReadonlyMap<string, readonly FunctionRef[]> {
    const found = new Map<string, FunctionRef[]>();
    for (const file of this.#files) {
      if (file.role !== 'server') continue;
      for (const fact of file.syntax.classes) {
        const handled = this.#decorated(file, fact.decorators, handling).flatMap((it) => this.#values.targets(file, it));
        if (handled.length === 0) continue;
        const methods = fact.members.filter((it) => (it.name === 'execute' || it.name === 'handle') && it.value.kind === 'function');
        for (const it of handled) {
          if (it.kind !== 'class') continue;
          for (const { value } of methods) if (value.kind === 'function') add(found, `${it.file.key}#${it.id}`, { file, id: value.id });
        }
      }
    }
    return found;
  }

  /** Arguments of the decorators that match. */
  #decorated(file: ProjectFile, decorators: readonly Value[], name: RegExp): readonly Value[] {
    return decorators.flatMap((it) => {
      const call = it.kind === 'result' ? file.syntax.calls[it.call] : undefined;
      if (!call) return [];
      const isNamed = this.#values.targets(file, call.callee).some((target) => target.kind === 'package' && /^@nestjs\/(?:cqrs|event-emitter)$/.test(target.name) && name.test(target.path));
      return isNamed ? call.arguments : [];
    });
  }
}

function isEmitterTarget(target: Target): boolean {
  return target.kind === 'package' && emitters.test(target.name);
}

function add(map: Map<string, FunctionRef[]>, key: string, { file, id }: FunctionRef): void {
  const list = map.get(key);
  if (list) list.push({ file, id });
  else map.set(key, [{ file, id }]);
}
