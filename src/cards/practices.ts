/** The nine competencies and their forty-five practices: the names that cards, views and scorecards group by. */

/** What a reviewer is good at; holds the practices that show it. */
export interface Competency {
  /** First part of its practices' ids, such as `architecture`. */
  readonly id: string;
  readonly title: string;
  /** In the order of the article, so that the second practice of the first competency is its section 1.2. */
  readonly practices: readonly Practice[];
}

/** One habit within a competency. */
export interface Practice {
  /** Such as `architecture/module-boundaries`. */
  readonly id: string;
  readonly title: string;
}

export const competencies: readonly Competency[] = [
  competency('architecture', 'Architecture', {
    'bounded-contexts': 'Bounded contexts',
    'module-boundaries': 'Module boundaries',
    'event-driven-topology': 'Event-driven topology',
    'contract-governance': 'Contract governance',
    'infrastructure-as-code': 'Infrastructure as code',
  }),
  competency('performance', 'Performance', {
    'event-loop': 'Event loop',
    'cpu-offloading': 'CPU offloading',
    'profiling': 'Profiling',
    'memory': 'Memory',
    'http-serialization': 'HTTP and serialization',
  }),
  competency('scalability', 'Scalability', {
    'stateless-services': 'Stateless services',
    'backpressure': 'Backpressure',
    'caching-layers': 'Caching layers',
    'queues-and-streams': 'Queues and streams',
    'fault-tolerance': 'Fault tolerance',
  }),
  competency('system-design', 'System design', {
    'trade-offs': 'Trade-offs',
    'data-consistency': 'Data consistency',
    'partitioning': 'Partitioning',
    'api-design': 'API design',
    'observability-aware': 'Observability-aware design',
  }),
  competency('mentoring', 'Mentoring', {
    'architectural-review': 'Architectural review',
    'pairing': 'Pairing',
    'standards': 'Standards',
    'knowledge-sharing': 'Knowledge sharing',
    'decision-facilitation': 'Decision facilitation',
  }),
  competency('security', 'Security and compliance', {
    'secure-defaults': 'Secure defaults',
    'dependency-hygiene': 'Dependency hygiene',
    'authentication': 'Authentication',
    'secrets-and-config': 'Secrets and configuration',
    'compliance': 'Compliance',
  }),
  competency('reliability', 'Observability and reliability', {
    'structured-logging': 'Structured logging',
    'metrics-and-slos': 'Metrics and SLOs',
    'tracing': 'Tracing',
    'chaos': 'Chaos engineering',
    'incident-response': 'Incident response',
  }),
  competency('data', 'Data and caching', {
    'engine-selection': 'Engine selection',
    'query-optimization': 'Query optimization',
    'transactions': 'Transactions',
    'migrations': 'Migrations',
    'caching-strategies': 'Caching strategies',
  }),
  competency('delivery', 'Delivery', {
    'release-pipelines': 'Release pipelines',
    'feature-flags': 'Feature flags',
    'testing': 'Testing',
    'cost-budgets': 'Cost budgets',
    'service-levels': 'Service levels',
  }),
];

/** The title of a practice, such as `Module boundaries`; `undefined` when no practice has that id. */
export function practiceTitle(id: string): string | undefined {
  return competencyOf(id)?.practices.find((it) => it.id === id)?.title;
}

/** The competency that holds a practice; `undefined` when no practice has that id. */
export function competencyOf(practice: string): Competency | undefined {
  return competencies.find((competency) => competency.practices.some((it) => it.id === practice));
}

/** The number of the article's section about a practice, such as `1.2`; `undefined` when no practice has that id. */
export function sectionNumber(practice: string): string | undefined {
  const owner = competencyOf(practice);
  if (owner === undefined) return undefined;
  return `${competencies.indexOf(owner) + 1}.${owner.practices.findIndex((it) => it.id === practice) + 1}`;
}

function competency(id: string, title: string, practices: Readonly<Record<string, string>>): Competency {
  return { id, title, practices: Object.entries(practices).map(([name, it]) => ({ id: `${id}/${name}`, title: it })) };
}
