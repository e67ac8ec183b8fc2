/** Packages whose routers Plumbline knows, and which of their methods give the router back. */
export type Family = 'express' | 'koa' | 'koa-router' | 'hono' | 'fastify';

interface FamilyFacts {
  readonly packages: RegExp;
  /** Paths of what registers handlers, such as `Router()` of express. */
  readonly router: RegExp;
  /** Names as types declare them, for values that cannot be followed. */
  readonly declared: RegExp;
  /** Methods that give the same router back, so that calls can be chained. */
  readonly chained: RegExp;
}

const verbs = 'get|post|put|patch|delete|del|all|use|options|head|param|checkout|copy|lock|link|unlink|merge|move|notify|propfind|purge|report|search|subscribe|trace|query';

export const families: Readonly<Record<Family, FamilyFacts>> = {
  express: {
    packages: /^(?:express(?:-serve-static-core)?|express-promise-router)$/,
    router: /^(?:\(\)|Router\(\)|(?:Application|Express|Router|IRouter|IApplication|Express\.Application|core\.\w+)\(\)|application)(?:\.route\(\))?$/,
    declared: /^(?:Application|IRouter|IRoute|Router|Express|e\.\w+)\./,
    chained: new RegExp(`^(?:${verbs}|set|enable|disable|engine)$`),
  },
  koa: {
    packages: /^koa$/,
    router: /^(?:\(\)|Application\(\)|default\(\))$/,
    declared: /^Application\./,
    chained: /^(?:use|on)$/,
  },
  'koa-router': {
    packages: /^(?:@koa\/router|koa-router|koa-joi-router|koa-tree-router)$/,
    router: /^(?:(?:Router)?\(\)|Router\(\))$/,
    declared: /^Router\./,
    chained: new RegExp(`^(?:${verbs}|register|prefix|redirect|host)$`),
  },
  hono: {
    packages: /^(?:hono|@hono\/zod-openapi)(?:\/.*)?$/,
    router: /^(?:(?:Open[Aa][Pp][Ii])?Hono(?:Base)?\(\)|createFactory\(\)\.createApp\(\))(?:\.basePath\(\))*$/,
    declared: /^(?:Open[Aa][Pp][Ii])?Hono(?:Base)?\./,
    chained: new RegExp(`^(?:${verbs}|on|route|mount|notFound|onError|openapi)$`),
  },
  fastify: {
    packages: /^fastify$/,
    router: /^(?:(?:fastify|Fastify)?\(\)|FastifyInstance\(\))(?:\.withTypeProvider\(\))?(?:\.(?:register|after)~0)*$/,
    declared: /^FastifyInstance\./,
    chained: new RegExp(`^(?:${verbs}|route|register|after|ready|addHook|decorate\\w*|setErrorHandler|setNotFoundHandler|addSchema|withTypeProvider|setValidatorCompiler|setSerializerCompiler)$`),
  },
};

const names = Object.keys(families) as readonly Family[];

/** The family of a package; `undefined` for one that has no routers. */
export function familyOf(packageName: string): Family | undefined {
  return names.find((it) => families[it].packages.test(packageName));
}

/** The family whose router something reached from a package is. */
export function routerFamily(packageName: string, path: string): Family | undefined {
  const family = familyOf(packageName);
  return family !== undefined && families[family].router.test(path) ? family : undefined;
}

/** The family that declares a member, as types tell. */
export function declaringFamily(packageName: string, name: string): Family | undefined {
  return names.find((it) => families[it].packages.test(packageName) && families[it].declared.test(name));
}

/** Reports whether a call of `path` gives back what `path` without its last name is. */
export function isChained(packageName: string, path: string): boolean {
  const family = familyOf(packageName);
  const dot = path.lastIndexOf('.');
  if (family === undefined || dot === -1) return false;
  const receiver = path.slice(0, dot);
  return families[family].chained.test(path.slice(dot + 1)) && families[family].router.test(receiver);
}
