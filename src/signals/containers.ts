/** Signals in Dockerfiles and Compose files. */
import { DockerfileParser } from 'dockerfile-ast';
import { dataAt, documentsOf, isData, listAt, valueAt, wordAt } from './read-data.js';
import type { SignalDetector, Told } from './signal.js';

const dockerfilePath = /(?:^|\/)(?:Dockerfile(?:\.[\w.-]+)?|[\w.-]+\.Dockerfile|Containerfile)$/i;
const composePath = /(?:^|\/)(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/;

/** Base image, user and health check of the image that a Dockerfile ends with. */
export const containerImage: SignalDetector = {
  id: 'container-image',
  title: 'Container images',
  practices: ['architecture/infrastructure-as-code'],
  mayBe: (path) => dockerfilePath.test(path) && !/\.dockerignore$/.test(path),
  read({ text }) {
    const last = lastStage(text);
    if (!last) return [];
    const user = last.user === undefined ? 'no user is set' : `runs as ${last.user}`;
    const pinned = /@sha256:/.test(last.base) ? ', pinned by digest' : '';
    return [{ line: last.line, says: `from ${last.base}${pinned}, ${user}${last.stages > 1 ? `, ${last.stages} stages` : ''}` }];
  },
};

interface Stage {
  readonly base: string;
  /** From zero. */
  readonly line: number;
  readonly user: string | undefined;
  readonly stages: number;
  readonly healthLine: number | undefined;
  /** Commands and settings as written, with their lines. */
  readonly lines: readonly { readonly line: number; readonly text: string }[];
}

/** The last stage, with what it takes over from the stages it is built on. */
function lastStage(text: string): Stage | undefined {
  if (text.length > 200_000) return undefined;
  const dockerfile = DockerfileParser.parse(text);
  const froms = dockerfile.getFROMs();
  const last = froms.at(-1);
  const image = last?.getImage();
  if (!last || !image) return undefined;
  const instructions = dockerfile.getInstructions();
  const lineOf = (it: { getRange(): { start: { line: number } } }): number => it.getRange().start.line;
  let from = last;
  let user: string | undefined;
  let healthLine: number | undefined;
  let base: string = image;
  // A stage that is built on another keeps its user; a loop of names cannot be, since a stage knows only those before it.
  for (let hop = 0; hop < froms.length; hop++) {
    const end = froms[froms.indexOf(from) + 1];
    const own = instructions.filter((it) => lineOf(it) > lineOf(from) && (!end || lineOf(it) < lineOf(end)));
    user ??= own.findLast((it) => it.getKeyword() === 'USER')?.getArguments()[0]?.getValue();
    healthLine ??= own.filter((it) => it.getKeyword() === 'HEALTHCHECK' && it.getArguments()[0]?.getValue().toUpperCase() !== 'NONE').map(lineOf)[0];
    const before = froms.slice(0, froms.indexOf(from)).find((it) => it.getBuildStage() === base);
    if (!before) break;
    from = before;
    base = before.getImage() ?? base;
  }
  const lines = instructions.map((it) => ({ line: lineOf(it), text: it.getTextContent() }));
  return { base, line: lineOf(last), user, stages: froms.length, healthLine, lines };
}

/** Health checks that a container carries itself. */
export const containerHealth: SignalDetector = {
  id: 'container-health',
  title: 'Health checks of containers',
  practices: ['scalability/fault-tolerance'],
  mayBe: (path) => containerImage.mayBe(path) || composePath.test(path),
  read(file) {
    if (!composePath.test(file.path)) {
      const line = lastStage(file.text)?.healthLine;
      return line === undefined ? [] : [{ line, says: 'the image says how to ask whether it works' }];
    }
    return servicesIn(file).flatMap(({ name, service, lineOf }): readonly Told[] =>
      isData(service['healthcheck']) && service['healthcheck']['disable'] !== true ? [{ line: lineOf('healthcheck'), says: `service ${name} says how to ask whether it works` }] : [],
    );
  },
};

interface ComposeService {
  readonly name: string;
  readonly service: Readonly<Record<string, unknown>>;
  readonly lineOf: (...path: readonly (string | number)[]) => number;
}

function servicesIn(file: Parameters<SignalDetector['read']>[0]): readonly ComposeService[] {
  return documentsOf(file).flatMap(({ data, lineOf }) =>
    Object.entries(dataAt(data, 'services')).flatMap(([name, service]) => (isData(service) ? [{ name, service, lineOf: (...path: readonly (string | number)[]) => lineOf('services', name, ...path) }] : [])),
  );
}

export const composeServices: SignalDetector = {
  id: 'compose-services',
  title: 'Compose files',
  practices: ['architecture/infrastructure-as-code'],
  mayBe: (path) => composePath.test(path),
  read(file) {
    const services = servicesIn(file);
    const [first] = services;
    if (!first) return [];
    const names = services.map(({ name, service }) => `${name}${wordAt(service, 'image') === '' ? '' : ` (${wordAt(service, 'image')})`}`);
    return [{ line: documentsOf(file)[0]?.lineOf('services') ?? 0, says: `services ${names.slice(0, 8).join(', ')}${names.length > 8 ? ' and more' : ''}` }];
  },
};

function imageSignal(id: string, title: string, practices: readonly string[], image: RegExp, verb: string): SignalDetector {
  return {
    id,
    title,
    practices,
    mayBe: (path) => composePath.test(path),
    read: (file) => servicesIn(file).flatMap(({ name, service, lineOf }): readonly Told[] => (image.test(wordAt(service, 'image')) ? [{ line: lineOf('image'), says: `service ${name} is ${wordAt(service, 'image')}, ${verb}` }] : [])),
  };
}

export const cacheService = imageSignal('cache-service', 'Shared caches', ['scalability/caching-layers'], /(?:^|\/)(?:redis(?:-stack(?:-server)?)?|valkey|memcached|keydb|dragonfly|varnish)(?::|@|$)/, 'a cache that instances share');
export const collectorService = imageSignal('trace-collector-service', 'Collectors of traces beside the services', ['reliability/tracing'], /(?:opentelemetry-collector|otel-collector|jaegertracing\/|jaeger|grafana\/tempo|openzipkin\/zipkin|grafana\/otel-lgtm)/, 'which takes traces');
export const faultService = imageSignal('fault-injection-service', 'Faults injected beside the services', ['reliability/chaos'], /(?:shopify\/toxiproxy|toxiproxy|gaiaadm\/pumba|pumba)/i, 'which breaks connections on purpose');

const heapFlag = /--max-old-space-size(?:-percentage)?(?:=|\s+)\$?\{?[\w:-]+/;

/** A heap told how large it may get, where memory is limited. */
export const heapLimit: SignalDetector = {
  id: 'heap-limit',
  title: 'Heap flags',
  practices: ['performance/memory'],
  mayBe: (path) => dockerfilePath.test(path) || composePath.test(path) || /(?:^|\/)package\.json$/.test(path) || /\.ya?ml$/.test(path) && /(?:^|\/)(?:k8s|kubernetes|kube|deploy(?:ment)?s?|manifests|helm|charts|infra)\//.test(path),
  read({ path, text }) {
    return text.split('\n').flatMap((line, index): readonly Told[] => {
      const flag = heapFlag.exec(line)?.[0];
      // A build or a linter that is given more memory says nothing about the service.
      const isServing = !/package\.json$/.test(path) || /"(?:start(?::prod(?:uction)?)?|serve)(?::[\w-]+)?"\s*:/.test(line);
      return flag === undefined || !isServing || /^\s*#|^\s*RUN\b/.test(line) ? [] : [{ line: index, says: `\`${flag}\`` }];
    });
  },
};

/** Replicas, and limits, of Compose services. */
export const composeReplicas: SignalDetector = {
  id: 'compose-replicas',
  title: 'Replicas and limits in Compose files',
  practices: ['scalability/fault-tolerance', 'delivery/cost-budgets'],
  mayBe: (path) => composePath.test(path),
  read: (file) => servicesIn(file).flatMap(({ name, service, lineOf }): readonly Told[] => {
    const replicas = wordAt(service, 'deploy', 'replicas');
    const limits = dataAt(service, 'deploy', 'resources', 'limits');
    const words = [replicas === '' ? '' : `${replicas} replicas`, Object.keys(limits).length > 0 ? `limits ${Object.keys(limits).join(' and ')}` : valueAt(service, 'mem_limit') === undefined ? '' : 'limits memory'].filter((it) => it !== '');
    return words.length === 0 ? [] : [{ line: lineOf('deploy'), says: `service ${name}: ${words.join(', ')}` }];
  }),
};

export const devContainer: SignalDetector = {
  id: 'dev-container',
  title: 'Development containers',
  practices: ['architecture/infrastructure-as-code'],
  mayBe: (path) => /(?:^|\/)\.?devcontainer(?:\/(?:[\w-]+\/)?devcontainer)?\.json$/.test(path),
  read: (file) => documentsOf(file).map(({ data }) => ({
    line: 0,
    says: wordAt(data, 'image') || (Object.keys(dataAt(data, 'build')).length > 0 ? 'built from a Dockerfile' : listAt(data, 'dockerComposeFile').length > 0 || wordAt(data, 'dockerComposeFile') !== '' ? 'from a Compose file' : 'without an image of its own'),
  })),
};

export const containerSignals: readonly SignalDetector[] = [containerImage, containerHealth, composeServices, cacheService, collectorService, faultService, heapLimit, composeReplicas, devContainer];
