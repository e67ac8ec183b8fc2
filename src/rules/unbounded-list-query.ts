/** Reports queries whose whole result a route answers with, however large the table grows. */
import { pathText, pathTo } from '../project/calls/hot-set.js';
import { isAnswered } from '../project/data/data-flow.js';
import { databaseCalls, type DatabaseCall } from '../project/databases/database-calls.js';
import { querySize } from '../project/databases/query-size.js';
import type { Handler } from '../project/handlers.js';
import { locationIn } from '../project/project-file.js';
import { defineRule } from './rule.js';

export const unboundedListQuery = defineRule({
  id: 'unbounded-list-query',
  options: {
    /** Names of tables and models that something other than traffic bounds. */
    small: ['country', 'countries', 'currency', 'currencies', 'role', 'roles', 'permission', 'permissions', 'setting', 'settings', 'config', 'language', 'languages', 'locale', 'locales', 'timezone', 'timezones', 'status', 'statuses', 'plan', 'plans', 'feature', 'features', 'category', 'categories', 'platform', 'platforms', 'provider', 'providers', 'method', 'methods', 'key', 'keys', 'token', 'tokens', 'device', 'devices', 'subscription', 'subscriptions', 'announcement', 'announcements', 'channel', 'channels', 'tag', 'tags', 'type', 'types', 'property', 'properties', 'zone', 'zones', 'region', 'regions', 'tax', 'taxes'],
  },

  *check(graph, { small }) {
    for (const query of databaseCalls(graph)) {
      if (query.does !== 'list' || query.api.kind === 'cache') continue;
      const hot = graph.hot.find(query.within);
      if (!hot || (hot.handler.kind !== 'route' && hot.handler.kind !== 'resolver') || !isAnswered(hot, query.chain, query.api.calls.sql !== undefined)) continue;
      const { limit, filter } = querySize(graph, query);
      if (limit !== 'unlimited' || filter === 'keys' || wordsOf(`${query.call.text} ${hot.handler.routes.join(' ')}`).some((it) => small.includes(it))) continue;
      if (filter !== 'none' && (isAboutOne(hot.handler) || isMembership(query))) continue;
      yield {
        at: locationIn(query.file.path, query.call.span),
        message: `\`${query.call.text}\` has no limit, and all it finds is the answer of ${pathText(hot)}`,
        related: pathTo(hot, query.call),
      };
    }
  },
});

/** A route or a field that is about one thing, whose parts a filter bounds: `GET /orders/:id`. */
function isAboutOne({ kind, method, routes }: Handler): boolean {
  return kind === 'resolver' ? /^field/.test(method) : routes.some((it) => /\/:[^/]+\/?$|\/(?:me|self|user|profile|account|details|summary|dashboard)\/?$/.test(it));
}

/** The rows that tie one person to groups, such as `WorkspaceUser` filtered by `userId`: nobody belongs to many. */
function isMembership({ file, call, chain }: DatabaseCall): boolean {
  if (!/\w(?:User|Member|Membership)s?\b/.test(call.text)) return false;
  const given = chain.flatMap((it) => file.syntax.calls[it]?.arguments ?? []);
  return given.some((it) => (it.kind === 'text' ? /\b(?:user|member)_?id\s*=/i.test(it.value) : it.kind === 'object' && it.members.some(([name]) => /^(?:user|member)_?id$/i.test(name))));
}

/** The words of a name in lower case: `this.userRoles` holds `user` and `roles`. */
function wordsOf(text: string): readonly string[] {
  return text.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/).map((it) => it.toLowerCase());
}
