/** Reports what a process remembers about a user, a session or a tenant between requests. */
import { pathText, pathTo } from '../project/calls/hot-set.js';
import { locationIn } from '../project/project-file.js';
import { userStates } from '../project/state/user-state.js';
import { defineRule } from './rule.js';

export const inMemoryUserState = defineRule({
  id: 'in-memory-user-state',

  *check(graph) {
    for (const { growth, key, hot } of userStates(graph)) {
      yield {
        at: locationIn(growth.file.path, growth.span),
        message: `State by \`${key}\` is kept in the memory of this process alone: ${pathText(hot)}`,
        related: pathTo(hot, growth.call),
      };
    }
  },
});
