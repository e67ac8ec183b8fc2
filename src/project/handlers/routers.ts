/** Handlers registered by calls on a router of Express, Fastify, Koa or Hono. */
import type { SourceLocation } from '../../analysis/location.js';
import type { CallFact } from '../../facts/facts.js';
import type { Value } from '../../facts/value.js';
import { locationIn, type ProjectFile } from '../project-file.js';
import type { Rejections } from '../rejections.js';
import type { Values } from '../values.js';
import { describeValue } from './describe.js';
import type { ChainLink, FunctionTarget, Handler } from './handler.js';
import { innerFunctions, uniqueFunctions } from './wrappers.js';

const routing = new Set('get post put patch delete del all use options head param on route checkout copy lock merge move notify propfind purge report search subscribe trace unlock'.split(' '));

type RouterFramework = 'express' | 'fastify' | 'koa' | 'hono';

const routers: Readonly<Record<RouterFramework, readonly [packages: RegExp, path: RegExp, declared: RegExp]>> = {
  express: [
    /^express(?:-serve-static-core)?$/,
    /^(?:\(\)|Router\(\)|(?:Application|Express|Router|IRouter|IApplication|Express\.Application|core\.\w+)\(\)|application)(?:\.route\(\))?$/,
    /^(?:Application|IRouter|IRoute|Router|Express|EventEmitter|e\.\w+)\./,
  ],
  fastify: [/^fastify$/, /^(?:(?:fastify|Fastify)?\(\)|FastifyInstance\(\))(?:\.(?:register|after)~0)*$/, /^FastifyInstance\./],
  koa: [/^(?:koa|@koa\/router|koa-router)$/, /^\(\)$/, /^(?:Application|Router)\./],
  hono: [/^(?:hono|@hono\/zod-openapi)(?:\/.*)?$/, /^(?:Open[Aa][Pp][Ii])?Hono\(\)(?:\.basePath\(\))?$/, /^Hono(?:Base)?\./],
};

/** What a call registers: one handler for each argument that may be a function. */
export function registeredHandlers(file: ProjectFile, call: CallFact, values: Values, rejections: Rejections): readonly Handler[] {
  const { callee } = call;
  if (callee.kind !== 'member' || !routing.has(callee.name.toLowerCase()) || call.arguments.length === 0) return [];
  const framework = frameworkOf(file, call, callee, values);
  if (framework === undefined) return [];
  const path = pathOf(call) ?? routePath(file, callee.of);
  const method = callee.name.toLowerCase();
  const found = call.arguments.flatMap((argument, index): readonly Found[] => {
    const span = call.argumentSpans[index];
    if (argument.kind === 'text' || span === undefined) return [];
    const question = call.argumentQuestions.find(([it]) => it === index)?.[1];
    return handlersIn({ file, value: argument, at: locationIn(file.path, span) }, question, values, rejections);
  });
  return found.map((it, index) => ({
    framework,
    kind: kindOf(framework, method, it, index === found.length - 1),
    file,
    method,
    path,
    routes: path === undefined || method === 'param' ? [] : [path],
    at: it.at,
    functions: it.functions,
    registered: it.registered,
    isInline: it.isInline,
    chain: found.slice(0, index).map((before) => linkOf(before, values)),
  }));
}

function kindOf(framework: RouterFramework, method: string, found: Found, isLast: boolean): Handler['kind'] {
  if (method === 'param') return 'param';
  const takesError = framework === 'express' && found.registered.some((it) => it.file.syntax.functions[it.id]?.parameters === 4);
  if (takesError) return 'error';
  return method === 'use' || !isLast ? 'middleware' : 'route';
}

function linkOf({ file, value, at, functions }: Found, values: Values): ChainLink {
  return { file, value, text: describeValue(file, value), at, role: 'middleware', functions, targets: values.targets(file, value) };
}

function pathOf(call: CallFact): string | undefined {
  const [first] = call.arguments;
  return first?.kind === 'text' ? first.value : undefined;
}

/** The path of `router.route('/orders').get(…).post(…)`, which stands at the beginning of the chain. */
function routePath(file: ProjectFile, receiver: Value): string | undefined {
  const call = receiver.kind === 'result' ? file.syntax.calls[receiver.call] : undefined;
  if (call?.callee.kind !== 'member') return undefined;
  return call.callee.name === 'route' ? pathOf(call) : routePath(file, call.callee.of);
}

interface Registered {
  readonly file: ProjectFile;
  readonly value: Value;
  /** The argument that it stands in. */
  readonly at: SourceLocation;
}

interface Found extends Registered {
  readonly functions: readonly FunctionTarget[];
  readonly registered: readonly FunctionTarget[];
  readonly isInline: boolean;
}

function handlersIn(given: Registered, question: number | undefined, values: Values, rejections: Rejections): readonly Found[] {
  const { file, value } = given;
  if (value.kind === 'array') return value.items.flatMap((it) => handlersIn({ ...given, value: it }, undefined, values, rejections));
  const targets = values.targets(file, value);
  const lists = targets.flatMap((it) => (it.kind === 'object' && it.value.kind === 'array' ? [{ ...given, file: it.file, value: it.value }] : []));
  if (lists.length > 0) return lists.flatMap((it) => handlersIn(it, undefined, values, rejections));
  const inner = innerFunctions(file, value, values);
  const registered = targets.filter((it) => it.kind === 'function');
  if (registered.length > 0) return [{ ...given, functions: uniqueFunctions([...registered, ...inner]), registered, isInline: value.kind === 'function' }];
  const answer = question === undefined ? undefined : file.answers.answers[question];
  const declared = answer && 'declared' in answer ? rejections.declaredFunction(answer.declared) : undefined;
  if (declared) return [{ ...given, functions: [declared], registered: [declared], isInline: false }];
  // What a call such as `auth('admin')` gives stands there, whether it can be followed or not.
  return value.kind === 'result' ? [{ ...given, functions: inner, registered: [], isInline: false }] : [];
}

function frameworkOf(file: ProjectFile, call: CallFact, callee: Value & { kind: 'member' }, values: Values): RouterFramework | undefined {
  const receivers = values.targets(file, callee.of);
  for (const [framework, [packages, path]] of Object.entries(routers) as [RouterFramework, (typeof routers)[RouterFramework]][]) {
    if (receivers.some((it) => it.kind === 'package' && packages.test(it.name) && path.test(withoutChain(it.path)))) return framework;
  }
  // What is known to be the project's own registers with no framework; what a package gave may, and types tell.
  if (receivers.some((it) => it.kind !== 'package' && it.kind !== 'global')) return undefined;
  const answer = file.answers.answers[call.question];
  const declared = answer?.kind === 'declaration' ? answer.declared : undefined;
  if (!declared || declared.package === '') return undefined;
  return (Object.keys(routers) as RouterFramework[]).find((it) => routers[it][0].test(declared.package) && routers[it][2].test(declared.name));
}

/** `router.get(…).post(…)` gives the router back. */
function withoutChain(path: string): string {
  return path.replace(/(?:\.(?:get|post|put|patch|delete|all|use|options|head|param|basePath)\(\))+$/, '');
}
