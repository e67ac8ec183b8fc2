/** Reports groups of files that load each other in a circle, once a group, at the import that is cheapest to cut. */
import { findCycles } from '../project/cycles.js';
import { defineRule } from './rule.js';

export const importCycle = defineRule({
  id: 'import-cycle',

  *check(graph) {
    // An import inside a function runs later, when both files are loaded.
    const loading = graph.dependencies.filter((it) => !it.deferred && it.from.role === 'server' && it.to?.role === 'server');
    for (const { members, cut, round } of findCycles(loading)) {
      const way = [...round.map((it) => it.from.path), cut.from.path].map((it) => `\`${it}\``).join(' → ');
      const others = members.length > round.length ? `, part of a cycle of ${members.length} files` : '';
      yield {
        at: cut.at,
        message: `${way} load each other${others}; this import is the cheapest to cut`,
        related: round.slice(1).map((it) => ({ location: it.at, message: `imports \`${it.specifier}\`` })),
        key: members.join(' '),
      };
    }
  },
});
