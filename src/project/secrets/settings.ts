/** Settings that code reads from its environment, and the texts that stand in where they are missing. */
import type { Span } from '../../facts/facts.js';
import type { Value } from '../../facts/value.js';
import type { ProjectFile } from '../project-file.js';
import type { ProjectGraph } from '../project-graph.js';
import type { Target } from '../targets.js';

type Followed = Pick<ProjectGraph, 'values'>;

/** Reading a setting by its name, the first argument; a second one stands in where it is missing. */
const readers: Readonly<Record<string, RegExp>> = {
  '@nestjs/config': /^ConfigService\(\)\.get(?:OrThrow)?$/,
  config: /^get$/,
  nconf: /^get$/,
};

/** What a value reads from the environment, such as `JWT_SECRET`; `undefined` for anything else. */
export function settingRead({ values }: Followed, file: ProjectFile, value: Value): string | undefined {
  if (value.kind === 'awaited') return settingRead({ values }, file, value.of);
  if (value.kind === 'definition') {
    const definition = file.syntax.definitions[value.id];
    if (definition?.kind !== 'variable' || definition.path.length !== 1) return undefined;
    return definition.values.some((it) => values.targets(file, it).some((target) => isEnvironment(target))) ? definition.path[0] : undefined;
  }
  if (value.kind === 'member') return values.targets(file, value.of).some((it) => isEnvironment(it)) ? value.name : undefined;
  const call = value.kind === 'result' ? file.syntax.calls[value.call] : undefined;
  const [name] = call?.arguments ?? [];
  if (!call || name?.kind !== 'text') return undefined;
  return values.targets(file, call.callee).some((it) => it.kind === 'package' && readers[it.name]?.test(it.path) === true) ? name.value : undefined;
}

/** A setting with the text that stands in for it. */
export interface SettingDefault {
  readonly name: string;
  readonly text: string;
  /** The text. */
  readonly span: Span;
  readonly within: number;
}

/** Texts given to a reader beside the name: `config.get('JWT_SECRET', 'secret')`. */
export function readerDefaults(graph: Followed, file: ProjectFile): readonly SettingDefault[] {
  return file.syntax.calls.flatMap((call, index): readonly SettingDefault[] => {
    const [, text] = call.arguments;
    const span = call.argumentSpans[1];
    if (text?.kind !== 'text' || !span) return [];
    const name = settingRead(graph, file, { kind: 'result', call: index });
    return name === undefined ? [] : [{ name, text: text.value, span, within: call.within }];
  });
}

const schemas: Readonly<Record<string, RegExp>> = {
  zod: /^(?:z\.)?(?:object|strictObject)$/,
  joi: /^(?:object|\w+\(\)\.keys)$/,
  '@hapi/joi': /^(?:object|\w+\(\)\.keys)$/,
  envalid: /^cleanEnv$/,
  convict: /^$/,
};

/** Texts that a schema of the environment puts in: `JWT_SECRET: z.string().default('secret')`, `str({ default: 'secret' })`. */
export function schemaDefaults({ values }: Followed, file: ProjectFile): readonly SettingDefault[] {
  return file.syntax.calls.flatMap((call): readonly SettingDefault[] => {
    const objects = call.arguments.filter((it) => it.kind === 'object');
    if (objects.length === 0) return [];
    if (!values.targets(file, call.callee).some((it) => it.kind === 'package' && schemas[it.name]?.test(it.path) === true)) return [];
    return objects.flatMap((it) => it.members).flatMap(([name, value]) => defaultsIn(file, value).map((it) => ({ ...it, name })));
  });
}

/** The default at the end of a chain such as `z.string().min(1).default('text')`, or among the options of `str`. */
function defaultsIn(file: ProjectFile, value: Value): readonly Omit<SettingDefault, 'name'>[] {
  const call = value.kind === 'result' ? file.syntax.calls[value.call] : undefined;
  if (!call) return [];
  const [given] = call.arguments;
  const span = call.argumentSpans[0];
  const text = given?.kind === 'object' ? given.members.find(([it]) => it === 'default')?.[1] : undefined;
  if (text?.kind === 'text' && span) return [{ text: text.value, span, within: call.within }];
  if (call.callee.kind !== 'member') return [];
  if (call.callee.name === 'default' && given?.kind === 'text' && span) return [{ text: given.value, span, within: call.within }];
  return defaultsIn(file, call.callee.of);
}

function isEnvironment(target: Target): boolean {
  if (target.kind === 'global') return target.path === 'process.env' || target.path === 'Bun.env';
  return target.kind === 'package' && /^(?:node:)?process$/.test(target.name) && target.path === 'env';
}
