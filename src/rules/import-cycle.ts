/** Reports groups of files that load each other in a circle, once a group, at the import that is cheapest to cut. */
import { compareText } from '../analysis/location.js';
import type { Value } from '../facts/value.js';
import { findCycles } from '../project/cycles.js';
import { importContent } from '../project/import-content.js';
import type { Dependency } from '../project/dependencies.js';
import type { ProjectFile } from '../project/project-file.js';
import type { ProjectGraph } from '../project/project-graph.js';
import { defineRule } from './rule.js';

/** What declares a database entity. Mappers ask for both ends of a relation and read them after loading. */
const mappers: Readonly<Record<string, RegExp>> = {
  typeorm: /^(?:\w*Entity)\(\)$/,
  '@mikro-orm/core': /^(?:Entity|Embeddable)\(\)$/,
  '@mikro-orm/decorators': /^(?:\w+\.)?(?:Entity|Embeddable)\(\)$/,
  'sequelize-typescript': /^Table(?:\(\))?$/,
  '@nestjs/mongoose': /^Schema\(\)$/,
  '@typegoose/typegoose': /^modelOptions\(\)$/,
  '@medusajs/framework': /model\.define\(\)/,
  '@medusajs/framework/utils': /model\.define\(\)/,
  '@medusajs/utils': /model\.define\(\)/,
};

export const importCycle = defineRule({
  id: 'import-cycle',
  wide: true,

  *check(graph) {
    const loading = graph.dependencies.filter((it) => {
      // An import inside a function runs later, when both files are loaded.
      if (it.deferred || it.from.role !== 'server' || it.to?.role !== 'server') return false;
      return !(it.readLater && isEntity(graph, it.from) && isEntity(graph, it.to));
    });
    for (const { members, cut, round } of findCycles(loading)) {
      const way = [...round.map((it) => it.from.path), cut.from.path].map((it) => `\`${it}\``).join(' → ');
      const others = members.length > round.length ? `, part of a cycle of ${members.length} files` : '';
      yield {
        at: cut.at,
        message: `${way} load each other${others}; this import is the cheapest to cut`,
        related: round.slice(1).map((it) => ({ location: it.at, message: `imports \`${it.specifier}\`` })),
        key: members.join(' '),
        content: contentOf(members, loading),
      };
    }
  },
});

/** All that the members take of each other; renaming one of them changes none of it. */
function contentOf(members: readonly string[], loading: readonly Dependency[]): string {
  const inside = new Set(members);
  const edges = loading.filter((it) => inside.has(it.from.path) && it.to !== undefined && inside.has(it.to.path));
  return [`${members.length} files`, ...edges.map(importContent).sort(compareText)].join(', ');
}

/** Reports whether a file declares an entity of an object-relational mapper. */
function isEntity(graph: ProjectGraph, file: ProjectFile): boolean {
  const isMapped = (value: Value): boolean => {
    return graph.values.targets(file, value).some((it) => it.kind === 'package' && mappers[it.name]?.test(it.path) === true);
  };
  if (file.syntax.classes.some((it) => it.decorators.some((decorator) => isMapped(decorator)))) return true;
  return file.syntax.calls.some((call, index) => call.callee.kind === 'member' && call.callee.name === 'define' && isMapped({ kind: 'result', call: index }));
}
