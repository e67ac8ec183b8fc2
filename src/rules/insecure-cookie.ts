/** Reports cookies that let someone in and can be read by scripts, or travel in the clear. */
import type { CallFact } from '../facts/facts.js';
import type { Value } from '../facts/value.js';
import type { ApiTable } from '../project/calls/external-calls.js';
import { isDevelopmentOnly } from '../project/calls/development.js';
import { locationIn, type ProjectFile } from '../project/project-file.js';
import type { ProjectGraph } from '../project/project-graph.js';
import { defineRule } from './rule.js';

/** Session middleware: its options, and the member of them that the cookie's own are in. */
const sessions: readonly (readonly [ApiTable, string | undefined])[] = [
  [{ 'express-session': /^$/, '@fastify/session': /^$/ }, 'cookie'],
  [{ 'cookie-session': /^$/ }, undefined],
];
const lettingIn = /token|jwt|session|auth|\bsid\b|\bsess\b|refresh|access/i;

export const insecureCookie = defineRule({
  id: 'insecure-cookie',

  *check(graph) {
    for (const [table, member] of sessions) {
      for (const { file, call } of graph.external.to(table)) {
        const options = call.arguments[0] && objectOf(graph, file, call.arguments[0]);
        const cookie = member === undefined ? options : options?.get(member) && objectOf(graph, file, options.get(member) as Value);
        const lacks = ['httpOnly', 'secure'].filter((name) => isFalse(cookie?.get(name)));
        if (lacks.length > 0 && !isDevelopmentOnly(file, call)) yield { at: locationIn(file.path, call.span), message: `the session cookie of \`${call.text}\` ${consequence(lacks, 'is false')}` };
      }
    }
    for (const { file, call } of cookiesSet(graph)) {
      const [name, , given] = call.arguments;
      if (name?.kind !== 'text' || !lettingIn.test(name.value) || isDevelopmentOnly(file, call)) continue;
      const options = given === undefined ? new Map<string, Value>() : objectOf(graph, file, given);
      if (!options || options.has('…')) continue;
      const lacks = ['httpOnly', 'secure'].filter((it) => !options.has(it) || isFalse(options.get(it)));
      if (lacks.includes('httpOnly')) yield { at: locationIn(file.path, call.span), message: `the cookie \`${name.value}\` ${consequence(lacks, 'is not set')}` };
    }
  },
});

/** `res.cookie(name, value, options)` in a function that a handler reaches. */
function cookiesSet(graph: ProjectGraph): readonly { readonly file: ProjectFile; readonly call: CallFact }[] {
  return graph.hot.functions.flatMap(({ ref }) =>
    graph.calls.callsIn(ref).flatMap((call) => {
      const isResponse = call.callee.kind === 'member' && /^(?:cookie|setCookie)$/.test(call.callee.name) && rootName(ref.file, call.callee.of) !== undefined;
      return isResponse && call.arguments.length > 1 ? [{ file: ref.file, call }] : [];
    }),
  );
}

/** The parameter below a chain such as `res.status(200)`. */
function rootName(file: ProjectFile, value: Value): number | undefined {
  if (value.kind === 'member') return rootName(file, value.of);
  const callee = value.kind === 'result' ? file.syntax.calls[value.call]?.callee : undefined;
  if (callee?.kind === 'member') return rootName(file, callee.of);
  return value.kind === 'definition' && file.syntax.definitions[value.id]?.kind === 'parameter' ? value.id : undefined;
}

function objectOf(graph: ProjectGraph, file: ProjectFile, value: Value): ReadonlyMap<string, Value> | undefined {
  const [only, ...more] = graph.values.targets(file, value).flatMap((it) => (it.kind === 'object' && it.value.kind === 'object' ? [it.value] : []));
  return only && more.length === 0 ? new Map(only.members) : undefined;
}

function isFalse(value: Value | undefined): boolean {
  return value?.kind === 'boolean' && !value.value;
}

function consequence(lacks: readonly string[], how: string): string {
  const says = lacks.map((it) => (it === 'httpOnly' ? `can be read by scripts (\`httpOnly\` ${how})` : `travels in the clear (\`secure\` ${how})`));
  return says.join(' and ');
}
