/** Handlers: functions that a framework calls when something arrives from outside. Known by declaration, never by name. */
import type { SourceLocation } from '../analysis/location.js';
import type { CallFact } from '../facts/facts.js';
import type { Value } from '../facts/value.js';
import { locationIn, type ProjectFile } from './project-file.js';
import type { Rejections } from './rejections.js';
import type { Target, Values } from './values.js';

export type Framework = 'express' | 'fastify' | 'koa' | 'hono' | 'nestjs';

export interface Handler {
  readonly framework: Framework;
  readonly kind: 'route' | 'middleware' | 'error' | 'param' | 'message' | 'resolver';
  /** Full paths as a client calls them. */
  readonly routes: readonly string[];
  /** File that registers it. */
  readonly file: ProjectFile;
  /** How it is registered: `get`, `use`, `param` and the like, in lower case. */
  readonly method: string;
  /** Path as written at the registration; `undefined` when it is no plain text or there is none. */
  readonly path: string | undefined;
  /** Where it is registered: the argument. */
  readonly at: SourceLocation;
  /** The functions that may stand there; empty when that cannot be told. */
  readonly functions: readonly (Target & { kind: 'function' })[];
  /** Whether the function is written at the registration. */
  readonly isInline: boolean;
}

const routing = new Set('get post put patch delete del all use options head param on route checkout copy lock merge move notify propfind purge report search subscribe trace unlock'.split(' '));

const routers: Readonly<Record<Framework, readonly [packages: RegExp, path: RegExp, declared: RegExp]>> = {
  express: [
    /^express(?:-serve-static-core)?$/,
    /^(?:\(\)|Router\(\)|(?:Application|Express|Router|IRouter|IApplication|Express\.Application|core\.\w+)\(\)|application)(?:\.route\(\))?$/,
    /^(?:Application|IRouter|IRoute|Router|Express|EventEmitter|e\.\w+)\./,
  ],
  fastify: [/^fastify$/, /^(?:(?:fastify|Fastify)?\(\)|FastifyInstance\(\))(?:\.(?:register|after)~0)*$/, /^FastifyInstance\./],
  koa: [/^(?:koa|@koa\/router|koa-router)$/, /^\(\)$/, /^(?:Application|Router)\./],
  hono: [/^(?:hono|@hono\/zod-openapi)(?:\/.*)?$/, /^(?:Open[Aa][Pp][Ii])?Hono\(\)(?:\.basePath\(\))?$/, /^Hono(?:Base)?\./],
  nestjs: [/^@nestjs\/common$/, /^$/, /^$/],
};

const nestRoutes = /^(?:Get|Post|Put|Patch|Delete|All|Options|Head|Sse)$/;

/** Every handler of the project, in the order of files and calls. */
export function findHandlers(files: readonly ProjectFile[], values: Values, rejections: Rejections): readonly Handler[] {
  return files.flatMap((file) => {
    if (file.role !== 'server') return [];
    return [...file.syntax.calls.flatMap((call) => registered(file, call, values, rejections)), ...decorated(file, values)];
  });
}

function registered(file: ProjectFile, call: CallFact, values: Values, rejections: Rejections): readonly Handler[] {
  const { callee } = call;
  if (callee.kind !== 'member' || !routing.has(callee.name.toLowerCase()) || call.arguments.length === 0) return [];
  const framework = frameworkOf(file, call, callee, values);
  if (framework === undefined) return [];
  const path = pathOf(call) ?? routePath(file, callee.of);
  return call.arguments.flatMap((argument, index): readonly Handler[] => {
    const span = call.argumentSpans[index];
    if (argument.kind === 'text' || span === undefined) return [];
    const question = call.argumentQuestions.find(([it]) => it === index)?.[1];
    return handlersIn(file, argument, question, values, rejections).map((it) => ({
      framework,
      file,
      method: callee.name.toLowerCase(),
      path,
      kind: callee.name === 'use' ? 'middleware' : callee.name === 'param' ? 'param' : 'route',
      routes: path === undefined ? [] : [path],
      at: locationIn(file.path, span),
      ...it,
    }));
  });
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

type Found = Pick<Handler, 'functions' | 'isInline'>;

function handlersIn(file: ProjectFile, value: Value, question: number | undefined, values: Values, rejections: Rejections): readonly Found[] {
  if (value.kind === 'array') return value.items.flatMap((it) => handlersIn(file, it, undefined, values, rejections));
  const targets = values.targets(file, value);
  const lists = targets.flatMap((it) => (it.kind === 'object' && it.value.kind === 'array' ? [{ file: it.file, value: it.value }] : []));
  if (lists.length > 0) return lists.flatMap((it) => handlersIn(it.file, it.value, undefined, values, rejections));
  const functions = targets.filter((it) => it.kind === 'function');
  if (functions.length > 0) return [{ functions, isInline: value.kind === 'function' }];
  const answer = question === undefined ? undefined : file.answers.answers[question];
  const declared = answer && 'declared' in answer ? rejections.declaredFunction(answer.declared) : undefined;
  if (declared) return [{ functions: [declared], isInline: false }];
  // What a call such as `auth('admin')` gives stands there, whether it can be followed or not.
  return value.kind === 'result' ? [{ functions: [], isInline: false }] : [];
}

function frameworkOf(file: ProjectFile, call: CallFact, callee: Value & { kind: 'member' }, values: Values): Framework | undefined {
  const receivers = values.targets(file, callee.of);
  for (const [framework, [packages, path]] of Object.entries(routers) as [Framework, (typeof routers)[Framework]][]) {
    if (framework === 'nestjs') continue;
    if (receivers.some((it) => it.kind === 'package' && packages.test(it.name) && path.test(withoutChain(it.path)))) return framework;
  }
  // What is known to be the project's own registers with no framework; what a package gave may, and types tell.
  if (receivers.some((it) => it.kind !== 'package' && it.kind !== 'global')) return undefined;
  const answer = file.answers.answers[call.question];
  const declared = answer?.kind === 'declaration' ? answer.declared : undefined;
  if (!declared || declared.package === '') return undefined;
  return (Object.keys(routers) as Framework[]).find((it) => it !== 'nestjs' && routers[it][0].test(declared.package) && routers[it][2].test(declared.name));
}

/** `router.get(…).post(…)` gives the router back. */
function withoutChain(path: string): string {
  return path.replace(/(?:\.(?:get|post|put|patch|delete|all|use|options|head|param|basePath)\(\))+$/, '');
}

function decorated(file: ProjectFile, values: Values): readonly Handler[] {
  return file.syntax.classes.flatMap((it) =>
    it.members.flatMap((member): readonly Handler[] => {
      const { value } = member;
      if (value.kind !== 'function') return [];
      return member.decorators.flatMap((decorator): readonly Handler[] => {
        const call = decorator.kind === 'result' ? file.syntax.calls[decorator.call] : undefined;
        const target = call && values.targets(file, call.callee).find((found) => found.kind === 'package' && found.name === '@nestjs/common');
        if (!call || target?.kind !== 'package' || !nestRoutes.test(target.path)) return [];
        const [first] = call.arguments;
        const span = file.syntax.functions[value.id]?.nameSpan ?? call.span;
        return [
          {
            framework: 'nestjs',
            kind: 'route',
            routes: first?.kind === 'text' ? [first.value] : [],
            file,
            method: target.path.toLowerCase(),
            path: first?.kind === 'text' ? first.value : undefined,
            at: locationIn(file.path, span),
            functions: [{ kind: 'function', file, id: value.id }],
            isInline: true,
          },
        ];
      });
    }),
  );
}
