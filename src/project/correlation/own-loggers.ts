/** Loggers that a project writes itself: functions, objects and classes that pass what they are given to a log. */
import type { CallFact, FunctionId } from '../../facts/facts.js';
import { logMethods } from '../apis/logging.js';
import type { ProjectFile } from '../project-file.js';
import type { Target } from '../targets.js';
import type { Values } from '../values.js';
import type { IdFlow } from './id-flow.js';
import type { Logger } from './loggers.js';

const functionName = /^(?:log|logger|writeLog|logMessage|emitLog|logLine|write|emit|print|output|dispatch|_log|append|format\w*|structuredLog|jsonLog)$/i;

export class OwnLoggers {
  readonly #values: Values;
  readonly #ids: IdFlow;
  readonly #writes: (file: ProjectFile, call: CallFact) => string | undefined;
  readonly #known = new Map<string, Logger | undefined>();

  constructor(values: Values, ids: IdFlow, writes: (file: ProjectFile, call: CallFact) => string | undefined) {
    this.#values = values;
    this.#ids = ids;
    this.#writes = writes;
  }

  /** Whether a function logs for its callers, and then whether it adds the id by itself. */
  of(file: ProjectFile, id: FunctionId): Logger | undefined {
    const key = `${file.path}#${id}`;
    if (this.#known.has(key)) return this.#known.get(key);
    this.#known.set(key, undefined);
    const from = this.isPart(file, id) ? this.#through(file, id, 0) : undefined;
    const logger: Logger | undefined = from === undefined ? undefined : { state: this.#ids.readsId(file, id) ? 'carries' : 'plain', from };
    this.#known.set(key, logger);
    return logger;
  }

  /** Whether a function is called as a method of a logger, in something that is called one. */
  isPart(file: ProjectFile, id: FunctionId): boolean {
    const fact = file.syntax.functions[id];
    if (!fact || fact.parameters === 0) return false;
    const names = fact.name.split('.');
    const last = names.at(-1) ?? '';
    const holder = names.slice(0, -1).join('.');
    const isNamed = logMethods.test(last) || functionName.test(last);
    // `req` or `ctx` first is a middleware, not a logger.
    if (!isNamed || takesRequest(file, id)) return false;
    return /log/i.test(holder) || /(^|[/.-])(?:\w*-)?(?:log|logger|logging)s?(?=[/.-])/i.test(file.path) || /^(?:log|logger|writeLog|logMessage|structuredLog|jsonLog)$/i.test(last);
  }

  isLoggerClass({ file, id }: { readonly file: ProjectFile; readonly id: number }): boolean {
    const fact = file.syntax.classes[id];
    if (!fact) return false;
    const bases = [...fact.implements, ...(fact.extends ? [fact.extends] : [])].flatMap((it) => this.#values.targets(file, it));
    if (bases.some((it) => it.kind === 'package' && /^(?:Logger|ConsoleLogger|LoggerService|PinoLogger)$/.test(it.path))) return true;
    const methods = fact.members.filter((it) => it.value.kind === 'function' && logMethods.test(it.name));
    return /log/i.test(fact.name) && methods.length > 0 && methods.some(({ value }) => value.kind === 'function' && this.#through(file, value.id, 0) !== undefined);
  }

  isLoggerObject({ file, value }: Target & { kind: 'object' }): boolean {
    if (value.kind !== 'object') return false;
    return value.members.some(([name, it]) => logMethods.test(name) && it.kind === 'function' && this.of(file, it.id) !== undefined);
  }

  /** What a function writes its log through: a package or the console; `undefined` when it writes none. */
  #through(file: ProjectFile, id: FunctionId, depth: number): string | undefined {
    for (const call of file.syntax.calls) {
      if (call.within !== id && file.syntax.functions[call.within]?.within !== id) continue;
      // A call of another function of the same logger is followed, not asked, so that it ends.
      const own = this.#values.targets(file, call.callee).filter((it) => it.kind === 'function' && !(it.id === id && it.file === file));
      const through = own.length === 0 ? this.#writes(file, call) : depth < 3 ? own.map((it) => (it.kind === 'function' ? this.#through(it.file, it.id, depth + 1) : undefined)).find((it) => it !== undefined) : undefined;
      if (through !== undefined) return through;
    }
    return undefined;
  }
}

function takesRequest(file: ProjectFile, id: FunctionId): boolean {
  return file.syntax.definitions.some((it) => it.kind === 'parameter' && it.function === id && it.index < 2 && /^_?(?:req|request|res|response|reply|next)$/.test(it.name));
}
