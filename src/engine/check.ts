/** Runs every rule over the graph, with the options that hold in each file. Yields after each rule. */
import type { AnchoredFinding } from '../analysis/finding.js';
import type { ProjectGraph } from '../project/project-graph.js';
import type { Observation, Rule, RuleOptions } from '../rules/rule.js';
import { settingIn } from '../standards/rule-settings.js';
import type { Standards } from '../standards/standards.js';
import { anchorFinding, type Anchored } from './anchor.js';

export function* check(
  graph: ProjectGraph,
  rules: readonly Rule[],
  standards: Standards,
  files: ReadonlyMap<string, Anchored>,
): Generator<void, readonly AnchoredFinding[]> {
  const found: AnchoredFinding[] = [];
  for (const rule of rules) {
    for (const it of observe(graph, rule, standards)) found.push(anchorFinding(rule.id, it, files));
    yield;
  }
  return found;
}

function observe(graph: ProjectGraph, rule: Rule, standards: Standards): readonly Observation[] {
  const overrides = standards.overrides.filter((it) => Object.hasOwn(it.rules, rule.id) || it.preset !== undefined);
  const whole = settingIn({ ...standards, overrides: [] }, rule.id, '');
  if (overrides.length === 0) return whole.severity === 'off' ? [] : [...rule.check(graph, whole.options)];

  // A rule reads the whole graph, so each set of options is a run of its own; what it sees counts where they hold.
  const variants = new Map<string, { options: RuleOptions; isOff: boolean }>();
  const variantOf = (file: string): string => {
    const { options, severity } = settingIn(standards, rule.id, file);
    const key = JSON.stringify(Object.entries(options).sort(([a], [b]) => (a < b ? -1 : 1)));
    const isOff = severity === 'off' && (variants.get(key)?.isOff ?? true);
    variants.set(key, { options, isOff });
    return key;
  };
  for (const { path } of graph.files) variantOf(path);
  variantOf('');
  return [...variants].flatMap(([key, { options, isOff }]) => (isOff ? [] : [...rule.check(graph, options)].filter((it) => variantOf(it.at.file) === key)));
}
