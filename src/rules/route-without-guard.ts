/** Reports routes that stand outside every guard while the routes beside them have one. */
import { handlerName } from '../project/calls/hot-set.js';
import { findUnguardedRoutes } from '../project/guards/siblings.js';
import { defineRule } from './rule.js';

export const routeWithoutGuard = defineRule({
  id: 'route-without-guard',
  wide: true,

  *check(graph) {
    for (const { handler, guarded, siblings, guard } of findUnguardedRoutes(graph)) {
      yield { at: handler.registeredBy, message: `${handlerName(handler)} has no guard, and ${guarded} of the ${siblings} routes beside it do, such as \`${guard}\`` };
    }
  },
});
