/** Routers that a project writes itself over `http.createServer`: `router.get('/devices/:serial', handler)`. */
import { argumentOf, callAt, type Context } from './context.js';
import { emit } from './emit.js';
import { foundInArgument } from './found.js';
import type { Handler } from './handler.js';

const registering = /^(?:get|post|put|patch|delete|del|head|options|all|on|add|route|handle|register)$/;

/** Handlers that are given to an own function by the name of a method, beside a path. */
export function ownRouterHandlers(context: Context, servers: readonly Handler[]): readonly Handler[] {
  if (servers.length === 0) return [];
  return context.files.flatMap((file) =>
    file.syntax.calls.flatMap((call, index): readonly Handler[] => {
      const { callee } = call;
      const [first, second] = call.arguments;
      if (callee.kind !== 'member' || !registering.test(callee.name)) return [];
      const isPath = (value: typeof first): boolean => value?.kind === 'text' && value.value.startsWith('/');
      const at = isPath(first) ? 0 : isPath(second) && first?.kind === 'text' ? 1 : -1;
      if (at === -1) return [];
      const targets = context.values.targets(file, callee);
      if (targets.length === 0 || targets.some((it) => it.kind !== 'function')) return [];
      const site = { file, call: index, frame: undefined };
      const found = callAt(site).arguments.flatMap((_, argument) => (argument > at ? foundInArgument(context, site, argument) : [])).filter((it) => it.functions.length > 0);
      const path = argumentOf(site, at);
      const text = path.value.kind === 'text' ? path.value.value : '/';
      const method = at === 1 && first?.kind === 'text' ? first.value : callee.name;
      return emit(context, { framework: 'http', site, method, path, routes: [text], found, before: [], kindOf: (_, isLast) => (isLast ? 'route' : 'middleware') });
    }),
  );
}
