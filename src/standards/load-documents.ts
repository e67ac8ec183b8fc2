/** Loads the workspace's standards file and everything it extends. */
import type { Problem } from '../analysis/finding.js';
import type { SourceFiles } from '../analysis/source-files.js';
import { itemsOf, parseDocument, presetDocument, propertyOf, stringOf, type Document } from './document.js';
import { isPreset, presetNames } from './presets.js';
import { join, portPath, resolveExtends, shownPath } from './resolve-extends.js';
import { likelySpelling, oneOf } from './spelling.js';
import type { StandardsError } from './standards.js';

export interface LoadedDocuments {
  /** What is extended comes before what extends it, each file once; the workspace's own file is last. */
  readonly documents: readonly Document[];
  readonly errors: readonly StandardsError[];
  /** Files that exist and could not be read. */
  readonly problems: readonly Problem[];
}

/**
 * Loads `own`, a path relative to the root, and what it extends; no documents when there is no such file. `inherited` is
 * the file that holds for `own` anyway, and need not be extended.
 */
export function loadDocuments(files: SourceFiles, own: string, inherited?: string): LoadedDocuments {
  const documents: Document[] = [];
  const errors: StandardsError[] = [];
  const problems: Problem[] = [];
  const loaded = new Set<string>();

  const visit = (path: string, text: string, chain: readonly string[]): void => {
    loaded.add(identityOf(path));
    const file = shownPath(path, files.root);
    const document = parseDocument(file, text, chain.length === 1);
    for (const node of extendsOf(document)) {
      const specifier = stringOf(node) ?? '';
      // An empty name is a mistake in the shape, and is said there.
      if (specifier.trim() === '') continue;
      extend(document, path, { specifier, node }, chain);
    }
    documents.push(document);
  };

  const extend = (document: Document, from: string, { specifier, node }: Extends, chain: readonly string[]): void => {
    const location = document.locate(node);
    const shownChain = (last: string): string => [...chain.map((it) => shownPath(it, files.root)), last].join(' → ');
    if (isPreset(specifier)) {
      documents.push(presetDocument(specifier));
      return;
    }
    if (specifier.startsWith('plumbline:')) {
      // By what is after the colon, since what is before it is always the same.
      const likely = likelySpelling(afterColon(specifier), presetNames.map(afterColon));
      const hint = likely === undefined ? `Expected ${oneOf(presetNames)}.` : `Did you mean \`plumbline:${likely}\`?`;
      errors.push({ message: `Cannot extend \`${shownChain(specifier)}\`: there is no such preset. ${hint}`, location });
      return;
    }
    const resolution = resolveExtends(specifier, from, files);
    if ('refusal' in resolution) {
      errors.push({ message: `Cannot extend \`${shownChain(specifier)}\`: ${resolution.refusal}.`, location });
      return;
    }

    const { path } = resolution;
    const link = shownChain(shownPath(path, files.root));
    if (inherited !== undefined && identityOf(path) === identityOf(join(files.root, inherited))) {
      errors.push({ message: `\`${inherited}\` holds for this folder without being extended. Remove \`${specifier}\`.`, location });
      return;
    }
    // By real path, so that a link does not hide a circle.
    if (chain.some((it) => identityOf(it) === identityOf(path))) {
      errors.push({ message: `\`extends\` goes in a circle: \`${link}\`.`, location });
      return;
    }
    if (loaded.has(identityOf(path))) return;

    const text = files.read(portPath(path, files.root));
    const failure = files.readFailure(portPath(path, files.root));
    if (text !== undefined) visit(path, text, [...chain, path]);
    else if (failure === undefined) errors.push({ message: `Cannot extend \`${link}\`: there is no such file.`, location });
    else problems.push({ file: document.file, message: `Cannot extend \`${link}\`: ${failure}`, location });
  };

  const identityOf = (path: string): string => files.realPath(path);

  const text = files.read(own);
  const failure = files.readFailure(own);
  const path = join(files.root, own);
  if (text !== undefined) visit(path, text, [path]);
  else if (failure !== undefined) problems.push({ file: own, message: failure });
  return { documents, errors, problems };
}

function afterColon(preset: string): string {
  return preset.slice(preset.indexOf(':') + 1);
}

interface Extends {
  readonly specifier: string;
  readonly node: Parameters<Document['locate']>[0];
}

function extendsOf(document: Document) {
  const value = propertyOf(document.tree, 'extends');
  return value?.type === 'array' ? itemsOf(value) : value === undefined ? [] : [value];
}
