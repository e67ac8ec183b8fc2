/** Reports queries that run once for each item of a collection, on a request path. */
import type { Value } from '../facts/value.js';
import { isDevelopmentOnly } from '../project/calls/development.js';
import { isFirstUse } from '../project/calls/first-use.js';
import { pathText, pathTo, nameOf, type HotFunction } from '../project/calls/hot-set.js';
import { isHeavyTurn } from '../project/databases/heavy-turns.js';
import { locationIn, type ProjectFile } from '../project/project-file.js';
import { iteratedText, type Iteration } from '../project/data/iterations.js';
import { repeatedQueries, type RepeatedQuery } from '../project/databases/repeated-queries.js';
import { defineRule, type Observation } from './rule.js';

export const queryInLoop = defineRule({
  id: 'query-in-loop',
  options: {
    /** Names of collections that have a handful of items, whatever the traffic. */
    few: ['channels', 'providers', 'languages', 'locales', 'translations', 'currencies'],
  },

  *check(graph, { few }) {
    for (const it of repeatedQueries(graph)) {
      const hot = graph.hot.find({ file: it.file, id: it.call.within });
      if (!hot || isFirstUse(it.file, it.call) || isDevelopmentOnly(it.file, it.call) || few.includes(lastWordOf(it.file, it.iteration.over)) || isHeavyTurn(graph, it)) continue;
      yield observation(it, hot);
    }
  },
});

/** The last word of what a collection is called, in lower case: `command.oldChannels` says channels. */
function lastWordOf(file: ProjectFile, over: Value): string {
  const definition = over.kind === 'definition' ? file.syntax.definitions[over.id] : undefined;
  const name = over.kind === 'member' ? over.name : definition?.kind === 'variable' || definition?.kind === 'parameter' ? definition.name : '';
  return (/[A-Z]?[a-z]+$/.exec(name)?.[0] ?? '').toLowerCase();
}

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
