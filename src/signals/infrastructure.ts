/** Signals in Terraform, Pulumi, CDK, Helm and the configuration of gateways. */
import { dataAt, documentsOf, isData, listAt, valueAt, wordAt } from './read-data.js';
import { blocksNamed, blocksOf } from './read-hcl.js';
import type { SignalDetector, Told } from './signal.js';
import { terraformPath, terraformSignal } from './terraform.js';

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

/** Reports whether a range has an upper end: whatever is newest is no choice. */
function isPinned(range: string): boolean {
  return range !== '' && range.split('||').every((it) => /<|\d\s+-\s+\d|^\s*[~^]?v?\d/.test(it));
}

export const infrastructureSignals: readonly SignalDetector[] = [
  terraform,
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
      if (path === 'package.json') return documentsOf({ path, text }).flatMap(({ data, lineOf }) => (!isPinned(wordAt(data, 'engines', 'node')) ? [] : [{ line: lineOf('engines', 'node'), says: `engines: node ${wordAt(data, 'engines', 'node')}` }]));
      const line = text.split('\n').findIndex((it) => (/tool-versions|mise/.test(path) ? /^\s*node(?:js)?\b/.test(it) : /^\s*(?:v?\d|lts)/.test(it)));
      return line === -1 ? [] : [{ line, says: (text.split('\n')[line] ?? '').trim() }];
    },
  },
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
  terraformSignal('shared-cache', 'Redis, its kin and delivery networks in Terraform', ['scalability/caching-layers'], ({ type, name }) => (/^(?:aws_(?:elasticache_(?:cluster|replication_group|serverless_cache)|memorydb_cluster|cloudfront_distribution)|google_(?:redis_instance|compute_backend_bucket)|azurerm_(?:redis_cache|cdn_\w+|frontdoor)|cloudflare_ruleset|fastly_service_vcl)$/.test(type) ? `${type} ${name}` : undefined)),
  {
    id: 'multi-region', title: 'More than one region', practices: ['scalability/fault-tolerance'],
    // What is tried out has the providers of what runs, and seldom its regions.
    mayBe: (path) => terraformPath.test(path) && !/(?:^|[/_-])(?:dev|development|sandbox|test|staging)[/_.-]/i.test(path),
    read({ text }) {
      const providers = (blocksOf(text) ?? []).filter((it) => it.type === 'provider' && it.attributes.has('region'));
      const regionOf = (it: (typeof providers)[number]): string => it.attributes.get('region')?.value ?? '';
      const regions = new Set(providers.map(regionOf));
      const [first] = providers;
      // Certificates and rules of CloudFront live in us-east-1 whatever region the service is in.
      const chosen = [...regions].filter((it) => it !== 'us-east-1' || providers.some((of) => regionOf(of) === it && !of.attributes.has('alias')));
      return first && chosen.length > 1 ? [{ line: first.line, says: `regions ${[...regions].join(', ')}` }] : [];
    },
  },
  terraformSignal('partitioned-table', 'Keys of partitioned tables in Terraform', ['system-design/partitioning'], ({ type, name, block }) => {
    const key = block.attributes.get('hash_key')?.value;
    const range = block.attributes.get('range_key')?.value;
    return type === 'aws_dynamodb_table' && key !== undefined ? `table ${name} by ${key}${range === undefined ? '' : ` and ${range}`}` : undefined;
  }),
  terraformSignal('queue-infrastructure', 'Queues, topics and streams in Terraform', ['scalability/queues-and-streams'], ({ type, name, block }) => {
    if (type === 'aws_sns_topic' && /alert|alarm|budget|cost|notif|pager|slack/i.test(name)) return undefined;
    if (!/^(?:aws_(?:sqs_queue|sns_topic|kinesis_stream|msk_cluster|mq_broker)|google_pubsub_(?:topic|subscription)|kafka_topic|confluent_kafka_topic|azurerm_(?:servicebus_queue|eventhub)|rabbitmq_queue)$/.test(type)) return undefined;
    const parts = block.attributes.get('partitions')?.value ?? block.attributes.get('partitions_count')?.value ?? block.attributes.get('shard_count')?.value;
    return `${type} ${name}${parts === undefined ? '' : `, ${parts} partitions`}`;
  }),
  {
    id: 'sops', title: 'Secrets encrypted with SOPS', practices: ['security/secrets-and-config'],
    mayBe: (path) => /(?:^|\/)\.sops\.ya?ml$/.test(path) || /(?:secret|\.enc)[\w.-]*\.(?:ya?ml|json)$/i.test(path),
    read: (file) => documentsOf(file).flatMap(({ data, lineOf }): readonly Told[] => {
      if (/\.sops\.ya?ml$/.test(file.path) && listAt(data, 'creation_rules').length > 0) return [{ line: lineOf('creation_rules'), says: `${listAt(data, 'creation_rules').length} creation rule${listAt(data, 'creation_rules').length === 1 ? '' : 's'}` }];
      return wordAt(data, 'sops', 'mac') === '' ? [] : [{ line: lineOf('sops'), says: 'encrypted values' }];
    }),
  },
  terraformSignal('terraform-secret', 'Secrets kept by a manager in Terraform', ['security/secrets-and-config'], ({ type, name, block }) => ((type === 'aws_ssm_parameter' && block.attributes.get('type')?.value === 'SecureString') || /^(?:aws_secretsmanager_secret|google_secret_manager_secret|azurerm_key_vault(?:_secret)?|vault_\w+)$/.test(type) ? `${type} ${name}` : undefined)),
];
