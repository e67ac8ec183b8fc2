/** Reports tokens that are believed without a check of who signed them, until when they hold, or how they were signed. */
import type { Test } from '../facts/facts.js';
import { pathText, pathTo } from '../project/calls/hot-set.js';
import { locationIn } from '../project/project-file.js';
import type { ProjectGraph } from '../project/project-graph.js';
import { findUnverifiedTokens } from '../project/tokens/unverified.js';
import { findVerifications, type Verification } from '../project/tokens/verifications.js';
import { unsetKey } from '../project/tokens/unset-key.js';
import { defineRule, type Observation } from './rule.js';

/** Where a token that has ended is read on purpose: to give a new one, or to take it back. */
const onPurpose = /refresh|renew|rotat|log_?out|sign_?out|revoke|expired|invalidat|black_?list|deny_?list|ignore[-_]?expir/i;

export const weakTokenVerification = defineRule({
  id: 'weak-token-verification',
  wide: true,

  *check(graph) {
    for (const { read, hot, source } of findUnverifiedTokens(graph)) {
      yield {
        at: locationIn(read.file.path, read.call.span),
        message: `\`${read.call.text}\` believes \`${source}\` without checking the signature: ${pathText(hot)}`,
        related: pathTo(hot, read.call),
        form: 'unverified',
      };
    }
    for (const verification of findVerifications(graph)) {
      const at = locationIn(verification.file.path, verification.call.span);
      for (const it of judge(graph, verification)) yield { at, ...it };
    }
  },
});

function* judge(graph: ProjectGraph, verification: Verification): Iterable<Omit<Observation, 'at'>> {
  const { call, options } = verification;
  const name = call.text === 'super' ? 'this strategy' : `\`${call.text}\``;
  if (isTrue(options.get('ignoreExpiration')) && !isOnPurpose(graph, verification) && !isJudgedElsewhere(graph, verification)) {
    yield { message: `${name} takes tokens that have expired: \`ignoreExpiration\` is true`, form: 'ignores-expiration' };
    return;
  }
  const algorithms = options.get('algorithms');
  if (algorithms?.kind === 'array') {
    const names = algorithms.items.flatMap((it) => (it.kind === 'text' ? [it.value] : []));
    if (names.some((it) => /^none$/i.test(it))) yield { message: `${name} takes tokens that nobody signed: \`algorithms\` holds \`none\``, form: 'none' };
    else if (names.some((it) => it.startsWith('HS')) && names.some((it) => /^(?:RS|ES|PS|Ed)/.test(it))) {
      yield { message: `${name} takes tokens signed with the public key: \`algorithms\` mixes ${names.join(' and ')}`, form: 'mixed' };
    }
    return;
  }
  if (options.has('algorithms') || !verification.isWhole) return;
  const major = majorOf(graph.versionOf(verification.package, verification.file.path));
  if (verification.package === 'express-jwt' && major !== undefined && major < 6 && options.size > 0) {
    yield { message: `${name} lets the token choose how it was signed: no \`algorithms\` with express-jwt ${major}`, form: 'no-algorithms' };
  }
  const key = verification.package === 'jsonwebtoken' && major !== undefined && major < 9 ? unsetKey(graph, verification) : undefined;
  if (key === undefined) return;
  yield { message: `${name} takes unsigned tokens while \`${key}\` is not set: no \`algorithms\` with jsonwebtoken ${major ?? ''}`, form: 'unset-key', milder: true };
}

function isTrue(value: Verification['options'] extends ReadonlyMap<string, infer V> ? V | undefined : never): boolean {
  return value?.kind === 'boolean' && value.value;
}

/** Reports whether the names around a verification say that an expired token is what it is for. */
function isOnPurpose(graph: ProjectGraph, { file, call }: Verification): boolean {
  const names = [file.path.replace(/^.*\//, '')];
  for (let at = call.within; at !== -1; at = file.syntax.functions[at]?.within ?? -1) names.push(file.syntax.functions[at]?.name ?? '');
  const hot = graph.hot.find({ file, id: call.within });
  if (hot) names.push(pathText(hot));
  return names.some((it) => onPurpose.test(it));
}

/** Reports whether the package compares `exp` itself, as a strategy does that has kinds of tokens. */
function isJudgedElsewhere(graph: ProjectGraph, { file }: Verification): boolean {
  const folder = graph.packageFolderOf(file.path);
  const asksExpiry = (test: Test): boolean => {
    if (test.kind === 'compare') return [test.left, test.right].some((it) => it.kind === 'member' && it.name === 'exp');
    return test.kind === 'not' ? asksExpiry(test.of) : (test.kind === 'all' || test.kind === 'any') && test.of.some(asksExpiry);
  };
  return graph.withRole('server').some((it) => graph.packageFolderOf(it.path) === folder && it.syntax.branches.some(({ test }) => asksExpiry(test)));
}

function majorOf(version: string | undefined): number | undefined {
  const match = version === undefined ? null : /\d+/.exec(version);
  return match ? Number(match[0]) : undefined;
}
