/** What lets a request in or turns it away: guards among the middleware of a route, by package or by what they do. */
import type { CallGraph, FunctionRef } from '../calls/call-graph.js';
import type { ChainLink, Handler } from '../handlers.js';
import type { ProjectFile } from '../project-file.js';
import type { ProjectGraph } from '../project-graph.js';
import { recognised, type Recogniser } from '../recognised.js';
import type { Target } from '../targets.js';
import type { Values } from '../values.js';
import { guardName, guardPackages, harmlessPackages } from './packages.js';
import { refusesIn } from './refusals.js';

/** `yes`: it turns strangers away; `maybe`: it cannot be told, or its name says so; `no`: it does something else. */
export type Guarding = 'yes' | 'maybe' | 'no';

export class Guards {
  readonly #values: Values;
  readonly #calls: CallGraph;
  readonly #isRecognised: Recogniser;
  readonly #known = new Map<string, Guarding>();

  constructor(graph: Pick<ProjectGraph, 'values' | 'calls' | 'recognizers' | 'files'>) {
    this.#values = graph.values;
    this.#calls = graph.calls;
    this.#isRecognised = recognised(graph, 'guards');
  }

  /** Whether something before a handler, or the handler itself, turns strangers away. */
  of(handler: Handler): Guarding {
    return strongest([...handler.chain.map((it) => this.link(it)), ...handler.functions.map((it) => (this.#refuses(it) ? 'yes' : 'no'))]);
  }

  /** Whether one step before a handler turns strangers away. */
  link(link: ChainLink): Guarding {
    if (link.role === 'pipe' || link.role === 'filter') return 'no';
    if (link.role === 'interceptor') return guardName.test(link.text) ? 'maybe' : 'no';
    if (this.#isTeams(link)) return 'yes';
    const known = [...link.targets, ...this.#inner(link)].map((it) => this.#target(it));
    const own = link.functions.map((it) => this.#function(it, link.text));
    const found = strongest([...known, ...own]);
    if (found !== 'no') return found;
    if (guardName.test(link.text)) return 'maybe';
    if (link.role === 'guard') return /throttl/i.test(link.text) ? 'no' : 'yes';
    return known.length + own.length === 0 ? 'maybe' : 'no';
  }

  /** Whether the standards name a step, or what makes it, as a guard. */
  #isTeams({ file, value }: ChainLink): boolean {
    const call = value.kind === 'result' ? file.syntax.calls[value.call] : undefined;
    return this.#isRecognised(file, value) || (call !== undefined && this.#isRecognised(file, call.callee));
  }

  /** What the call is made of that gives the step: `passport.authenticate('jwt')`. */
  #inner({ file, value }: ChainLink): readonly Target[] {
    const call = value.kind === 'result' ? file.syntax.calls[value.call] : undefined;
    return call ? this.#values.targets(file, call.callee).map((it): Target => (it.kind === 'package' ? { ...it, path: `${it.path}()` } : it)) : [];
  }

  #target(target: Target): Guarding {
    if (target.kind === 'function') return this.#function(target, nameOf(target.file, target.id));
    if (target.kind === 'class') return this.#class(target);
    if (target.kind !== 'package') return 'maybe';
    if (guardPackages[target.name]?.test(target.path) === true) return 'yes';
    return harmlessPackages.test(target.name) ? 'no' : 'maybe';
  }

  #class({ file, id }: { readonly file: ProjectFile; readonly id: number }): Guarding {
    const method = file.syntax.classes[id]?.members.find((it) => /^(?:use|canActivate|handle)$/.test(it.name))?.value;
    return method?.kind === 'function' ? this.#function({ file, id: method.id }, file.syntax.classes[id]?.name ?? '') : 'maybe';
  }

  #function(ref: FunctionRef, name: string): Guarding {
    if (this.#refuses(ref)) return 'yes';
    return guardName.test(name) || guardName.test(nameOf(ref.file, ref.id)) ? 'maybe' : 'no';
  }

  #refuses(ref: FunctionRef): boolean {
    const key = `${ref.file.path}#${ref.id}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known === 'yes';
    const refuses = refusesIn({ values: this.#values, calls: this.#calls }, ref, 0);
    this.#known.set(key, refuses ? 'yes' : 'no');
    return refuses;
  }
}

function nameOf(file: ProjectFile, id: number): string {
  return file.syntax.functions[id]?.name ?? '';
}

function strongest(found: readonly Guarding[]): Guarding {
  return found.includes('yes') ? 'yes' : found.includes('maybe') ? 'maybe' : 'no';
}
