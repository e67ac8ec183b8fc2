/** Request data that reaches a place where it does harm, unchecked: the façade over sources, checks, tracing and sinks. */
import type { CallFact, Span } from '../../facts/facts.js';
import type { Value } from '../../facts/value.js';
import type { CallGraph } from '../calls/call-graph.js';
import type { ExternalCalls } from '../calls/external-calls.js';
import type { HotFunction, HotPaths } from '../calls/hot-set.js';
import type { Handler } from '../handlers.js';
import type { ProjectFile } from '../project-file.js';
import type { Values } from '../values.js';
import { rootOf } from './given-values.js';
import { Checks, type Place } from './checks.js';
import { Middleware } from './middleware.js';
import type { Origin } from './origin.js';
import { addressHead, harms, responseSinks, sinks, type SinkKind } from './sinks.js';
import { Tracer } from './tracer.js';

/** Unchecked request data at a place where it does harm. */
export interface Flow {
  readonly kind: SinkKind;
  readonly file: ProjectFile;
  readonly call: CallFact;
  readonly hot: HotFunction;
  readonly origin: Origin;
}

/** What a team itself names as validating, by where the name leads. */
export interface Recognised {
  readonly validators: (file: ProjectFile, value: Value) => boolean;
}

export class RequestData {
  readonly #values: Values;
  readonly #external: ExternalCalls;
  readonly #hot: HotPaths;
  readonly #tracer: Tracer;
  #flows: readonly Flow[] | undefined;

  constructor(parts: { readonly values: Values; readonly calls: CallGraph; readonly external: ExternalCalls; readonly hot: HotPaths; readonly handlers: readonly Handler[] }, recognised: Recognised) {
    this.#values = parts.values;
    this.#external = parts.external;
    this.#hot = parts.hot;
    const checks = new Checks(parts.values, parts.calls, parts.external, (file, call) => recognised.validators(file, call.callee));
    const middleware = new Middleware(parts.values, parts.calls, checks, recognised.validators);
    this.#tracer = new Tracer({ ...parts, checks, middleware });
  }

  /** Every flow, one for each place, in the order of files and calls. */
  get flows(): readonly Flow[] {
    this.#flows ??= this.#find();
    return this.#flows;
  }

  /** Unchecked request data that a value of a function may hold. */
  origins(place: Place, value: Value): readonly Origin[] {
    return this.#tracer.origins(place, value);
  }

  #find(): readonly Flow[] {
    const found = new Map<CallFact, Flow>();
    for (const sink of sinks) {
      for (const { file, call, within } of this.#external.to(sink.api)) {
        const hot = this.#hot.find(within);
        if (!hot || found.has(call)) continue;
        // What is put together from nothing is a copy and belongs to nobody.
        if (sink.kind === 'assignment' && call.text === 'Object.assign' && call.arguments[0]?.kind === 'object') continue;
        for (const index of sink.arguments) {
          const argument = call.arguments[index];
          const span = call.argumentSpans[index];
          if (!argument || !span || found.has(call)) continue;
          const flow = this.#flow(sink.kind, file, call, hot, this.#looked(file, argument, sink.member), span);
          if (flow) found.set(call, flow);
        }
      }
    }
    for (const hot of this.#hot.functions) for (const flow of this.#responses(hot)) if (!found.has(flow.call)) found.set(flow.call, flow);
    return [...found.values()].sort((a, b) => (a.file.path < b.file.path ? -1 : a.file.path > b.file.path ? 1 : a.call.span[0] - b.call.span[0] || a.call.span[1] - b.call.span[1]));
  }

  /** The values of an argument that matter: itself, a member of it, or the `text` of a query object. */
  #looked(file: ProjectFile, value: Value, member: string | undefined): readonly Value[] {
    if (member === undefined) return [value];
    const objects = value.kind === 'object' ? [value] : this.#values.targets(file, value).flatMap((it) => (it.kind === 'object' && it.file === file && it.value.kind === 'object' ? [it.value] : []));
    return objects.flatMap((it) => it.members.filter(([name]) => name === member).map(([, found]) => found));
  }

  #responses({ ref }: HotFunction): readonly Flow[] {
    const { file } = ref;
    const hot = this.#hot.find(ref);
    if (!hot) return [];
    return file.syntax.calls.flatMap((call): readonly Flow[] => {
      if (call.within !== ref.id || call.callee.kind !== 'member') return [];
      const sink = Object.hasOwn(responseSinks, call.callee.name) ? responseSinks[call.callee.name] : undefined;
      if (!sink || !this.#isResponse(file, call.callee.of)) return [];
      const index = sink.argument === 'first' ? 0 : Math.min(call.arguments.length - 1, 1);
      const picked = sink.kind === 'redirect' && call.arguments[0]?.kind !== 'number' && call.arguments.length > 1 ? 0 : index;
      const argument = call.arguments[picked];
      const span = call.argumentSpans[picked];
      // A root confines a path.
      if (!argument || !span || (sink.kind === 'path' && call.arguments.some((it) => it.kind === 'object' && it.members.some(([name]) => name === 'root')))) return [];
      const flow = this.#flow(sink.kind, file, call, hot, [argument], span);
      return flow ? [flow] : [];
    });
  }

  /** Reports whether a value is the response of a handler, or the context that answers for it. */
  #isResponse(file: ProjectFile, value: Value): boolean {
    let root = rootOf(value);
    while (root.kind === 'result') {
      const callee = file.syntax.calls[root.call]?.callee;
      if (callee?.kind !== 'member') break;
      root = rootOf(callee.of);
    }
    if (this.#tracer.handlersOf(file, root).some(({ handler, index }) => index === responseAt(handler))) return true;
    return this.#values.targets(file, root).some((it) => it.kind === 'package' && /^(?:express|fastify|express-serve-static-core|next|next\/server)$/.test(it.name) && /(?:Response|Reply|NextApiResponse|NextResponse)(?:\(\))?$/.test(it.path));
  }

  #flow(kind: SinkKind, file: ProjectFile, call: CallFact, hot: HotFunction, looked: readonly Value[], span: Span): Flow | undefined {
    const place = { file, within: call.within, span };
    for (const value of looked) {
      const meant = kind === 'url' || kind === 'redirect' ? this.#head(file, kind, value, 0) : [value];
      for (const it of meant) {
        const origin = this.#tracer.origins(place, it).find((found) => harms(kind, found) && (kind !== 'redirect' || found.source.part !== 'url'));
        if (origin) return { kind, file, call, hot, origin };
      }
    }
    return undefined;
  }

  /** What decides whom an address reaches, seen through the variable that holds it. */
  #head(file: ProjectFile, kind: SinkKind, value: Value, depth: number): readonly Value[] {
    if (value.kind === 'object') return value.members.filter(([name]) => /^(?:url|uri|host|hostname|baseURL|href)$/.test(name)).flatMap(([, it]) => this.#head(file, kind, it, depth + 1));
    const definition = value.kind === 'definition' ? file.syntax.definitions[value.id] : undefined;
    if (definition?.kind === 'variable' && definition.path.length === 0 && definition.values.some((it) => it.kind === 'joined' || it.kind === 'object') && depth < 4) {
      return definition.values.flatMap((it) => this.#head(file, kind, it, depth + 1));
    }
    const head = addressHead(value);
    return head ? [head] : [];
  }
}

function responseAt({ framework, kind }: Handler): number {
  if (framework === 'koa' || framework === 'hono') return 0;
  return kind === 'error' && framework === 'express' ? 2 : 1;
}
