/** Names under which this project keeps the id: `trace` where a middleware says `c.set('trace', c.req.header('x-trace-id'))`. */
import type { Value } from '../../facts/value.js';
import { idMakers, isIdHeader, isIdName } from '../apis/request-ids.js';
import type { ExternalCalls } from '../calls/external-calls.js';
import type { ProjectFile } from '../project-file.js';
import type { Values } from '../values.js';
import { calleeName, constantText, isRequest, matchesTable } from './value-names.js';

/** Names that hold other things too, or so many that they say nothing. */
const common = /^(?:id|_id|key|value|data|headers|options|config|body|params|query|meta|log|logger|state|store|ctx|context|url|name|message|result|error|req|request|res|response|\[\]|…|.*(?:user|order|job|item|file|session|tenant|account|customer|device|token|nonce|client|product|event).*)$/i;

export class IdNames {
  readonly #files: readonly ProjectFile[];
  readonly #values: Values;
  readonly #external: ExternalCalls;
  #names: ReadonlySet<string> | undefined;

  constructor(files: readonly ProjectFile[], values: Values, external: ExternalCalls) {
    this.#files = files;
    this.#values = values;
    this.#external = external;
  }

  has(name: string): boolean {
    return (this.#names ??= this.#collect()).has(name);
  }

  #collect(): ReadonlySet<string> {
    const names = new Set<string>();
    const note = (file: ProjectFile, name: string, value: Value, isOfRequest: boolean): void => {
      if (!common.test(name) && !isIdName(name) && this.isId(file, value, isOfRequest)) names.add(name);
    };
    for (const file of this.#files) {
      if (file.role !== 'server') continue;
      for (const { target, value } of file.syntax.assignments) {
        if (target.kind === 'member') note(file, target.name, value, isRequest(file, target.of, this.#values) || isLocals(target.of));
      }
      for (const { callee, arguments: given } of file.syntax.calls) {
        const [first, second] = given;
        if (callee.kind !== 'member') continue;
        if (callee.name === 'set' && first?.kind === 'text' && second && !isIdHeader(first.value)) note(file, first.value, second, true);
        if ((callee.name === 'run' || callee.name === 'enterWith') && first) this.#fromStore(file, first, note);
      }
    }
    return names;
  }

  #fromStore(file: ProjectFile, value: Value, note: (file: ProjectFile, name: string, value: Value, isOfRequest: boolean) => void): void {
    for (const it of this.#values.targets(file, value)) {
      if (it.kind === 'object' && it.value.kind === 'object') for (const [name, member] of it.value.members) note(it.file, name, member, true);
    }
  }

  /** Reports whether a value is the id itself: read from its header, or made where `mayBeMade` says that this is its place. */
  isId(file: ProjectFile, value: Value, mayBeMade: boolean, depth = 0): boolean {
    if (depth > 6) return false;
    const inner = (it: Value): boolean => this.isId(file, it, mayBeMade, depth + 1);
    switch (value.kind) {
      case 'either':
        return value.of.some(inner);
      case 'awaited':
        return inner(value.of);
      case 'member':
        return isIdHeader(value.name) || isIdName(value.name) || (value.key !== undefined && isIdHeader(constantText(file, value.key, this.#values) ?? ''));
      case 'definition': {
        const definition = file.syntax.definitions[value.id];
        return definition?.kind === 'variable' && (isIdName(definition.name) || (definition.path.length === 0 && definition.values.some(inner)));
      }
      case 'result': {
        const call = file.syntax.calls[value.call];
        if (!call) return false;
        const [first] = call.arguments;
        if (/^(?:get|header|getHeader)$/.test(calleeName(file, call.callee)) && first && isIdHeader(constantText(file, first, this.#values) ?? '')) return true;
        return (mayBeMade && this.#external.of(file, value.call).some((it) => matchesTable(idMakers, it))) || (/^String$/.test(call.text) && call.arguments.some(inner));
      }
      default:
        return false;
    }
  }
}

/** `res.locals`, `ctx.state`. */
function isLocals(value: Value): boolean {
  return value.kind === 'member' && (value.name === 'locals' || value.name === 'state');
}
