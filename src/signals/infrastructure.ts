/** Signals in Terraform, Pulumi, CDK, Helm and Kubernetes: what runs, how much of it, and how it is asked whether it works. */
import { dataAt, documentsOf, isData, listAt, valueAt, wordAt, type DataDocument } from './read-data.js';
import { blocksNamed, blocksOf, type HclBlock } from './read-hcl.js';
import type { Artefact, SignalDetector, Told } from './signal.js';

const terraformPath = /\.tf$/;
const yamlPath = /\.ya?ml$/;

interface Resource {
  readonly block: HclBlock;
  readonly type: string;
  readonly name: string;
}

function resourcesIn({ text }: Artefact): readonly Resource[] {
  return (blocksOf(text) ?? []).flatMap((block) => (block.type === 'resource' ? [{ block, type: block.labels[0] ?? '', name: block.labels[1] ?? '' }] : []));
}

function terraformSignal(id: string, title: string, practices: readonly string[], says: (it: Resource) => string | undefined): SignalDetector {
  return {
    id, title, practices,
    mayBe: (path) => terraformPath.test(path),
    read: (file) => resourcesIn(file).flatMap((it): readonly Told[] => {
      const said = says(it);
      return said === undefined ? [] : [{ line: it.block.line, says: said }];
    }),
  };
}

export const terraform: SignalDetector = {
  id: 'terraform',
  title: 'Terraform',
  practices: ['architecture/infrastructure-as-code'],
  mayBe: (path) => terraformPath.test(path),
  read(file) {
    const blocks = blocksOf(file.text);
    const made = blocks?.filter((it) => it.type === 'resource' || it.type === 'module') ?? [];
    const [first] = made;
    if (!first) return [];
    const types = [...new Set(made.map((it) => (it.type === 'module' ? `module ${it.labels[0] ?? ''}` : (it.labels[0] ?? ''))))];
    return [{ line: first.line, says: `${made.length} resource${made.length === 1 ? '' : 's'}: ${types.slice(0, 4).join(', ')}${types.length > 4 ? ' and more' : ''}` }];
  },
};

/** A mapping of Kubernetes: what it is, and where its containers are. */
interface Manifest {
  readonly document: DataDocument;
  readonly kind: string;
  readonly name: string;
}

function manifestsIn(file: Artefact): readonly Manifest[] {
  // Most YAML files are no manifests, and templates with braces are not YAML.
  if (!/^apiVersion:/m.test(file.text) || !/^kind:/m.test(file.text)) return [];
  return documentsOf(file).flatMap((document) => {
    const kind = wordAt(document.data, 'kind');
    return wordAt(document.data, 'apiVersion') === '' || kind === '' ? [] : [{ document, kind, name: wordAt(document.data, 'metadata', 'name') }];
  });
}

const podPaths = [['spec', 'template', 'spec'], ['spec', 'jobTemplate', 'spec', 'template', 'spec'], ['spec']] as const;

interface Container {
  readonly manifest: Manifest;
  readonly name: string;
  readonly container: Readonly<Record<string, unknown>>;
  readonly lineOf: (...path: readonly (string | number)[]) => number;
}

function containersIn(file: Artefact): readonly Container[] {
  return manifestsIn(file).flatMap((manifest) => podPaths.flatMap((path) => listAt(manifest.document.data, ...path, 'containers').flatMap((container, index) =>
    isData(container) ? [{ manifest, name: wordAt(container, 'name'), container, lineOf: (...inner: readonly (string | number)[]) => manifest.document.lineOf(...path, 'containers', index, ...inner) }] : [],
  )));
}

function manifestSignal(id: string, title: string, practices: readonly string[], says: (it: Manifest) => string | undefined, line: (it: Manifest) => number = ({ document }) => document.lineOf('kind')): SignalDetector {
  return {
    id, title, practices,
    mayBe: (path) => yamlPath.test(path),
    read: (file) => manifestsIn(file).flatMap((it): readonly Told[] => {
      const said = says(it);
      return said === undefined ? [] : [{ line: line(it), says: said }];
    }),
  };
}

const replicasOf = ({ document: { data }, kind }: Manifest): string => {
  if (kind === 'HorizontalPodAutoscaler') return `${wordAt(data, 'spec', 'minReplicas') || '1'} to ${wordAt(data, 'spec', 'maxReplicas')} replicas`;
  const replicas = wordAt(data, 'spec', 'replicas');
  return replicas === '' ? '' : `${replicas} replica${replicas === '1' ? '' : 's'}`;
};

export const kubernetesWorkload = manifestSignal('kubernetes-workload', 'Workloads that a cluster scales', ['scalability/stateless-services'], (it) => {
  if (!/^(?:Deployment|HorizontalPodAutoscaler|ScaledObject|Rollout)$/.test(it.kind)) return undefined;
  return [`${it.kind} ${it.name}`, replicasOf(it)].filter((part) => part !== '').join(', ');
});

export const healthProbes: SignalDetector = {
  id: 'health-probes',
  title: 'Readiness and liveness probes',
  practices: ['scalability/fault-tolerance'],
  mayBe: (path) => yamlPath.test(path) || terraformPath.test(path),
  read(file) {
    if (terraformPath.test(file.path)) {
      return ['liveness_probe', 'readiness_probe', 'startup_probe'].flatMap((type) => blocksNamed(blocksOf(file.text) ?? [], type).map(({ line }) => ({ line, says: type.replace('_', ' ') }))).sort((a, b) => a.line - b.line);
    }
    return containersIn(file).flatMap(({ name, container, lineOf }) => ['readinessProbe', 'livenessProbe', 'startupProbe'].flatMap((key): readonly Told[] => {
      const probe = dataAt(container, key);
      const how = wordAt(probe, 'httpGet', 'path') || (isData(probe['exec']) ? 'a command' : isData(probe['tcpSocket']) ? 'a connection' : isData(probe['grpc']) ? 'gRPC' : '');
      return Object.keys(probe).length === 0 ? [] : [{ line: lineOf(key), says: `${name}: ${key}${how === '' ? '' : ` by ${how}`}` }];
    }));
  },
};

export const replicaSettings: SignalDetector = {
  id: 'replica-settings',
  title: 'Replicas and spreading',
  practices: ['scalability/fault-tolerance'],
  mayBe: (path) => yamlPath.test(path),
  read: (file) => manifestsIn(file).flatMap((it): readonly Told[] => {
    const { document, kind, name } = it;
    if (kind === 'PodDisruptionBudget') return [{ line: document.lineOf('kind'), says: `PodDisruptionBudget ${name}` }];
    const replicas = Number(wordAt(document.data, 'spec', 'replicas'));
    const spread = listAt(document.data, 'spec', 'template', 'spec', 'topologySpreadConstraints').length > 0 ? ', spread over the cluster' : '';
    if (kind === 'HorizontalPodAutoscaler') return [{ line: document.lineOf('spec'), says: `${name}: ${replicasOf(it)}` }];
    return /^(?:Deployment|StatefulSet|Rollout)$/.test(kind) && replicas > 1 ? [{ line: document.lineOf('spec', 'replicas'), says: `${name}: ${replicas} replicas${spread}` }] : [];
  }),
};

export const resourceLimits: SignalDetector = {
  id: 'resource-limits',
  title: 'Limits of containers',
  practices: ['delivery/cost-budgets', 'performance/memory'],
  mayBe: (path) => yamlPath.test(path) || terraformPath.test(path),
  read(file) {
    if (terraformPath.test(file.path)) {
      const ecs = resourcesIn(file).filter(({ type, block }) => /^aws_(?:ecs_task_definition|lambda_function)$/.test(type) && (block.attributes.has('memory') || block.attributes.has('memory_size')));
      const limits = blocksNamed(blocksOf(file.text) ?? [], 'resources').filter((it) => it.attributes.has('limits') || it.blocks.some((inner) => inner.type === 'limits'));
      return [
        ...ecs.map(({ block, name }) => ({ line: block.line, says: `${name}: memory ${block.attributes.get('memory')?.value ?? block.attributes.get('memory_size')?.value ?? ''}` })),
        ...limits.map(({ line }) => ({ line, says: 'limits of a container' })),
      ].sort((a, b) => a.line - b.line);
    }
    return containersIn(file).flatMap(({ name, container, lineOf }): readonly Told[] => {
      const limits = dataAt(container, 'resources', 'limits');
      const words = ['cpu', 'memory'].filter((key) => wordAt(limits, key) !== '').map((key) => `${key} ${wordAt(limits, key)}`);
      return words.length === 0 ? [] : [{ line: lineOf('resources', 'limits'), says: `${name}: ${words.join(', ')}` }];
    });
  },
};

export const infrastructureSignals: readonly SignalDetector[] = [
  terraform,
  kubernetesWorkload,
  healthProbes,
  replicaSettings,
  resourceLimits,
  {
    id: 'pulumi', title: 'Pulumi', practices: ['architecture/infrastructure-as-code'],
    mayBe: (path) => /(?:^|\/)Pulumi\.ya?ml$/.test(path),
    read: (file) => documentsOf(file).flatMap(({ data, lineOf }) => (wordAt(data, 'name') === '' ? [] : [{ line: lineOf('name'), says: `project ${wordAt(data, 'name')}, runtime ${wordAt(data, 'runtime') || wordAt(data, 'runtime', 'name')}` }])),
  },
  {
    id: 'cdk', title: 'AWS CDK', practices: ['architecture/infrastructure-as-code'],
    mayBe: (path) => /(?:^|\/)cdk(?:tf)?\.json$/.test(path),
    read: (file) => documentsOf(file).flatMap(({ data, lineOf }) => (wordAt(data, 'app') === '' ? [] : [{ line: lineOf('app'), says: `app \`${wordAt(data, 'app').replaceAll('`', "'")}\`` }])),
  },
  {
    id: 'helm-chart', title: 'Helm charts', practices: ['architecture/infrastructure-as-code'],
    mayBe: (path) => /(?:^|\/)Chart\.ya?ml$/.test(path),
    read: (file) => documentsOf(file).flatMap(({ data, lineOf }) => (wordAt(data, 'name') === '' || wordAt(data, 'apiVersion') === '' ? [] : [{ line: lineOf('name'), says: `chart ${wordAt(data, 'name')} ${wordAt(data, 'version')}`.trim() }])),
  },
  {
    id: 'pinned-engines', title: 'Pinned versions of Node.js', practices: ['architecture/infrastructure-as-code'],
    mayBe: (path) => /^(?:package\.json|\.nvmrc|\.node-version|\.tool-versions|mise\.toml)$/.test(path),
    read({ path, text }) {
      if (path === 'package.json') return documentsOf({ path, text }).flatMap(({ data, lineOf }) => (wordAt(data, 'engines', 'node') === '' ? [] : [{ line: lineOf('engines', 'node'), says: `engines: node ${wordAt(data, 'engines', 'node')}` }]));
      const line = text.split('\n').findIndex((it) => (/tool-versions|mise/.test(path) ? /^\s*node(?:js)?\b/.test(it) : /^\s*(?:v?\d|lts)/.test(it)));
      return line === -1 ? [] : [{ line, says: (text.split('\n')[line] ?? '').trim() }];
    },
  },
  manifestSignal('gateway', 'Gateways in front of the service', ['architecture/contract-governance'], ({ kind, name, document }) => {
    if (/^(?:Ingress|Gateway|HTTPRoute|GRPCRoute|VirtualService|KongIngress|IngressRoute)$/.test(kind)) return `${kind} ${name}`;
    return wordAt(document.data, 'apiVersion').startsWith('gateway.') ? `${kind} ${name}` : undefined;
  }),
  terraformSignal('terraform-gateway', 'Gateways in Terraform', ['architecture/contract-governance'], ({ type, name }) => (/^(?:aws_(?:apigatewayv2_api|api_gateway_rest_api|appsync_graphql_api)|google_api_gateway_api|azurerm_api_management(?:_api)?|kong_service)$/.test(type) ? `${type} ${name}` : undefined)),
  {
    id: 'gateway-configuration', title: 'Configuration of a gateway', practices: ['architecture/contract-governance'],
    mayBe: (path) => /(?:^|\/)(?:kong|krakend|envoy|traefik|gateway\.config|apisix|gateway)[\w.-]*\.(?:ya?ml|json)$/i.test(path),
    read: (file) => documentsOf(file).flatMap(({ data, lineOf }): readonly Told[] => {
      if (wordAt(data, '_format_version') !== '' && listAt(data, 'services').length > 0) return [{ line: lineOf('services'), says: `Kong: ${listAt(data, 'services').length} services` }];
      if (listAt(data, 'endpoints').length > 0 && /krakend/i.test(wordAt(data, '$schema') + file.path)) return [{ line: lineOf('endpoints'), says: `KrakenD: ${listAt(data, 'endpoints').length} endpoints` }];
      if (isData(data['static_resources'])) return [{ line: lineOf('static_resources'), says: `Envoy: ${listAt(data, 'static_resources', 'listeners').length} listeners` }];
      if (isData(data['apiEndpoints']) && isData(data['pipelines'])) return [{ line: lineOf('apiEndpoints'), says: `Express Gateway: ${Object.keys(dataAt(data, 'apiEndpoints')).length} endpoints` }];
      return isData(valueAt(data, 'http', 'routers')) ? [{ line: lineOf('http', 'routers'), says: `Traefik: ${Object.keys(dataAt(data, 'http', 'routers')).length} routers` }] : [];
    }),
  },
  terraformSignal('dead-letter-configuration', 'Dead letters in Terraform', ['architecture/event-driven-topology'], ({ type, name, block }) => {
    if (/^aws_sqs_queue$/.test(type) && block.attributes.has('redrive_policy')) return `queue ${name} has a redrive policy`;
    const inner = blocksNamed(block.blocks, 'dead_letter_policy').length + blocksNamed(block.blocks, 'dead_letter_config').length;
    return inner > 0 || (type === 'azurerm_servicebus_subscription' && block.attributes.get('dead_lettering_on_message_expiration')?.value === 'true') ? `${type} ${name} has dead letters` : undefined;
  }),
  terraformSignal('shared-cache', 'Shared caches and delivery networks in Terraform', ['scalability/caching-layers'], ({ type, name }) => (/^(?:aws_(?:elasticache_(?:cluster|replication_group|serverless_cache)|memorydb_cluster|cloudfront_distribution)|google_(?:redis_instance|compute_backend_bucket)|azurerm_(?:redis_cache|cdn_\w+|frontdoor)|cloudflare_ruleset|fastly_service_vcl)$/.test(type) ? `${type} ${name}` : undefined)),
  {
    id: 'multi-region', title: 'More than one region', practices: ['scalability/fault-tolerance'],
    mayBe: (path) => terraformPath.test(path) || /(?:^|\/)fly\.toml$|(?:^|\/)serverless\.ya?ml$/.test(path),
    read({ path, text }) {
      if (!terraformPath.test(path)) return [];
      const providers = (blocksOf(text) ?? []).filter((it) => it.type === 'provider' && it.attributes.has('region'));
      const regions = new Set(providers.map((it) => it.attributes.get('region')?.value));
      const [first] = providers;
      return first && regions.size > 1 ? [{ line: first.line, says: `regions ${[...regions].join(', ')}` }] : [];
    },
  },
  terraformSignal('partitioned-table', 'Keys of partitioned tables in Terraform', ['system-design/partitioning'], ({ type, name, block }) => {
    const key = block.attributes.get('hash_key')?.value;
    const range = block.attributes.get('range_key')?.value;
    return type === 'aws_dynamodb_table' && key !== undefined ? `table ${name} by ${key}${range === undefined ? '' : ` and ${range}`}` : undefined;
  }),
  terraformSignal('queue-infrastructure', 'Queues, topics and streams in Terraform', ['scalability/queues-and-streams'], ({ type, name, block }) => {
    if (!/^(?:aws_(?:sqs_queue|sns_topic|kinesis_stream|msk_cluster|mq_broker)|google_pubsub_(?:topic|subscription)|kafka_topic|confluent_kafka_topic|azurerm_(?:servicebus_queue|eventhub)|rabbitmq_queue)$/.test(type)) return undefined;
    const parts = block.attributes.get('partitions')?.value ?? block.attributes.get('partitions_count')?.value ?? block.attributes.get('shard_count')?.value;
    return `${type} ${name}${parts === undefined ? '' : `, ${parts} partitions`}`;
  }),
  manifestSignal('progressive-delivery', 'Progressive delivery', ['delivery/release-pipelines'], ({ kind, name, document: { data } }) => {
    const strategy = Object.keys(dataAt(data, 'spec', 'strategy')).find((it) => it === 'canary' || it === 'blueGreen');
    if (kind === 'Rollout' && strategy !== undefined) return `Rollout ${name}: ${strategy}`;
    return kind === 'Canary' && wordAt(data, 'apiVersion').startsWith('flagger.') ? `Canary ${name}` : undefined;
  }),
  manifestSignal('chaos-experiment', 'Experiments that break things', ['reliability/chaos'], ({ kind, name, document: { data } }) => (/^(?:chaos-mesh\.org|litmuschaos\.io)\//.test(wordAt(data, 'apiVersion')) ? `${kind} ${name}` : undefined)),
  manifestSignal('encrypted-secret', 'Secrets that the repository may hold', ['security/secrets-and-config'], ({ kind, name }) => (/^(?:SealedSecret|ExternalSecret|SecretStore|ClusterSecretStore|VaultStaticSecret|SecretProviderClass)$/.test(kind) ? `${kind} ${name}` : undefined)),
  {
    id: 'sops', title: 'Secrets encrypted with SOPS', practices: ['security/secrets-and-config'],
    mayBe: (path) => /(?:^|\/)\.sops\.ya?ml$/.test(path) || /(?:secret|\.enc)[\w.-]*\.(?:ya?ml|json)$/i.test(path),
    read: (file) => documentsOf(file).flatMap(({ data, lineOf }): readonly Told[] => {
      if (/\.sops\.ya?ml$/.test(file.path) && listAt(data, 'creation_rules').length > 0) return [{ line: lineOf('creation_rules'), says: `${listAt(data, 'creation_rules').length} creation rule${listAt(data, 'creation_rules').length === 1 ? '' : 's'}` }];
      return wordAt(data, 'sops', 'mac') === '' ? [] : [{ line: lineOf('sops'), says: 'encrypted values' }];
    }),
  },
  terraformSignal('terraform-secret', 'Secrets kept by a manager in Terraform', ['security/secrets-and-config'], ({ type, name }) => (/^(?:aws_(?:secretsmanager_secret|ssm_parameter)|google_secret_manager_secret|azurerm_key_vault(?:_secret)?|vault_\w+)$/.test(type) ? `${type} ${name}` : undefined)),
];
