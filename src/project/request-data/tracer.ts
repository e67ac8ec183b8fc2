/**
 * Follows data back from a place to the requests it came from: through variables, members, calls and parameters. Asked
 * only about places where it matters, so that its cost grows with those and not with the project. What it cannot follow
 * it takes for clean.
 */
import type { RelatedLocation } from '../../analysis/finding.js';
import type { CallFact, DefinitionFact } from '../../facts/facts.js';
import { unknown, type Value } from '../../facts/value.js';
import { refKey, type CallEdge, type FunctionRef } from '../calls/call-graph.js';
import type { ExternalCall, ExternalCalls } from '../calls/external-calls.js';
import type { HotPaths } from '../calls/hot-set.js';
import { nameOf } from '../calls/hot-set.js';
import type { Handler } from '../handlers.js';
import { locationIn, type ProjectFile } from '../project-file.js';
import type { Values } from '../values.js';
import { rootOf } from './given-values.js';
import type { Checks, Place } from './checks.js';
import type { Middleware } from './middleware.js';
import type { Origin } from './origin.js';
import { iterating, parsing, passing, passingMethods, texting, textMethods } from './passes.js';
import { putInto } from './put-into.js';
import { decoratedSource, sourceOf, type Source } from './sources.js';
import { validating } from './validators.js';

/** A call that is being looked into: its function's parameters are its arguments. */
interface Frame {
  readonly ref: FunctionRef;
  readonly call: CallFact;
  readonly place: Place;
  readonly up: Frame | undefined;
}

/** How the data is asked for, from the place backwards. */
interface Way {
  readonly place: Place;
  /** Members that are taken of it, outermost first. */
  readonly path: readonly string[];
  /** What conversions on the way make of it; `undefined` before the first. */
  readonly shape: 'any' | 'text' | undefined;
  readonly frame: Frame | undefined;
  readonly steps: readonly RelatedLocation[];
  readonly depth: number;
}

const maximumDepth = 40;

/** More ways than this into one function say that it is a utility; following all of them costs more than it tells. */
const maximumCallers = 24;

export class Tracer {
  readonly #values: Values;
  readonly #external: ExternalCalls;
  readonly #checks: Checks;
  readonly #middleware: Middleware;
  readonly #hot: HotPaths;
  readonly #handlers: ReadonlyMap<string, readonly Handler[]>;
  readonly #busy = new Set<string>();
  /** Parameters that hold no request data, each with what is taken of it; in the order in which that was found out. */
  readonly #clean = new Set<string>();
  /** How often a way was left because it is too long, or leads back to where it came from. */
  #left = 0;

  constructor(parts: {
    readonly values: Values;
    readonly external: ExternalCalls;
    readonly checks: Checks;
    readonly middleware: Middleware;
    readonly hot: HotPaths;
    readonly handlers: readonly Handler[];
  }) {
    this.#values = parts.values;
    this.#external = parts.external;
    this.#checks = parts.checks;
    this.#middleware = parts.middleware;
    this.#hot = parts.hot;
    this.#handlers = byFunction(parts.handlers);
  }

  /** Unchecked request data that a value at a place may hold; empty when there is none, or none that can be followed. */
  origins(place: Place, value: Value): readonly Origin[] {
    this.#busy.clear();
    return this.#trace(value, { place, path: [], shape: undefined, frame: undefined, steps: [], depth: 0 });
  }

  /** Handlers whose function a definition is a parameter of, with its position; empty when it is none. */
  handlersOf(file: ProjectFile, value: Value): readonly { readonly handler: Handler; readonly index: number }[] {
    const definition = value.kind === 'definition' ? file.syntax.definitions[value.id] : undefined;
    if (definition?.kind !== 'parameter') return [];
    return (this.#handlers.get(refKey({ file, id: definition.function })) ?? []).map((handler) => ({ handler, index: definition.index }));
  }

  #trace(value: Value, way: Way): readonly Origin[] {
    if (way.depth > maximumDepth) {
      this.#left += 1;
      return [];
    }
    const next = { ...way, depth: way.depth + 1 };
    switch (value.kind) {
      case 'member':
        if (this.#isClean(value, way)) return [];
        // What is looked up by data is one of the things that were there: `LIMITS[req.query.plan]`.
        return this.#trace(value.of, {
          ...next,
          shape: way.shape === undefined && this.#checks.isText(way.place, value) ? 'text' : way.shape,
          path: value.name === '[]' ? way.path : [value.name, ...way.path],
        });
      case 'awaited':
        return this.#trace(value.of, next);
      case 'either':
        return value.of.flatMap((it) => this.#trace(it, next));
      case 'joined':
        return value.parts.flatMap((it) => this.#trace(it, { ...next, shape: 'text' }));
      case 'array':
        return value.items.flatMap((it) => this.#trace(it, next));
      case 'object':
        return this.#object(value, next);
      case 'definition':
        return this.#isClean(value, way) ? [] : this.#definition(value, next);
      case 'result':
        return this.#result(value.call, next);
      default:
        return [];
    }
  }

  #isClean(value: Value, way: Way): boolean {
    return this.#checks.isChecked(way.place, value);
  }

  #object({ members }: Value & { kind: 'object' }, way: Way): readonly Origin[] {
    const [name, ...rest] = way.path;
    if (name === undefined) return members.flatMap(([key, it]) => this.#trace(it, key === '…' ? way : { ...way, path: [], shape: key === '$regex' ? 'text' : way.shape })).map((it) => (members.some(([key]) => key === '…') ? it : { ...it, isWhole: false }));
    const own = members.filter(([key]) => key === name || key === '[]');
    if (own.length > 0) return own.flatMap(([, it]) => this.#trace(it, { ...way, path: rest }));
    return members.filter(([key]) => key === '…').flatMap(([, it]) => this.#trace(it, way));
  }

  #definition(value: Value & { kind: 'definition' }, way: Way): readonly Origin[] {
    const { file } = way.place;
    const definition = file.syntax.definitions[value.id];
    if (definition?.kind === 'variable') return this.#variable(value, definition, way);
    return definition?.kind === 'parameter' ? this.#parameter(value, definition, way) : [];
  }

  #variable(value: Value & { kind: 'definition' }, definition: DefinitionFact & { kind: 'variable' }, way: Way): readonly Origin[] {
    const { file } = way.place;
    // What lives longer than a request was filled by another one.
    if (definition.within === -1) return [];
    return this.#once(`${file.key}#${value.id}:${way.path.join('.')}:${way.frame?.call.span.join(':') ?? ''}`, () => {
      const path = [...definition.path.filter((it) => it !== '…' && !/^\d+$/.test(it)), ...way.path];
      const shape = this.#checks.isText(way.place, value) ? 'text' : way.shape;
      const isPicked = definition.path.some((it) => it !== '…');
      const made = definition.values.flatMap((it) => this.#trace(it, { ...way, shape, path: isPicked ? path : way.path }));
      return [...made, ...this.#putInto(value, way)];
    });
  }

  /** What is assigned to members of a variable, or pushed into it: `filter.name = req.query.name`. */
  #putInto(value: Value & { kind: 'definition' }, way: Way): readonly Origin[] {
    const { file } = way.place;
    const { assigned, added } = putInto(file, value.id);
    const [name] = way.path;
    const given = assigned.flatMap((it) => {
      if (name !== undefined && it.target.name !== '[]' && it.target.name !== name) return [];
      const place = { file, within: it.within, span: it.span };
      return this.#trace(it.value, { ...way, place, path: way.path.slice(1) }).map((origin) => ({ ...origin, isWhole: false }));
    });
    const pushed = added.flatMap((it) => it.arguments.flatMap((argument) => this.#trace(argument, { ...way, place: { file, within: it.within, span: it.span } })));
    return [...given, ...pushed];
  }

  #parameter(value: Value & { kind: 'definition' }, definition: DefinitionFact & { kind: 'parameter' }, way: Way): readonly Origin[] {
    const { file } = way.place;
    const ref = { file, id: definition.function };
    const path = [...definition.path.filter((it) => it !== '…' && !/^\d+$/.test(it)), ...way.path];
    const { frame } = way;
    if (frame && refKey(frame.ref) === refKey(ref)) {
      const argument = frame.call.arguments[definition.index];
      return argument ? this.#trace(argument, { ...way, place: frame.place, path, frame: frame.up }) : [];
    }
    return this.#given(`${file.key}#${value.id}:${path.join('.')}`, () => {
      const handlers = this.#handlers.get(refKey(ref)) ?? [];
      if (handlers.length > 0) return this.#fromRequest(handlers, ref, definition, path, way);
      return this.#hot.edgesTo(ref).slice(0, maximumCallers).flatMap((edge) => this.#fromCaller(edge, definition.index, path, way));
    });
  }

  #fromRequest(handlers: readonly Handler[], ref: FunctionRef, definition: DefinitionFact & { kind: 'parameter' }, path: readonly string[], way: Way): readonly Origin[] {
    const { index } = definition;
    // What is taken apart has no name of its own.
    const name = definition.path.length === 0 ? definition.name : undefined;
    const parameter = ref.file.syntax.functions[ref.id]?.signature?.[index];
    for (const handler of handlers) {
      const decorated = parameter && decoratedSource(ref.file, parameter, path, this.#values);
      if (decorated && (decorated.pipes.length > 0 || isPrimitive(parameter.typeText))) continue;
      if (decorated?.source && this.#isPiped(handler, ref.file, parameter)) continue;
      const source = decorated ? decorated.source : sourceOf(handler, index, path, parameter?.name ?? name ?? usualName(handler));
      if (!source || isMadeByServer(source) || this.#middleware.checks(handler, source)) continue;
      const shape = way.shape ?? (source.shape === 'any' && this.#middleware.sanitizesFilters(handler) ? 'text' : source.shape);
      return [{ source, handler, shape, isWhole: source.path.length === 0, steps: way.steps }];
    }
    return [];
  }

  /** A pipe of NestJS that validates knows what to ask where the type is a class. */
  #isPiped(handler: Handler, file: ProjectFile, parameter: { readonly type?: Value; readonly typeText: string } | undefined): boolean {
    if (!handler.chain.some((it) => it.role === 'pipe')) return false;
    if (!parameter?.type) return false;
    const targets = this.#values.targets(file, parameter.type);
    return targets.length === 0 || targets.some((it) => it.kind === 'instance' && it.of === 'class') || targets.some((it) => it.kind === 'package');
  }

  #fromCaller({ from, to, call, via }: CallEdge, index: number, path: readonly string[], way: Way): readonly Origin[] {
    const place = { file: from.file, within: from.id, span: call.span };
    const step = { location: locationIn(from.file.path, call.span), message: `hands it to ${nameOf(to) === '' ? 'a function' : nameOf(to)}` };
    const next = { ...way, place, path, steps: [step, ...way.steps], frame: undefined };
    if (via === 'callback') return this.#fromIteration(call, index, { ...next, steps: way.steps });
    if (this.#checks.checksArgument(to, index)) return [];
    const position = via === 'event' && call.arguments[0]?.kind === 'text' ? index + 1 : index;
    const argument = call.arguments[position];
    return argument ? this.#trace(argument, next) : [];
  }

  /** What a callback is given: items of the list it goes through, what a promise gave, chunks of a request's body. */
  #fromIteration({ callee, arguments: given }: CallFact, index: number, way: Way): readonly Origin[] {
    if (callee.kind !== 'member') return [];
    if (iterating[callee.name] === index) return this.#trace(callee.of, way);
    const [event] = given;
    if (callee.name !== 'on' || index !== 0 || event?.kind !== 'text' || event.value !== 'data') return [];
    return this.handlersOf(way.place.file, rootOf(callee.of)).filter((it) => it.index === 0).map(({ handler }) => {
      const source: Source = { part: 'body', path: [], shape: 'text', text: `the body of ${usualName(handler)}` };
      return { source, handler, shape: way.shape ?? 'text', isWhole: false, steps: way.steps };
    });
  }

  #result(index: number, way: Way): readonly Origin[] {
    const { file } = way.place;
    const call = file.syntax.calls[index];
    if (!call) return [];
    const external = this.#external.of(file, index);
    if (external.some((it) => matches(validating, it)) || this.#checks.isRecognised(file, call)) return [];
    const { callee } = call;
    if (external.some((it) => matches(parsing, it))) return this.#arguments(call, { ...way, shape: way.shape ?? 'any', path: [] });
    if (external.some((it) => matches(texting, it))) return this.#arguments(call, { ...way, shape: 'text' });
    if (external.some((it) => matches(passing, it))) return this.#arguments(call, { ...way, shape: external.some((it) => it.package === 'path' || it.package === 'url') ? 'text' : way.shape });
    const targets = this.#values.targets(file, callee);
    const own = targets.filter((it) => it.kind === 'function');
    if (own.length > 0) return own.flatMap((it) => this.#returned(it, call, way));
    if (call.construct) return this.#constructed(call, way);
    if (callee.kind !== 'member') return [];
    if (callee.name === 'concat') return [...this.#trace(callee.of, way), ...this.#arguments(call, way)];
    const [mapped] = callee.name === 'map' || callee.name === 'flatMap' ? call.arguments : [];
    if (mapped?.kind === 'function') return this.#mapped({ file, id: mapped.id }, way);
    if (strips(call)) return [];
    const isOfRequest = this.handlersOf(file, rootOf(throughCalls(file, callee.of))).length > 0;
    if (!isOfRequest && !passingMethods.has(callee.name)) return [];
    const [first] = call.arguments;
    const taken = isOfRequest && !passingMethods.has(callee.name) ? [`${callee.name}()`, ...(first?.kind === 'text' ? [first.value] : [])] : isOfRequest && /^(?:get|getAll)$/.test(callee.name) ? [`${callee.name}()`, ...(first?.kind === 'text' ? [first.value] : [])] : [];
    return this.#trace(callee.of, { ...way, path: [...taken, ...way.path], shape: textMethods.has(callee.name) ? 'text' : way.shape });
  }

  /** What a list is made of is what the function that maps it returns. */
  #mapped({ file, id }: FunctionRef, way: Way): readonly Origin[] {
    const fact = file.syntax.functions[id];
    if (!fact) return [];
    const place = { file, within: id, span: [fact.span[2], fact.span[3], fact.span[2], fact.span[3]] as const };
    return fact.returns.flatMap((it) => this.#trace(it, { ...way, place }));
  }

  #arguments(call: CallFact, way: Way): readonly Origin[] {
    return call.arguments.flatMap((it) => this.#trace(it, way));
  }

  /** What an own function returns, with its parameters being the arguments of this call. */
  #returned(ref: FunctionRef, call: CallFact, way: Way): readonly Origin[] {
    const fact = ref.file.syntax.functions[ref.id];
    if (!fact || depthOf(way.frame) > 6) return [];
    return this.#once(`return ${refKey(ref)}:${way.path.join('.')}:${way.place.file.path}:${call.span.join(':')}`, () => {
      const place = { file: ref.file, within: ref.id, span: [fact.span[2], fact.span[3], fact.span[2], fact.span[3]] as const };
      const isCheckedAt = call.arguments.findIndex((_, index) => this.#checks.checksArgument(ref, index));
      if (isCheckedAt !== -1) return [];
      return fact.returns.flatMap((it) => this.#trace(it, { ...way, place, frame: { ref, call, place: way.place, up: way.frame } }));
    });
  }

  /** A member of an own object that was made here: `new CreateUser(body.name)`, then `command.name`. */
  #constructed(call: CallFact, way: Way): readonly Origin[] {
    const [name, ...rest] = way.path;
    if (name === undefined) return [];
    return this.#values.targets(way.place.file, call.callee).flatMap((it) => {
      const fact = it.kind === 'class' ? it.file.syntax.classes[it.id] : undefined;
      if (it.kind !== 'class' || !fact || fact.constructedBy === -1) return [];
      const ref = { file: it.file, id: fact.constructedBy };
      const members = fact.members.filter((member) => member.name === name && member.value.kind === 'definition');
      const place = { file: it.file, within: ref.id, span: fact.span };
      return members.flatMap((member) => this.#trace(member.value, { ...way, path: rest, place, frame: { ref, call, place: way.place, up: way.frame } }));
    });
  }

  #once(key: string, trace: () => readonly Origin[]): readonly Origin[] {
    if (this.#busy.has(key)) {
      this.#left += 1;
      return [];
    }
    this.#busy.add(key);
    const { size } = this.#clean;
    const found = trace();
    this.#busy.delete(key);
    // What led back here meanwhile seemed clean only because it was not followed any further.
    if (found.length > 0) for (const it of [...this.#clean].slice(size)) this.#clean.delete(it);
    return found;
  }

  /** As `#once`, for a parameter: what the calls of its function give it is the same wherever one asks from. */
  #given(key: string, trace: () => readonly Origin[]): readonly Origin[] {
    if (this.#clean.has(key) || this.#busy.has(key)) return [];
    const left = this.#left;
    const found = this.#once(key, trace);
    if (found.length === 0 && this.#left === left) this.#clean.add(key);
    return found;
  }
}

function matches(table: Readonly<Record<string, RegExp>>, call: ExternalCall): boolean {
  return table[call.package]?.test(call.path) === true;
}

/** `text.replace(/[^\w]/g, '')`, which keeps a list of what is allowed, and taking `..` out of a path. */
function strips({ callee, arguments: [pattern] }: CallFact): boolean {
  if (callee.kind !== 'member' || !/^replace(?:All)?$/.test(callee.name)) return false;
  if (pattern?.kind === 'text') return pattern.value.includes('..');
  return pattern?.kind === 'pattern' && (/^\/\[\^/.test(pattern.source) || pattern.source.includes('\\.\\.') || pattern.source.includes('\\.+'));
}

function depthOf(frame: Frame | undefined): number {
  return frame ? 1 + depthOf(frame.up) : 0;
}

/** What a chain of calls and members begins with: `req` of `req.query('a').trim()`. */
function throughCalls(file: ProjectFile, value: Value): Value {
  const root = rootOf(value);
  if (root.kind !== 'result') return root;
  const callee = file.syntax.calls[root.call]?.callee ?? unknown;
  return callee.kind === 'member' ? throughCalls(file, callee.of) : unknown;
}

function byFunction(handlers: readonly Handler[]): ReadonlyMap<string, readonly Handler[]> {
  const found = new Map<string, Handler[]>();
  for (const handler of handlers) {
    for (const it of handler.functions) {
      const key = refKey(it);
      const list = found.get(key);
      if (list) list.push(handler);
      else found.set(key, [handler]);
    }
  }
  return found;
}

function usualName({ framework, kind }: Handler): string {
  if (kind === 'message') return framework === 'bull' ? 'job' : 'message';
  if (framework === 'koa') return 'ctx';
  if (framework === 'hono') return 'c';
  if (framework === 'lambda') return 'event';
  return framework === 'fastify' || framework === 'next' ? 'request' : 'req';
}

function isPrimitive(typeText: string): boolean {
  return typeText === 'number' || typeText === 'boolean';
}

/** Names under which an upload is kept are made by the server; the one it had is not. */
function isMadeByServer({ part, path }: Source): boolean {
  return part === 'files' && !path.some((it) => /^(?:originalname|originalFilename|name)$/.test(it));
}
