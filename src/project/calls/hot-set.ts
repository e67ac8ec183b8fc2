/** The hot set: every function that a handler reaches, with the shortest way to it. */
import type { RelatedLocation } from '../../analysis/finding.js';
import type { CallFact } from '../../facts/facts.js';
import type { Handler } from '../handlers.js';
import { locationIn } from '../project-file.js';
import { isDevelopmentOnly, isRegisteredInDevelopment } from './development.js';
import { isFirstUse } from './first-use.js';
import { refKey, type CallEdge, type CallGraph, type FunctionRef } from './call-graph.js';

/** A function on a request path. */
export interface HotFunction {
  readonly ref: FunctionRef;
  /** Handler from which it is reached by the fewest calls. */
  readonly handler: Handler;
  /** The call that leads here; `undefined` for the handler itself. */
  readonly by: CallEdge | undefined;
  readonly from: HotFunction | undefined;
  /** Calls between the handler and this function. */
  readonly distance: number;
}

/** What a rule asks about request paths. */
export interface HotPaths {
  /** Every hot function, nearest first. */
  readonly functions: readonly HotFunction[];
  /** Calls on request paths that lead to a function. */
  edgesTo(ref: FunctionRef): readonly CallEdge[];
  /** The function if a handler reaches it; `undefined` otherwise. */
  find(ref: FunctionRef): HotFunction | undefined;
}

export class HotSet implements HotPaths {
  readonly #hot = new Map<string, HotFunction>();
  readonly #order: HotFunction[] = [];
  readonly #graph: CallGraph;
  #into: ReadonlyMap<string, readonly CallEdge[]> | undefined;

  constructor(all: readonly Handler[], graph: CallGraph) {
    this.#graph = graph;
    const handlers = all.filter((it) => !isRegisteredInDevelopment(it));
    // A route says more about a path than the middleware before it, so it is asked first.
    const isRoute = (it: Handler): boolean => it.kind !== 'middleware' && it.kind !== 'error';
    for (const handler of [...handlers.filter(isRoute), ...handlers.filter((it) => !isRoute(it))]) {
      for (const { file, id } of handler.functions) this.#add({ ref: { file, id }, handler, by: undefined, from: undefined, distance: 0 });
    }
    for (const handler of handlers) {
      for (const link of handler.chain) for (const { file, id } of link.functions) this.#add({ ref: { file, id }, handler, by: undefined, from: undefined, distance: 0 });
    }
    // Breadth first: what is added while the list is read lies one call further.
    for (const from of this.#order) {
      for (const by of graph.edgesFrom(from.ref)) {
        // Whether it is on the path takes longer to tell than whether that matters.
        if (this.find(by.to) || !isOnPath(from.ref, by)) continue;
        this.#add({ ref: by.to, handler: from.handler, by, from, distance: from.distance + 1 });
      }
    }
  }

  #add(hot: HotFunction): void {
    const key = refKey(hot.ref);
    if (this.#hot.has(key)) return;
    this.#hot.set(key, hot);
    this.#order.push(hot);
  }

  get functions(): readonly HotFunction[] {
    return this.#order;
  }

  edgesTo(ref: FunctionRef): readonly CallEdge[] {
    this.#into ??= this.#collectEdges();
    return this.#into.get(refKey(ref)) ?? [];
  }

  #collectEdges(): ReadonlyMap<string, readonly CallEdge[]> {
    const into = new Map<string, CallEdge[]>();
    for (const { ref } of this.#order) {
      for (const edge of this.#graph.edgesFrom(ref)) {
        const key = refKey(edge.to);
        const list = into.get(key);
        if (list) list.push(edge);
        else into.set(key, [edge]);
      }
    }
    return into;
  }

  find(ref: FunctionRef): HotFunction | undefined {
    return this.#hot.get(refKey(ref));
  }
}

/** Reports whether a request that runs a function goes on along a call, time after time. */
export function isOnPath(from: FunctionRef, by: CallEdge): boolean {
  return by.to.file.role !== 'test' && !isFirstUse(from.file, by.call) && !isDevelopmentOnly(from.file, by.call);
}

/** What a handler is called in a message: `GET /orders`, `queue emails`, `middleware`. */
export function handlerName(handler: Handler): string {
  const { method, kind, routes, path } = handler;
  const where = routes[0] ?? path;
  if (kind === 'middleware') return where === undefined || where === '/' ? 'every request' : `every request to ${where}`;
  if (kind === 'error') return 'the error handler';
  if (kind === 'param') return `a request with :${path ?? 'parameter'}`;
  const verb = kind === 'route' ? (method === 'all' ? 'any' : method).toUpperCase() : method;
  return where === undefined ? verb : `${verb} ${where}`;
}

/** The way to a function in words: `GET /invoices → InvoiceService.render → loadTemplate`. */
export function pathText(hot: HotFunction): string {
  const names = stepsTo(hot).map((it) => nameOf(it.ref)).filter((it) => it !== '');
  // Of a long way, the two ends say most.
  const shown = names.length > 5 ? [...names.slice(0, 2), '…', ...names.slice(-2)] : names;
  return [handlerName(hot.handler), ...shown].join(' → ');
}

/** The way to a call, step by step: the registration, then each call on the way, then the call itself. */
export function pathTo(hot: HotFunction, call?: CallFact): readonly RelatedLocation[] {
  const steps = stepsTo(hot);
  const first = { location: hot.handler.at, message: handlerName(hot.handler) };
  const calls = steps.flatMap(({ by }) => {
    if (!by) return [];
    const name = nameOf(by.to);
    const verb = by.via === 'call' ? 'calls' : by.via === 'callback' ? 'runs the callback' : 'sends to';
    return [{ location: locationIn(by.from.file.path, by.call.span), message: name === '' ? `${verb === 'calls' ? 'calls a function' : verb} here` : `${verb} ${name}` }];
  });
  const last = call ? [{ location: locationIn(hot.ref.file.path, call.span), message: `calls ${call.text}` }] : [];
  return [first, ...calls, ...last];
}

/** From the handler's own function to this one. */
function stepsTo(hot: HotFunction): readonly HotFunction[] {
  const steps: HotFunction[] = [];
  for (let at: HotFunction | undefined = hot; at; at = at.from) steps.unshift(at);
  return steps;
}

/** Name of a function for readers; empty for an anonymous one. */
export function nameOf({ file, id }: FunctionRef): string {
  return file.syntax.functions[id]?.name ?? '';
}
