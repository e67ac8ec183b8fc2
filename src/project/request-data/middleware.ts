/** What was checked of a request before its handler runs: by middleware, guards and pipes, and by schemas at the registration. */
import type { Value } from '../../facts/value.js';
import { refKey, type CallGraph, type FunctionRef } from '../calls/call-graph.js';
import type { ChainLink, Handler } from '../handlers.js';
import type { ProjectFile } from '../project-file.js';
import { contains } from '../branches.js';
import type { Values } from '../values.js';
import type { Checks } from './checks.js';
import type { Source } from './sources.js';
import { filterSanitizing, neverValidating, schemaMethods, validatingMiddleware } from './validators.js';

const partNames: Readonly<Record<string, readonly string[]>> = {
  body: ['body'],
  query: ['querystring', 'query'],
  params: ['params'],
  headers: ['headers'],
  cookies: ['cookies'],
};

export class Middleware {
  readonly #values: Values;
  readonly #calls: CallGraph;
  readonly #checks: Checks;
  readonly #isRecognised: (file: ProjectFile, value: Value) => boolean;
  readonly #known = new Map<string, boolean>();

  /** `isRecognised` tells which middleware the team itself names as validating. */
  constructor(values: Values, calls: CallGraph, checks: Checks, isRecognised: (file: ProjectFile, value: Value) => boolean) {
    this.#values = values;
    this.#calls = calls;
    this.#checks = checks;
    this.#isRecognised = isRecognised;
  }

  /** Reports whether a part of a request is checked, or may be, before the handler sees it. */
  checks(handler: Handler, source: Source): boolean {
    if (handler.framework === 'trpc' && handler.options) return true;
    if (handler.framework === 'fastify' && this.#hasSchema(handler, source)) return true;
    return handler.chain.some((it) => this.#linkChecks(handler, it, source));
  }

  /** Reports whether operators are taken out of what may become a filter. */
  sanitizesFilters(handler: Handler): boolean {
    return handler.chain.some((link) => link.targets.some((it) => it.kind === 'package' && filterSanitizing[it.name]?.test(it.path) === true));
  }

  #hasSchema(handler: Handler, source: Source): boolean {
    const names = partNames[source.part];
    if (!handler.options || !names) return false;
    const { file, value } = handler.options;
    const schemas = [...this.#member(file, value, 'schema'), ...this.#member(file, value, 'config')];
    if (schemas.length > 0) return schemas.some((it) => it.value === undefined || names.some((name) => this.#has(it.file, it.value, name)));
    return false;
  }

  /** What a member of an options object holds; a value that cannot be followed is `undefined` inside. */
  #member(file: ProjectFile, value: Value, name: string): readonly { readonly file: ProjectFile; readonly value: Value | undefined }[] {
    const objects = value.kind === 'object' ? [{ file, value }] : this.#values.targets(file, value).flatMap((it) => (it.kind === 'object' && it.value.kind === 'object' ? [{ file: it.file, value: it.value }] : []));
    return objects.flatMap((it) => it.value.members.filter(([key]) => key === name).map(([, found]) => ({ file: it.file, value: found.kind === 'unknown' ? undefined : found })));
  }

  /** Reports whether an object has a member, or may have it because it cannot be followed. */
  #has(file: ProjectFile, value: Value | undefined, name: string): boolean {
    if (value === undefined) return true;
    const targets = value.kind === 'object' ? [{ kind: 'object' as const, file, value }] : this.#values.targets(file, value);
    if (targets.length === 0) return true;
    return targets.some((it) => it.kind !== 'object' || it.value.kind !== 'object' || it.value.members.some(([key]) => key === name || key === '…'));
  }

  #linkChecks(handler: Handler, link: ChainLink, source: Source): boolean {
    if (link.role === 'filter') return false;
    return this.#isRecognised(link.file, link.value) || this.#packageChecks(handler, link, source) || this.#ownChecks(link);
  }

  #packageChecks(handler: Handler, link: ChainLink, source: Source): boolean {
    const packages = link.targets.flatMap((it) => (it.kind === 'package' ? [it] : []));
    for (const { name, path } of packages) {
      if (validatingMiddleware[name]?.test(path) === true) return name !== 'express-validator' || this.#names(link, source);
    }
    // What is unknown may protect; what stands at the route itself is there for that route.
    const isUnknown = link.functions.length === 0 && packages.every((it) => !neverValidating.test(it.name));
    return isUnknown && (isAtRegistration(handler, link) || /valid|schema|openapi|sanitiz|joi|zod|celebrate|dto/i.test(link.text)) && link.role !== 'guard';
  }

  /** What express-validator was asked about: the field itself, or all when that cannot be told. */
  #names(link: ChainLink, source: Source): boolean {
    const names = this.#fieldsOf(link.file, link.value, 0);
    const [first] = source.path;
    return names === undefined || first === undefined || names.some((it) => it === first || it.startsWith(`${first}.`) || it === '*' || it === '**');
  }

  #fieldsOf(file: ProjectFile, value: Value, depth: number): readonly string[] | undefined {
    if (depth > 12) return undefined;
    if (value.kind === 'array') {
      const all = value.items.map((it) => this.#fieldsOf(file, it, depth + 1));
      return all.includes(undefined) ? undefined : all.flatMap((it) => it ?? []);
    }
    const call = value.kind === 'result' ? file.syntax.calls[value.call] : undefined;
    if (!call) return undefined;
    const [field] = call.arguments;
    // A chain such as `body('email').isEmail()` begins with the call that names the field.
    if (call.callee.kind === 'member' && call.callee.of.kind === 'result') return this.#fieldsOf(file, call.callee.of, depth + 1);
    if (field?.kind === 'text') return [field.value];
    if (field?.kind === 'array') return field.items.flatMap((it) => (it.kind === 'text' ? [it.value] : []));
    return undefined;
  }

  /** Reports whether middleware of one's own asks a schema or checks what it is given. */
  #ownChecks(link: ChainLink): boolean {
    return link.functions.some((it) => this.#functionChecks({ file: it.file, id: it.id }, 0));
  }

  #functionChecks(ref: FunctionRef, depth: number): boolean {
    const key = `own ${refKey(ref)}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#known.set(key, false);
    const fact = ref.file.syntax.functions[ref.id];
    const inside = fact ? ref.file.syntax.calls.filter((it) => contains(fact.span, it.span)) : [];
    const asksSchema = inside.some((it) => it.callee.kind === 'member' && schemaMethods.has(it.callee.name) && !this.#isOther(ref.file, it.callee));
    const answer =
      asksSchema || this.#checks.checksArgument(ref, 0) || this.#checks.checksArgument(ref, 1) ||
      (depth < 3 && this.#calls.edgesFrom(ref).some((it) => it.via === 'call' && it.call.arguments.length > 0 && this.#functionChecks(it.to, depth + 1)));
    this.#known.set(key, answer);
    return answer;
  }

  /** Checks of tokens and passwords say nothing about the data: `jwt.verify`, `JSON.parse`, `jwt.decode`. */
  #isOther(file: ProjectFile, callee: Value): boolean {
    return this.#values.targets(file, callee).some((it) => (it.kind === 'global' && /^(?:JSON|Date|console)\./.test(it.path)) || (it.kind === 'package' && /^(?:jsonwebtoken|jose|passport|argon2|bcrypt|bcryptjs|cookie|url|querystring|qs|path|crypto|assert|fs|firebase-admin|basic-auth)$/.test(it.name)));
  }
}

/** Reports whether a link stands in the same call as the handler. */
function isAtRegistration(handler: Handler, link: ChainLink): boolean {
  if (link.file !== handler.file) return false;
  const { start, end } = link.at;
  const isArgument = (line: number, character: number, spans: readonly (readonly [number, number, number, number])[]): boolean =>
    spans.some((it) => contains(it, [line, character, line, character]));
  return handler.file.syntax.calls.some(({ argumentSpans }) => argumentSpans.length > 1 && isArgument(start.line, start.character, argumentSpans) && isArgument(end.line, end.character, argumentSpans) && isArgument(handler.at.start.line, handler.at.start.character, argumentSpans));
}
