/** tRPC: procedures with their inputs, named by the routers they stand in. */
import { argumentOf, argumentsOf, locationOf, type Context } from './context.js';
import { calleesOf, callsTo, isImported, isNamed } from './calls-to.js';
import { emit } from './emit.js';
import { foundHere } from './express.js';
import { foundIn, linkOf } from './found.js';
import type { Handler } from './handler.js';
import { keyOfSite, type CallSite, type PackageThing, type Place } from './place.js';

const server = /^@trpc\/server$/;
const procedure = /^initTRPC\..*\.procedure(?:\..*)?\.(?:query|mutation|subscription)$/;

/** Every procedure, in the order of files and calls. */
export function trpcHandlers(context: Context): readonly Handler[] {
  if (!isImported(context, server)) return [];
  const names = namesOf(context);
  return callsTo(context, server, procedure, isNamed('query', 'mutation', 'subscription')).flatMap(({ site, callee }) => {
    const method = callee.path.split('.').at(-1) ?? 'query';
    const input = stepsOf(callee).filter((it) => it.name === 'input').at(-1);
    const before = stepsOf(callee).filter((it) => it.name === 'use').flatMap((it) => argumentsOf(context, it.site).flatMap((given) => foundIn(context, given, locationOf(it.site)))).map((it) => linkOf(context, it));
    const found = argumentsOf(context, site).flatMap((it) => foundHere(context, site, it));
    const given = input && argumentOf(input.site, 0);
    const routes = names.get(keyOf(site)) ?? ['{?}'];
    return emit(context, { framework: 'trpc', site, method, path: undefined, routes, found, before, kindOf: () => 'resolver', ...(given ? { options: { file: given.file, value: given.value } } : {}) }).map((it) => ({ ...it, path: routes[0] }));
  });
}

interface Step {
  readonly name: string;
  readonly site: CallSite;
}

/** The calls in a path, such as `use` and `input`. */
function stepsOf({ path, calls }: PackageThing): readonly Step[] {
  const names = path.split('.').filter((it) => it.endsWith('()'));
  return calls.flatMap((site, index) => (names[index] === undefined ? [] : [{ name: names[index].slice(0, -2), site }]));
}

/** Names of procedures by the call that makes each: `orders.list` for `list` in a router under `orders`. */
function namesOf(context: Context): ReadonlyMap<string, readonly string[]> {
  const routers = new Map<string, Place>();
  const inside = new Set<string>();
  for (const file of context.files) {
    file.syntax.calls.forEach((call, index) => {
      if (call.arguments[0]?.kind !== 'object') return;
      const site = { file, call: index };
      if (calleesOf(context, site).some((it) => server.test(it.name) && /(?:^|\.)router$/.test(it.path))) routers.set(keyOf(site), argumentOf(site, 0));
    });
  }
  for (const it of routers.values()) for (const [, site] of membersOf(context, it)) inside.add(keyOf(site));
  const names = new Map<string, string[]>();
  const name = (router: Place, prefix: string, depth: number): void => {
    for (const [member, site] of membersOf(context, router)) {
      const full = prefix === '' ? member : `${prefix}.${member}`;
      const child = routers.get(keyOf(site));
      if (child && depth < 8) name(child, full, depth + 1);
      else names.set(keyOf(site), [...(names.get(keyOf(site)) ?? []), full]);
    }
  };
  for (const [key, it] of routers) if (!inside.has(key)) name(it, '', 0);
  return names;
}

/** Members of a router with the call that makes each. */
function membersOf(context: Context, { file, value, frame }: Place): readonly (readonly [string, CallSite])[] {
  if (value.kind !== 'object') return [];
  return value.members.flatMap(([name, member]) =>
    context.places.things({ file, value: member, frame }).flatMap((it) => {
      const site = it.kind === 'package' && server.test(it.name) ? it.calls.at(-1) : undefined;
      return site && name !== '…' ? [[name, site] as const] : [];
    }),
  );
}

function keyOf({ file, call }: CallSite): string {
  return keyOfSite({ file, call });
}
