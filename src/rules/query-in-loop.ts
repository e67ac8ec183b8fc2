/** Reports queries that run once for each item of a collection, on a request path. */
import { isDevelopmentOnly } from '../project/calls/development.js';
import { isFirstUse } from '../project/calls/first-use.js';
import { pathText, pathTo, nameOf, type HotFunction } from '../project/calls/hot-set.js';
import { locationIn } from '../project/project-file.js';
import { iteratedText, type Iteration } from '../project/data/iterations.js';
import { repeatedQueries, type RepeatedQuery } from '../project/databases/repeated-queries.js';
import { defineRule, type Observation } from './rule.js';

export const queryInLoop = defineRule({
  id: 'query-in-loop',

  *check(graph) {
    for (const it of repeatedQueries(graph)) {
      const hot = graph.hot.find({ file: it.file, id: it.call.within });
      if (!hot || isFirstUse(it.file, it.call) || isDevelopmentOnly(it.file, it.call)) continue;
      yield observation(it, hot);
    }
  },
});

function observation({ file, call, iteration, query, path }: RepeatedQuery, hot: HotFunction): Observation {
  const through = path.length === 0 ? '' : `, by \`${query.call.text}\` in ${nameOf(query.within)},`;
  return {
    at: locationIn(file.path, call.span),
    message: `\`${call.text}\` queries the database${through} once for each ${itemText(iteration)}: ${pathText(hot)}`,
    related: [
      ...pathTo(hot, call),
      ...path.slice(1).map((it) => ({ location: locationIn(it.from.file.path, it.call.span), message: `calls ${nameOf(it.to)}` })),
      ...(path.length > 0 ? [{ location: locationIn(query.file.path, query.call.span), message: `queries by ${query.call.text}` }] : []),
    ],
    milder: query.does === 'write',
  };
}

function itemText(iteration: Iteration): string {
  const text = iteratedText(iteration.call);
  return text === undefined ? `item of the ${iteration.kind === 'loop' ? 'loop' : 'list'} around it` : `item of \`${text}\``;
}
