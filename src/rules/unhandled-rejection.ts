/** Reports promises that nobody awaits, returns or catches. */
import type { PromiseFact } from '../facts/facts.js';
import { locationIn } from '../project/project-file.js';
import type { LostPromise } from '../project/project-graph.js';
import { defineRule } from './rule.js';

export const unhandledRejection = defineRule({
  id: 'unhandled-rejection',
  options: {
    /** Also report what runs while the process starts, where ending with the error is what Node does by itself. */
    starts: false,
  },

  *check(graph, { starts }) {
    const policies = graph.processPolicies;
    // A process that only logs survives a failed start, and then serves nothing.
    const survives = policies.some((it) => it.does === 'logs');
    const lost = graph.lostPromises.filter(({ fact }) => fact.within !== -1 || survives || starts);
    for (const [first, ...others] of together(lost)) {
      if (!first) continue;
      const { file, fact } = first;
      const atStart = fact.within === -1;
      const more = others.length === 0 ? '' : ` (and at ${others.length} more places)`;
      yield {
        at: locationIn(file.path, fact.span),
        message: describe(fact, survives, policies.length > 0) + more,
        related: others.slice(0, shown).map((it) => ({ location: locationIn(it.file.path, it.fact.span), message: 'here too' })),
        form: atStart ? 'at-start' : fact.dropped === 'void' ? 'silenced-by-void' : fact.dropped,
        milder: fact.dropped === 'void' || atStart || policies.length > 0,
      };
    }
  },
});

/** Places shown of those that drop the same function. */
const shown = 20;

/** A function that is dropped at more places than this, or at so many of one file, is one decision, to be taken once. */
const habit = 8;
const habitOfFile = 4;

/** Puts together what drops the promise of the same own function, where that is a habit. */
function together(lost: readonly LostPromise[]): readonly (readonly LostPromise[])[] {
  const groups = new Map<string, LostPromise[]>();
  for (const it of lost) {
    const key = it.called ?? `${it.file.path}:${it.fact.span.join(':')}`;
    const group = groups.get(key);
    if (group) group.push(it);
    else groups.set(key, [it]);
  }
  return [...groups.values()].flatMap((group) => (group.length > habit ? [group] : inFiles(group)));
}

/** Of a function that is not dropped everywhere, those files that drop it again and again. */
function inFiles(group: readonly LostPromise[]): readonly (readonly LostPromise[])[] {
  const files = new Set(group.map((it) => it.file));
  return [...files].flatMap((file) => {
    const here = group.filter((it) => it.file === file);
    return here.length > habitOfFile ? [here] : here.map((it) => [it]);
  });
}

function describe(fact: PromiseFact, survives: boolean, isHeard: boolean): string {
  const text = `\`${fact.text}\``;
  const who = isHeard ? 'only the handler of the whole process hears' : 'nobody hears';
  if (fact.within === -1) {
    const outcome = survives ? 'the process only logs and carries on half started' : 'the process ends without a word of its own';
    return `${text} starts up with nobody to catch it: when it rejects, ${outcome}`;
  }
  if (fact.dropped === 'void') return `${text} is silenced by \`void\`, not handled: ${who} when it rejects`;
  if (fact.dropped === 'variable') return `${text} is kept in a variable that nothing reads: ${who} when it rejects`;
  return `${text} is not awaited, returned or caught: ${who} when it rejects`;
}
