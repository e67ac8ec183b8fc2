/** Where services start: the calls that make a process listen. */
import type { SourceLocation } from '../analysis/location.js';
import { locationIn, type ProjectFile } from './project-file.js';
import type { ProjectGraph } from './project-graph.js';

export interface ServiceStart {
  readonly file: ProjectFile;
  /** The callee, such as `app.listen`. */
  readonly at: SourceLocation;
  readonly text: string;
}

const listening: Readonly<Record<string, RegExp>> = {
  express: /^\(\)\.listen$/,
  fastify: /^(?:fastify|Fastify)?\(\)\.listen$/,
  koa: /^\(\)\.listen$/,
  http: /^createServer\(\)\.listen$|^Server\(\)\.listen$/,
  https: /^createServer\(\)\.listen$|^Server\(\)\.listen$/,
  '@nestjs/core': /^NestFactory\.(?:create|createMicroservice)\(\)\.listen$/,
  '@hono/node-server': /^serve$/,
  polka: /^\(\)\.listen$/,
  restify: /^createServer\(\)\.listen$/,
};

const declaring = /^(?:express|express-serve-static-core|fastify|koa|node|@nestjs\/common|@nestjs\/core|restify|polka)$/;

const known = new WeakMap<ProjectGraph, readonly ServiceStart[]>();

/** Every call in server code that makes the process listen, in the order of files and calls. Found once for each graph. */
export function findServiceStarts(graph: ProjectGraph): readonly ServiceStart[] {
  const found = known.get(graph) ?? serviceStartsIn(graph);
  known.set(graph, found);
  return found;
}

function serviceStartsIn(graph: ProjectGraph): readonly ServiceStart[] {
  return graph.withRole('server').flatMap((file) =>
    file.syntax.calls.flatMap((call): readonly ServiceStart[] => {
      const name = call.callee.kind === 'member' ? call.callee.name : '';
      if (name !== 'listen' && name !== 'serve' && call.text !== 'serve') return [];
      const start = { file, at: locationIn(file.path, call.span), text: call.text };
      const targets = graph.values.targets(file, call.callee);
      if (targets.some((it) => it.kind === 'package' && listening[it.name]?.test(it.path) === true)) return [start];
      const answer = file.answers.answers[call.question];
      const declared = answer?.kind === 'declaration' ? answer.declared : undefined;
      return name === 'listen' && declared && declaring.test(declared.package) ? [start] : [];
    }),
  );
}
