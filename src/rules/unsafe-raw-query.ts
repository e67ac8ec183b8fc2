/** Reports raw queries whose text has a value between quotes, where it should be bound. */
import { pathText, pathTo } from '../project/calls/hot-set.js';
import { locationIn } from '../project/project-file.js';
import { QuotedValues } from '../project/queries/quoted-values.js';
import { sinks } from '../project/request-data/sinks.js';
import { defineRule } from './rule.js';

export const unsafeRawQuery = defineRule({
  id: 'unsafe-raw-query',

  *check(graph) {
    const quoted = new QuotedValues(graph);
    // Request data that nothing checked is the business of `unvalidated-input`.
    const reported = new Set(graph.requestData.flows.filter((it) => it.kind === 'sql').map((it) => it.call));
    for (const { api } of sinks.filter((it) => it.kind === 'sql')) {
      for (const { file, call, within } of graph.external.to(api)) {
        const hot = graph.hot.find(within);
        const [text] = call.arguments;
        if (!hot || !text || reported.has(call)) continue;
        const texts = text.kind === 'object' ? text.members.filter(([name]) => name === 'text' || name === 'sql').map(([, it]) => it) : [text];
        const name = texts.map((it) => quoted.find(file, it)).find((it) => it !== undefined);
        if (name === undefined) continue;
        yield {
          at: locationIn(file.path, call.span),
          message: `\`${name}\` stands between quotes in the text of \`${call.text}\` and is not bound: ${pathText(hot)}`,
          related: pathTo(hot, call),
        };
      }
    }
  },
});
