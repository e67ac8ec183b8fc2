/** Reports imports that go against the declared direction of layers. */
import { importContent } from '../project/import-content.js';
import { defineRule } from './rule.js';

export const crossLayerImport = defineRule({
  id: 'cross-layer-import',

  *check(graph) {
    const allowed = new Map(graph.layers.map((it) => [it.name, new Set([it.name, ...it.mayImport])]));
    const scopes = new Map(graph.layers.map((it) => [it.name, it.scope]));
    for (const dependency of graph.dependencies) {
      const { from, to, specifier, at } = dependency;
      if (from.role === 'test' || from.role === 'generated' || from.layer === undefined || to?.layer === undefined) continue;
      // The layers of a package are about that package alone.
      if (scopes.get(from.layer) !== scopes.get(to.layer)) continue;
      if (allowed.get(from.layer)?.has(to.layer) === true) continue;

      const may = [...(allowed.get(from.layer) ?? [])].filter((it) => it !== from.layer);
      const only = may.length === 0 ? 'may import no other layer' : `may import ${may.map((it) => `\`${it}\``).join(', ')}`;
      yield {
        at,
        message: `\`${from.layer}\` imports \`${specifier}\` from \`${to.layer}\`; it ${only}`,
        content: `${from.layer} ${to.layer} ${importContent(dependency)}`,
      };
    }
  },
});
