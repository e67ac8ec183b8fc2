/** Routes registered beside each other, and those among them that stand outside the guards of the rest. */
import type { ChainLink, Handler } from '../handlers.js';
import { describeValue } from '../handlers/describe.js';
import type { ProjectGraph } from '../project-graph.js';
import { Guards } from './guards.js';

export interface UnguardedRoute {
  readonly handler: Handler;
  readonly guarded: number;
  readonly siblings: number;
  /** What guards the others, as most of them write it. */
  readonly guard: string;
}

const leastGuarded = 3;
const share = 0.7;

/** Routes that let anyone in on purpose: to come in, to be asked about health, to be called by machines that sign, to be read by all. */
const open =
  /log-?_?(?:in|out)|sign-?_?(?:in|up|out|on|off)|regist|auth|token|refresh|session|forgot|reset|recover|passw|verif|confirm|activat|health|ping|alive|live|ready|readiness|status|heartbeat|metric|version|info|docs?\b|swagger|openapi|schema|webhook|hook|callback|notify|ipn|oauth|sso|saml|oidc|public|static|asset|favicon|robots|sitemap|captcha|invit|unsubscribe|subscribe|newsletter|contact|preview|shared?|embed|config|setup|init|install|feed|rss|manifest|well-known|guest|anonymous|demo|landing|home|about|error|cron|internal|track|beacon|pixel|search|enum|constant|created|exist|availab|bootstrap|has-|is-locale|lang|countr|image|avatar|thumb|download|view|render|(?:create|add|new)_?(?:user|account|member|customer)|\*/i;
const openDecorator = /public|anonymous|anyone|skip|no_?auth|no_?guard|without|allow|open|optional|unauth|bypass|exclude|ignore|free|guest|webhook|internal/i;
/** Calls by which a route knows its caller without a guard. */
const signing = /hmac|signature|constructEvent|webhook|timingSafeEqual|recaptcha|captcha|isAuthenticated|currentUser|getUser|session|verify/i;

export function findUnguardedRoutes(graph: ProjectGraph): readonly UnguardedRoute[] {
  const guards = new Guards(graph);
  const groups = new Map<string, Handler[]>();
  for (const handler of graph.handlers) {
    if (handler.kind !== 'route' || handler.method === 'options' || handler.method === 'head') continue;
    if (graph.isProvidedElsewhere('authentication', handler.file.path)) continue;
    const key = `${handler.file.path}#${classOf(handler)}`;
    const group = groups.get(key);
    if (group) group.push(handler);
    else groups.set(key, [handler]);
  }
  return [...groups.values()].flatMap((group) => (hasGate(group, guards) ? [] : outsideOf(group, guards)));
}

/** Reports whether a guard was put before all routes that follow: one that stands before it stands there on purpose. */
function hasGate(group: readonly Handler[], guards: Guards): boolean {
  return group.some((handler) => handler.framework !== 'nestjs' && handler.chain.some((link) => !isAtRegistration(handler, link) && guards.link(link) !== 'no'));
}

function isAtRegistration({ at, registeredBy }: Handler, link: ChainLink): boolean {
  return link.at.file === at.file && link.at.start.line >= registeredBy.start.line && link.at.start.line <= at.end.line;
}

function outsideOf(group: readonly Handler[], guards: Guards): readonly UnguardedRoute[] {
  const judged = group.map((handler) => ({ handler, is: guards.of(handler) }));
  return judged.flatMap(({ handler, is }): readonly UnguardedRoute[] => {
    if (is !== 'no' || handler.functions.length === 0 || isOpen(handler)) return [];
    // What everyone may read, not everyone may change; so each kind is compared with its own.
    const others = judged.filter((it) => it.handler !== handler);
    const alike = others.filter((it) => isRead(it.handler) === isRead(handler));
    const guarded = others.filter((it) => it.is === 'yes');
    const guardedAlike = alike.filter((it) => it.is === 'yes');
    if (guardedAlike.length < leastGuarded || guardedAlike.length < alike.length * share || guarded.length < others.length * share) return [];
    const guard = mostOften(guarded.flatMap((it) => it.handler.chain.filter((link) => guards.link(link) === 'yes').map((link) => link.text)));
    return guard === undefined ? [] : [{ handler, guarded: guarded.length, siblings: others.length, guard }];
  });
}

function isRead({ method }: Handler): boolean {
  return method === 'get' || method === 'sse';
}

/** Reports whether anything about a route says that it is open, or that it knows its caller in another way. */
function isOpen(handler: Handler): boolean {
  const { file } = handler;
  const names = [file.path.replace(/^.*\//, ''), ...handler.routes, handler.path ?? ''];
  for (const { file: own, id } of handler.functions) {
    names.push(own.syntax.functions[id]?.name ?? '');
    const decorators = own.syntax.classes.flatMap((it) => it.members.filter(({ value }) => value.kind === 'function' && value.id === id).flatMap((member) => [...member.decorators, ...it.decorators]));
    if (decorators.some((it) => openDecorator.test(describeValue(own, it)))) return true;
    if (own.syntax.calls.some((it) => it.within === id && signing.test(it.text))) return true;
  }
  return names.some((it) => open.test(it)) || names.slice(1).every((it) => it === '' || it === '/');
}

/** The class of a route that is a method; empty for others. */
function classOf({ functions, framework }: Handler): string {
  const [first] = functions;
  if (framework !== 'nestjs' || !first) return '';
  return String(first.file.syntax.classes.findIndex((it) => it.members.some(({ value }) => value.kind === 'function' && value.id === first.id)));
}

function mostOften(texts: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const it of texts) counts.set(it, (counts.get(it) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
