/** Parses one standards file into a tree that knows where everything is. */
import { createScanner, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import type { Position, SourceLocation } from '../analysis/location.js';
import type { PresetName } from './presets.js';
import type { StandardsError } from './standards.js';

/** A standards file as a tree, with the way from offsets to locations. */
export interface Document {
  /** Path relative to the root. */
  readonly file: string;
  /** True for the workspace's own `plumbline.json`, false for what it extends. */
  readonly own: boolean;
  /** The preset that this stands for; absent for a file. */
  readonly preset?: PresetName;
  /** Absent when the text is not JSON, and for a preset. */
  readonly tree: Node | undefined;
  /** The first syntax error. Later ones mostly follow from it, so they wait for their turn. */
  readonly syntaxError: StandardsError | undefined;
  /** Where a part of the text is. */
  locate(place: Place): SourceLocation;
}

/** A part of the text, such as a node of the tree. */
export type Place = Pick<Node, 'offset' | 'length'>;

const maxDepth = 64;

/** Parses JSON with comments and trailing commas. Never throws. */
export function parseDocument(file: string, text: string, own: boolean, mostCharacters = 1_000_000): Document {
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const positionAt = positionsOf(json);
  const locate = ({ offset, length }: Place): SourceLocation => ({
    file,
    start: positionAt(offset),
    end: positionAt(offset + length),
  });
  const unreadable = (place: Place, message: string): Document => ({
    file,
    own,
    tree: undefined,
    syntaxError: { message, location: locate(place) },
    locate,
  });

  // The parser is recursive: a hostile file could otherwise exhaust the stack.
  if (json.length > mostCharacters || depthOf(json) > maxDepth) {
    const limit = `Such a file is at most ${mostCharacters} characters long and ${maxDepth} levels deep.`;
    return unreadable({ offset: 0, length: 0 }, limit);
  }

  const errors: ParseError[] = [];
  const tree = parseTree(json, errors, { allowTrailingComma: true });
  const first = errors[0];
  if (first !== undefined) return unreadable(first, describe(first, json));
  return { file, own, tree, syntaxError: undefined, locate };
}

/** A preset, as a document among those that a file extends. */
export function presetDocument(preset: PresetName): Document {
  const nowhere = { line: 0, character: 0 };
  return { file: preset, own: false, preset, tree: undefined, syntaxError: undefined, locate: () => ({ file: preset, start: nowhere, end: nowhere }) };
}

/** The property of an object that has this key, or `undefined`. */
export function propertyOf(node: Node | undefined, key: string): Node | undefined {
  return propertiesOf(node).find((it) => it.key.value === key)?.value;
}

/** Keys of an object with their values; empty for anything else. */
export function propertiesOf(node: Node | undefined): { readonly key: Node; readonly value: Node }[] {
  if (node?.type !== 'object') return [];
  return (node.children ?? []).flatMap((property) => {
    const [key, value] = property.children ?? [];
    return key && value ? [{ key, value }] : [];
  });
}

/** Entries of a list; empty for anything else. */
export function itemsOf(node: Node | undefined): readonly Node[] {
  return node?.type === 'array' ? (node.children ?? []) : [];
}

/** The text of a string node, or `undefined` for anything else. */
export function stringOf(node: Node | undefined): string | undefined {
  return node?.type === 'string' ? (node.value as string) : undefined;
}

function positionsOf(text: string): (offset: number) => Position {
  const starts = [0, ...Array.from(text.matchAll(/\r\n?|\n/g), (it) => it.index + it[0].length)];
  return (offset) => {
    let line = starts.length - 1;
    while (line > 0 && (starts[line] ?? 0) > offset) line -= 1;
    return { line, character: offset - (starts[line] ?? 0) };
  };
}

// The parser's `const enum` of tokens cannot be imported from isolated modules, so these are its numbers.
const openers = [1, 3];
const closers = [2, 4];
const endOfFile = 17;

function depthOf(text: string): number {
  const scanner = createScanner(text, true);
  let depth = 0;
  let deepest = 0;
  for (let token: number = scanner.scan(); token !== endOfFile; token = scanner.scan()) {
    if (openers.includes(token)) depth += 1;
    if (closers.includes(token)) depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

const expectations: Readonly<Record<string, string>> = {
  InvalidSymbol: 'is not JSON: expected a value in double quotes, a number, `true` or `false`',
  InvalidNumberFormat: 'is not a number',
  PropertyNameExpected: 'is unexpected: a key in double quotes should stand here',
  ValueExpected: 'is unexpected: a value should stand here',
  ColonExpected: 'is unexpected: a colon should stand between a key and its value',
  CommaExpected: 'is unexpected: a comma should stand before it',
  CloseBraceExpected: 'is unexpected: a closing `}` is missing',
  CloseBracketExpected: 'is unexpected: a closing `]` is missing',
  EndOfFileExpected: 'is unexpected: the file should end after the first value',
  InvalidCommentToken: 'is not a comment',
  UnexpectedEndOfComment: 'is a comment that never ends',
  UnexpectedEndOfString: 'is a text that never ends',
  UnexpectedEndOfNumber: 'is a number that is cut off',
  InvalidUnicode: 'has an invalid Unicode escape',
  InvalidEscapeCharacter: 'has an invalid escape; write a backslash as `\\\\`',
  InvalidCharacter: 'has a control character; write it as an escape, such as `\\n`',
};

function describe(error: ParseError, text: string): string {
  const found = text.slice(error.offset, error.offset + error.length);
  const shown = found.trim() === '' ? 'The end of the file' : `\`${shorten(found)}\``;
  return `${shown} ${expectations[printParseErrorCode(error.error)] ?? 'is not JSON'}.`;
}

function shorten(text: string): string {
  const line = text.split(/[\r\n]/, 1)[0] ?? '';
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}
