/** Small questions about how a value is written: its name, the text it stands for, whether it is a request. */
import type { Value } from '../../facts/value.js';
import type { ApiTable, ExternalCall } from '../calls/external-calls.js';
import type { ProjectFile } from '../project-file.js';
import type { Values } from '../values.js';

const httpPackages = /^(?:express(?:-serve-static-core)?|fastify|koa|@koa\/router|koa-router|hono|@hono\/.*|(?:node:)?https?|restify|polka|next)$/;

/** Last name of a callee: `getRequestId` in `context.getRequestId()`; empty where it has none. */
export function calleeName(file: ProjectFile, callee: Value): string {
  if (callee.kind === 'member' || callee.kind === 'global') return callee.name;
  const definition = callee.kind === 'definition' ? file.syntax.definitions[callee.id] : undefined;
  if (definition?.kind === 'import' || definition?.kind === 'variable' || definition?.kind === 'parameter') return definition.name;
  return definition?.kind === 'function' ? (file.syntax.functions[definition.id]?.name ?? '') : '';
}

/** The text that a value is, written in place or as a constant; `undefined` when it is none. */
export function constantText(file: ProjectFile, value: Value, values: Values, depth = 0): string | undefined {
  if (value.kind === 'text') return value.value;
  if (depth > 4) return undefined;
  if (value.kind === 'member' && value.of.kind === 'definition') {
    const [object] = values.targets(file, value.of).filter((it) => it.kind === 'object');
    const member = object?.value.kind === 'object' ? object.value.members.find(([name]) => name === value.name)?.[1] : undefined;
    return object && member ? constantText(object.file, member, values, depth + 1) : undefined;
  }
  const definition = value.kind === 'definition' ? file.syntax.definitions[value.id] : undefined;
  if (definition?.kind === 'variable' && definition.values.length === 1 && definition.path.length === 0) {
    const [only] = definition.values;
    return only && constantText(file, only, values, depth + 1);
  }
  if (definition?.kind !== 'import') return undefined;
  const [only] = values.exported(file, definition.import, definition.name);
  return only?.kind === 'value' ? constantText(only.file, only.value, values, depth + 1) : undefined;
}

/** Reports whether a value is the request that a handler was given, or the context that stands for it. */
export function isRequest(file: ProjectFile, value: Value, values: Values): boolean {
  if (value.kind === 'member') return /^(?:req|request|raw|_req|res|originalRequest)$/.test(value.name);
  if (value.kind === 'result') return /^(?:getRequest|getContext)$/.test(calleeName(file, file.syntax.calls[value.call]?.callee ?? value));
  if (value.kind !== 'definition') return false;
  const definition = file.syntax.definitions[value.id];
  if (definition?.kind !== 'parameter' && definition?.kind !== 'variable') return false;
  if (/^_?(?:req|request|ctx|context|httpReq|incoming|incomingMessage)$/i.test(definition.name)) return true;
  return definition.kind === 'parameter' && values.targets(file, value).some((it) => it.kind === 'package' && httpPackages.test(it.name) && /(?:^|\.)(?:\w*Request\(\)|(?!(?:register|after)~)\w+~0)$/.test(it.path));
}

export function matchesTable(table: ApiTable, { package: name, path }: Pick<ExternalCall, 'package' | 'path'>): boolean {
  return table[name]?.test(path) === true;
}
