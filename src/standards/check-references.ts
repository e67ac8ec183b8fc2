/** Finds mistakes in what standards say about other files: modules, the root's own business, rules closed to exceptions. */
import { itemsOf, propertiesOf, propertyOf, stringOf, type Document } from './document.js';
import { moduleOf } from './merge-standards.js';
import { isWaivable } from './rule-settings.js';
import { recognizerKinds } from './schema.js';
import { didYouMean } from './spelling.js';
import type { Standards, StandardsError } from './standards.js';

/** Modules that are meant to be own files and are none. */
export function checkRecognizers(document: Document, files: readonly string[]): StandardsError[] {
  if (!document.own) return [];
  const recognizers = propertyOf(document.tree, 'recognizers');
  return Object.keys(recognizerKinds).flatMap((kind) =>
    itemsOf(propertyOf(recognizers, kind)).flatMap((node) => {
      const module = moduleOf(stringOf(node) ?? '').replace(/^(?:\.\/)+/, '');
      if (!looksOwn(module, stringOf(node) ?? '', files) || isOwnModule(module, files)) return [];
      const known = files.filter((it) => sourceFile.test(it)).map(withoutExtension);
      return [{ message: `There is no file \`${module}\`.${didYouMean(module, known)}`, location: document.locate(node) }];
    }),
  );
}

/** Reports whether a module is a file of the workspace, with or without its extension. */
export function isOwnModule(module: string, files: readonly string[]): boolean {
  const path = module.replace(/^(?:\.\/)+/, '');
  return files.some((it) => it === path || (sourceFile.test(it) && (withoutExtension(it) === path || withoutExtension(it) === `${path}/index`)));
}

/** What only the file at the root can decide. */
export function checkPackage(document: Document): StandardsError[] {
  if (!document.own) return [];
  return propertiesOf(document.tree).flatMap(({ key }) => {
    const name = stringOf(key) ?? '';
    if (!rootOnly.includes(name)) return [];
    return [{ message: `\`${name}\` belongs into the \`plumbline.json\` at the root, since it holds for the whole workspace.`, location: document.locate(key) }];
  });
}

/** Waivers of rules to which the team allows no exception. */
export function checkWaivable(standards: Standards): StandardsError[] {
  return standards.waivers.filter((it) => !it.files.every((file) => isWaivable(standards, it.rule, file))).map(({ rule, location }) => ({
    message: `\`${rule}\` is marked as not waivable, so nothing can be waived here.`,
    location,
  }));
}

const rootOnly: readonly string[] = ['edition', 'include', 'evidence', 'cards'];
const sourceFile = /\.[cm]?[jt]sx?$/;

function withoutExtension(file: string): string {
  return file.replace(sourceFile, '');
}

/** A module is meant to be own when it is written as a path, or begins with a folder that is there. */
function looksOwn(module: string, written: string, files: readonly string[]): boolean {
  if (module === '') return false;
  const [first = ''] = module.split('/');
  return written.startsWith('./') || (module.includes('/') && files.some((it) => it.startsWith(`${first}/`)));
}
