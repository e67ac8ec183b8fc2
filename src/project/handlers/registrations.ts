/** Calls that register something on a router, each in every frame it runs in, with the router it registers on. */
import type { CallFact } from '../../facts/facts.js';
import type { ProjectFile } from '../project-file.js';
import type { Target } from '../targets.js';
import { argumentsOf, callAt, texts, type Context } from './context.js';
import { declaringFamily, routerFamily, type Family } from './families.js';
import { boundCall, type CallSite, type Frame, type PackageThing, type Place, type Thing } from './place.js';

export interface Registration {
  readonly family: Family;
  readonly site: CallSite;
  /** As called, in lower case but for the camel case of `addHook` and the like. */
  readonly method: string;
  readonly receiver: Receiver;
  readonly arguments: readonly Place[];
}

export interface Receiver {
  readonly family: Family;
  readonly package: string;
  /** Identity of the router. */
  readonly key: string;
  /** As reached from the package, such as `Router().route()`. */
  readonly path: string;
  /** Calls in the path. */
  readonly calls: readonly CallSite[];
  /** The function whose parameter it is, where no call in sight fills it. */
  readonly parameter?: { readonly file: ProjectFile; readonly function: number; readonly index: number };
}

const methods = new Set(
  (
    'get post put patch delete del all use options head param route on checkout copy lock link unlink merge move notify propfind purge report search subscribe trace unlock query ' +
    'register addHook prefix basePath mount openapi routes ws setNotFoundHandler setErrorHandler onError notFound'
  ).split(' '),
);

/** Every registration on a router of the families, in the order of files and calls. Yields after each file. */
export function* findRegistrations(context: Context, isPlugin: (file: ProjectFile, id: number) => boolean): Generator<void, readonly Registration[]> {
  const found: Registration[] = [];
  for (const file of context.files) {
    for (const [index, call] of file.syntax.calls.entries()) {
      if (!mayRegister(context, file, call)) continue;
      for (const frame of context.frames.of({ file, call: index })) found.push(...registrationsAt(context, { file, call: index, frame }, isPlugin));
    }
    yield;
  }
  return found;
}

function registrationsAt(context: Context, site: CallSite, isPlugin: (file: ProjectFile, id: number) => boolean): readonly Registration[] {
  const call = callAt(site);
  const member = memberOf(call);
  if (!member) return [];
  const names = member.name !== '[]' ? [member.name] : member.key ? texts(context, { file: site.file, value: member.key, frame: site.frame }) : [];
  const given = argumentsOf(context, site);
  return receiversOf(context, site, { file: site.file, value: member.of, frame: site.frame }, isPlugin).flatMap((receiver) =>
    names.map((name) => ({
      family: receiver.family,
      site,
      method: /^[A-Z]+$/.test(name) ? name.toLowerCase() : name,
      receiver,
      arguments: member.isCalled ? given.slice(1) : given,
    })),
  );
}

/** Every router that an expression may be. */
export function receiversOf(context: Context, site: CallSite, of: Place, isPlugin: (file: ProjectFile, id: number) => boolean): readonly Receiver[] {
  const things = context.places.things(of);
  const made = things.flatMap((it) => (it.kind === 'package' ? routerOf(context, it, of) : []));
  const exact = made.filter((it) => it.calls.length > 0);
  if (exact.length > 0) return distinct(exact);
  const parameters = things.flatMap((it) => (it.kind === 'parameter' ? parameterRouter(context, of, it, isPlugin) : []));
  if (parameters.length > 0 || made.length > 0) return distinct([...parameters, ...made]);
  const typed = context.values.targets(of.file, of.value).flatMap((it) => (it.kind === 'package' ? routerOf(context, { ...it, calls: [] }, of) : []));
  if (typed.length > 0) return distinct(typed);
  // What is known to be the project's own registers with no framework; what a package gave may, and types tell.
  if (things.some((it) => it.kind !== 'package' && it.kind !== 'global' && it.kind !== 'parameter' && !isOpenCall(it))) return [];
  const answer = site.file.answers.answers[callAt(site).question];
  const declared = answer?.kind === 'declaration' ? answer.declared : undefined;
  const family = declared && declared.package !== '' ? declaringFamily(declared.package, declared.name) : undefined;
  if (!family || !declared) return [];
  const [parameter] = things.filter((it) => it.kind === 'parameter');
  return [{ family, package: declared.package, key: `declared:${of.file.path}`, path: `${declared.name.split('.')[0] ?? ''}()`, calls: [], ...(parameter ? { parameter } : {}) }];
}

/** A call that leads nowhere says nothing about what it gives. */
function isOpenCall(thing: Thing): boolean {
  return thing.kind === 'value' && thing.place.value.kind === 'result';
}

/** The routers that something reached from a package is. */
export function routerOf(context: Context, thing: PackageThing, of: Place): readonly Receiver[] {
  const family = routerFamily(thing.name, thing.path);
  if (!family) return [];
  const [made] = thing.calls;
  return [{ family, package: thing.name, key: made ? identityOf(context, made) : `${thing.name}:${thing.path}@${of.file.path}`, path: thing.path, calls: thing.calls }];
}

/** What tells a router from others: the call that made it and, in a factory that is called more than once, by which call. */
function identityOf({ frames }: Context, { file, call, frame }: CallSite): string {
  const made = `${file.path}#${call}`;
  const { within } = callAt({ file, call });
  const entered = enteredBy(frame, file, within);
  return within === -1 || !entered || frames.callersOf(file, within).length < 2 ? made : `${made}@${entered.file.path}#${entered.call}`;
}

function enteredBy(frame: Frame | undefined, file: ProjectFile, id: number): CallSite | undefined {
  for (let it = frame; it; it = it.outer) if (boundCall(it, file, id) && it.bound.kind === 'call' && it.bound.function === id) return it.entered;
  return undefined;
}

function parameterRouter(context: Context, of: Place, thing: Thing & { kind: 'parameter' }, isPlugin: (file: ProjectFile, id: number) => boolean): readonly Receiver[] {
  const { file, function: id, index, path } = thing;
  const key = `parameter:${file.path}#${id}.${index}.${path.join('.')}`;
  const parameter = { file, function: id, index };
  if (index === 0 && path.length === 0 && isPlugin(file, id)) return [{ family: 'fastify', package: 'fastify', key, path: 'FastifyInstance()', calls: [], parameter }];
  return context.values.targets(of.file, of.value).flatMap((it): readonly Receiver[] => {
    const family = it.kind === 'package' ? routerFamily(it.name, it.path) : undefined;
    return it.kind === 'package' && family ? [{ family, package: it.name, key, path: it.path, calls: [], parameter }] : [];
  });
}

function distinct(receivers: readonly Receiver[]): readonly Receiver[] {
  return [...new Map(receivers.map((it) => [`${it.key} ${it.path}`, it])).values()];
}

interface Member {
  readonly of: CallFact['callee'];
  readonly name: string;
  readonly key?: CallFact['callee'] | undefined;
  /** Called through `.call(router, …)`. */
  readonly isCalled: boolean;
}

function memberOf({ callee }: CallFact): Member | undefined {
  if (callee.kind !== 'member') return undefined;
  if (callee.name === 'call' && callee.of.kind === 'member') return { ...callee.of, isCalled: true };
  return { ...callee, isCalled: false };
}

function mayRegister({ values }: Context, file: ProjectFile, call: CallFact): boolean {
  const { callee } = call;
  if (callee.kind !== 'member' || call.arguments.length === 0) return false;
  const member = callee.name === 'call' && callee.of.kind === 'member' ? callee.of : callee;
  const isNamed = methods.has(member.name) || methods.has(member.name.toLowerCase());
  if (!isNamed && !(member.name === '[]' && member.key !== undefined && call.arguments.length > 1)) return false;
  if (isOfLanguage(file, call)) return false;
  const targets = values.targets(file, member.of);
  // What is surely something else is not looked at again.
  if (targets.length === 0 || targets.some((it) => it.kind === 'package' && mayBeRouter(it.name, it.path))) return true;
  return targets.some((it) => it.kind === 'instance' && it.of === 'interface') && !isOwn(values.targets(file, call.callee));
}

function mayBeRouter(packageName: string, path: string): boolean {
  return path.includes('~') || path.includes('…') || routerFamily(packageName, withoutCalls(path)) !== undefined;
}

/** Reports whether a method of an interface is known to be the project's own, in each of its implementations. */
function isOwn(methods: readonly Target[]): boolean {
  return methods.some((it) => it.kind === 'function') && methods.every((it) => it.kind !== 'package');
}

/** Reports whether types say that a call is one of the language: `Map.get`, `URLSearchParams.delete`. */
function isOfLanguage(file: ProjectFile, call: CallFact): boolean {
  const answer = file.answers.answers[call.question];
  return answer?.kind === 'declaration' && answer.declared?.package === 'lib';
}

/** The router at the beginning of a chain such as `().get().post()`. */
function withoutCalls(path: string): string {
  return path.replace(/(?:\.\w+\(\))+$/, (chain) => (/^\.(?:route|basePath|createApp|withTypeProvider)\(\)$/.test(chain) ? chain : '')).replace(/^$/, '()');
}
