/** Reports collections that requests grow for as long as the process lives. */
import type { Span } from '../facts/facts.js';
import type { Value } from '../facts/value.js';
import { branchesAround, isSameValue, valuesIn } from '../project/branches.js';
import { isDevelopmentOnly } from '../project/calls/development.js';
import { pathText, pathTo } from '../project/calls/hot-set.js';
import { locationIn, type ProjectFile } from '../project/project-file.js';
import type { ProjectGraph } from '../project/project-graph.js';
import { keptCollections, type Growth } from '../project/state/kept-collections.js';
import { userStates } from '../project/state/user-state.js';
import { defineRule } from './rule.js';

export const unboundedModuleCache = defineRule({
  id: 'unbounded-module-cache',

  *check(graph) {
    const told = new Set(userStates(graph).map(({ growth }) => JSON.stringify([growth.file.path, growth.span])));
    for (const { mayShrink, growths } of keptCollections(graph)) {
      if (mayShrink) continue;
      for (const growth of growths) {
        const { file, within, span, call } = growth;
        const hot = graph.hot.find({ file, id: within });
        const by = hot && grownBy(graph, growth);
        if (!hot || by === undefined || (call && isDevelopmentOnly(file, call))) continue;
        // State of users says more than that it grows.
        if (told.has(JSON.stringify([file.path, span]))) break;
        yield {
          at: locationIn(file.path, span),
          message: `${growth.text === '' ? 'What is kept here' : `\`${growth.text}\``} grows ${by} and nothing ever shrinks it: ${pathText(hot)}`,
          related: pathTo(hot, call),
        };
        break;
      }
    }
  },
});

/** By what it grows, in words; `undefined` where the keys may be few. */
function grownBy(graph: ProjectGraph, { file, within, span, key }: Growth): string | undefined {
  if (key === undefined) return 'with every call';
  if (isAllowed(file, within, span, key)) return undefined;
  const [origin] = graph.requestData.origins({ file, within, span }, key);
  return origin ? `with every new \`${origin.source.text}\`` : undefined;
}

/** Reports whether something else knows the key, and the code leaves where it does not: `if (!paths[key]) throw …`. */
function isAllowed(file: ProjectFile, within: number, span: Span, key: Value): boolean {
  return branchesAround(file, within, span).some(({ test, isRest }) =>
    isRest && valuesIn(test).some((value) => {
      if (value.kind === 'member') return value.name === '[]' && value.key !== undefined && isSameValue(value.key, key);
      const call = value.kind === 'result' ? file.syntax.calls[value.call] : undefined;
      return call !== undefined && /(?:^|\.)(?:has|includes|hasOwn|hasOwnProperty(?:\.call)?)$/.test(call.text) && call.arguments.some((it) => isSameValue(it, key));
    }),
  );
}
