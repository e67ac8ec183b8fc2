/** Calls that write a log, known by what they lead to, and whether the line carries the id of the request. */
import type { CallFact, FunctionId, Span } from '../../facts/facts.js';
import type { Value } from '../../facts/value.js';
import { childMethods, frameworks, loggers, logMethods } from '../apis/logging.js';
import type { Handler } from '../handlers.js';
import type { ProjectFile } from '../project-file.js';
import type { Recogniser } from '../recognised.js';
import type { Made, Target } from '../targets.js';
import type { Values } from '../values.js';
import { AttachedLoggers } from './attached-loggers.js';
import type { IdFlow } from './id-flow.js';
import { PluginOptions } from './plugin-options.js';
import { OwnLoggers } from './own-loggers.js';
import { constantText } from './value-names.js';

/** `unknown` where the code does not say which logger it is. */
export type LogState = 'carries' | 'plain' | 'unknown';

/** A logger, with the package that makes it; instrumentation and settings of the service may add to what it carries. */
export interface Logger {
  readonly state: LogState;
  /** Package, `console`, `own`, or `request` for one that hangs on the request. */
  readonly from: string;
}

export interface LogCall extends Logger {
  readonly file: ProjectFile;
  readonly call: CallFact;
  /** What is called: the callee, or an argument such as `console.error`. */
  readonly text: string;
  readonly span: Span;
}

const consoleMethods = /^(?:globalThis\.|global\.)?console\.(?:log|info|warn|error|debug|trace|dir|table)$/;
const maximumDepth = 8;

interface LoggerParts {
  readonly files: readonly ProjectFile[];
  readonly handlers: readonly Handler[];
  readonly values: Values;
  readonly ids: IdFlow;
  /** What the team itself names as a logger. */
  readonly isNamed: Recogniser;
}

export class Loggers {
  readonly #values: Values;
  readonly #ids: IdFlow;
  readonly #attached: AttachedLoggers;
  readonly #own: OwnLoggers;
  readonly #plugins: PluginOptions;
  /** Functions that Fastify calls with a request. */
  readonly #fastify: ReadonlySet<string>;
  readonly #isNamed: Recogniser;
  readonly #busy = new Set<Value>();
  readonly #known = new Map<CallFact, readonly LogCall[]>();

  constructor({ files, handlers, values, ids, isNamed }: LoggerParts) {
    this.#isNamed = isNamed;
    this.#values = values;
    this.#plugins = new PluginOptions(files, values);
    this.#fastify = new Set(handlers.filter((it) => it.framework === 'fastify').flatMap((it) => it.functions.map((to) => `${to.file.path}#${to.id}`)));
    this.#ids = ids;
    this.#attached = new AttachedLoggers(files, ids, (file, value) => this.loggerOf(file, value));
    this.#own = new OwnLoggers(values, ids, (file, call) => this.#writes(file, call));
  }

  /** What a call logs: itself, or through a logging function that it hands over, as in `.catch(console.error)`. */
  logsOf(file: ProjectFile, call: CallFact): readonly LogCall[] {
    const known = this.#known.get(call) ?? this.#logsOf(file, call);
    this.#known.set(call, known);
    return known;
  }

  #logsOf(file: ProjectFile, call: CallFact): readonly LogCall[] {
    const own = this.#logOf(file, call);
    const handed = call.arguments.flatMap((it, index): readonly LogCall[] => {
      const span = call.argumentSpans[index];
      const isConsole = it.kind === 'member' && span !== undefined && this.#values.targets(file, it).some((to) => to.kind === 'global' && consoleMethods.test(to.path));
      return isConsole ? [{ file, call, state: 'plain', from: 'console', text: `console.${it.name}`, span }] : [];
    });
    return own ? [own, ...handed] : handed;
  }

  /** Whether a function is a part of the project's own logger, whose calls are looked at in its place. */
  isLogger(file: ProjectFile, id: FunctionId): boolean {
    return this.#own.isPart(file, id);
  }

  #logOf(file: ProjectFile, call: CallFact): LogCall | undefined {
    const logger = this.#callee(file, call);
    if (!logger) return undefined;
    const given = call.arguments.map((it) => this.#ids.carries(file, it));
    const state = given.includes('yes') ? 'carries' : logger.state === 'plain' && given.includes('unknown') && call.arguments.some((it) => isBindings(file, it)) ? 'unknown' : logger.state;
    return { file, call, state, from: logger.from, text: call.text, span: call.span };
  }

  #writes(file: ProjectFile, call: CallFact): string | undefined {
    if (call.text.startsWith('super.')) return '@nestjs/common';
    const isStream = this.#values.targets(file, call.callee).some((it) => it.kind === 'global' && /^process\.std(?:out|err)\.write$/.test(it.path));
    return isStream ? 'console' : this.#callee(file, call)?.from;
  }

  /** The logger behind a callee; `undefined` when it does not log. */
  #callee(file: ProjectFile, call: CallFact): Logger | undefined {
    const { callee } = call;
    if (call.construct) return undefined;
    const targets = this.#values.targets(file, callee);
    if (targets.some((it) => it.kind === 'global' && consoleMethods.test(it.path))) return { state: 'plain', from: 'console' };
    const own = targets.filter((it) => it.kind === 'function');
    const known = own.length > 0 ? this.#ownLogger(file, callee, own) : undefined;
    if (known) return known;
    if (this.#isNamed(file, callee) || (callee.kind === 'member' && logMethods.test(callee.name) && this.#isNamed(file, callee.of))) return { state: 'plain', from: 'own' };
    if (own.length > 0) return undefined;
    if (callee.kind !== 'member') return targets.some((it) => it.kind === 'package' && it.name === 'fancy-log' && it.path === '') ? { state: 'plain', from: 'fancy-log' } : undefined;
    return logMethods.test(callee.name) ? this.loggerOf(file, callee.of) : undefined;
  }

  #ownLogger(file: ProjectFile, callee: Value, functions: readonly (Target & { kind: 'function' })[]): Logger | undefined {
    const own = strongest(functions.map((it) => this.#own.of(it.file, it.id)));
    if (!own || own.state === 'carries') return own;
    const receiver = callee.kind === 'member' ? this.loggerOf(file, callee.of) : undefined;
    return { ...own, state: receiver?.state === 'carries' || receiver?.state === 'unknown' ? receiver.state : 'plain' };
  }

  /** What is known of a value as a logger; `undefined` when it is none. */
  loggerOf(file: ProjectFile, value: Value, depth = 0): Logger | undefined {
    if (depth > maximumDepth || this.#busy.has(value)) return undefined;
    this.#busy.add(value);
    const found = this.#find(file, value, depth + 1);
    this.#busy.delete(value);
    return found;
  }

  #find(file: ProjectFile, value: Value, depth: number): Logger | undefined {
    switch (value.kind) {
      case 'either':
        return strongest(value.of.map((it) => this.loggerOf(file, it, depth)));
      case 'awaited':
        return this.loggerOf(file, value.of, depth);
      case 'member':
        return this.#member(file, value, depth);
      case 'result':
        return this.#made({ file, call: value.call }, depth) ?? this.#byTargets(file, value, depth);
      case 'definition':
        return this.#definition(file, value, depth);
      default:
        return this.#byTargets(file, value, depth);
    }
  }

  #member(file: ProjectFile, value: Value & { kind: 'member' }, depth: number): Logger | undefined {
    const known = this.#byTargets(file, value, depth);
    // What an annotation says of a logger is less than what was put under its name.
    if (known && known.state !== 'unknown') return known;
    const { of } = value;
    if (this.#isOfInstance(file, of)) return known;
    return this.#ofParameter(file, of, value.name, depth) ?? this.#attached.named(value.name) ?? known;
  }

  /** A member of what a handler is given, or of what its callers pass on. */
  #ofParameter(file: ProjectFile, of: Value, name: string, depth: number): Logger | undefined {
    const definition = of.kind === 'definition' ? file.syntax.definitions[of.id] : undefined;
    if (definition?.kind !== 'parameter' || definition.path.length > 0) return undefined;
    if (name === 'log' && this.#fastify.has(`${file.path}#${definition.function}`)) return { state: 'carries', from: 'fastify' };
    return strongest(
      this.#values.callers(file, definition.function).map((it) => {
        const given = it.file.syntax.calls[it.call]?.arguments[definition.index];
        return given && this.loggerOf(it.file, { kind: 'member', of: given, name }, depth);
      }),
    );
  }

  /** Something of one's own that has a logger as a plain field. */
  #isOfInstance(file: ProjectFile, of: Value): boolean {
    return of.kind === 'this' && file.role === 'server';
  }

  #definition(file: ProjectFile, value: Value & { kind: 'definition' }, depth: number): Logger | undefined {
    const definition = file.syntax.definitions[value.id];
    if (definition?.kind !== 'variable' && definition?.kind !== 'parameter') return this.#byTargets(file, value, depth);
    const taken = (it: Value): Value => definition.path.reduce<Value>((of, name) => ({ kind: 'member', of, name }), it);
    if (definition.kind === 'variable') {
      const found = strongest(definition.values.map((it) => this.loggerOf(file, taken(it), depth)));
      return found ?? this.#byTargets(file, value, depth);
    }
    const options = definition.index === 1 ? this.#plugins.of(file, definition.function) : [];
    const passed = this.#values.callers(file, definition.function).flatMap((it) => {
      const argument = it.file.syntax.calls[it.call]?.arguments[definition.index];
      return argument ? [{ file: it.file, value: argument }] : [];
    });
    const given = [...options, ...passed].flatMap((it) => this.#taken(it.file, it.value, definition.path, depth) ?? []);
    const typed = this.#byTargets(file, value, depth);
    if (given.length === 0) return typed;
    // A function that is given both kinds says little about one line.
    const states = new Set(given.map((it) => it.state));
    return states.size > 1 ? { state: 'unknown', from: given[0]?.from ?? 'own' } : given[0];
  }

  /** A member of what is passed, which may be written in place. */
  #taken(file: ProjectFile, value: Value, path: readonly string[], depth: number): Logger | undefined {
    const [name, ...rest] = path;
    if (name === undefined) return this.loggerOf(file, value, depth);
    const member = value.kind === 'object' ? value.members.find(([it]) => it === name)?.[1] : undefined;
    return this.#taken(file, member ?? { kind: 'member', of: value, name }, rest, depth);
  }

  /** A logger by the call that makes it. */
  #made(made: Made, depth: number): Logger | undefined {
    const { file } = made;
    const call = file.syntax.calls[made.call];
    if (!call) return undefined;
    const { callee } = call;
    const method = callee.kind === 'member' ? callee.name : '';
    if (childMethods.test(method) && callee.kind === 'member') {
      const parent = this.loggerOf(file, callee.of, depth);
      if (!parent) return undefined;
      return call.arguments.some((it) => this.#ids.carries(file, it) === 'yes') ? { ...parent, state: 'carries' } : parent;
    }
    const [first] = call.arguments;
    if (/^(?:get|getItem)$/.test(method)) return this.#attached.named((first && constantText(file, first, this.#values)) ?? '');
    const targets = this.#values.targets(file, callee);
    const own = targets.filter((it) => it.kind === 'function');
    if (own.length > 0) {
      const returned = own.flatMap((it) => it.file.syntax.functions[it.id]?.returns.map((result) => this.loggerOf(it.file, result, depth)) ?? []);
      const found = strongest(returned);
      return found && this.#withGiven(file, call, found);
    }
    const classes = targets.filter((it) => it.kind === 'class');
    if (classes.length > 0) return classes.some((it) => this.#own.isLoggerClass(it)) ? this.#withGiven(file, call, this.#ownClass(classes)) : undefined;
    const maker = targets.find((it) => it.kind === 'package' && loggers[it.name]?.test(`${it.path}()`) === true);
    if (maker?.kind !== 'package') return undefined;
    const carries = call.arguments.some((it) => this.#ids.mentions(file, it) || this.#isLambdaDestination(file, it));
    return { state: carries ? 'carries' : 'plain', from: maker.name };
  }

  /** Where `pino-lambda` writes, every line has the id of the call. */
  #isLambdaDestination(file: ProjectFile, value: Value): boolean {
    return this.#values.targets(file, value).some((it) => it.kind === 'package' && it.name === 'pino-lambda');
  }

  #ownClass(classes: readonly (Target & { kind: 'class' })[]): Logger {
    return { state: classes.some((it) => this.#ids.classReads(it)) ? 'carries' : 'plain', from: 'own' };
  }

  #withGiven(file: ProjectFile, call: CallFact, logger: Logger): Logger {
    return call.arguments.some((it) => this.#ids.carries(file, it) === 'yes') ? { ...logger, state: 'carries' } : logger;
  }

  #byTargets(file: ProjectFile, value: Value, depth: number): Logger | undefined {
    return strongest(this.#values.targets(file, value).map((it) => this.#target(it, depth)));
  }

  #target(target: Target, depth: number): Logger | undefined {
    if (target.kind === 'global') return /^(?:globalThis\.|global\.)?console$/.test(target.path) ? { state: 'plain', from: 'console' } : undefined;
    if (target.kind === 'instance' && target.of === 'class') return this.#instance(target);
    if (target.kind === 'object') return this.#own.isLoggerObject(target) ? { state: this.#ids.mentions(target.file, target.value) ? 'carries' : 'plain', from: 'own' } : undefined;
    if (target.kind !== 'package') return undefined;
    const name = target.name.replace(/^node:/, '');
    if (loggers[name]?.test(target.path) === true) {
      if (name === 'nestjs-pino') return { state: 'carries', from: name };
      const made = target.made && depth < maximumDepth ? this.#made(target.made, depth) : undefined;
      if (made) return made;
      // A default logger, or one that is only known by its type.
      return { state: target.path === '' || name === '@nestjs/common' || name === 'nest-winston' ? 'plain' : 'unknown', from: name };
    }
    return frameworks.test(name) ? this.#ofFramework(name, target.path) : looksLikeLogger(name, target.path);
  }

  #instance(target: Target & { kind: 'instance' }): Logger | undefined {
    const { file, id } = target;
    if (!this.#own.isLoggerClass({ file, id })) return undefined;
    return this.#ownClass([{ kind: 'class', file, id }]);
  }

  /** `request.log`, `app.log`, and what a middleware put on a request or a context. */
  #ofFramework(name: string, path: string): Logger | undefined {
    const last = /(?:^|\.)(\w*[lL]og(?:ger)?)$/.exec(path)?.[1];
    if (last === undefined) return undefined;
    const before = path.slice(0, -last.length - 1);
    if (/\.register~1$/.test(before)) return undefined;
    if (name.startsWith('fastify') || name.startsWith('@fastify')) return { state: isInstance(before) ? 'plain' : 'carries', from: 'fastify' };
    return this.#attached.named(last) ?? { state: 'unknown', from: 'request' };
  }
}

/** The instance of Fastify, or one that a plugin or a request gives. */
function isInstance(path: string): boolean {
  return /^(?:(?:(?:fastify|Fastify|default)?\(\)|FastifyInstance\(\)|FastifyPlugin\w*~0)(?:\.withTypeProvider\(\))?(?:\.(?:register|after)~0)*|~0)$/.test(path) || /\.server$/.test(path);
}

/** A logger of a package that is not known here: it may do anything. */
function looksLikeLogger(name: string, path: string): Logger | undefined {
  return /(?:^|[/.-])log(?:ger|ging)?(?:$|[/.-])/i.test(name) || /^(?:log|logger|Logger\(\)|createLogger\(\)|getLogger\(\))$/.test(path) ? { state: 'unknown', from: name } : undefined;
}

function isBindings(file: ProjectFile, value: Value): boolean {
  return value.kind === 'definition' && file.syntax.definitions[value.id]?.kind === 'parameter' ? /meta|ctx|context|bindings|fields|extra|data|payload|attributes/i.test((file.syntax.definitions[value.id] as { name: string }).name) : value.kind === 'object' && value.members.some(([name]) => name === '…');
}

function strongest(all: readonly (Logger | undefined)[]): Logger | undefined {
  const found = all.filter((it) => it !== undefined);
  return found.find((it) => it.state === 'carries') ?? found.find((it) => it.state === 'unknown') ?? found[0];
}
