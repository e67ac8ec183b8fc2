/** Signals in Dockerfiles and Compose files. */
import { DockerfileParser } from 'dockerfile-ast';
import { dataAt, documentsOf, isData, listAt, wordAt } from './read-data.js';
import type { SignalDetector, Told } from './signal.js';

export const dockerfilePath = /(?:^|\/)(?:Dockerfile(?:\.[\w.-]+)?|[\w.-]+\.Dockerfile|Containerfile)$/i;
export const composePath = /(?:^|\/)(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/;

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

export interface Stage {
  readonly base: string;
  /** From zero. */
  readonly line: number;
  readonly user: string | undefined;
  readonly stages: number;
  readonly healthLine: number | undefined;
  /** The lines of its own instructions, and of those that it takes over. */
  readonly instructionLines: ReadonlySet<number>;
}

/** The last stage, with what it takes over from the stages it is built on. */
export function lastStage(text: string): Stage | undefined {
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
  const instructionLines = new Set<number>();
  // A stage that is built on another keeps its user; a loop of names cannot be, since a stage knows only those before it.
  for (let hop = 0; hop < froms.length; hop++) {
    const end = froms[froms.indexOf(from) + 1];
    const own = instructions.filter((it) => lineOf(it) > lineOf(from) && (!end || lineOf(it) < lineOf(end)));
    for (const it of own) for (let line = it.getRange().start.line; line <= it.getRange().end.line; line++) instructionLines.add(line);
    user ??= own.findLast((it) => it.getKeyword() === 'USER')?.getArguments()[0]?.getValue();
    healthLine ??= own.filter((it) => it.getKeyword() === 'HEALTHCHECK' && it.getArguments()[0]?.getValue().toUpperCase() !== 'NONE').map(lineOf)[0];
    const before = froms.slice(0, froms.indexOf(from)).find((it) => it.getBuildStage() === base);
    if (!before) break;
    from = before;
    base = before.getImage() ?? base;
  }
  return { base, line: lineOf(last), user, stages: froms.length, healthLine, instructionLines };
}

/** Files and services that are there for development and tests say nothing of how the system is run. */
const forDevelopment = /(?:^|\/)\.devcontainer\/|(?:^|[/._-])(?:dev|development|local|test|tests|testing|e2e|integration|ci|snapshots?|cypress|playwright)(?:[/._-]|$)/i;

/** An engine's health check orders what starts first; whether the service itself works is another question. */
export const engineImage = /(?:^|\/)(?:postgres|postgis|timescaledb|mysql|mysql-server|mariadb|percona|mongo|mongodb|redis|redis-stack|redis-cluster|valkey|memcached|minio|clickhouse-server|elasticsearch|opensearch|kafka|cp-kafka|zookeeper|cp-zookeeper|rabbitmq|nats|localstack|keycloak|pgbouncer|azurite|cassandra|neo4j|mssql\/server|garage|cilium-envoy|cilium|hubble-relay|hubble-ui)(?::|@|$)/;

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
    if (forDevelopment.test(file.path)) return [];
    return servicesIn(file).flatMap(({ name, service, lineOf }): readonly Told[] =>
      isData(service['healthcheck']) && service['healthcheck']['disable'] !== true && isRun(service) && isAsked(service) && !engineImage.test(wordAt(service, 'image')) ? [{ line: lineOf('healthcheck'), says: `service ${name} says how to ask whether it works` }] : [],
    );
  },
};

/** Reports whether a health check asks the service: not an engine, and not a shell that is handed its command in pieces and runs the first. */
function isAsked(service: Readonly<Record<string, unknown>>): boolean {
  const test = listAt(service, 'healthcheck', 'test');
  const words = test.length > 0 ? test.join(' ') : wordAt(service, 'healthcheck', 'test');
  const isInPieces = /^(?:sh|bash)$/.test(String(test[1])) && test[2] === '-c' && test.length > 4;
  return !isInPieces && !/\b(?:pg_isready|mysqladmin|redis-cli|valkey-cli|mongosh?|cqlsh|rabbitmq-diagnostics|kafka-\w+)\b/.test(words);
}

/** Reports whether a service is built here or kept running; others are there for those who develop. */
function isRun(service: Readonly<Record<string, unknown>>): boolean {
  return service['build'] !== undefined || service['restart'] !== undefined || isData(service['deploy']);
}

export interface ComposeService {
  readonly name: string;
  readonly service: Readonly<Record<string, unknown>>;
  readonly lineOf: (...path: readonly (string | number)[]) => number;
}

export function servicesIn(file: Parameters<SignalDetector['read']>[0]): readonly ComposeService[] {
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

const isForTests = /(?:^|[/._-])(?:test|tests|testing|e2e|integration|wiremock)(?:[/._-]|$)/i;

function imageSignal(id: string, title: string, practices: readonly string[], image: RegExp, verb: string): SignalDetector {
  return {
    id,
    title,
    practices,
    mayBe: (path) => composePath.test(path),
    read: (file) => servicesIn(file).flatMap(({ name, service, lineOf }): readonly Told[] => (image.test(wordAt(service, 'image')) && !/test/i.test(name) && !isForTests.test(file.path) ? [{ line: lineOf('image'), says: `service ${name} is ${wordAt(service, 'image')}, ${verb}` }] : [])),
  };
}

export const cacheService = imageSignal('cache-service', 'Redis and its kin in Compose files', ['scalability/caching-layers'], /(?:^|\/)(?:redis(?:-stack(?:-server)?)?|valkey|memcached|keydb|dragonfly|varnish)(?::|@|$)/, 'which instances share');
export const collectorService = imageSignal('trace-collector-service', 'Collectors of traces beside the services', ['reliability/tracing'], /(?:opentelemetry-collector|otel-collector|jaegertracing\/|jaeger|grafana\/tempo|openzipkin\/zipkin|grafana\/otel-lgtm)/, 'which takes traces');
export const faultService = imageSignal('fault-injection-service', 'Faults injected beside the services', ['reliability/chaos'], /(?:shopify\/toxiproxy|toxiproxy|gaiaadm\/pumba|pumba)/i, 'which breaks connections on purpose');

export const devContainer: SignalDetector = {
  id: 'dev-container',
  title: 'Development containers',
  practices: ['architecture/infrastructure-as-code'],
  mayBe: (path) => /(?:^|\/)\.?devcontainer(?:\/(?:[\w-]+\/)?devcontainer)?\.json$/.test(path),
  // Settings of an editor alone leave everybody with another container.
  read: (file) => documentsOf(file).flatMap(({ data }): readonly Told[] => {
    const isBuilt = Object.keys(dataAt(data, 'build')).length > 0 || wordAt(data, 'dockerFile') !== '';
    const isComposed = listAt(data, 'dockerComposeFile').length > 0 || wordAt(data, 'dockerComposeFile') !== '';
    const says = wordAt(data, 'image') || (isBuilt ? 'built from a Dockerfile' : isComposed ? 'from a Compose file' : '');
    return says === '' ? [] : [{ line: 0, says }];
  }),
};

export const containerSignals: readonly SignalDetector[] = [containerImage, containerHealth, composeServices, cacheService, collectorService, faultService, devContainer];
