/** Values that stand between quotes in the text of a query, where they should be bound. */
import type { Value } from '../../facts/value.js';
import { valuesIn } from '../branches.js';
import { describeValue } from '../handlers/describe.js';
import type { ProjectFile } from '../project-file.js';
import type { ProjectGraph } from '../project-graph.js';
import { Callers } from './callers.js';

/** Finds the first value in a query's text that may hold a quote of its own. */
export class QuotedValues {
  readonly #graph: ProjectGraph;
  readonly #callers: Callers;

  constructor(graph: ProjectGraph) {
    this.#graph = graph;
    this.#callers = new Callers(graph);
  }

  /** What the code calls the value; `undefined` when the text holds none. */
  find(file: ProjectFile, text: Value): string | undefined {
    for (const joined of joinedTexts(file, text, 0)) {
      for (const part of insideQuotes(joined)) if (this.#isLoose(file, part, 0)) return describeValue(file, part).replace(/^(?:\w+\.)?JSON\./, 'JSON.');
    }
    return undefined;
  }

  /** Reports whether a value is a text that can be anything, as far as the code says; what cannot be told is not. */
  #isLoose(file: ProjectFile, value: Value, depth: number): boolean {
    if (depth > 6) return false;
    switch (value.kind) {
      case 'joined':
        return value.parts.some((it) => this.#isLoose(file, it, depth + 1));
      case 'either':
        return value.of.some((it) => this.#isLoose(file, it, depth + 1));
      case 'awaited':
        return this.#isLoose(file, value.of, depth + 1);
      case 'definition':
        return this.#isLooseName(file, value.id, depth);
      case 'member':
        return !isIdentifier(value.name) && value.name !== 'length' && value.name !== '[]' && this.#isOfParameter(file, value.of, depth);
      case 'result':
        return this.#isLooseResult(file, value.call, depth);
      default:
        return false;
    }
  }

  #isLooseName(file: ProjectFile, id: number, depth: number): boolean {
    const definition = file.syntax.definitions[id];
    if (definition?.kind === 'variable') {
      if (definition.path.length === 0) return definition.values.length > 0 && definition.values.every((it) => this.#isLoose(file, it, depth + 1));
      return definition.values.length === 1 && definition.values.some((it) => this.#isLoose(file, definition.path.reduce<Value>((of, name) => ({ kind: 'member', of, name }), it), depth + 1));
    }
    if (definition?.kind !== 'parameter') return false;
    const fact = file.syntax.functions[definition.function]?.signature?.[definition.index];
    if (definition.path.length > 0) return fact === undefined && !isIdentifier(definition.path.at(-1) ?? '') && file.syntax.language === 'javascript';
    if (fact === undefined ? file.syntax.language !== 'javascript' : !/^(?:string(?: \| (?:null|undefined))?)$/.test(fact.typeText)) return false;
    if (isIdentifier(fact?.name ?? describeValue(file, { kind: 'definition', id })) || isAsked(file, definition.function, id)) return false;
    const given = this.#callers.of(file, definition.function).map((it) => ({ file: it.file, value: it.arguments[definition.index] }));
    return given.length > 0 && given.some((it) => it.value !== undefined && this.#isLoose(it.file, it.value, depth + 1));
  }

  /** Reports whether a value is a parameter of a handler or of what it calls, or something below one. */
  #isOfParameter(file: ProjectFile, value: Value, depth: number): boolean {
    if (value.kind === 'member') return this.#isOfParameter(file, value.of, depth + 1);
    const definition = value.kind === 'definition' ? file.syntax.definitions[value.id] : undefined;
    if (definition?.kind === 'parameter') return true;
    return definition?.kind === 'variable' && definition.within !== -1 && depth < 4 && definition.values.length === 1 && definition.values.some((it) => it !== value && (it.kind === 'definition' || it.kind === 'member') && this.#isOfParameter(file, it, depth + 1));
  }

  #isLooseResult(file: ProjectFile, index: number, depth: number): boolean {
    const call = file.syntax.calls[index];
    if (!call) return false;
    const [first] = call.arguments;
    const paths = this.#graph.values.targets(file, call.callee).flatMap((it) => (it.kind === 'global' ? [it.path] : []));
    if (paths.includes('JSON.stringify')) return first !== undefined && first.kind !== 'number';
    if (paths.includes('String')) return first !== undefined && this.#isLoose(file, first, depth + 1);
    if (call.callee.kind !== 'member') return false;
    const keeps = /^(?:trim|trimEnd|trimStart|toLowerCase|toUpperCase|toString|toLocaleLowerCase|concat|normalize)$/;
    return keeps.test(call.callee.name) && call.arguments.length === 0 && this.#isLoose(file, call.callee.of, depth + 1);
  }
}

/** The texts that a value is put together from, through variables of the same file. */
function joinedTexts(file: ProjectFile, value: Value, depth: number): readonly (Value & { kind: 'joined' })[] {
  if (value.kind === 'joined') return [value];
  if (value.kind === 'either') return value.of.flatMap((it) => joinedTexts(file, it, depth + 1));
  const definition = value.kind === 'definition' && depth < 4 ? file.syntax.definitions[value.id] : undefined;
  return definition?.kind === 'variable' && definition.path.length === 0 ? definition.values.flatMap((it) => joinedTexts(file, it, depth + 1)) : [];
}

/** The parts of a text that have a quote open before them. */
function insideQuotes({ parts }: Value & { kind: 'joined' }): readonly Value[] {
  let isOpen = false;
  return parts.filter((it) => {
    if (it.kind !== 'text') return isOpen;
    if ((it.value.match(/'/g)?.length ?? 0) % 2 === 1) isOpen = !isOpen;
    return false;
  });
}

/** Reports whether a condition of a function hands a value to a call, and so may say which ones it takes. */
function isAsked(file: ProjectFile, within: number, id: number): boolean {
  const tested = file.syntax.branches.filter((it) => it.within === within).flatMap((it) => valuesIn(it.test));
  return tested.some((it) => {
    const call = it.kind === 'result' ? file.syntax.calls[it.call] : undefined;
    return call?.arguments.some((given) => given.kind === 'definition' && given.id === id) === true;
  });
}

/** Names of what is made by the program: numbers, ids and dates hold no quotes. */
function isIdentifier(name: string): boolean {
  return /(?:^|_)(?:u?u?id|ids|guid|hash|date|time|timestamp|now|at|on|count|limit|offset|page|year|month|day|table|column|schema|database|type|status|locale|lang|order|direction|sort|code|unit|currency|role)$|(?:Code|Id|Ids|ID|Uuid|UUID|At|Date|Time|Hash|Count|Table|Column|Schema|Type|Status)$/i.test(name);
}
