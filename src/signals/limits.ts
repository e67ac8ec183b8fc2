/** Signals about how much may be used: heaps, memory and processors of containers, instances in Compose files. */
import { composePath, dockerfilePath, lastStage, servicesIn, type ComposeService } from './containers.js';
import { memoryLimitsIn } from './kubernetes.js';
import { dataAt, wordAt } from './read-data.js';
import type { Artefact, SignalDetector, Told } from './signal.js';

const heapFlag = /--max-old-space-size(?:-percentage)?(?:=|\s+)\$?\{?[\w:-]+/;

/** A heap told how large it may get, where memory is limited. */
export const heapLimit: SignalDetector = {
  id: 'heap-limit',
  title: 'Heap flags, and limits of memory around them',
  practices: ['performance/memory'],
  mayBe: (path) => dockerfilePath.test(path) || composePath.test(path) || /(?:^|\/)package\.json$/.test(path) || /\.ya?ml$/.test(path) && /(?:^|\/)\.?(?:k8s|kubernetes|kube|deploy(?:ment)?s?|manifests|helm|charts|infra)\//.test(path),
  read({ path, text }) {
    const flags = text.split('\n').flatMap((line, index): readonly Told[] => {
      const flag = heapFlag.exec(line)?.[0];
      return flag === undefined || /^\s*#|^\s*RUN\b/.test(line) || !isServing(path, text, line, index) ? [] : [{ line: index, says: `\`${flag}\`` }];
    });
    return [...flags, ...memoryLimits({ path, text })].sort((a, b) => a.line - b.line);
  },
  // A heap is told its size in vain where nothing limits the memory around it, or where it is told more than there is.
  keep(places) {
    const flags = places.filter((it) => it.says.startsWith('`'));
    const least = Math.min(...flags.map((it) => Number(/=(\d+)/.exec(it.says)?.[1] ?? 0)));
    const limits = places.filter((it) => !it.says.startsWith('`') && megabytes(it.says) > least);
    return flags.length > 0 && limits.length > 0 ? places.filter((it) => flags.includes(it) || limits.includes(it)) : [];
  },
};

/** The memory in a text such as `api: memory 2Gi`; endless where it is not written as a number. */
function megabytes(says: string): number {
  const [, amount, unit = ''] = /\bmemory (\d+(?:\.\d+)?)([kmg]?)i?b?$/i.exec(says) ?? [];
  const size = { k: 1 / 1024, m: 1, g: 1024, '': 1 / (1024 * 1024) }[unit.toLowerCase()] ?? 1;
  return amount === undefined ? Infinity : Number(amount) * size;
}

/** Reports whether a line is about what serves: a build or a linter that is given more memory says nothing about the service. */
function isServing(path: string, text: string, line: string, index: number): boolean {
  if (/package\.json$/.test(path)) return /"(?:start(?::prod(?:uction)?)?|serve)(?::[\w-]+)?"\s*:/.test(line);
  if (!dockerfilePath.test(path)) return true;
  const stage = lastStage(text);
  return stage !== undefined && !/nginx|httpd|caddy/.test(stage.base) && stage.instructionLines.has(index);
}

function memoryLimits(file: Artefact): readonly Told[] {
  if (composePath.test(file.path)) return servicesIn(file).flatMap((it) => composeLimits(it).filter(({ says }) => /\bmemory\b/.test(says)));
  return memoryLimitsIn(file);
}

function composeLimits({ name, service, lineOf }: ComposeService): readonly Told[] {
  const limits = Object.entries(dataAt(service, 'deploy', 'resources', 'limits')).map(([key, value]) => `${key} ${String(value)}`);
  if (limits.length > 0) return [{ line: lineOf('deploy', 'resources', 'limits'), says: `service ${name}: ${limits.join(', ')}` }];
  const memory = wordAt(service, 'mem_limit');
  return memory === '' ? [] : [{ line: lineOf('mem_limit'), says: `service ${name}: memory ${memory}` }];
}

export const composeLimit: SignalDetector = {
  id: 'compose-limits',
  title: 'Limits in Compose files',
  practices: ['delivery/cost-budgets'],
  mayBe: (path) => composePath.test(path),
  read: (file) => servicesIn(file).flatMap(composeLimits),
};

/** More than one instance of a Compose service; a single one is the default, written down. */
export const composeReplicas: SignalDetector = {
  id: 'compose-replicas',
  title: 'Replicas in Compose files',
  practices: ['scalability/fault-tolerance'],
  mayBe: (path) => composePath.test(path),
  read: (file) => servicesIn(file).flatMap(({ name, service, lineOf }): readonly Told[] => {
    const replicas = Number(wordAt(service, 'deploy', 'replicas'));
    return replicas > 1 ? [{ line: lineOf('deploy', 'replicas'), says: `service ${name}: ${replicas} replicas` }] : [];
  }),
};

export const limitSignals: readonly SignalDetector[] = [heapLimit, composeLimit, composeReplicas];
