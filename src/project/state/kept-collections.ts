/** Collections that live as long as the process: what grows them, and whether anything shrinks them. */
import type { CallFact, FunctionId, Span, Test } from '../../facts/facts.js';
import type { Value } from '../../facts/value.js';
import type { ProjectFile } from '../project-file.js';
import type { ProjectGraph } from '../project-graph.js';

export interface KeptCollection {
  readonly file: ProjectFile;
  readonly kind: 'map' | 'set' | 'array' | 'object';
  readonly growths: readonly Growth[];
  /** Something removes from it, bounds it, replaces it, or gets hold of it and might. */
  readonly mayShrink: boolean;
}

/** One place where something is put in. */
export interface Growth {
  readonly file: ProjectFile;
  readonly within: FunctionId;
  readonly span: Span;
  /** The collection as written: `sessions`. */
  readonly text: string;
  /** `undefined` for what is put at the end of a list. */
  readonly key: Value | undefined;
  /** What is put in. */
  readonly value: Value | undefined;
  /** The call; `undefined` for an assignment. */
  readonly call: CallFact | undefined;
}

type IsIt = (value: Value) => boolean;

const growing = /^(?:set|add|push|unshift)$/;
const shrinking = /^(?:delete|clear|splice|shift|pop|evict|prune|fill|reset)$/;
const reading = /^(?:get|has|forEach|map|filter|find|findIndex|some|every|includes|indexOf|keys|values|entries|join|reduce|slice|concat|at|flatMap|sort|hasOwnProperty|toString|size)$/;
const harmless = /^(?:Object\.(?:keys|values|entries)|Array\.from|JSON\.stringify|console\.\w+)$/;

/** Every collection that a module or a class keeps, with what puts something in, in the order of files. */
export function keptCollections(graph: ProjectGraph): readonly KeptCollection[] {
  return graph.withRole('server').flatMap((file) => [...ofModules(graph, file), ...ofClasses(graph, file)]);
}

function ofModules(graph: ProjectGraph, file: ProjectFile): readonly KeptCollection[] {
  return file.syntax.definitions.flatMap((definition, id): readonly KeptCollection[] => {
    if (definition.kind !== 'variable' || definition.within !== -1 || definition.path.length > 0) return [];
    const [only, ...more] = definition.values;
    const kind = only && more.length === 0 ? kindOf(graph, file, only) : undefined;
    if (!kind) return [];
    const isIt: IsIt = (value) => value.kind === 'definition' && value.id === id;
    const exported = file.syntax.exports.filter(({ value }) => value && (isIt(value) || (value.kind === 'object' && value.members.some(([, it]) => isIt(it))))).map((it) => it.name);
    return collection(file, kind, isIt, isTouchedElsewhere(graph, file, exported));
  });
}

/** Fields of classes whose instances live as long as the process, and static ones. */
function ofClasses(graph: ProjectGraph, file: ProjectFile): readonly KeptCollection[] {
  return file.syntax.classes.flatMap((fact, id) =>
    fact.members.flatMap((member): readonly KeptCollection[] => {
      if (!member.static && !isSingleton(graph, file, id)) return [];
      const values = member.value.kind === 'either' ? member.value.of : [member.value];
      const kind = values.map((it) => kindOf(graph, file, it)).find((it) => it !== undefined);
      if (!kind) return [];
      const isIt: IsIt = (value) => value.kind === 'member' && value.name === member.name && (value.of.kind === 'this' || value.of.kind === 'class') && classOf(value.of) === id;
      const isStaticByName: IsIt = (value) => member.static && value.kind === 'member' && value.name === member.name && value.of.kind === 'definition' && isClass(file, value.of.id, id);
      return collection(file, kind, (it) => isIt(it) || isStaticByName(it), false);
    }),
  );
}

function classOf(value: Value): number {
  return value.kind === 'this' ? value.class : value.kind === 'class' ? value.id : -1;
}

function isClass(file: ProjectFile, definition: number, id: number): boolean {
  const fact = file.syntax.definitions[definition];
  return fact?.kind === 'class' && fact.id === id;
}

/** A provider of NestJS without a scope of its own, or what a module makes once for itself. */
function isSingleton(graph: ProjectGraph, file: ProjectFile, id: number): boolean {
  const fact = file.syntax.classes[id];
  const isProvider = fact?.decorators.some((it) => {
    const call = it.kind === 'result' ? file.syntax.calls[it.call] : undefined;
    return call !== undefined && call.arguments.every((value) => value.kind !== 'object' || value.members.every(([name]) => name !== 'scope')) && graph.values.targets(file, call.callee).some((target) => target.kind === 'package' && /^(?:Injectable|Controller|WebSocketGateway|singleton|Service|Singleton)$/.test(target.path));
  });
  if (isProvider === true) return true;
  return file.syntax.definitions.some((it) => it.kind === 'variable' && it.within === -1 && it.values.some((value) => isNewOf(file, value, id)));
}

function isNewOf(file: ProjectFile, value: Value, id: number): boolean {
  const call = value.kind === 'result' ? file.syntax.calls[value.call] : undefined;
  return call?.construct === true && call.callee.kind === 'definition' && isClass(file, call.callee.id, id);
}

function kindOf(graph: ProjectGraph, file: ProjectFile, value: Value): KeptCollection['kind'] | undefined {
  if (value.kind === 'array') return value.items.length === 0 ? 'array' : undefined;
  if (value.kind === 'object') return value.members.length === 0 ? 'object' : undefined;
  const call = value.kind === 'result' ? file.syntax.calls[value.call] : undefined;
  if (!call) return undefined;
  const [target] = graph.values.targets(file, call.callee);
  if (target?.kind !== 'global') return undefined;
  if (call.construct && target.path === 'Map') return 'map';
  if (call.construct && target.path === 'Set') return 'set';
  return target.path === 'Object.create' ? 'object' : undefined;
}

function collection(file: ProjectFile, kind: KeptCollection['kind'], isIt: IsIt, isTouched: boolean): readonly KeptCollection[] {
  const growths = growthsOf(file, isIt);
  return growths.length === 0 ? [] : [{ file, kind, growths, mayShrink: isTouched || shrinks(file, isIt) }];
}

function growthsOf(file: ProjectFile, isIt: IsIt): readonly Growth[] {
  const calls = file.syntax.calls.flatMap((call): readonly Growth[] => {
    if (call.callee.kind !== 'member' || !growing.test(call.callee.name) || !isIt(call.callee.of)) return [];
    const isKeyed = call.callee.name === 'set' || call.callee.name === 'add';
    const text = call.text.replace(/\.\w+$/, '');
    return [{ file, within: call.within, span: call.span, text, key: isKeyed ? call.arguments[0] : undefined, value: call.arguments[isKeyed && call.callee.name === 'set' ? 1 : 0], call }];
  });
  const writes = file.syntax.assignments.flatMap((it): readonly Growth[] => {
    if (it.operator === 'delete' || it.target.kind !== 'member' || it.target.name !== '[]' || !isIt(it.target.of)) return [];
    return [{ file, within: it.within, span: it.span, text: '', key: it.target.key ?? { kind: 'unknown' }, value: it.value, call: undefined }];
  });
  return [...calls, ...writes];
}

function shrinks(file: ProjectFile, isIt: IsIt): boolean {
  const { calls, assignments, branches, functions } = file.syntax;
  const isLength = (value: Value): boolean => value.kind === 'member' && (value.name === 'size' || value.name === 'length') && isIt(value.of);
  const isCounted = (value: Value): boolean => {
    const call = value.kind === 'result' ? calls[value.call] : undefined;
    return isLength(value) || (value.kind === 'member' && value.of.kind === 'result' && calls[value.of.call]?.text === 'Object.keys' && calls[value.of.call]?.arguments.some(isIt) === true) || call?.arguments.some(isLength) === true;
  };
  return (
    calls.some(({ callee, arguments: given, text }) => {
      if (callee.kind === 'member' && isIt(callee.of)) return shrinking.test(callee.name) || !(growing.test(callee.name) || reading.test(callee.name));
      return !harmless.test(text) && given.some((it) => isIt(it) || (it.kind === 'object' && it.members.some(([, value]) => isIt(value))));
    }) ||
    assignments.some(({ target, operator, value }) => isIt(target) || isLength(target) || isIt(value) || (operator === 'delete' && target.kind === 'member' && isIt(target.of))) ||
    branches.some(({ test }) => comparedIn(test).some(isCounted)) ||
    file.syntax.loops.some(({ over }) => isCounted(over)) ||
    functions.some((it) => it.returns.some(isIt))
  );
}

function comparedIn(test: Test): readonly Value[] {
  if (test.kind === 'compare') return [test.left, test.right];
  if (test.kind === 'not') return comparedIn(test.of);
  return test.kind === 'all' || test.kind === 'any' ? test.of.flatMap(comparedIn) : [];
}

/** Whether another file takes the collection from this one, and so may empty it. */
function isTouchedElsewhere(graph: ProjectGraph, file: ProjectFile, exported: readonly string[]): boolean {
  return exported.length > 0 && graph.dependencies.some((it) => it.to === file && (exported.includes('=') || it.names.some((name) => exported.includes(name) || name === '*')));
}
