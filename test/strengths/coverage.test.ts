/** Says of each practice what shows it, and holds that to the detectors: what no program can tell is named on the card for people. */
import assert from 'node:assert/strict';
import { loadPractices } from '../../src/host/resources.js';

/** What a reviewer points at, by practice, with the detectors that find it; 'people' where only people can. */
const shownBy: Readonly<Record<string, Readonly<Record<string, readonly string[] | 'people'>>>> = {
  'architecture/bounded-contexts': { 'context map or glossary': ['context-map'], 'anti-corruption layer or ports': ['port-interface'], 'domain events and aggregates': ['domain-event'] },
  'architecture/module-boundaries': { 'boundaries held by a tool': ['boundary-tool'], 'workspaces with exports maps': ['workspace-exports'] },
  'architecture/event-driven-topology': { 'outbox or inbox': ['outbox-entity', 'outbox-table'], 'event schemas': ['event-schemas'], 'dead letters': ['dead-letter-queue', 'dead-letter-configuration'] },
  'architecture/contract-governance': { 'OpenAPI': ['openapi-document'], 'GraphQL': ['graphql-schema'], 'proto': ['protobuf-contract'], 'lint or breaking-change checks': ['contract-check'], 'Pact': ['contract-test'], 'gateway configuration': ['gateway', 'gateway-configuration', 'terraform-gateway'] },
  'architecture/infrastructure-as-code': { 'Terraform': ['terraform'], 'Pulumi': ['pulumi'], 'CDK': ['cdk'], 'Helm': ['helm-chart'], 'Compose': ['compose-services'], 'images': ['container-image'], 'development container': ['dev-container'], 'pinned engines': ['pinned-engines'] },
  'performance/event-loop': { 'limited fan-out': ['bounded-concurrency'], 'async iteration': ['async-iteration'], 'pipelines of streams': ['stream-pipeline'] },
  'performance/cpu-offloading': { 'workers and pools': ['worker-thread'], 'a queue for heavy work': 'people' },
  'performance/profiling': { 'profilers and load generators': ['profiling-script'], 'benchmarks': ['benchmark-folder'], 'benchmarks in CI': ['benchmark-job'] },
  'performance/memory': { 'bounded caches': ['bounded-cache'], 'weak caches': ['weak-cache'], 'heap flags': ['heap-limit'], 'memory limits': ['resource-limits'] },
  'performance/http-serialization': { 'response schemas': ['response-schema'], 'compression': ['compression'], 'keep-alive agents': ['keep-alive-agent'], 'protobuf or msgpack': ['binary-encoding'] },
  'scalability/stateless-services': { 'external session store': ['external-session-store'], 'manifests of many instances': ['kubernetes-workload'] },
  'scalability/backpressure': { 'circuit breaker': ['circuit-breaker'], 'bulkhead': ['bulkhead'], '429': ['too-many-requests'], 'retry budgets': ['retry-budget'] },
  'scalability/caching-layers': { 'Redis or CDN configuration': ['cache-service', 'shared-cache'], 'key module': ['cache-key-module'], 'warm-up': 'people' },
  'scalability/queues-and-streams': { 'queues': ['queue-configuration', 'queue-infrastructure'], 'consumer groups and partitions': ['consumer-group'], 'keys of messages': ['message-key'] },
  'scalability/fault-tolerance': { 'probes': ['health-probes', 'container-health'], 'regions': ['multi-region'], 'replicas': ['replica-settings', 'compose-replicas'] },
  'system-design/trade-offs': { 'decision records with options and consequences': ['decision-records'] },
  'system-design/data-consistency': { 'saga': ['saga'], 'outbox': ['outbox-entity', 'outbox-table'], 'optimistic lock': ['optimistic-lock'], 'CQRS': ['cqrs-split'] },
  'system-design/partitioning': { 'partition or shard DDL': ['partition-ddl'], 'key schemas': ['partitioned-table'], 'resharding runbook': ['resharding-runbook'] },
  'system-design/api-design': { 'pagination': ['pagination'], 'problem+json': ['problem-json'], 'deprecation headers': ['deprecation-header'] },
  'system-design/observability-aware': { 'telemetry beside the features': ['instrumented-feature'], 'dashboards as code': ['dashboards-as-code'] },
  'mentoring/architectural-review': { 'pull-request template': ['pull-request-template'], 'CODEOWNERS': ['code-owners'], 'review checklist': ['review-checklist'] },
  'mentoring/pairing': { 'co-authored commits': 'people', 'spike branches in decision records': 'people' },
  'mentoring/standards': { 'shared configuration': ['shared-configuration'], 'generators': ['generators'], 'RFC folder': ['rfc-folder'] },
  'mentoring/knowledge-sharing': { 'CONTRIBUTING': ['contributing-guide'], 'onboarding': ['onboarding-guide'], 'ARCHITECTURE': ['architecture-document'], 'runnable examples': ['runnable-examples'], 'tours': ['code-tours'] },
  'mentoring/decision-facilitation': { 'decision log': ['decision-log'], 'options matrix': ['options-matrix'], 'retrospective notes': ['retrospective-notes'] },
  'security/secure-defaults': { 'threat model': ['threat-model'], 'headers': ['security-headers'], 'CSRF': ['csrf-protection'], 'rate limiting': ['rate-limiting'] },
  'security/dependency-hygiene': { 'update bot': ['dependency-updates'], 'audit step': ['audit-step'], 'SBOM': ['sbom'], 'provenance': ['provenance'], 'install scripts': ['ignored-install-scripts'] },
  'security/authentication': { 'OIDC': ['openid-connect'], 'policies': ['policy-engine', 'policy-files'], 'rotation and revocation': ['token-rotation'] },
  'security/secrets-and-config': { 'configuration schema': ['configuration-schema'], 'secret managers': ['secret-manager', 'terraform-secret', 'encrypted-secret'], 'SOPS': ['sops'] },
  'security/compliance': { 'audit log': ['audit-log', 'audit-table'], 'control mapping': ['control-mapping'], 'policy as code': ['policy-files'] },
  'reliability/structured-logging': { 'redaction': ['log-redaction'], 'request context': ['request-context'] },
  'reliability/metrics-and-slos': { 'metrics': ['metrics'], 'SLO files': ['slo-files'], 'alert rules': ['alert-rules'] },
  'reliability/tracing': { 'bootstrap': ['tracing-bootstrap'], 'collector': ['trace-collector', 'trace-collector-service'], 'sampling': ['trace-sampling'] },
  'reliability/chaos': { 'toxiproxy': ['fault-injection-service'], 'chaos mesh': ['chaos-experiment'], 'fault-injection tests': ['fault-injection-test'], 'game-day notes': ['game-day-notes'] },
  'reliability/incident-response': { 'runbooks': ['runbook'], 'on call': ['on-call-guide'], 'postmortems': ['postmortem'], 'status page': ['status-page'] },
  'data/engine-selection': { 'engines behind modules': ['several-engines'], 'engine decisions': ['engine-decision'] },
  'data/query-optimization': { 'composite indexes': ['composite-index', 'composite-index-in-schema'], 'query plans kept': ['query-plan'], 'query tests': ['query-plan-test'] },
  'data/transactions': { 'idempotency keys': ['idempotency-key'], 'outbox': ['outbox-entity', 'outbox-table'], 'unit of work': ['unit-of-work'] },
  'data/migrations': { 'expand and contract': ['expand-contract-notes'], 'rollback scripts': ['rollback-script'] },
  'data/caching-strategies': { 'jitter': ['ttl-jitter'], 'tags': ['cache-tags'], 'background refresh': ['background-refresh'], 'hit ratio': ['hit-ratio-metric'] },
  'delivery/release-pipelines': { 'tests': ['test-step'], 'progressive delivery': ['progressive-delivery', 'traffic-shift'], 'rollback': ['rollback-step'], 'provenance': ['provenance'] },
  'delivery/feature-flags': { 'flags in use': ['feature-flag'], 'registry with expiry': ['flag-registry'] },
  'delivery/testing': { 'contract tests': ['contract-test'], 'real engines': ['test-container'], 'balance': ['test-balance'] },
  'delivery/cost-budgets': { 'budgets in CI': ['load-budget', 'load-test-budget'], 'cost of infrastructure': ['cost-check'], 'limits': ['resource-limits', 'compose-limits'], 'cost dashboards': 'people' },
  'delivery/service-levels': { 'SLA and SLO documents': ['service-level-document'], 'status documents': ['status-document'], 'decision log': ['decision-log'] },
};

describe('coverage of practices', () => {
  const cards = loadPractices();

  it('says of all forty-five what shows them', () => {
    assert.deepEqual(Object.keys(shownBy).sort(), cards.map((it) => it.id).sort());
    assert.equal(cards.length, 45);
  });

  for (const { id, strengths, signals, peopleOnly } of cards) {
    it(id, () => {
      const shown = Object.values(shownBy[id] ?? {});
      assert.deepEqual([...new Set(shown.flatMap((it) => (it === 'people' ? [] : it)))].sort(), [...strengths, ...signals].sort());
      assert.equal(peopleOnly.length, shown.filter((it) => it === 'people').length, 'what only people can tell stands on the card');
    });
  }
});
