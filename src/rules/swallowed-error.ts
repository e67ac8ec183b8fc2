/** Reports failures that nobody hears of: an empty `catch`, or `.catch(() => {})`, around work that matters. */
import type { CallFact, CatchFact } from '../facts/facts.js';
import type { Value } from '../facts/value.js';
import { contains } from '../project/branches.js';
import { locationIn, type ProjectFile } from '../project/project-file.js';
import { defineRule } from './rule.js';

/** Work whose failure changes nothing: clean-up, questions whether something is there, text that may not be what it looks like. */
const harmless =
  /^(?:unlink|rm|rmdir|remove|removeSync|unlinkSync|rmSync|rmdirSync|rimraf|close|closeSync|end|destroy|kill|disconnect|release|abort|abortTransaction|rollback|removeListener|removeAllListeners|off|clearTimeout|clearInterval|quit|terminate|unref|cancel|dispose|stop|shutdown|unlock|unsubscribe|unpipe|cleanup|cleanUp|deleteLock|access|accessSync|stat|statSync|lstat|lstatSync|existsSync|exists|readlink|mkdir|mkdirSync|resolve|parse|decodeURIComponent|decodeURI|URL|atob|verify|decode|stringify|ping|setRawMode|setTimeout|sleep|delay|wait|race|allSettled)$/;
const cleaning = /^(?:delete|remove|clear|clean|close|destroy|dispose|release|cancel|abort|stop|rollback|unlink|teardown|shutdown|disconnect|purge|evict|invalidate|unlock)/i;

export const swallowedError = defineRule({
  id: 'swallowed-error',
  instant: true,

  *check(graph) {
    for (const file of graph.withRole('server')) {
      for (const it of file.syntax.catches) {
        if (it.statements > 0 || it.comment !== '' || it.triedReturns || loadsModule(file, it)) continue;
        const tried = file.syntax.calls.filter((call) => contains(it.tried, call.span));
        // What is parsed may be anything; that it is nothing known is an answer.
        if (tried.some((call) => /\.parse(?:Async)?$|^(?:decodeURIComponent|atob|URL)$/.test(call.text))) continue;
        const work = tried.filter((call) => !isHarmless(call));
        // What is not awaited is mostly a question to the language; its failure is an answer.
        const lost = work.find((call) => call.awaited);
        if (lost) yield { at: locationIn(file.path, it.span), message: `nobody hears when \`${lost.text}\` fails: this \`catch\` is empty` };
      }
      for (const call of file.syntax.calls) {
        const source = caughtByNothing(file, call);
        if (source) yield { at: locationIn(file.path, methodSpan(call)), message: `nobody hears when \`${source.text}\` fails: what catches it is empty` };
      }
    }
  },
});

/** What `.catch(() => {})` stands behind, where its failure matters. */
function caughtByNothing(file: ProjectFile, { callee, arguments: [handler] }: CallFact): CallFact | undefined {
  if (callee.kind !== 'member' || callee.name !== 'catch' || handler?.kind !== 'function') return undefined;
  const fact = file.syntax.functions[handler.id];
  if (!fact?.isEmpty || fact.comment !== undefined) return undefined;
  const chain = chainOf(file, callee.of);
  return chain.some(isHarmless) ? undefined : chain.at(-1);
}

/** The calls of `a().then(…).finally(…)`, last first. */
function chainOf(file: ProjectFile, value: Value): readonly CallFact[] {
  const call = value.kind === 'result' ? file.syntax.calls[value.call] : undefined;
  if (!call) return [];
  const { callee } = call;
  return [call, ...(callee.kind === 'member' && /^(?:then|finally|catch)$/.test(callee.name) ? chainOf(file, callee.of) : [])];
}

function isHarmless({ text }: CallFact): boolean {
  const name = /([\w$]+)$/.exec(text)?.[1] ?? '';
  return harmless.test(name) || cleaning.test(name);
}

function loadsModule(file: ProjectFile, { tried }: CatchFact): boolean {
  return file.syntax.imports.some((it) => (it.kind === 'require' || it.kind === 'dynamic') && contains(tried, it.span));
}

/** The word `catch` at the end of the callee. */
function methodSpan({ span: [, , line, end] }: CallFact): CallFact['span'] {
  return [line, end - 'catch'.length, line, end];
}
