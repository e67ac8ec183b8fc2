/** Reports async handlers of Express 4 whose rejection never reaches `next`. */
import type { SourceLocation } from '../analysis/location.js';
import type { Handler } from '../project/handlers.js';
import { locationIn } from '../project/project-file.js';
import type { ProjectGraph } from '../project/project-graph.js';
import { defineRule } from './rule.js';

/** Packages that patch Express so that rejections are forwarded, wherever they are loaded. */
const patches = new Set(['express-async-errors', 'express-async-await']);

export const asyncExpressHandler = defineRule({
  id: 'async-express-handler',

  *check(graph) {
    const isPatched = graph.files.some((file) => file.imports.some((it) => it.target.kind === 'package' && patches.has(it.target.name)));
    if (isPatched) return;
    const seen = new Set<string>();
    for (const handler of graph.handlers) {
      if (handler.framework !== 'express' || !forgetsPromises(graph, handler)) continue;

      // Where several functions may stand there, each of them has to fail: some are mostly there by mistake.
      const failing = handler.registered.every((it) => isFailing(graph, it)) ? handler.registered[0] : undefined;
      const fact = failing?.file.syntax.functions[failing.id];
      if (!failing || !fact) continue;

      const [risk] = fact.risks;
      const at = handler.isInline ? locationIn(failing.file.path, fact.headSpan) : handler.at;
      if (seen.has(keyOf(at))) continue;
      seen.add(keyOf(at));
      const what = handler.isInline || fact.name === '' ? 'this handler' : `\`${fact.name}\``;
      const elsewhere = handler.isInline ? [] : [{ location: locationIn(failing.file.path, fact.nameSpan), message: `${what} is async` }];
      const fails = risk ? [{ location: locationIn(failing.file.path, risk.span), message: 'may reject here' }] : [];
      yield {
        at,
        message: `Express 4 ignores the promise of ${what}: when it rejects, ${routeName(handler)} never answers`,
        related: [...elsewhere, ...fails],
        form: handler.isInline ? 'inline' : 'reference',
      };
    }
  },
});

function isFailing({ rejections }: ProjectGraph, { file, id }: Handler['functions'][number]): boolean {
  return rejections.functionGivesPromise(file, id) && rejections.functionRejects(file, id);
}

/** Express awaits handlers from version 5 on; where no version is known, nothing is concluded. */
function forgetsPromises(graph: ProjectGraph, handler: Handler): boolean {
  const version = graph.versionOf('express', handler.file.path);
  return version !== undefined && Number.parseInt(version, 10) < 5;
}

function routeName(handler: Handler): string {
  if (handler.method === 'use') return 'the request';
  if (handler.method === 'param') return `a request with \`:${handler.path ?? ''}\``;
  const method = handler.method.toUpperCase();
  if (handler.path === undefined) return method === 'ALL' ? 'the request' : `the ${method} request`;
  return method === 'ALL' ? `\`${handler.path}\`` : `\`${method} ${handler.path}\``;
}

function keyOf(at: SourceLocation): string {
  return `${at.file}:${at.start.line}:${at.start.character}`;
}
