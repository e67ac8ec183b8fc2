/** Reports request data that reaches a query, a path, a process, an address, a template or a pattern with nothing that checks it on the way. */
import { handlerName, pathText, pathTo } from '../project/calls/hot-set.js';
import { locationIn } from '../project/project-file.js';
import { placeNames } from '../project/request-data/sinks.js';
import { defineRule } from './rule.js';

export const unvalidatedInput = defineRule({
  id: 'unvalidated-input',

  *check(graph) {
    for (const { kind, file, call, hot, origin } of graph.requestData.flows) {
      const { handler, steps, source } = origin;
      const at = locationIn(file.path, call.span);
      const way = handler === hot.handler ? pathText(hot) : handlerName(handler);
      const path = steps.length > 0 ? [{ location: handler.at, message: handlerName(handler) }, ...steps] : pathTo(hot).slice(0, handler === hot.handler ? undefined : 0);
      yield {
        at,
        message: `\`${source.text}\` reaches \`${call.text}\` ${placeNames[kind]}, and nothing checks it on the way: ${way}`,
        related: [...path, { location: at, message: `used ${placeNames[kind]}` }],
        form: kind,
        milder: kind === 'pattern' || kind === 'assignment' || kind === 'redirect' || source.part === 'message',
      };
    }
  },
});
