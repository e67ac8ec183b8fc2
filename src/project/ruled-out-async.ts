/** Code that asks a function whether it is asynchronous, and calls it where it is not. */
import type { PromiseFact, Test } from '../facts/facts.js';
import type { Value } from '../facts/value.js';
import { branchesAround, isSameValue } from './branches.js';
import type { ProjectFile } from './project-file.js';

/** Reports whether a call stands where its callee was found to be no async function: `callee.constructor.name === 'AsyncFunction'`. */
export function isRuledOutAsAsync(file: ProjectFile, fact: PromiseFact): boolean {
  const call = fact.value.kind === 'result' ? file.syntax.calls[fact.value.call] : undefined;
  if (!call) return false;
  // The question is often asked once, around the function that calls.
  for (let within = fact.within; within !== -1; within = file.syntax.functions[within]?.within ?? -1) {
    if (branchesAround(file, within, fact.span).some(({ test, holds }) => asks(test, call.callee, holds))) return true;
  }
  return false;
}

/** Reports whether a test with that outcome says that a function is not asynchronous. */
function asks(test: Test, callee: Value, holds: boolean): boolean {
  switch (test.kind) {
    case 'not':
      return asks(test.of, callee, !holds);
    case 'all':
    case 'any': {
      // What stands beside the question only asks whether it can be asked: `call && call.constructor && …`.
      const questions = test.of.filter((it) => !isMereTruth(it));
      return questions.length === 1 && questions.some((it) => asks(it, callee, holds));
    }
    case 'compare':
      if (test.operator !== '===' && test.operator !== '!==') return false;
      return holds === (test.operator === '!==') && test.right.kind === 'text' && test.right.value === 'AsyncFunction' && isKindOf(test.left, callee);
    default:
      return false;
  }
}

function isMereTruth(test: Test): boolean {
  return test.kind === 'truthy' || ((test.kind === 'all' || test.kind === 'any') && test.of.every((it) => isMereTruth(it)));
}

/** `callee.constructor.name`. */
function isKindOf(value: Value, callee: Value): boolean {
  if (value.kind !== 'member' || value.name !== 'name') return false;
  const { of } = value;
  return of.kind === 'member' && of.name === 'constructor' && isSameValue(of.of, callee);
}
