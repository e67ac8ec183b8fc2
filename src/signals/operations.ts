/** Signals in what a service is run by: dashboards, alerts, objectives, collectors, policies, flags, kinds of tests. */
import { dataAt, documentsOf, isData, listAt, wordAt } from './read-data.js';
import { blocksOf } from './read-hcl.js';
import type { SignalDetector, SignalPlace, Told } from './signal.js';

const yamlPath = /\.ya?ml$/;

export const dashboards: SignalDetector = {
  id: 'dashboards-as-code',
  title: 'Dashboards as code',
  practices: ['system-design/observability-aware'],
  mayBe: (path) => /(?:grafana|dashboard)[\w./-]*\.json$/i.test(path) || /\.tf$/.test(path),
  read(file) {
    if (/\.tf$/.test(file.path)) return (blocksOf(file.text) ?? []).filter((it) => it.type === 'resource' && /^(?:grafana_dashboard|datadog_dashboard(?:_json)?|aws_cloudwatch_dashboard|newrelic_one_dashboard|google_monitoring_dashboard)$/.test(it.labels[0] ?? '')).map((it) => ({ line: it.line, says: it.labels.join(' ') }));
    return documentsOf(file).flatMap(({ data, lineOf }): readonly Told[] => {
      const panels = listAt(data, 'panels').length > 0 ? listAt(data, 'panels').length : listAt(data, 'dashboard', 'panels').length;
      return panels > 0 ? [{ line: lineOf('panels'), says: `“${wordAt(data, 'title') || wordAt(data, 'dashboard', 'title')}”, ${panels} panels` }] : [];
    });
  },
};

export const alertRules: SignalDetector = {
  id: 'alert-rules',
  title: 'Alert rules',
  practices: ['reliability/metrics-and-slos'],
  mayBe: (path) => yamlPath.test(path) || /\.tf$/.test(path),
  read(file) {
    if (/\.tf$/.test(file.path)) return (blocksOf(file.text) ?? []).filter((it) => it.type === 'resource' && /^(?:aws_cloudwatch_metric_alarm|datadog_monitor|grafana_rule_group|google_monitoring_alert_policy|newrelic_nrql_alert_condition|pagerduty_service)$/.test(it.labels[0] ?? '')).map((it) => ({ line: it.line, says: it.labels.join(' ') }));
    if (!/^\s*-?\s*alert:/m.test(file.text)) return [];
    return documentsOf(file).flatMap(({ data, lineOf }) => {
      const path = isData(data['spec']) ? ['spec', 'groups'] : ['groups'];
      return listAt(data, ...path).flatMap((group, index) => listAt(group, 'rules').flatMap((rule, at): readonly Told[] => {
        const wait = wordAt(rule, 'for');
        return wordAt(rule, 'alert') === '' || wordAt(rule, 'expr') === '' ? [] : [{ line: lineOf(...path, index, 'rules', at), says: `${wordAt(rule, 'alert')}${wait === '' ? '' : ` after ${wait}`}` }];
      }));
    });
  },
};

export const sloFiles: SignalDetector = {
  id: 'slo-files',
  title: 'Objectives in files',
  practices: ['reliability/metrics-and-slos'],
  mayBe: (path) => yamlPath.test(path) || /\.tf$/.test(path),
  read(file) {
    if (/\.tf$/.test(file.path)) return (blocksOf(file.text) ?? []).filter((it) => it.type === 'resource' && /^(?:datadog_service_level_objective|google_monitoring_slo|nobl9_slo|newrelic_service_level|grafana_slo)$/.test(it.labels[0] ?? '')).map((it) => ({ line: it.line, says: it.labels.join(' ') }));
    return documentsOf(file).flatMap(({ data, lineOf }): readonly Told[] => {
      const version = wordAt(data, 'apiVersion') || wordAt(data, 'version');
      const isObjective = /^(?:openslo|n9|pyrra\.dev|sloth\.slok\.dev)/.test(version) && /^(?:SLO|ServiceLevelObjective|PrometheusServiceLevel)$/.test(wordAt(data, 'kind'));
      const sloth = version.startsWith('prometheus/v') && listAt(data, 'slos').length > 0;
      if (!isObjective && !sloth) return [];
      const target = wordAt(data, 'spec', 'target') || wordAt(data, 'spec', 'objectives', 0, 'target') || wordAt(data, 'slos', 0, 'objective');
      return [{ line: sloth ? lineOf('slos') : lineOf('kind'), says: `${wordAt(data, 'metadata', 'name') || wordAt(data, 'service')}${target === '' ? '' : `, target ${target}`}` }];
    });
  },
};

export const traceCollector: SignalDetector = {
  id: 'trace-collector',
  title: 'Configuration of a collector',
  practices: ['reliability/tracing'],
  mayBe: (path) => yamlPath.test(path),
  read: (file) => (!/^(?:receivers|exporters):/m.test(file.text) ? [] : documentsOf(file).flatMap(({ data, lineOf }): readonly Told[] => {
    const pipelines = Object.keys(dataAt(data, 'service', 'pipelines'));
    if (!isData(data['receivers']) || !isData(data['exporters']) || !pipelines.some((it) => /^traces(?:\/|$)/.test(it))) return [];
    const sampling = Object.keys(dataAt(data, 'processors')).find((it) => /sampl/.test(it));
    return [{ line: lineOf('service', 'pipelines'), says: `pipelines ${pipelines.join(', ')}${sampling === undefined ? '' : `, ${sampling}`}` }];
  })),
};

export const policyFiles: SignalDetector = {
  id: 'policy-files',
  title: 'Policies as code',
  practices: ['security/authentication', 'security/compliance'],
  mayBe: (path) => /\.(?:rego|cedar|polar|fga)$/.test(path) || (yamlPath.test(path) && /polic/i.test(path)),
  read({ path, text }) {
    const line = (what: RegExp): number => text.split('\n').findIndex((it) => what.test(it));
    if (path.endsWith('.rego')) return line(/^\s*package\s/) === -1 ? [] : [{ line: line(/^\s*package\s/), says: `Rego ${/^\s*package\s+([\w.]+)/m.exec(text)?.[1] ?? ''}` }];
    if (path.endsWith('.cedar')) return line(/^\s*(?:permit|forbid)\s*\(/) === -1 ? [] : [{ line: line(/^\s*(?:permit|forbid)\s*\(/), says: `Cedar, ${text.match(/^\s*(?:permit|forbid)\s*\(/gm)?.length ?? 0} policies` }];
    if (/\.(?:polar|fga)$/.test(path)) return text.trim() === '' ? [] : [{ line: 0, says: path.endsWith('.fga') ? 'OpenFGA model' : 'Polar policy' }];
    return documentsOf({ path, text }).flatMap(({ data, lineOf }): readonly Told[] => {
      const isPolicy = /^(?:kyverno\.io|templates\.gatekeeper\.sh|constraints\.gatekeeper\.sh|api\.cerbos\.dev)\//.test(wordAt(data, 'apiVersion'));
      return isPolicy ? [{ line: lineOf('apiVersion'), says: `${wordAt(data, 'kind') || wordAt(data, 'apiVersion')} ${wordAt(data, 'metadata', 'name')}`.trim() }] : [];
    });
  },
};

export const flagRegistry: SignalDetector = {
  id: 'flag-registry',
  title: 'Registry of feature flags',
  practices: ['delivery/feature-flags'],
  mayBe: (path) => /(?:^|\/)(?:feature-?)?flags?(?:\.config|\.goff|d)?\.(?:ya?ml|json)$/i.test(path),
  read: (file) => documentsOf(file).flatMap(({ data, lineOf }): readonly Told[] => {
    const flags = isData(data['flags']) ? dataAt(data, 'flags') : Array.isArray(data['flags']) ? Object.fromEntries(listAt(data, 'flags').map((it, index) => [wordAt(it, 'name') || String(index), it])) : data;
    const entries = Object.values(flags).filter(isData);
    // A flag says at least what it stands at; other mappings of that name are something else.
    if (entries.length === 0 || !entries.every((it) => ['defaultVariant', 'variations', 'variants', 'default', 'enabled', 'state', 'owner', 'expires'].some((key) => Object.hasOwn(it, key)))) return [];
    const expiring = entries.filter((it) => Object.keys(it).some((key) => /expir|remove|until|sunset/i.test(key))).length;
    return [{ line: lineOf('flags'), says: `${entries.length} flag${entries.length === 1 ? '' : 's'}, ${expiring} with an end` }];
  }),
};

export const statusPage: SignalDetector = {
  id: 'status-page',
  title: 'Status page',
  practices: ['reliability/incident-response'],
  mayBe: (path) => /(?:^|\/)(?:\.upptimerc\.ya?ml|gatus\.ya?ml|statuspage\.ya?ml|cstate\.ya?ml)$/.test(path),
  read: (file) => documentsOf(file).flatMap(({ data, lineOf }) => ['sites', 'endpoints', 'components'].flatMap((key) => (listAt(data, key).length > 0 ? [{ line: lineOf(key), says: `${listAt(data, key).length} ${key}` }] : []))),
};

const testPath = /\.(?:test|spec|e2e-spec|e2e|int|integration)\.[cm]?[jt]sx?$|(?:^|\/)(?:tests?|__tests__|spec|e2e)\/.*\.[cm]?[jt]sx?$/;

/** What kind of test a file is, by where it stands and what it is called. */
function kindOfTest(path: string): string {
  // Cypress mounts components too, without a service behind them.
  if (/(?:^|\/)cypress\/(?:.*\/)?components?\//.test(path)) return 'unit';
  if (/(?:^|[/._-])(?:e2e(?:-tests?|-spec)?|end-to-end|playwright|cypress|acceptance|system-tests?)(?:[/._-]|$)/i.test(path)) return 'end to end';
  return /(?:^|[/._-])(?:int|integration(?:-tests?)?|integ|contract-tests?|component-tests?|functional-tests?)(?:[/._-]|$)/i.test(path) ? 'integration' : 'unit';
}

export const testBalance: SignalDetector = {
  id: 'test-balance',
  title: 'Tests of several kinds',
  practices: ['delivery/testing'],
  mayBe: (path) => testPath.test(path) && !/(?:^|\/)_?templates?\/|\.template\./.test(path),
  read({ path, text }) {
    const cases = text.match(/^\s*(?:it|test)(?:\.\w+)*\s*\(/gm)?.length ?? 0;
    const line = text.split('\n').findIndex((it) => /^\s*(?:it|test)(?:\.\w+)*\s*\(/.test(it));
    return cases === 0 ? [] : [{ line, says: `${kindOfTest(path)}, ${cases} test${cases === 1 ? '' : 's'}` }];
  },
  // A few of each kind are enough to see that there are several.
  keep(places) {
    const kindOf = (it: SignalPlace): string => it.says.replace(/,.*/, '');
    const kinds = [...new Set(places.map(kindOf))];
    return kinds.length < 2 ? [] : places.filter((it) => places.filter((other) => kindOf(other) === kindOf(it)).indexOf(it) < 5);
  },
};

export const operationsSignals: readonly SignalDetector[] = [dashboards, alertRules, sloFiles, traceCollector, policyFiles, flagRegistry, statusPage, testBalance];
