/** Routers and what is mounted where: the full paths of a route, and what runs before it. */
import type { ChainLink } from './handler.js';
import { compareOrder, type Order } from './order.js';
import { isBelow, joinPath } from './paths.js';
import { unknownText } from './texts.js';

export interface RouterNode {
  readonly key: string;
  /** Whether requests reach it without being mounted: an application. */
  readonly isRoot: boolean;
  /** Prefixes of its own, such as `new Router({ prefix })`. */
  readonly prefixes: string[];
  readonly uses: Use[];
  readonly mounts: Mount[];
}

/** Something that runs for all that is registered later. */
export interface Use {
  readonly order: Order;
  /** Paths it runs for; empty for all. */
  readonly paths: readonly string[];
  readonly links: readonly ChainLink[];
  /** Position in the life of a request, for what runs there whenever it was registered, as Fastify's hooks do. */
  readonly phase?: number;
}

export interface Mount {
  readonly parent: RouterNode;
  readonly order: Order;
  readonly paths: readonly string[];
  /** What is handed over beside it, and so runs before it. */
  readonly links: readonly ChainLink[];
  /** What is used inside counts for the parent too: a Fastify plugin without a scope of its own. */
  readonly isOpen?: boolean;
}

/** One way to reach a router. */
interface Reach {
  readonly prefix: string;
  readonly before: readonly Before[];
}

/** Links that run for some full paths; for all when none is named. Earlier phases run first. */
export interface Before {
  readonly paths: readonly string[];
  readonly links: readonly ChainLink[];
  readonly phase?: number;
}

const maximumReaches = 12;

export class RouterGraph {
  readonly #nodes = new Map<string, RouterNode>();
  readonly #reaches = new Map<RouterNode, readonly Reach[]>();

  node(key: string, isRoot: boolean): RouterNode {
    const known = this.#nodes.get(key);
    if (known) return known;
    const made: RouterNode = { key, isRoot, prefixes: [], uses: [], mounts: [] };
    this.#nodes.set(key, made);
    return made;
  }

  /** Full paths of `path` in a router, one for each way to reach it. */
  pathsOf(node: RouterNode, path: string): readonly string[] {
    return [...new Set(this.#reach(node, []).map((it) => joinPath(it.prefix, path)))];
  }

  /** What runs before a registration at `order` for `path` in a router, with what it brings itself. */
  chainOf(node: RouterNode, path: string | undefined, order: Order, own: readonly Before[] = []): readonly ChainLink[] {
    const [reach] = this.#reach(node, []);
    if (!reach) return own.flatMap((it) => it.links);
    const full = joinPath(reach.prefix, path ?? '');
    return [...reach.before, ...usedBefore(node, reach.prefix, order), ...own]
      .sort((a, b) => (a.phase ?? 0) - (b.phase ?? 0))
      .filter((it) => it.paths.length === 0 || it.paths.some((at) => isBelow(full, at)))
      .flatMap((it) => it.links);
  }

  /** Reports whether requests reach a router, as far as the code says. */
  isReached(node: RouterNode): boolean {
    return node.isRoot || node.mounts.length > 0;
  }

  #reach(node: RouterNode, visiting: readonly RouterNode[]): readonly Reach[] {
    const known = this.#reaches.get(node);
    if (known) return known;
    const own = node.prefixes.length === 0 ? [''] : node.prefixes;
    const outer = node.mounts.flatMap((it) => this.#through(it, [...visiting, node]));
    const reaches = outer.length > 0 ? outer : [{ prefix: node.isRoot ? '' : unknownText, before: [] }];
    const found = reaches.flatMap((it) => own.map((prefix) => ({ ...it, prefix: prefix === '' ? it.prefix : joinPath(it.prefix, prefix) }))).slice(0, maximumReaches);
    if (visiting.length === 0) this.#reaches.set(node, found);
    return found;
  }

  #through({ parent, paths, order, links }: Mount, visiting: readonly RouterNode[]): readonly Reach[] {
    if (visiting.includes(parent) || visiting.length > 12) return [];
    return this.#reach(parent, visiting).flatMap((reach) =>
      (paths.length === 0 ? [''] : paths).map((path) => {
        const prefix = path === '' || path === '/' ? reach.prefix : joinPath(reach.prefix, path);
        return { prefix, before: [...reach.before, ...usedBefore(parent, reach.prefix, order), { paths: [], links }] };
      }),
    );
  }
}

function usedBefore(node: RouterNode, prefix: string, order: Order): readonly Before[] {
  return node.uses
    .filter((it) => it.phase !== undefined || compareOrder(it.order, order) < 0)
    .sort((a, b) => compareOrder(a.order, b.order))
    .map(({ paths, links, phase }) => ({ paths: paths.map((at) => joinPath(prefix, at)), links, ...(phase === undefined ? {} : { phase }) }));
}
