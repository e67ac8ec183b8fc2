/** Reports session middleware that keeps sessions in the memory of one process. */
import { isDevelopmentOnly } from '../project/calls/development.js';
import type { CallFact } from '../facts/facts.js';
import type { Value } from '../facts/value.js';
import { memberOf, memberPresence } from '../project/data/options.js';
import { locationIn, type ProjectFile } from '../project/project-file.js';
import type { ProjectGraph } from '../project/project-graph.js';
import { findServiceStarts } from '../project/services.js';
import { defineRule } from './rule.js';

export const inMemorySession = defineRule({
  id: 'in-memory-session',
  wide: true,

  *check(graph) {
    for (const { file, call, options } of sessions(graph)) {
      if (isDevelopmentOnly(file, call) || isLeftBehind(graph, file)) continue;
      const store = memberOf(graph.values, file, options, 'store');
      const isMemory = store !== undefined && isMemoryStore(graph, store.file, store.value);
      if (!isMemory && memberPresence(graph.values, file, options, ['store']) !== 'absent') continue;
      yield {
        at: locationIn(file.path, call.span),
        message: `\`${call.text}\` keeps every session in the memory of this process${isMemory ? '' : ', for want of a `store`'}`,
      };
    }
  },
});

/** A file that no other loads, beside one that starts the service: nothing runs it. */
function isLeftBehind(graph: ProjectGraph, file: ProjectFile): boolean {
  const folder = graph.packageFolderOf(file.path);
  const starts = findServiceStarts(graph).filter((it) => graph.packageFolderOf(it.file.path) === folder);
  if (starts.length === 0 || starts.some((it) => it.file === file)) return false;
  return !graph.files.some((it) => it.imports.some(({ target }) => target.kind === 'file' && target.file === file.path));
}

/** A store that is the one in memory whichever way the code goes. */
function isMemoryStore(graph: ProjectGraph, file: ProjectFile, value: Value): boolean {
  const definition = value.kind === 'definition' ? file.syntax.definitions[value.id] : undefined;
  if (definition?.kind === 'variable' && definition.values.length !== 1) return false;
  const targets = graph.values.targets(file, value);
  return targets.length > 0 && targets.every((it) => it.kind === 'package' && it.path === 'MemoryStore()' && /^(?:express-session|@fastify\/session)$/.test(it.name));
}

interface Session {
  readonly file: ProjectFile;
  readonly call: CallFact;
  readonly options: Value | undefined;
}

/** Calls that set sessions up, with their options. */
function sessions(graph: ProjectGraph): readonly Session[] {
  const made = graph.external.to({ 'express-session': /^$/ }).map(({ file, call }) => ({ file, call, options: call.arguments[0] }));
  const registered = graph.external.to({ fastify: /(?:^|\.)register$/ }).filter(({ file, call: { arguments: [plugin] } }) => plugin !== undefined && graph.values.targets(file, plugin).some((it) => it.kind === 'package' && it.name === '@fastify/session' && (it.path === '' || it.path === 'fastifySession')));
  return [...made, ...registered.map(({ file, call }) => ({ file, call, options: call.arguments[1] }))];
}
