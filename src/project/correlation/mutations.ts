/** Variables that are given the id after they were made: `headers.set('x-request-id', id)`, `options.headers[name] = id`. */
import type { Value } from '../../facts/value.js';
import { isIdHeader, isIdName } from '../apis/request-ids.js';
import type { ProjectFile } from '../project-file.js';
import type { Values } from '../values.js';
import { calleeName, constantText } from './value-names.js';

const putting = /^(?:set|append|setHeader|header|add|inject|put|setContext|setCorrelationId)$/;
/** Own functions that, by their names, may put something into what they are given. */
const decorating = /head|id|correl|trac|context|inject|attach|propagat|with|add|decorate/i;

export class Mutations {
  readonly #values: Values;
  readonly #carries: (file: ProjectFile, value: Value) => boolean;
  readonly #known = new Map<ProjectFile, ReadonlySet<number>>();

  constructor(values: Values, carries: (file: ProjectFile, value: Value) => boolean) {
    this.#values = values;
    this.#carries = carries;
  }

  /** Reports whether a definition of a file is given the id. */
  has(file: ProjectFile, definition: number): boolean {
    return (this.#known.get(file) ?? this.#collect(file)).has(definition);
  }

  #collect(file: ProjectFile): ReadonlySet<number> {
    const found = new Set<number>();
    // The set is there, and empty, while it is made, which cuts what leads back to it.
    this.#known.set(file, found);
    for (const { target, value } of file.syntax.assignments) {
      if (target.kind !== 'member') continue;
      const root = rootOf(file, target);
      const name = target.key ? (constantText(file, target.key, this.#values) ?? target.name) : target.name;
      if (root === undefined || isRequestRoot(file, root)) continue;
      if (isIdName(name) || isIdHeader(name) || this.#carries(file, value)) found.add(root);
    }
    for (const call of file.syntax.calls) {
      const name = calleeName(file, call.callee);
      const [first, second] = call.arguments;
      if (call.callee.kind === 'member' && putting.test(name)) {
        const root = rootOf(file, name === 'inject' ? (second ?? call.callee) : call.callee.of);
        const isId = name === 'inject' ? /propagat|tracer/i.test(call.text) : first !== undefined && isIdHeader(constantText(file, first, this.#values) ?? '');
        if (root !== undefined && !isRequestRoot(file, root) && (isId || call.arguments.some((it) => this.#carries(file, it)))) found.add(root);
      } else if (decorating.test(name)) {
        call.arguments.forEach((it, index) => {
          if (it.kind === 'definition' && this.#isPutInto(file, call.callee, index)) found.add(it.id);
        });
      }
    }
    return found;
  }

  /** Reports whether an own function puts the id into one of its parameters. */
  #isPutInto(file: ProjectFile, callee: Value, index: number): boolean {
    return this.#values.targets(file, callee).some((it) => {
      if (it.kind !== 'function') return false;
      const parameter = it.file.syntax.definitions.findIndex((def) => def.kind === 'parameter' && def.function === it.id && def.index === index && def.path.length === 0);
      return parameter !== -1 && this.has(it.file, parameter);
    });
  }
}

/** The definition at the beginning of `a.b.c`, or of a chain of calls on it. */
function rootOf(file: ProjectFile, value: Value): number | undefined {
  if (value.kind === 'definition') return value.id;
  if (value.kind === 'member' || value.kind === 'awaited') return rootOf(file, value.of);
  const callee = value.kind === 'result' ? file.syntax.calls[value.call]?.callee : undefined;
  return callee?.kind === 'member' ? rootOf(file, callee.of) : undefined;
}

/** A request or a response has many other things than the id. */
function isRequestRoot(file: ProjectFile, id: number): boolean {
  const definition = file.syntax.definitions[id];
  return definition?.kind === 'parameter' && /^_?(?:req|request|res|response|reply|ctx|context|c)$/.test(definition.name);
}
