/** Reports services in which nothing gives a request an id, once each, with every log and call that lacks one. */
import { servicesOf, wayText, type Emission, type Service } from '../project/correlation/correlation.js';
import { locationIn } from '../project/project-file.js';
import { defineRule } from './rule.js';

const maximumRelated = 20;
const fewEmissions = 2;

export const missingCorrelationId = defineRule({
  id: 'missing-correlation-id',
  wide: true,

  *check(graph) {
    // What another service runs too may have the id that it gives.
    const elsewhere = new Set(servicesOf(graph).flatMap((it) => (it.hasId === 'no' ? [] : it.emissions.map(({ call }) => call))));
    for (const service of servicesOf(graph)) {
      // Next.js makes its application itself, so that there is no place to point at.
      if (service.hasId !== 'no' || service.root.package === 'next') continue;
      if (graph.isProvidedElsewhere('correlation-id', service.root.file.path)) continue;
      const without = service.emissions.filter((it) => it.state === 'plain' && !elsewhere.has(it.call));
      if (without.length === 0) continue;
      const { root } = service;
      yield {
        at: locationIn(root.file.path, root.span),
        message: `nothing in the service of \`${root.text}\` gives a request an id: ${counted(without)} on request paths ${without.length === 1 ? 'lacks' : 'lack'} one (searched ${searched(service)})`,
        related: without.slice(0, maximumRelated).map((it) => ({ location: it.at, message: `${it.text} without an id: ${wayText(it)}` })),
        // Little is written that an id could tie together.
        milder: without.length <= fewEmissions,
        key: `service ${graph.packageFolderOf(root.file.path)} ${root.text}`,
      };
    }
  },
});

function counted(emissions: readonly Emission[]): string {
  const logs = emissions.filter((it) => it.kind === 'log').length;
  const calls = emissions.length - logs;
  const parts = [logs > 0 ? `${logs} ${logs === 1 ? 'log' : 'logs'}` : '', calls > 0 ? `${calls} outbound ${calls === 1 ? 'call' : 'calls'}` : ''];
  return parts.filter((it) => it !== '').join(' and ');
}

function searched({ files, middleware, emissions, tracing }: Service): string {
  const logs = new Set(emissions.filter((it) => it.kind === 'log').map((it) => it.text.replace(/\.\w+$/, '')));
  const loggers = logs.size === 0 ? 'no loggers' : `the ${logs.size === 1 ? 'logger' : 'loggers'} ${[...logs].sort().slice(0, 3).join(', ')}${logs.size > 3 ? ' and others' : ''}`;
  return `${files.length} ${files.length === 1 ? 'file' : 'files'}, ${middleware} middleware, ${loggers}, ${tracing.isPerhaps ? 'some' : 'no'} tracing)`.slice(0, -1);
}
