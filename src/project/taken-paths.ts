/** Which way a call goes through a function: tests there that the call's own arguments, or the place it stands in, decide. */
import type { BranchFact, CallFact, FunctionId, RiskFact, Span, Test } from '../facts/facts.js';
import type { Value } from '../facts/value.js';
import { branchesAround, contains, isSameValue } from './branches.js';
import type { ProjectFile } from './project-file.js';

export interface Caller {
  readonly file: ProjectFile;
  readonly call: CallFact;
}

export interface Callee {
  readonly file: ProjectFile;
  readonly id: FunctionId;
}

/** Reports whether a call is known not to come to a place in the function that it calls. */
export function isPassedBy(caller: Caller, callee: Callee, { span }: RiskFact): boolean {
  return branchesAround(callee.file, callee.id, span).some((branch) => {
    const holds = outcome(branch.test, { caller, callee, branch });
    return holds !== undefined && holds !== branch.holds;
  });
}

interface Question {
  readonly caller: Caller;
  readonly callee: Callee;
  readonly branch: BranchFact;
}

/** What is known of a value: what it is, or only whether a test of it holds. */
interface Known {
  readonly is?: string | number | boolean;
  readonly holds: boolean;
  readonly type?: string;
}

function outcome(test: Test, question: Question): boolean | undefined {
  switch (test.kind) {
    case 'truthy':
      return known(test.value, question)?.holds;
    case 'not': {
      const holds = outcome(test.of, question);
      return holds === undefined ? undefined : !holds;
    }
    case 'all':
    case 'any': {
      const decisive = test.kind === 'any';
      const parts = test.of.map((it) => outcome(it, question));
      if (parts.includes(decisive)) return decisive;
      return parts.includes(undefined) ? undefined : !decisive;
    }
    case 'typeof': {
      const value = known(test.value, question);
      if (value?.type !== undefined) return value.type === test.is;
      return value?.holds === false && test.is === 'function' ? false : undefined;
    }
    case 'compare':
      return compared(test.operator, known(test.left, question)?.is, known(test.right, question)?.is);
  }
}

function compared(operator: string, left: Known['is'], right: Known['is']): boolean | undefined {
  if (left === undefined || right === undefined) return undefined;
  if (operator === '===') return left === right;
  if (operator === '!==') return left !== right;
  if (typeof left !== 'number' || typeof right !== 'number') return undefined;
  if (operator === '>') return left > right;
  if (operator === '<') return left < right;
  if (operator === '>=') return left >= right;
  return operator === '<=' ? left <= right : undefined;
}

function known(value: Value, question: Question): Known | undefined {
  const { callee } = question;
  if (value.kind === 'definition') {
    const definition = callee.file.syntax.definitions[value.id];
    if (definition?.kind !== 'parameter' || definition.function !== callee.id || definition.path.length > 0) return undefined;
    const given = question.caller.call.arguments[definition.index];
    return given === undefined || isSpread(question.caller.call) || isChanged(value.id, question) ? undefined : written(given);
  }
  if (value.kind === 'result') return knownResult(callee.file.syntax.calls[value.call], question);
  return written(value) ?? (value.kind === 'member' ? (emptyYet(value, question) ?? foundBefore(value, question)) : undefined);
}

/** What a value is as it is written. */
function written(value: Value): Known | undefined {
  switch (value.kind) {
    case 'text':
    case 'number':
    case 'boolean':
      return { is: value.value, holds: Boolean(value.value), type: typeof value.value };
    case 'function':
      return { holds: true, type: 'function' };
    case 'object':
    case 'array':
      return { holds: true, type: 'object' };
    default:
      return undefined;
  }
}

/** Arguments behind a spread stand at no known place. */
function isSpread(call: CallFact): boolean {
  return call.arguments.some((it) => it.kind === 'member' && it.name === '[]' && it.key === undefined);
}

/** Reports whether a parameter may have been given another value before the branch. */
function isChanged(id: number, { callee: { file, id: within }, branch }: Question): boolean {
  const isInLoop = file.syntax.loops.some((it) => it.within === within && contains(it.span, branch.span));
  return file.syntax.assignments.some(({ target, span }) => target.kind === 'definition' && target.id === id && (isInLoop || startsBefore(span, branch.span)));
}

function startsBefore([line, character]: Span, [otherLine, otherCharacter]: Span): boolean {
  return line < otherLine || (line === otherLine && character < otherCharacter);
}

/** `String(status).startsWith('2')`. */
function knownResult(call: CallFact | undefined, question: Question): Known | undefined {
  const [argument] = call?.arguments ?? [];
  if (call === undefined || argument === undefined || call.arguments.length !== 1) return undefined;
  const given = known(argument, question)?.is;
  if (given === undefined) return undefined;
  const { callee } = call;
  if (callee.kind === 'global' && callee.name === 'String') return written({ kind: 'text', value: String(given) });
  if (callee.kind !== 'member' || typeof given !== 'string') return undefined;
  const text = known(callee.of, question)?.is;
  if (typeof text !== 'string') return undefined;
  if (callee.name === 'startsWith') return written({ kind: 'boolean', value: text.startsWith(given) });
  return callee.name === 'endsWith' ? written({ kind: 'boolean', value: text.endsWith(given) }) : undefined;
}

/** Code that builds an object calls its methods before anything could be put into what is made empty. */
function emptyYet({ name, of }: Value & { kind: 'member' }, { caller: { file, call }, callee }: Question): Known | undefined {
  if ((name !== 'size' && name !== 'length') || of.kind !== 'member' || of.of.kind !== 'this' || file !== callee.file) return undefined;
  const owner = file.syntax.classes[of.of.class];
  const isBuilding = owner?.constructedBy === call.within && call.callee.kind === 'member' && call.callee.of.kind === 'this';
  if (!isBuilding || isFilled(file, call.within, of)) return undefined;
  const isEmpty = owner.members.some((it) => it.name === of.name && !it.static && isMadeEmpty(file, it.value));
  return isEmpty ? { is: 0, holds: false, type: 'number' } : undefined;
}

/** Reports whether a function itself calls something of a value, as in `this.waiting.push(job)`. */
function isFilled(file: ProjectFile, within: FunctionId, value: Value): boolean {
  return file.syntax.calls.some(({ within: where, callee }) => where === within && callee.kind === 'member' && isSameValue(callee.of, value));
}

function isMadeEmpty(file: ProjectFile, value: Value): boolean {
  if (value.kind === 'array') return value.items.length === 0;
  const call = value.kind === 'result' ? file.syntax.calls[value.call] : undefined;
  return call?.construct === true && call.arguments.length === 0 && call.callee.kind === 'global' && /^(?:Map|Set)$/.test(call.callee.name);
}

/** `if (!this.client.connect) this.start()`: what was asked of the same object on the way to the call. */
function foundBefore(value: Value, { caller: { file, call }, callee }: Question): Known | undefined {
  if (file !== callee.file) return undefined;
  for (const { test, holds } of branchesAround(file, call.within, call.span)) {
    const isNegated = test.kind === 'not';
    const asked = isNegated ? test.of : test;
    if (asked.kind === 'truthy' && isSameValue(asked.value, value)) return { holds: holds !== isNegated };
  }
  return undefined;
}
