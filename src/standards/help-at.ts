/** Says what stands at a place in a standards file: a rule, a layer, a context, a preset or a glob. */
import { findNodeAtOffset, getNodePath, type Node } from 'jsonc-parser';
import type { Position, SourceLocation } from '../analysis/location.js';
import { itemsOf, parseDocument, propertyOf, stringOf, type Document } from './document.js';
import { compileGlob, literalGlob } from './match.js';
import { isPreset, presets } from './presets.js';
import { isGlob } from './schema.js';

export type Help =
  | { readonly kind: 'rule'; readonly rule: string; readonly location: SourceLocation }
  | { readonly kind: 'preset'; readonly preset: string; readonly says: string; readonly location: SourceLocation }
  | { readonly kind: 'glob'; readonly files: readonly string[]; readonly location: SourceLocation }
  | {
      readonly kind: 'layer' | 'context';
      readonly name: string;
      readonly location: SourceLocation;
      /** Where it is declared; its own place where the name is. */
      readonly declaration: SourceLocation;
      readonly globs: readonly string[];
      /** Files that belong to it, sorted. */
      readonly files: readonly string[];
      readonly mayImport: readonly string[];
      readonly importedBy: readonly string[];
      /** Holds the domain, or is a shared kernel. */
      readonly isSpecial: boolean;
    };

/** `file` is the standards file with its text; `files` are those of the root. */
export function helpAt(file: string, text: string, position: Position, files: readonly string[]): Help | undefined {
  const document = parseDocument(file, text, true);
  const node = document.tree && findNodeAtOffset(document.tree, offsetOf(text, position));
  const word = stringOf(node);
  if (node === undefined || word === undefined) return undefined;

  const location = document.locate(node);
  const path = getNodePath(node);
  const isKey = node.parent?.type === 'property' && node.parent.children?.[0] === node;
  const inner = path[0] === 'overrides' ? path.slice(2) : path;
  if (isKey && inner.length === 2 && (inner[0] === 'rules' || path[0] === 'cards')) return { kind: 'rule', rule: word, location };
  if (path[0] === 'waivers' && path[2] === 'rule' && !isKey) return { kind: 'rule', rule: word, location };
  if (path[0] === 'extends' && isPreset(word)) return { kind: 'preset', preset: word, says: presets[word], location };

  const folder = file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '';
  if (path[0] === 'layers' && (path[2] === 'name' || path[2] === 'mayImport') && !isKey) return partAt(document, 'layer', word, location, folder, files);
  if (path[0] === 'contexts' && path[2] === 'name' && !isKey) return partAt(document, 'context', word, location, folder, files);
  const isList = path.at(-2) === 'files' || path.at(-2) === 'public' || path[0] === 'ignore' || path[0] === 'include';
  return isList && !isKey && isGlob(word) ? { kind: 'glob', files: matching([word], folder, files), location } : undefined;
}

function partAt(
  document: Document,
  kind: 'layer' | 'context',
  name: string,
  location: SourceLocation,
  folder: string,
  files: readonly string[],
): Help | undefined {
  const parts = itemsOf(propertyOf(document.tree, `${kind}s`));
  const nameOf = (it: Node): string => stringOf(propertyOf(it, 'name')) ?? '';
  const part = parts.find((it) => nameOf(it) === name);
  const declared = propertyOf(part, 'name');
  if (part === undefined || declared === undefined) return undefined;
  const globs = textsOf(propertyOf(part, 'files')).filter(isGlob);
  return {
    kind,
    name,
    location,
    declaration: document.locate(declared),
    globs,
    files: matching(globs, folder, files),
    mayImport: textsOf(propertyOf(part, 'mayImport')),
    importedBy: parts.filter((it) => textsOf(propertyOf(it, 'mayImport')).includes(name)).map(nameOf),
    isSpecial: propertyOf(part, kind === 'layer' ? 'domain' : 'shared')?.value === true,
  };
}

function textsOf(list: Node | undefined): readonly string[] {
  return itemsOf(list).flatMap((it) => stringOf(it) ?? []);
}

function matching(globs: readonly string[], folder: string, files: readonly string[]): readonly string[] {
  const prefix = folder === '' ? '' : `${literalGlob(folder)}/`;
  const matchers = globs.map((it) => compileGlob(prefix + it.replace(/^\.\//, '')));
  return files.filter((file) => matchers.some((it) => it(file)));
}

function offsetOf(text: string, { line, character }: Position): number {
  let start = 0;
  for (let at = 0; at < line; at += 1) {
    const next = /\r\n?|\n/.exec(text.slice(start));
    if (next === null) return text.length;
    start += next.index + next[0].length;
  }
  return start + character;
}
