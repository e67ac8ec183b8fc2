/** Functions that turn strangers away: they answer 401 or 403, fail with an error that means it, or hand over to what does. */
import type { CallFact } from '../../facts/facts.js';
import type { Value } from '../../facts/value.js';
import type { CallGraph, FunctionRef } from '../calls/call-graph.js';
import type { ProjectFile } from '../project-file.js';
import type { Values } from '../values.js';
import { guardPackages } from './packages.js';

interface Followed {
  readonly values: Values;
  readonly calls: CallGraph;
}

/** Reports whether a function, one inside it or one that it calls turns some requests away. */
export function refusesIn(graph: Followed, ref: FunctionRef, depth: number): boolean {
  const { file, id } = ref;
  const inside = insideOf(file, id);
  if (file.syntax.assignments.some((it) => inside.has(it.within) && isStatus(it.target) && isRefusal(it.value))) return true;
  const calls = file.syntax.calls.filter((it) => inside.has(it.within));
  if (calls.some((it) => refuses(graph, file, it))) return true;
  return depth < 3 && [...inside].flatMap((it) => graph.calls.edgesFrom({ file, id: it })).some((edge) => edge.via === 'call' && refusesIn(graph, edge.to, depth + 1));
}

function insideOf(file: ProjectFile, id: number): ReadonlySet<number> {
  const found = new Set([id]);
  // A function follows the one that it stands in.
  file.syntax.functions.forEach((it, index) => {
    if (found.has(it.within)) found.add(index);
  });
  return found;
}

/** `res.status(401)`, `new ApiError(403, …)`, `throw new UnauthorizedException()`, `res.redirect('/login')`, `passport.authenticate(…)`. */
function refuses({ values }: Followed, file: ProjectFile, call: CallFact): boolean {
  if (call.arguments.some((it) => isRefusal(it) || (it.kind === 'object' && it.members.some(([name, value]) => /^status(?:Code)?$/.test(name) && isRefusal(value))))) return true;
  if (/unauthori[sz]ed|forbidden|unauthenticated|notauthenticated|accessdenied|invalidtoken/i.test(call.text)) return true;
  const [first] = call.arguments;
  if (/\bredirect$/.test(call.text) && call.arguments.some((it) => it.kind === 'text' && /login|sign-?in|auth/i.test(it.value))) return true;
  if (first?.kind === 'text' && /^(?:unauthori[sz]ed|forbidden|UNAUTHENTICATED)$/i.test(first.value)) return true;
  return values.targets(file, call.callee).some((it) => it.kind === 'package' && guardPackages[it.name]?.test(`${it.path}()`) === true) || /\.jwtVerify$|\.isAuthenticated$/.test(call.text);
}

function isStatus(target: Value): boolean {
  return target.kind === 'member' && /^(?:status|statusCode)$/.test(target.name);
}

/** 401 and 403, as numbers or by names such as `httpStatus.UNAUTHORIZED`. */
function isRefusal(value: Value): boolean {
  if (value.kind === 'number') return value.value === 401 || value.value === 403;
  return value.kind === 'member' && /^(?:unauthori[sz]ed|forbidden|http_?40[13]\w*)$/i.test(value.name);
}
