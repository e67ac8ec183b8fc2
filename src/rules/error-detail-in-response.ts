/** Reports responses that tell a client what only a developer should read: a stack, a raw error, the message of any failure. */
import type { CallFact } from '../facts/facts.js';
import type { Value } from '../facts/value.js';
import { responses, sending, sentExceptions } from '../project/apis/responses.js';
import { CaughtErrors, isMeantForClient, statusOf, type Detail } from '../project/correlation/error-values.js';
import { locationIn, type ProjectFile } from '../project/project-file.js';
import type { ProjectGraph } from '../project/project-graph.js';
import { defineRule } from './rule.js';

const words: Readonly<Record<Detail, string>> = { stack: 'the stack of an error', error: 'an error as it is', message: 'the message of whatever failed' };

export const errorDetailInResponse = defineRule({
  id: 'error-detail-in-response',

  *check(graph) {
    const errors = new CaughtErrors(graph.handlers);
    for (const file of graph.withRole('server')) {
      for (const call of file.syntax.calls) {
        const detail = detailOf(graph, errors, file, call);
        if (detail) yield { at: locationIn(file.path, call.span), message: `\`${call.text}\` sends the client ${words[detail]}`, form: detail };
      }
      for (const { target, value, span } of file.syntax.assignments) {
        if (target.kind !== 'member' || target.name !== 'body' || !isKoa(graph, file, target.of)) continue;
        const [detail] = errors.detailsIn(file, value).filter((it) => it === 'stack');
        if (detail) yield { at: locationIn(file.path, span), message: `\`ctx.body\` sends the client ${words[detail]}`, form: detail };
      }
    }
  },
});

function detailOf(graph: ProjectGraph, errors: CaughtErrors, file: ProjectFile, call: CallFact): Detail | undefined {
  const isException = call.construct && graph.values.targets(file, call.callee).some((it) => it.kind === 'package' && sentExceptions[it.name]?.test(it.path) === true);
  if (!isException && !isSending(graph, file, call)) return undefined;
  const details = call.arguments.slice(0, 1).flatMap((it) => errors.detailsIn(file, it));
  if (details.length === 0 || isMeantForClient(file, call)) return undefined;
  if (details.includes('stack')) return 'stack';
  const status = isException && call.text !== 'HttpException' ? 500 : statusOf(file, call);
  // An answer that blames the client mostly tells it what was wrong with the request.
  if (status !== undefined && status < 500) return undefined;
  if (details.includes('error')) return isException ? undefined : 'error';
  return status === undefined ? undefined : 'message';
}

function isSending(graph: ProjectGraph, file: ProjectFile, { callee }: CallFact): boolean {
  if (callee.kind !== 'member' || !sending.test(callee.name)) return false;
  if (graph.values.targets(file, callee).some((it) => it.kind === 'package' && responses.test(it.path))) return true;
  return isParameterOfHandler(graph, file, callee.of);
}

/** The response that a handler is given, with what is chained to it. */
function isParameterOfHandler(graph: ProjectGraph, file: ProjectFile, value: Value): boolean {
  if (value.kind === 'result') {
    const callee = file.syntax.calls[value.call]?.callee;
    return callee?.kind === 'member' && isParameterOfHandler(graph, file, callee.of);
  }
  const definition = value.kind === 'definition' ? file.syntax.definitions[value.id] : undefined;
  if (definition?.kind !== 'parameter' || !/^_?(?:res|response|reply|rep|c)$/.test(definition.name)) return false;
  return graph.handlers.some((it) => it.functions.some((to) => to.file === file && to.id === definition.function));
}

function isKoa(graph: ProjectGraph, file: ProjectFile, value: Value): boolean {
  const definition = value.kind === 'definition' ? file.syntax.definitions[value.id] : undefined;
  if (definition?.kind === 'parameter' && definition.name === 'ctx') return true;
  return graph.values.targets(file, value).some((it) => it.kind === 'package' && /koa/.test(it.name));
}
