/** Reports queries whose whole result a route answers with, however large the table grows. */
import { pathText, pathTo } from '../project/calls/hot-set.js';
import { isAnswered } from '../project/data/data-flow.js';
import { databaseCalls } from '../project/databases/database-calls.js';
import { querySize } from '../project/databases/query-size.js';
import { locationIn } from '../project/project-file.js';
import { defineRule } from './rule.js';

export const unboundedListQuery = defineRule({
  id: 'unbounded-list-query',
  options: {
    /** Names of tables and models that something other than traffic bounds. */
    small: ['country', 'countries', 'currency', 'currencies', 'role', 'roles', 'permission', 'permissions', 'setting', 'settings', 'config', 'language', 'languages', 'locale', 'locales', 'timezone', 'timezones', 'status', 'statuses', 'plan', 'plans', 'feature', 'features', 'category', 'categories', 'platform', 'platforms', 'channel', 'channels', 'tag', 'tags', 'type', 'types', 'property', 'properties', 'zone', 'zones', 'region', 'regions', 'tax', 'taxes'],
  },

  *check(graph, { small }) {
    for (const query of databaseCalls(graph)) {
      if (query.does !== 'list' || query.api.kind === 'cache') continue;
      const hot = graph.hot.find(query.within);
      if (!hot || (hot.handler.kind !== 'route' && hot.handler.kind !== 'resolver') || !isAnswered(hot, query.chain)) continue;
      const { limit, filter } = querySize(graph, query);
      if (limit !== 'unlimited' || filter === 'keys' || wordsOf(`${query.call.text} ${hot.handler.routes.join(' ')}`).some((it) => small.includes(it))) continue;
      yield {
        at: locationIn(query.file.path, query.call.span),
        message: `\`${query.call.text}\` has no limit, and all it finds is the answer of ${pathText(hot)}`,
        related: pathTo(hot, query.call),
        milder: filter !== 'none',
      };
    }
  },
});

/** The words of a name in lower case: `this.userRoles` holds `user` and `roles`. */
function wordsOf(text: string): readonly string[] {
  return text.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/).map((it) => it.toLowerCase());
}
