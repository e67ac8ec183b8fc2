/** Reads YAML and JSON with the line of each value. What cannot be read is no data: signals claim only what they read. */
import { parseTree, findNodeAtLocation, getNodeValue, type ParseError } from 'jsonc-parser';
import { isMap, isScalar, isSeq, LineCounter, parseAllDocuments, type Node } from 'yaml';
import type { Artefact } from './signal.js';

export type Data = Readonly<Record<string, unknown>>;

/** One document of a file. */
export interface DataDocument {
  readonly data: Data;
  /** The line of a value, from zero; of the nearest that exists where there is none. */
  lineOf(...path: readonly (string | number)[]): number;
}

const longest = 1_000_000;

/** The documents of a YAML or JSON file that are mappings; empty when the file cannot be read. */
export function documentsOf({ path, text }: Artefact): readonly DataDocument[] {
  if (text.length > longest) return [];
  return /\.(?:json|jsonc|json5|avsc|tour|excalidraw)$/.test(path) || path.endsWith('rc') ? readJson(text) : readYaml(text);
}

function readJson(text: string): readonly DataDocument[] {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  if (!tree || errors.length > 0) return [];
  const data: unknown = getNodeValue(tree);
  if (!isData(data)) return [];
  return [{ data, lineOf: (...path) => lineAt(text, nearest(path, (it) => findNodeAtLocation(tree, [...it])?.offset) ?? 0) }];
}

function readYaml(text: string): readonly DataDocument[] {
  const lines = new LineCounter();
  try {
    return parseAllDocuments(text, { lineCounter: lines, logLevel: 'silent', customTags: tagsOf(text) }).flatMap((document): readonly DataDocument[] => {
      if (document.errors.length > 0) return [];
      const data: unknown = document.toJS({ maxAliasCount: 50 });
      if (!isData(data)) return [];
      const lineOf: DataDocument['lineOf'] = (...path) => Math.max(0, lines.linePos(nearest(path, (it) => offsetOf(document.contents, it)) ?? 0).line - 1);
      return [{ data, lineOf }];
    });
  } catch {
    // Aliases that multiply, or a nesting that no parser follows, are not read.
    return [];
  }
}

/** CloudFormation has tags of its own, which stand for values that are not known here. */
function tagsOf(text: string): { tag: string; resolve: (value: string) => string }[] {
  const names = new Set([...text.matchAll(/(?<=[\s-])(![A-Za-z]\w*)/g)].map((it) => it[1] ?? ''));
  return [...names].slice(0, 40).map((tag) => ({ tag, resolve: (value) => value }));
}

function offsetOf(node: Node | null, path: readonly (string | number)[]): number | undefined {
  let at: unknown = node;
  let offset = node?.range?.[0];
  for (const step of path) {
    if (isMap(at)) {
      const pair = at.items.find((it) => isScalar(it.key) && String(it.key.value) === String(step));
      if (!pair) return undefined;
      if (isScalar(pair.key)) offset = pair.key.range?.[0];
      at = pair.value;
    } else if (isSeq(at)) {
      at = at.items[Number(step)];
      offset = (at as Node | undefined)?.range?.[0];
    } else return undefined;
  }
  return offset;
}

function nearest(path: readonly (string | number)[], find: (path: readonly (string | number)[]) => number | undefined): number | undefined {
  for (let length = path.length; length > 0; length--) {
    const found = find(path.slice(0, length));
    if (found !== undefined) return found;
  }
  return find([]);
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length - 1;
}

export function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A mapping inside another, by its keys; empty where there is none. */
export function dataAt(data: unknown, ...path: readonly (string | number)[]): Data {
  const found = valueAt(data, ...path);
  return isData(found) ? found : {};
}

export function listAt(data: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const found = valueAt(data, ...path);
  return Array.isArray(found) ? found : [];
}

/** A text or number as text; the empty string for anything else. */
export function wordAt(data: unknown, ...path: readonly (string | number)[]): string {
  const found = valueAt(data, ...path);
  return typeof found === 'string' || typeof found === 'number' || typeof found === 'boolean' ? String(found) : '';
}

export function valueAt(data: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((at, step) => {
    if (Array.isArray(at)) return at[Number(step)];
    return isData(at) && Object.hasOwn(at, step) ? at[step] : undefined;
  }, data);
}
