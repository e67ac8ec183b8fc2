/** Signals in Kubernetes manifests: what runs, how much of it, and how it is asked whether it works. */
import { engineImage } from './containers.js';
import { dataAt, documentsOf, isData, listAt, wordAt, type DataDocument } from './read-data.js';
import { blocksNamed, blocksOf } from './read-hcl.js';
import type { Artefact, SignalDetector, Told } from './signal.js';
import { resourcesIn, terraformPath } from './terraform.js';

const yamlPath = /\.ya?ml$/;

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

/** The limits of memory of the containers in a manifest. */
export function memoryLimitsIn(file: Artefact): readonly Told[] {
  if (!yamlPath.test(file.path)) return [];
  return containersIn(file).flatMap(({ name, container, lineOf }): readonly Told[] => {
    const memory = wordAt(container, 'resources', 'limits', 'memory');
    return memory === '' ? [] : [{ line: lineOf('resources', 'limits', 'memory'), says: `${name}: memory ${memory}` }];
  });
}

export const kubernetesWorkload = manifestSignal('kubernetes-workload', 'Workloads of more than one instance', ['scalability/stateless-services'], (it) => {
  if (!/^(?:Deployment|HorizontalPodAutoscaler|ScaledObject|Rollout)$/.test(it.kind)) return undefined;
  // What runs a database holds state, however many there are of it.
  if (/(?:^|-)(?:postgres(?:ql)?|mysql|mariadb|mongo(?:db)?|redis|kafka|rabbitmq|elasticsearch|db)(?:-|$)/.test(it.name)) return undefined;
  // One instance is what every workload has, and needs nothing of the service.
  if (/^(?:Deployment|Rollout)$/.test(it.kind) && !(Number(wordAt(it.document.data, 'spec', 'replicas')) > 1)) return undefined;
  if (it.kind === 'HorizontalPodAutoscaler' && !(Number(wordAt(it.document.data, 'spec', 'maxReplicas')) > 1)) return undefined;
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
    return containersIn(file).filter((it) => !engineImage.test(wordAt(it.container, 'image'))).flatMap(({ name, container, lineOf }) => ['readinessProbe', 'livenessProbe', 'startupProbe'].flatMap((key): readonly Told[] => {
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

export const kubernetesSignals: readonly SignalDetector[] = [
  kubernetesWorkload, healthProbes, replicaSettings, resourceLimits,
  manifestSignal('gateway', 'Gateways in front of the service', ['architecture/contract-governance'], ({ kind, name, document }) => {
    // What a mesh routes between its own services stands in front of none of them.
    if (kind === 'VirtualService') return listAt(document.data, 'spec', 'gateways').some((it) => it !== 'mesh') ? `${kind} ${name}` : undefined;
    if (/^(?:Ingress|Gateway|HTTPRoute|GRPCRoute|KongIngress|IngressRoute)$/.test(kind)) return `${kind} ${name}`;
    return wordAt(document.data, 'apiVersion').startsWith('gateway.') ? `${kind} ${name}` : undefined;
  }),
  manifestSignal('progressive-delivery', 'Progressive delivery', ['delivery/release-pipelines'], ({ kind, name, document: { data } }) => {
    const strategy = Object.keys(dataAt(data, 'spec', 'strategy')).find((it) => it === 'canary' || it === 'blueGreen');
    if (kind === 'Rollout' && strategy !== undefined) return `Rollout ${name}: ${strategy}`;
    return kind === 'Canary' && wordAt(data, 'apiVersion').startsWith('flagger.') ? `Canary ${name}` : undefined;
  }),
  manifestSignal('chaos-experiment', 'Experiments that break things', ['reliability/chaos'], ({ kind, name, document: { data } }) => (/^(?:chaos-mesh\.org|litmuschaos\.io)\//.test(wordAt(data, 'apiVersion')) ? `${kind} ${name}` : undefined)),
  manifestSignal('encrypted-secret', 'Secrets that the repository may hold', ['security/secrets-and-config'], ({ kind, name }) => (/^(?:SealedSecret|ExternalSecret|SecretStore|ClusterSecretStore|VaultStaticSecret|SecretProviderClass)$/.test(kind) ? `${kind} ${name}` : undefined)),
];
