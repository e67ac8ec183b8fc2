/** Reports promises that nobody awaits, returns or catches. */
import type { PromiseFact } from '../facts/facts.js';
import { locationIn } from '../project/project-file.js';
import { hasRejectionPolicy } from '../project/process-policy.js';
import { defineRule } from './rule.js';

export const unhandledRejection = defineRule({
  id: 'unhandled-rejection',

  *check(graph) {
    const isCaughtLater = hasRejectionPolicy(graph);
    for (const { file, fact } of graph.lostPromises()) {
      const atStart = fact.within === -1 && fact.dropped !== 'void';
      const form = fact.dropped === 'void' ? 'silenced-by-void' : atStart ? 'at-start' : fact.dropped;
      yield {
        at: locationIn(file.path, fact.span),
        message: describe(fact, atStart),
        form,
        milder: fact.dropped === 'void' || atStart || isCaughtLater,
      };
    }
  },
});

function describe(fact: PromiseFact, atStart: boolean): string {
  const text = `\`${fact.text}\``;
  if (fact.dropped === 'void') return `${text} is silenced by \`void\`, not handled: nobody hears when it rejects`;
  if (fact.dropped === 'variable') return `${text} is kept in a variable that nothing reads: nobody hears when it rejects`;
  if (atStart) return `${text} runs at start-up with nobody to hear when it rejects`;
  return `${text} is not awaited, returned or caught: nobody hears when it rejects`;
}
