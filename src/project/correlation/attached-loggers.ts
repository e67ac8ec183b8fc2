/** Loggers that hang on the request, or lie in what is kept for it, by their names: `req.log`, `c.set('log', …)`. */
import type { Value } from '../../facts/value.js';
import { requestLoggers } from '../apis/request-ids.js';
import type { ProjectFile } from '../project-file.js';
import type { IdFlow } from './id-flow.js';
import type { Logger } from './loggers.js';

const loggerName = /log(?:ger)?$/i;

export class AttachedLoggers {
  readonly #files: readonly ProjectFile[];
  readonly #ids: IdFlow;
  readonly #loggerOf: (file: ProjectFile, value: Value) => Logger | undefined;
  #named: Map<string, Logger> | undefined;

  constructor(files: readonly ProjectFile[], ids: IdFlow, loggerOf: (file: ProjectFile, value: Value) => Logger | undefined) {
    this.#files = files;
    this.#ids = ids;
    this.#loggerOf = loggerOf;
  }

  /** The logger under a name; `undefined` when nothing puts one there. */
  named(name: string): Logger | undefined {
    return (this.#named ?? this.#collect()).get(name);
  }

  #collect(): ReadonlyMap<string, Logger> {
    const named = new Map<string, Logger>();
    // The map is there, and empty, while it is made, which cuts what leads back to it.
    this.#named = named;
    const server = this.#files.filter((it) => it.role === 'server');
    for (const file of server) {
      for (const { target } of file.imports) {
        for (const name of target.kind === 'package' ? (requestLoggers[target.name] ?? []) : []) named.set(name, { state: 'carries', from: 'pino' });
      }
    }
    const note = (file: ProjectFile, name: string, value: Value): void => {
      if (!loggerName.test(name) || named.get(name)?.state === 'carries') return;
      const logger = this.#loggerOf(file, value);
      if (logger) named.set(name, logger);
    };
    for (const file of server) {
      for (const { target, value } of file.syntax.assignments) {
        if (target.kind === 'member' && target.of.kind !== 'this' && !isExports(target.of)) note(file, target.name, value);
      }
      for (const { callee, arguments: [first, second] } of file.syntax.calls) {
        if (callee.kind === 'member' && callee.name === 'set' && first?.kind === 'text' && second) note(file, first.value, second);
      }
    }
    for (const { file, value } of this.#ids.stores.all) {
      if (value.kind === 'object') for (const [name, it] of value.members) note(file, name, it);
    }
    return named;
  }
}

function isExports(value: Value): boolean {
  return value.kind === 'global' && value.name === 'exports' || (value.kind === 'member' && value.name === 'exports');
}
