/** Whether something was checked before it is used: by a validator, by a function of one's own, or by a condition around the place. */
import type { CallFact, FunctionId, Span, Test } from '../../facts/facts.js';
import type { Value } from '../../facts/value.js';
import { branchesAround, contains, isSameValue } from '../branches.js';
import { refKey, type CallGraph, type FunctionRef } from '../calls/call-graph.js';
import type { ExternalCalls } from '../calls/external-calls.js';
import type { ProjectFile } from '../project-file.js';
import type { Values } from '../values.js';
import { callsGiven, hasPart, rootOf } from './given-values.js';
import { isConversion, schemaMethods, validating } from './validators.js';

/** A place in a function: what stands at the span sees all that was checked before it. */
export interface Place {
  readonly file: ProjectFile;
  readonly within: FunctionId;
  readonly span: Span;
}

export class Checks {
  readonly #values: Values;
  readonly #calls: CallGraph;
  readonly #external: ExternalCalls;
  /** Tells which calls the team itself names as validators. */
  readonly isRecognised: (file: ProjectFile, call: CallFact) => boolean;
  readonly #checking = new Map<string, boolean>();

  constructor(values: Values, calls: CallGraph, external: ExternalCalls, isRecognised: (file: ProjectFile, call: CallFact) => boolean) {
    this.#values = values;
    this.#calls = calls;
    this.#external = external;
    this.isRecognised = isRecognised;
  }

  /** Reports whether a value was checked where the place is reached. */
  isChecked(place: Place, value: Value): boolean {
    const { file, span } = place;
    const functions = functionsAround(place);
    if ([...functions, -1].some((within) => branchesAround(file, within, span).some((it) => this.#confines(file, it.test, it.holds, value)))) return true;
    return functions.some((within) => this.#mayValidate(file, within, value).some((call) => isBefore(call.span, span) && this.#validates(file, call, value)));
  }

  /** The calls of a function that may be given a value, or what it is a member of. */
  #mayValidate(file: ProjectFile, within: FunctionId, value: Value): readonly CallFact[] {
    const root = rootOf(value);
    return root.kind === 'definition' ? callsGiven(file, within, root.id) : this.#calls.callsIn({ file, id: within });
  }

  /** Reports whether a condition where the place is reached says that a value is text. */
  isText(place: Place, value: Value): boolean {
    const { file, span } = place;
    return [...functionsAround(place), -1].some((within) => branchesAround(file, within, span).some((it) => saysText(it.test, it.holds, value)));
  }

  /** Reports whether a function checks what it is given at a position. */
  checksArgument(ref: FunctionRef, index: number): boolean {
    const key = `${refKey(ref)}:${index}`;
    const known = this.#checking.get(key);
    if (known !== undefined) return known;
    this.#checking.set(key, false);
    const answer = this.#checks(ref, index);
    this.#checking.set(key, answer);
    return answer;
  }

  #checks({ file, id }: FunctionRef, index: number): boolean {
    const isOfParameter = (value: Value, depth = 0): boolean => {
      const root = rootOf(value);
      if (root.kind === 'result' && depth < 4) {
        const call = file.syntax.calls[root.call];
        if (!call || !/(?:^|\.)(?:resolve|join|normalize|trim|toLowerCase|toUpperCase|toString|replace|replaceAll|split|slice|decodeURIComponent|String|URL)$/.test(call.text)) return false;
        return call.arguments.some((it) => isOfParameter(it, depth + 1)) || (call.callee.kind === 'member' && isOfParameter(call.callee.of, depth + 1));
      }
      const definition = root.kind === 'definition' ? file.syntax.definitions[root.id] : undefined;
      if (definition?.kind === 'parameter') return definition.function === id && definition.index === index;
      return definition?.kind === 'variable' && definition.within !== -1 && depth < 4 && definition.values.some((it) => isOfParameter(it, depth + 1));
    };
    const inside = file.syntax.functions[id]?.span;
    if (!inside) return false;
    const calls = file.syntax.calls.filter((it) => contains(inside, it.span));
    const asks = calls.some((call) => {
      const isValidated = (it: Value): boolean => isOfParameter(it) && this.#validates(file, call, it);
      return call.arguments.some((it) => hasPart(it, isValidated)) || isTesting(call, isOfParameter);
    });
    if (asks) return true;
    return file.syntax.branches.some((it) => it.isRest && contains(inside, it.span) && testedValues(it.test).some((value) => isOfParameter(value)));
  }

  /** Reports whether a call validates a value that it is given. */
  #validates(file: ProjectFile, call: CallFact, value: Value): boolean {
    const position = call.arguments.findIndex((it) => hasPart(it, (part) => covers(part, value)));
    if (position === -1) return false;
    if (this.isRecognised(file, call)) return true;
    const external = this.#external.ofCall(file, call);
    if (external.some((it) => validating[it.package]?.test(it.path) === true && !isConversion(it.package, it.path))) return true;
    const targets = this.#values.targets(file, call.callee);
    const own = targets.filter((it) => it.kind === 'function');
    if (own.length > 0) return own.every((it) => this.checksArgument(it, position));
    // A schema that cannot be followed is asked under the usual names.
    const isUnknown = targets.every((it) => it.kind !== 'global' && (it.kind !== 'package' || !/^(?:fs|path|child_process|crypto|bcrypt|bcryptjs|jsonwebtoken|url|querystring|qs)$/.test(it.name)));
    return isUnknown && call.callee.kind === 'member' && schemaMethods.has(call.callee.name);
  }

  /** Reports whether what is known where a test holds, or does not, leaves a value only few things to be. */
  #confines(file: ProjectFile, test: Test, holds: boolean, value: Value): boolean {
    switch (test.kind) {
      case 'not':
        return this.#confines(file, test.of, !holds, value);
      case 'all':
        return holds && test.of.some((it) => this.#confines(file, it, true, value));
      case 'any':
        return holds ? test.of.every((it) => this.#confines(file, it, true, value)) : test.of.some((it) => this.#confines(file, it, false, value));
      case 'typeof':
        return holds && (test.is === 'number' || test.is === 'boolean' || test.is === 'bigint') && covers(test.value, value);
      case 'compare':
        return isComparedWell(test, holds, value);
      case 'truthy':
        return this.#isAsked(file, test.value, holds, value);
    }
  }

  #isAsked(file: ProjectFile, asked: Value, holds: boolean, value: Value): boolean {
    // `MAP[x]` that is there says that `x` is one of its keys.
    if (asked.kind === 'member' && asked.key && covers(asked.key, value)) return holds;
    const told = asked.kind === 'awaited' ? asked.of : asked;
    const call = told.kind === 'result' ? file.syntax.calls[told.call] : undefined;
    if (!call) return false;
    // What an own function answers for, such as that it is known, is checked as far as one can see from here.
    const isAnswered = call.arguments.some((it) => covers(it, value)) && this.#values.targets(file, call.callee).some((it) => it.kind === 'function');
    if (isAnswered || call.callee.kind !== 'member') return isAnswered;
    const { name, of } = call.callee;
    if (call.arguments.some((it) => covers(it, value))) return (name === 'test' || name === 'exec') || (holds && /^(?:includes|has|hasOwnProperty|hasOwn|isValid|indexOf)$/.test(name));
    return /^(?:match|startsWith|endsWith|includes)$/.test(name) && (covers(of, value) || isMadeOf(file, of, value));
  }
}

/** The function of a place and those around it. */
function functionsAround({ file, within }: Place): readonly FunctionId[] {
  const found = [within];
  for (let at = file.syntax.functions[within]; at && at.within !== -1; at = file.syntax.functions[at.within]) found.push(at.within);
  return found;
}

/** Reports whether what is known of `checked` is known of `value`: the same, or something below it. */
export function covers(checked: Value, value: Value): boolean {
  if (checked.kind === 'awaited') return covers(checked.of, value);
  if (isSameValue(checked, value)) return true;
  if (value.kind === 'awaited') return covers(checked, value.of);
  return value.kind === 'member' && covers(checked, value.of);
}

/** Reports whether a call asks about what it is given or called on: `list.includes(x)`, `pattern.test(x)`, `x.match(…)`. */
function isTesting({ callee, arguments: given }: CallFact, isMeant: (value: Value) => boolean): boolean {
  if (callee.kind !== 'member') return false;
  const asks = /^(?:includes|has|test|indexOf|hasOwnProperty|hasOwn|isValid)$/.test(callee.name) || (callee.name === 'exec' && callee.of.kind === 'pattern');
  if (asks && given.some((it) => isMeant(it))) return true;
  return /^(?:match|startsWith|endsWith|includes|search)$/.test(callee.name) && isMeant(callee.of);
}

/** Reports whether a comparison that holds, or does not, leaves a value one thing to be: equal to another, or a key of one. */
function isComparedWell({ operator, left, right }: Test & { kind: 'compare' }, holds: boolean, value: Value): boolean {
  if (operator === 'in' || operator === 'instanceof') return holds && covers(left, value);
  const isEqual = operator === '===' ? holds : operator === '!==' && !holds;
  return isEqual && ((covers(left, value) && right.kind !== 'unknown') || (covers(right, value) && left.kind !== 'unknown'));
}

/** Values that a test looks at closely, not only for being there. */
function testedValues(test: Test): readonly Value[] {
  switch (test.kind) {
    case 'truthy':
      return [];
    case 'typeof':
      return test.is === 'undefined' ? [] : [test.value];
    case 'not':
      return testedValues(test.of);
    case 'all':
    case 'any':
      return test.of.flatMap((it) => testedValues(it));
    case 'compare':
      return test.right.kind === 'unknown' || /^[<>]/.test(test.operator) ? [] : [test.left, test.right];
  }
}

function saysText(test: Test, holds: boolean, value: Value): boolean {
  switch (test.kind) {
    case 'not':
      return saysText(test.of, !holds, value);
    case 'all':
      return holds && test.of.some((it) => saysText(it, true, value));
    case 'any':
      return !holds && test.of.some((it) => saysText(it, false, value));
    case 'typeof':
      return holds && test.is === 'string' && covers(test.value, value);
    default:
      return false;
  }
}

/** Reports whether a variable was made of a value by a call: `const full = path.join(base, name)`. */
function isMadeOf(file: ProjectFile, made: Value, value: Value, depth = 0): boolean {
  if (depth > 3) return false;
  if (covers(made, value)) return true;
  const definition = made.kind === 'definition' ? file.syntax.definitions[made.id] : undefined;
  if (definition?.kind === 'variable') return definition.values.some((it) => isMadeOf(file, it, value, depth + 1));
  const call = made.kind === 'result' ? file.syntax.calls[made.call] : undefined;
  return call?.arguments.some((it) => isMadeOf(file, it, value, depth + 1)) === true || (call?.callee.kind === 'member' && isMadeOf(file, call.callee.of, value, depth + 1));
}

function isBefore(a: Span, b: Span): boolean {
  return a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
}
