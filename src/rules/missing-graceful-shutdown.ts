/** Reports services that nobody tells to finish their work before the process ends. */
import type { ProjectFile } from '../project/project-file.js';
import type { ProjectGraph } from '../project/project-graph.js';
import { findServiceStarts } from '../project/services.js';
import { defineRule } from './rule.js';

/** Packages that listen for the signal themselves. */
const listening =
  /^(?:close-with-grace|@godaddy\/terminus|@nestjs\/terminus-shutdown|lightship|http-graceful-shutdown|http-terminator|stoppable|express-graceful-exit|async-exit-hook|exit-hook|node-graceful-shutdown|fastify-graceful-shutdown|@gquittet\/graceful-server|death|signal-exit|node-cleanup|graceful-shutdown|http-shutdown|@fastify\/graceful|koa-graceful-shutdown)$/;

export const missingGracefulShutdown = defineRule({
  id: 'missing-graceful-shutdown',
  wide: true,

  *check(graph) {
    const folders = new Set<string>();
    for (const { file, at, text } of findServiceStarts(graph)) {
      const folder = graph.packageFolderOf(file.path);
      if (folders.has(folder)) continue;
      folders.add(folder);
      if (graph.isProvidedElsewhere('graceful-shutdown', file.path)) continue;
      if (graph.files.some((it) => isNear(graph, it, folder) && listensForSignal(graph, it))) continue;
      yield { at, message: `\`${text}\` starts a service, and nothing here listens for SIGTERM to finish what it is doing`, key: `shutdown ${folder}` };
    }
  },
});

/** Files of the service's own package, and of packages that start nothing themselves, from which it may take the listener. */
function isNear(graph: ProjectGraph, file: ProjectFile, folder: string): boolean {
  if (file.role === 'test' || file.role === 'client') return false;
  const own = graph.packageFolderOf(file.path);
  return own === folder || !findServiceStarts(graph).some((it) => graph.packageFolderOf(it.file.path) === own);
}

function listensForSignal(graph: ProjectGraph, file: ProjectFile): boolean {
  if (file.imports.some((it) => it.target.kind === 'package' && listening.test(it.target.name))) return true;
  return file.syntax.calls.some(({ callee, arguments: [event] }) => {
    if (callee.kind !== 'member') return false;
    if (callee.name === 'enableShutdownHooks') return true;
    if (!/^(?:on|once|addListener|prependListener)$/.test(callee.name) || event === undefined) return false;
    // A name that is put together or looked up may be any signal.
    if (event.kind === 'text' && event.value !== 'SIGTERM') return false;
    return graph.values.targets(file, callee).some((it) => (it.kind === 'global' ? it.path : it.kind === 'package' && it.name === 'process' ? `process.${it.path}` : '').startsWith('process.'));
  });
}
