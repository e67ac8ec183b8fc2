/** Reports logs on request paths that lack the id which the service gives its requests. */
import { servicesOf, wayText, wayTo, type Emission } from '../project/correlation/correlation.js';
import { defineRule, type Observation } from './rule.js';

/** More than this in a service are told once a file, with the others beside the first. */
const maximumSingle = 8;

export const uncorrelatedLog = defineRule({
  id: 'uncorrelated-log',
  wide: true,

  *check(graph) {
    const seen = new Set<string>();
    for (const service of servicesOf(graph)) {
      if (service.hasId !== 'yes') continue;
      const without = service.emissions.filter((it) => it.kind === 'log' && it.state === 'plain' && !seen.has(keyOf(it)));
      for (const it of without) seen.add(keyOf(it));
      if (without.length <= maximumSingle) for (const it of without) yield observe(it, []);
      else for (const [first, ...others] of byFile(without)) if (first) yield observe(first, others);
    }
  },
});

function observe(log: Emission, others: readonly Emission[]): Observation {
  const more = others.length === 0 ? '' : `, like ${others.length} more in this file`;
  return {
    at: log.at,
    message: `\`${log.text}\` logs without the request's id${more}: ${wayText(log)}`,
    related: [...wayTo(log), ...others.slice(0, 20).map((it) => ({ location: it.at, message: `${it.text} without the id: ${wayText(it)}` }))],
  };
}

function byFile(logs: readonly Emission[]): readonly (readonly Emission[])[] {
  const files = new Map<string, Emission[]>();
  for (const it of logs) files.set(it.file.path, [...(files.get(it.file.path) ?? []), it]);
  return [...files.values()].map((all) => all.sort((a, b) => a.at.start.line - b.at.start.line || a.at.start.character - b.at.start.character));
}

function keyOf({ file, at }: Emission): string {
  return `${file.path}:${at.start.line}:${at.start.character}`;
}
