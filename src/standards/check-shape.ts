/** Holds a parsed standards file against the schema, one message a mistake. */
import type { Node } from 'jsonc-parser';
import { itemsOf, propertiesOf, stringOf, type Document, type Place } from './document.js';
import type { JsonSchema } from './schema.js';
import { didYouMean, oneOf } from './spelling.js';
import type { StandardsError } from './standards.js';

/**
 * The mistakes in keys, types and values. A general validator answers per schema branch and names no place in the text;
 * this one walks tree and schema together, so that every mistake is said once, where it is.
 */
export function checkShape(document: Document, schema: JsonSchema): StandardsError[] {
  if (document.tree === undefined) return [];
  return [...check(document.tree, schema, [])].map(({ node, message }) => ({ message, location: document.locate(node) }));
}

interface Mistake {
  readonly node: Place;
  readonly message: string;
}

/** Keys from the root, with `*` for an entry of a list. */
type Path = readonly string[];

function* check(node: Node, schema: JsonSchema, path: Path): Iterable<Mistake> {
  const branch = branchFor(node, schema);
  if (branch === undefined) {
    yield { node, message: `Expected ${labelOf(path)} to be ${typeOf(schema)}, found ${articled(node.type)}.` };
    return;
  }
  if (node.type === 'string') yield* checkText(node, branch, path);
  if (node.type === 'array') yield* checkList(node, branch, path);
  if (node.type === 'object') yield* checkObject(node, branch, path);
}

function* checkText(node: Node, schema: JsonSchema, path: Path): Iterable<Mistake> {
  const text = stringOf(node) ?? '';
  if (schema.enum !== undefined && !schema.enum.includes(text)) {
    yield { node, message: unknownValue(text, schema.enum, path) };
    return;
  }
  if (schema.pattern === undefined || new RegExp(schema.pattern, 'u').test(text)) return;
  const expected = schema.patternErrorMessage ?? `Expected ${schema.pattern}.`;
  yield { node, message: `${capitalised(labelOf(path))}: ${expected.charAt(0).toLowerCase()}${expected.slice(1)}` };
}

function* checkList(node: Node, schema: JsonSchema, path: Path): Iterable<Mistake> {
  const items = itemsOf(node);
  if (items.length < (schema.minItems ?? 0)) yield { node, message: `Expected at least one entry in ${labelOf(path)}.` };
  for (const item of items) yield* check(item, schema.items ?? {}, [...path, '*']);
}

function* checkObject(node: Node, schema: JsonSchema, path: Path): Iterable<Mistake> {
  const known = schema.properties ?? {};
  const seen = new Set<string>();
  for (const { key, value } of propertiesOf(node)) {
    const name = stringOf(key) ?? '';
    // The parser keeps the last of two equal keys; the first would be dropped without a word.
    if (seen.has(name)) yield { node: key, message: `${capitalised(nounAt(path))} \`${name}\` is given twice.` };
    seen.add(name);
    const expected = Object.hasOwn(known, name) ? known[name] : undefined;
    if (expected === undefined) yield { node: key, message: unknownKey(name, Object.keys(known), path) };
    else yield* check(value, expected, [...path, name]);
  }
  const missing = (schema.required ?? []).filter((it) => !seen.has(it));
  // The whole object would be a long squiggle, so the message stands at its opening brace.
  const brace = { offset: node.offset, length: 1 };
  if (missing.length > 0) yield { node: brace, message: `${capitalised(labelOf(path))} lacks ${listed(missing)}.` };
}

function branchFor(node: Node, schema: JsonSchema): JsonSchema | undefined {
  if (schema.anyOf !== undefined) return schema.anyOf.find((it) => branchFor(node, it) !== undefined);
  return schema.type === undefined || schema.type === node.type ? schema : undefined;
}

function unknownKey(name: string, known: readonly string[], path: Path): string {
  const noun = nounAt(path);
  const likely = didYouMean(name, known);
  const unknown = `Unknown ${noun} \`${name}\`.`;
  if (likely !== '') return unknown + likely;
  if (noun === 'rule') return `${unknown} \`plumbline rules\` lists every rule.`;
  if (known.length === 0) return `${unknown} The rule has no options.`;
  return `${unknown} Expected ${oneOf(known)}.`;
}

function unknownValue(text: string, known: readonly string[], path: Path): string {
  if (path[0] === 'waivers') return unknownKey(text, known, ['rules']);
  const likely = known.length > 1 ? didYouMean(text, known) : '';
  return `Expected ${labelOf(path)} to be ${oneOf(known)}, found \`${text}\`.${likely}`;
}

function nounAt(whole: Path): string {
  // An override holds rules as the file does.
  const path = whole[0] === 'overrides' ? whole.slice(2) : whole;
  if (path[0] !== 'rules' && path[0] !== 'cards') return 'key';
  if (path.length === 1) return 'rule';
  return path[0] === 'rules' && path[2] === 'options' ? 'option' : 'key';
}

function labelOf(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'the file';
  return last === '*' ? `every entry of ${labelOf(path.slice(0, -1))}` : `\`${last}\``;
}

function typeOf(schema: JsonSchema): string {
  if (schema.anyOf !== undefined) return schema.anyOf.map(typeOf).join(' or ');
  if (schema.enum !== undefined) return `one of ${oneOf(schema.enum)}`;
  if (schema.type === 'boolean') return '`true` or `false`';
  if (schema.type !== 'array') return articled(schema.type ?? 'value');
  return schema.items?.type === 'string' ? 'a list of strings' : 'a list of objects';
}

function articled(type: string): string {
  if (type === 'null') return 'null';
  if (type === 'array') return 'a list';
  return type === 'object' ? 'an object' : `a ${type}`;
}

function listed(words: readonly string[]): string {
  const quoted = words.map((it) => `\`${it}\``);
  return quoted.length === 1 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1) ?? ''}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
