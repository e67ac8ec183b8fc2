/** Reports failures that nobody hears of: an empty `catch`, or `.catch(() => {})`, around work that matters. */
import type { CallFact, CatchFact, FunctionId } from '../facts/facts.js';
import type { Value } from '../facts/value.js';
import { contains } from '../project/branches.js';
import { locationIn, type ProjectFile } from '../project/project-file.js';
import { defineRule } from './rule.js';

/** Work whose failure changes nothing: clean-up, questions whether something is there, text that may not be what it looks like. */
const harmless =
  /^(?:unlink|rm|rmdir|remove|removeSync|unlinkSync|rmSync|rmdirSync|rimraf|close|closeSync|end|destroy|kill|disconnect|release|abort|abortTransaction|rollback|removeListener|removeAllListeners|off|clearTimeout|clearInterval|quit|terminate|unref|cancel|dispose|stop|shutdown|unlock|unsubscribe|unpipe|cleanup|cleanUp|deleteLock|access|accessSync|stat|statSync|lstat|lstatSync|existsSync|exists|readlink|realpath|readdir|opendir|readFile|readFileSync|readdirSync|pump|pipeline|mkdir|mkdirSync|resolve|parse|decodeURIComponent|decodeURI|URL|atob|verify|decode|stringify|ping|setRawMode|setTimeout|sleep|delay|wait|race|allSettled)$/;
const cleaning = /^(?:unregister|deregister|terminate|truncate|delete|remove|clear|clean|close|destroy|dispose|release|cancel|abort|stop|rollback|unlink|teardown|shutdown|disconnect|purge|evict|invalidate|unlock)/i;
/** What counts visitors and uses; losing a number is what it is made for. */
const counting = /telemetry|analytics|(?:^|[^a-z])_?track(?:ing|er|event)?(?![a-z])/i;

export const swallowedError = defineRule({
  id: 'swallowed-error',
  instant: true,

  *check(graph) {
    for (const file of graph.withRole('server')) {
      for (const it of file.syntax.catches) {
        if (it.statements > 0 || it.comment !== '' || it.triedReturns || loadsModule(file, it) || isCounting(file, it.within)) continue;
        const tried = file.syntax.calls.filter((call) => contains(it.tried, call.span));
        // What is parsed may be anything; that it is nothing known is an answer.
        if (tried.some((call) => /\.parse(?:Async)?$|^(?:decodeURIComponent|atob|URL)$/.test(call.text))) continue;
        // What leads up to a clean-up belongs to it.
        if (isCleaning(tried.filter((call) => call.awaited).at(-1))) continue;
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
  if (!fact?.isEmpty || fact.comment !== undefined || isCounting(file, fact.within)) return undefined;
  const chain = chainOf(file, callee.of);
  return chain.some((it) => isHarmless(it) || counting.test(it.text)) ? undefined : chain.at(-1);
}

/** The calls of `a().then(…).finally(…)`, last first. */
function chainOf(file: ProjectFile, value: Value): readonly CallFact[] {
  const call = value.kind === 'result' ? file.syntax.calls[value.call] : undefined;
  if (!call) return [];
  const { callee } = call;
  return [call, ...(callee.kind === 'member' && /^(?:then|finally|catch)$/.test(callee.name) ? chainOf(file, callee.of) : [])];
}

function isHarmless(call: CallFact): boolean {
  return harmless.test(nameOf(call)) || isCleaning(call);
}

function isCleaning(call: CallFact | undefined): boolean {
  return call !== undefined && cleaning.test(nameOf(call));
}

function nameOf({ text }: CallFact): string {
  return /([\w$]+)$/.exec(text)?.[1] ?? '';
}

/** Reports whether a function, or the file it is in, is named for counting: `sendTelemetry`. */
function isCounting(file: ProjectFile, within: FunctionId): boolean {
  return counting.test(file.path.replace(/^.*\//, '')) || counting.test(file.syntax.functions[within]?.name ?? '');
}

function loadsModule(file: ProjectFile, { tried }: CatchFact): boolean {
  return file.syntax.imports.some((it) => (it.kind === 'require' || it.kind === 'dynamic') && contains(tried, it.span));
}

/** The word `catch` at the end of the callee. */
function methodSpan({ span: [, , line, end] }: CallFact): CallFact['span'] {
  return [line, end - 'catch'.length, line, end];
}
