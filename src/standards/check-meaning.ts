/** Finds mistakes in a standards file that its shape cannot show: names, dates and globs. */
import type { Node } from 'jsonc-parser';
import type { Notice } from '../analysis/finding.js';
import { itemsOf, propertyOf, stringOf, type Document, type Place } from './document.js';
import { compileGlob } from './match.js';
import { isGlob } from './schema.js';
import { didYouMean, oneOf } from './spelling.js';
import type { StandardsError } from './standards.js';

/** Mistakes in names and dates. Reads whatever is well formed, so that one mistake does not hide the next. */
export function checkMeaning(document: Document): StandardsError[] {
  return [
    ...checkNames(document, 'layers', 'layer'),
    ...checkNames(document, 'contexts', 'context'),
    ...checkImports(document),
    ...checkDates(document),
  ];
}

export interface GlobCheck {
  readonly errors: readonly StandardsError[];
  readonly notices: readonly Notice[];
}

/**
 * Globs that match no file, and files that two layers claim. The workspace's own layers, contexts and waivers are meant
 * for these very files, so there it is an error. Elsewhere it is a notice, for nobody here can correct a package.
 */
export function checkGlobs(document: Document, parts: readonly string[], files: readonly string[]): GlobCheck {
  const errors: StandardsError[] = [];
  const notices: Notice[] = [];
  for (const part of parts) {
    const idle = globsOf(document, part).filter((it) => !files.some(compileGlob(textOf(it))));
    if (document.own && strictParts.includes(part)) {
      const hint = (glob: string): string => (isFolder(glob, files) ? ` Did you mean \`${trimSlash(glob)}/**\`?` : '');
      errors.push(...idle.map((it) => error(document, it, `No file matches \`${textOf(it)}\`.${hint(textOf(it))}`)));
    } else if (idle.length > 0) {
      notices.push({ message: `\`${part}\` in ${document.file}: no file matches ${oneOf(idle.map(textOf))}.` });
    }
  }
  if (!parts.includes('layers')) return { errors, notices };

  const overlaps = findOverlaps(document, files);
  if (document.own) errors.push(...overlaps);
  else notices.push(...overlaps.map((it) => ({ message: `${document.file}: ${it.message}` })));
  return { errors, notices };
}

const strictParts: readonly string[] = ['layers', 'contexts', 'waivers'];

function* checkNames(document: Document, part: string, noun: string): Iterable<StandardsError> {
  const seen = new Set<string>();
  for (const { name, node } of namesOf(document, part)) {
    if (seen.has(name)) yield error(document, node, `There is another ${noun} named \`${name}\`.`);
    seen.add(name);
  }
}

function* checkImports(document: Document): Iterable<StandardsError> {
  const known = namesOf(document, 'layers').map((it) => it.name);
  for (const node of entriesOf(document, 'layers').flatMap((it) => itemsOf(propertyOf(it, 'mayImport')))) {
    const name = stringOf(node);
    if (name === undefined || name.trim() === '' || known.includes(name)) continue;
    yield error(document, node, `Unknown layer \`${name}\`.${didYouMean(name, known)}`);
  }
}

function* checkDates(document: Document): Iterable<StandardsError> {
  for (const waiver of entriesOf(document, 'waivers')) {
    const node = propertyOf(waiver, 'until');
    const text = stringOf(node);
    // The shape is checked elsewhere; what is left is a day that its month does not have.
    if (node === undefined || text === undefined || !/^\d{4}-(0[1-9]|1[0-2])-([0-2]\d|3[01])$/.test(text)) continue;
    const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
    const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
    if (day > lastDay) yield error(document, node, `There is no such day: ${text.slice(0, 7)} has ${lastDay} days.`);
  }
}

function findOverlaps(document: Document, files: readonly string[]): StandardsError[] {
  const layers = entriesOf(document, 'layers').flatMap((entry) => {
    const name = stringOf(propertyOf(entry, 'name'));
    const globs = itemsOf(propertyOf(entry, 'files')).filter(isUsable);
    return name === undefined ? [] : [{ name, globs: globs.map((node) => ({ node, matches: compileGlob(textOf(node)) })) }];
  });

  const errors = new Map<string, StandardsError>();
  for (const file of files) {
    const claims = layers.flatMap(({ name, globs }, index) => {
      const glob = globs.find((it) => it.matches(file));
      return glob === undefined ? [] : [{ name, index, node: glob.node }];
    });
    for (const [at, second] of claims.entries()) {
      for (const first of claims.slice(0, at)) {
        const pair = `${first.index} ${second.index}`;
        if (errors.has(pair)) continue;
        const message = `The layers \`${first.name}\` and \`${second.name}\` both claim \`${file}\`; it belongs to \`${first.name}\`, the first.`;
        errors.set(pair, error(document, second.node, message));
      }
    }
  }
  return [...errors.values()];
}

function error(document: Document, place: Place, message: string): StandardsError {
  return { message, location: document.locate(place) };
}

function entriesOf(document: Document, part: string): readonly Node[] {
  return itemsOf(propertyOf(document.tree, part));
}

function namesOf(document: Document, part: string): { readonly name: string; readonly node: Node }[] {
  return entriesOf(document, part).flatMap((entry) => {
    const node = propertyOf(entry, 'name');
    const name = stringOf(node);
    return node === undefined || name === undefined || name.trim() === '' ? [] : [{ name, node }];
  });
}

function globsOf(document: Document, part: string): readonly Node[] {
  const value = propertyOf(document.tree, part);
  const lists = part === 'include' || part === 'ignore' ? [value] : itemsOf(value).flatMap(listsOf);
  return lists.flatMap((it) => itemsOf(it)).filter(isUsable);
}

function listsOf(entry: Node): (Node | undefined)[] {
  return [propertyOf(entry, 'files'), propertyOf(entry, 'public')];
}

function isUsable(node: Node): boolean {
  return isGlob(textOf(node));
}

function textOf(node: Node): string {
  return stringOf(node) ?? '';
}

function isFolder(glob: string, files: readonly string[]): boolean {
  return files.some((it) => it.startsWith(`${trimSlash(glob)}/`));
}

function trimSlash(glob: string): string {
  return glob.replace(/^\.\//, '').replace(/\/+$/, '');
}
