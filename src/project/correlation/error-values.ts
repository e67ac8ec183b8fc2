/** Caught errors among what is sent to a client. */
import type { CallFact, FunctionId, Span } from '../../facts/facts.js';
import type { Value } from '../../facts/value.js';
import { branchesAround, contains, valuesIn } from '../branches.js';
import type { Handler } from '../handlers.js';
import type { ProjectFile } from '../project-file.js';

/** Which part of the error is sent. */
export type Detail = 'stack' | 'error' | 'message';

export class CaughtErrors {
  /** Parameters of error handlers, by file: the definitions that hold the error. */
  readonly #known = new Map<ProjectFile, ReadonlySet<number>>();
  readonly #handlers: ReadonlySet<string>;

  constructor(handlers: readonly Handler[]) {
    const errors = handlers.filter((it) => it.kind === 'error');
    this.#handlers = new Set(errors.flatMap((it) => it.functions.map((to) => `${to.file.path}#${to.id}`)));
  }

  /** The parts of a caught error that a value holds. */
  detailsIn(file: ProjectFile, value: Value, depth = 0): readonly Detail[] {
    if (depth > 4) return [];
    const inner = (it: Value): readonly Detail[] => this.detailsIn(file, it, depth + 1);
    switch (value.kind) {
      case 'object':
        return value.members.flatMap(([name, it]) => (name === '…' && this.#isError(file, it) ? [] : inner(it)));
      case 'array':
        return value.items.flatMap(inner);
      case 'joined':
        return value.parts.flatMap(inner);
      case 'either':
        return value.of.flatMap(inner);
      case 'definition':
        return this.#isError(file, value) ? ['error'] : [];
      case 'member':
        if (!this.#isError(file, value.of)) return [];
        return value.name === 'stack' ? ['stack'] : value.name === 'message' ? ['message'] : [];
      case 'result': {
        const call = file.syntax.calls[value.call];
        if (call?.callee.kind === 'member' && call.callee.name === 'toString' && this.#isError(file, call.callee.of)) return ['message'];
        return call && /^(?:JSON\.stringify|String)$/.test(call.text) ? call.arguments.slice(0, 1).flatMap(inner) : [];
      }
      default:
        return [];
    }
  }

  #isError(file: ProjectFile, value: Value): boolean {
    return value.kind === 'definition' && (this.#known.get(file) ?? this.#collect(file)).has(value.id);
  }

  #collect(file: ProjectFile): ReadonlySet<number> {
    const found = new Set<number>();
    for (const { error } of file.syntax.catches) if (error.kind === 'definition') found.add(error.id);
    const rejected = new Set<FunctionId>();
    for (const { callee, arguments: [first, second] } of file.syntax.calls) {
      if (callee.kind !== 'member') continue;
      const handler = callee.name === 'catch' ? first : callee.name === 'then' ? second : undefined;
      if (handler?.kind === 'function') rejected.add(handler.id);
    }
    file.syntax.definitions.forEach((it, id) => {
      if (it.kind !== 'parameter' || it.index !== 0 || it.path.length > 0) return;
      if (rejected.has(it.function) || this.#handlers.has(`${file.path}#${it.function}`)) found.add(id);
    });
    this.#known.set(file, found);
    return found;
  }
}

/** Reports whether a test says that the error is meant for the client, or that this is development. */
export function isMeantForClient(file: ProjectFile, call: CallFact): boolean {
  const around = branchesAround(file, call.within, call.span);
  const inside = file.syntax.branches.filter((it) => it.within === call.within && call.argumentSpans.some((span) => contains(span, it.span)));
  return [...around, ...inside].some((it) => valuesIn(it.test).some((value) => isTelling(file, value)) || isInstance(it.test));
}

function isInstance(test: Parameters<typeof valuesIn>[0]): boolean {
  if (test.kind === 'compare') return test.operator === 'instanceof' || (test.left.kind === 'member' && /^(?:name|code|type|status|statusCode|constructor)$/.test(test.left.name));
  if (test.kind === 'not') return isInstance(test.of);
  return (test.kind === 'all' || test.kind === 'any') && test.of.some(isInstance);
}

function isTelling(file: ProjectFile, value: Value): boolean {
  const telling = /env|dev|debug|prod|test|expose|operational|valid|known|trusted|status|isjoi|isboom|verbose|public|safe|is[A-Z]\w*Error/i;
  if (value.kind === 'member') return telling.test(value.name) || isTelling(file, value.of);
  if (value.kind === 'result') return telling.test(file.syntax.calls[value.call]?.text ?? '');
  if (value.kind === 'global') return telling.test(value.name);
  const definition = value.kind === 'definition' ? file.syntax.definitions[value.id] : undefined;
  return (definition?.kind === 'variable' || definition?.kind === 'parameter' || definition?.kind === 'import') && telling.test(definition.name);
}

/** The status that is set on the way to a call: `res.status(500).json(…)`. */
export function statusOf(file: ProjectFile, call: CallFact): number | undefined {
  const last = call.arguments[1];
  if (last?.kind === 'number') return last.value;
  for (let at: Value | undefined = call.callee; at; ) {
    if (at.kind === 'member') at = at.of;
    else if (at.kind === 'result') {
      const inner: CallFact | undefined = file.syntax.calls[at.call];
      const [first] = inner?.arguments ?? [];
      if (inner?.callee.kind === 'member' && /^(?:status|code)$/.test(inner.callee.name)) return first?.kind === 'number' ? first.value : undefined;
      at = inner?.callee;
    } else return undefined;
  }
  return undefined;
}

/** The region of a call, from its callee to its last argument. */
export function regionOf({ span, argumentSpans }: CallFact): Span {
  const last = argumentSpans.at(-1) ?? span;
  return [span[0], span[1], last[2], last[3]];
}
