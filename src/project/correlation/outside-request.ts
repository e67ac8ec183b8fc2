/** Logs that run only where there is no request: `if (ctx) ctx.log.error(…); else logger.error(…)`. */
import type { CallFact, Test } from '../../facts/facts.js';
import type { Value } from '../../facts/value.js';
import { branchesAround } from '../branches.js';
import type { ProjectFile } from '../project-file.js';
import { isIdName } from '../apis/request-ids.js';

export function isOutsideRequest(file: ProjectFile, call: CallFact): boolean {
  return branchesAround(file, call.within, call.span).some(({ test, holds }) => missing(test, holds).some((it) => isOfRequest(file, it)));
}

/** What is falsy where a test does or does not hold. */
function missing(test: Test, holds: boolean): readonly Value[] {
  switch (test.kind) {
    case 'truthy':
      return holds ? [] : [test.value];
    case 'not':
      return missing(test.of, !holds);
    case 'all':
      return holds ? test.of.flatMap((it) => missing(it, true)) : test.of.length === 1 && test.of[0] ? missing(test.of[0], false) : [];
    case 'any':
      return holds ? [] : test.of.flatMap((it) => missing(it, false));
    case 'compare':
      return test.right.kind === 'unknown' && (test.operator === '===') === holds ? [test.left] : [];
    case 'typeof':
      return test.is === 'undefined' && holds ? [test.value] : [];
  }
}

function isOfRequest(file: ProjectFile, value: Value): boolean {
  if (value.kind === 'member') return isIdName(value.name) || /^(?:req|request|ctx|log|logger)$/.test(value.name);
  if (value.kind === 'result') return /(?:getStore|getContext|currentContext|requestId)$/i.test(file.syntax.calls[value.call]?.text ?? '');
  const definition = value.kind === 'definition' ? file.syntax.definitions[value.id] : undefined;
  if (definition?.kind !== 'variable' && definition?.kind !== 'parameter') return false;
  if (isIdName(definition.name) || /^(?:req|request|ctx|context|store|scope|log|logger|reqLogger|requestLogger)$/.test(definition.name)) return true;
  return definition.kind === 'variable' && definition.values.some((it) => it.kind === 'result' && isOfRequest(file, it));
}
