/** Code that only runs while somebody develops or tests, never in production. */
import type { CallFact, Test } from '../../facts/facts.js';
import type { Value } from '../../facts/value.js';
import { branchesAround, contains } from '../branches.js';
import type { Handler } from '../handlers.js';
import type { ProjectFile } from '../project-file.js';

const development = /^_*(?:(?:is|in)_?)?dev(?:elopment)?(?:_?(?:mode|env|build|only))?_*$|^_*(?:is|in)_?(?:test|testing|e2e)(?:_?(?:mode|env|build))?_*$/i;
const production = /^_*(?:(?:is|in)_?)?prod(?:uction)?(?:_?(?:mode|env|build))?_*$/i;

/** Reports whether a call or another place stands where only a development set-up comes: `if (process.env.NODE_ENV !== 'production')`. */
export function isDevelopmentOnly(file: ProjectFile, { within, span }: Pick<CallFact, 'within' | 'span'>): boolean {
  const around = file.syntax.functions[within];
  // What a function does that is only made there is done only there.
  if (around && isDevelopmentOnly(file, around)) return true;
  return branchesAround(file, within, span).some(({ test, holds }) => saysDevelopment(file, test, holds));
}

/** Reports whether a handler is registered in a development set-up alone: `if (isDev) app.get('/debug', …)`. */
export function isRegisteredInDevelopment({ file, registeredBy: { file: path, start, end } }: Handler): boolean {
  if (path !== file.path) return false;
  return file.syntax.branches.some((it) => contains(it.span, [start.line, start.character, end.line, end.character]) && saysDevelopment(file, it.test, it.holds));
}

function saysDevelopment(file: ProjectFile, test: Test, holds: boolean): boolean {
  switch (test.kind) {
    case 'not':
      return saysDevelopment(file, test.of, !holds);
    case 'all':
      return holds ? test.of.some((it) => saysDevelopment(file, it, true)) : test.of.every((it) => saysDevelopment(file, it, false));
    case 'any':
      return holds ? test.of.every((it) => saysDevelopment(file, it, true)) : test.of.some((it) => saysDevelopment(file, it, false));
    case 'compare': {
      if (test.left.kind !== 'member' || test.left.name !== 'NODE_ENV' || test.right.kind !== 'text') return false;
      const isSame = (test.operator === '===') === holds;
      return isSame === (test.right.value !== 'production');
    }
    case 'truthy':
      return (holds ? development : production).test(nameOf(file, test.value));
    case 'typeof':
      return false;
  }
}

function nameOf(file: ProjectFile, value: Value): string {
  if (value.kind === 'member' || value.kind === 'global') return value.name;
  if (value.kind === 'result') return nameOf(file, file.syntax.calls[value.call]?.callee ?? value);
  const definition = value.kind === 'definition' ? file.syntax.definitions[value.id] : undefined;
  return definition?.kind === 'variable' || definition?.kind === 'import' ? definition.name : '';
}
