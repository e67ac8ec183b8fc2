/** Loggers that take secrets out before they write. */
import type { Value } from '../../facts/value.js';
import type { ProjectFile } from '../project-file.js';
import type { ProjectGraph } from '../project-graph.js';

const makers = { pino: /^(?:pino|default)?$/, 'pino-http': /^(?:pinoHttp|default)?$/, 'nestjs-pino': /^LoggerModule\.forRoot/, fastify: /^(?:fastify|Fastify|default)?$/, winston: /^createLogger$/, 'fast-redact': /^$/ };
const overPino = /^(?:pino|pino-http|nestjs-pino|fastify)$/;

/** Tells for a package whether a logger of it is set up to redact. */
export function redactsOf(graph: Pick<ProjectGraph, 'external' | 'values'>): (from: string) => boolean {
  const redacting = graph.external.to(makers).filter(({ file, call }) => call.arguments.some((it) => namesRedaction(graph, file, it, 0)));
  const packages = redacting.map((it) => it.package);
  const isPino = packages.some((it) => overPino.test(it) || it === 'fast-redact');
  return (from) => packages.includes(from) || (isPino && overPino.test(from));
}

function namesRedaction(graph: Pick<ProjectGraph, 'values'>, file: ProjectFile, value: Value, depth: number): boolean {
  if (depth > 5) return false;
  switch (value.kind) {
    case 'object':
      return value.members.some(([name, it]) => /redact|sanitiz|mask|scrub|serializers/i.test(name) || namesRedaction(graph, file, it, depth + 1));
    case 'array':
      return value.items.some((it) => namesRedaction(graph, file, it, depth + 1));
    case 'result': {
      const call = file.syntax.calls[value.call];
      return call !== undefined && (/redact|sanitiz|mask|scrub/i.test(call.text) || call.arguments.some((it) => namesRedaction(graph, file, it, depth + 1)));
    }
    case 'definition':
      return graph.values.targets(file, value).some((it) => it.kind === 'object' && namesRedaction(graph, it.file, it.value, depth + 1));
    default:
      return false;
  }
}
