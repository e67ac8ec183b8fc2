/** What the logger of NestJS is in a service: its own, or one that was put in its place. */
import { unknown, type Value } from '../../facts/value.js';
import type { ProjectFile } from '../project-file.js';
import type { ProjectGraph } from '../project-graph.js';
import type { IdFlow } from './id-flow.js';
import type { Logger, Loggers } from './loggers.js';

const bootstrap = { '@nestjs/core': /^NestFactory\.create\w*(?:\(\)\.useLogger)?$/ };
const modules = { 'nest-winston': /^WinstonModule\.(?:forRoot|forRootAsync|createLogger)$/ };
const plain: Logger = { state: 'plain', from: '@nestjs/common' };

export function nestLoggerOf(graph: Pick<ProjectGraph, 'values' | 'external'>, ids: IdFlow, loggers: Loggers, files: ReadonlySet<string>): Logger {
  for (const { file, call, path } of graph.external.to(bootstrap)) {
    if (!files.has(file.path)) continue;
    const given = path.endsWith('useLogger') ? call.arguments[0] : loggerOption(graph, file, call.arguments.at(-1) ?? unknown);
    if (given) return replaced(graph, ids, loggers, file, given);
  }
  return plain;
}

function loggerOption(graph: Pick<ProjectGraph, 'values'>, file: ProjectFile, options: Value): Value | undefined {
  const objects = graph.values.targets(file, options).flatMap((it) => (it.kind === 'object' && it.value.kind === 'object' ? it.value.members : []));
  const given = objects.find(([name]) => name === 'logger')?.[1];
  // A list of levels leaves the logger as it is.
  return given === undefined || given.kind === 'array' || given.kind === 'boolean' || given === unknown ? undefined : given;
}

function replaced(graph: Pick<ProjectGraph, 'values' | 'external'>, ids: IdFlow, loggers: Loggers, file: ProjectFile, given: Value): Logger {
  const definition = given.kind === 'definition' ? file.syntax.definitions[given.id] : undefined;
  if (definition?.kind === 'variable' && definition.values.length === 1 && definition.values[0]) return replaced(graph, ids, loggers, file, definition.values[0]);
  if (given.kind === 'awaited') return replaced(graph, ids, loggers, file, given.of);
  const call = given.kind === 'result' ? file.syntax.calls[given.call] : undefined;
  const isTaken = call?.callee.kind === 'member' && /^(?:get|resolve)$/.test(call.callee.name);
  const taken = isTaken ? (call.arguments[0] ?? unknown) : undefined;
  if (!taken) return loggers.loggerOf(file, given) ?? { state: 'unknown', from: '@nestjs/common' };
  for (const it of graph.values.targets(file, taken)) {
    if (it.kind === 'package' && it.name === 'nestjs-pino') return { state: 'carries', from: it.name };
    if (it.kind === 'package' && it.name === 'nest-winston') {
      const mentions = graph.external.to(modules).some((made) => made.call.arguments.some((value) => ids.mentions(made.file, value)));
      return { state: mentions ? 'carries' : 'plain', from: 'winston' };
    }
    if (it.kind === 'class') return loggers.loggerOf(file, { kind: 'instance', of: taken }) ?? { state: ids.classReads(it) ? 'carries' : 'unknown', from: '@nestjs/common' };
  }
  return { state: 'unknown', from: '@nestjs/common' };
}
