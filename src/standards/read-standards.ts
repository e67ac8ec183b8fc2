/** Reads `plumbline.json`, what it extends and those of packages below it into the standards that a review holds code to. */
import type { Notice, Problem } from '../analysis/finding.js';
import { compareLocations, compareText } from '../analysis/location.js';
import type { SourceFiles } from '../analysis/source-files.js';
import { checkGlobs, checkMeaning } from './check-meaning.js';
import { checkPackage, checkRecognizers, checkWaivable, isOwnModule } from './check-references.js';
import { checkShape } from './check-shape.js';
import { propertyOf, type Document } from './document.js';
import { loadDocuments } from './load-documents.js';
import { matcherOf } from './match.js';
import { mergeDocuments, mergePackage, withDistinctNames } from './merge-standards.js';
import { standardsSchema, type JsonSchema, type RuleDescriptor } from './schema.js';
import { defaultStandards, type Standards, type StandardsError } from './standards.js';

/** The file that holds a team's standards: at the root of the workspace, and in packages for what lies below them. */
export const standardsFile = 'plumbline.json';

export interface ReadStandards {
  readonly standards: Standards;
  /** Mistakes in the file and in what it extends, sorted by location. */
  readonly errors: readonly StandardsError[];
  /** Files that exist and could not be read. */
  readonly problems: readonly Problem[];
  readonly notices: readonly Notice[];
}

/**
 * Reads the standards of a workspace. With any error or problem, nothing that was written takes effect: `standards` are
 * the default ones, and only `declared` tells that a file is there. Half of a team's decisions would give findings that
 * nobody decided, so the caller stops or keeps the last good standards.
 */
export function readStandards(files: SourceFiles, rules: readonly RuleDescriptor[]): ReadStandards {
  const schema = standardsSchema(rules);
  const root = readFile(files, '', schema);
  // What a mistaken root ignores is not known, and packages inherit from it.
  const standards = root.errors.length > 0 ? defaultStandards : mergeDocuments(root.documents);
  const packages = root.errors.length > 0 ? [] : packagesWithStandards(files, standards).map((folder) => readFile(files, folder, schema));
  const all = [root, ...packages];
  if (all.every((it) => it.documents.length === 0 && it.problems.length === 0)) {
    return { standards: defaultStandards, errors: [], problems: [], notices: [] };
  }

  const found = all.flatMap((it) => it.errors);
  const problems = all.flatMap((it) => it.problems);
  const whole = found.length > 0 ? undefined : withDistinctNames(
    packages.reduce((base, it) => mergePackage(base, it.documents, it.folder, (module) => isOwnModule(module, filesBelow(files, it.folder))), standards),
  );
  const errors = [...found, ...(whole === undefined ? [] : checkWaivable(whole))]
    .sort((a, b) => compareLocations(a.location, b.location) || compareText(a.message, b.message));
  const isGood = whole !== undefined && errors.length === 0 && problems.length === 0;
  return {
    standards: isGood ? { ...whole, declared: true } : { ...defaultStandards, declared: true },
    errors,
    problems,
    notices: all.flatMap((it) => it.notices),
  };
}

interface ReadFile extends Omit<ReadStandards, 'standards'> {
  readonly folder: string;
  readonly documents: readonly Document[];
}

/** Reads the standards in one folder, and what they extend. Their globs are relative to the folder. */
function readFile(files: SourceFiles, folder: string, schema: JsonSchema): ReadFile {
  const isRoot = folder === '';
  const { documents, errors, problems } = loadDocuments(files, isRoot ? standardsFile : `${folder}/${standardsFile}`, isRoot ? undefined : standardsFile);
  const below = filesBelow(files, folder);
  const globChecks = documents.map((it) => checkGlobs(it, effectiveParts(it, documents), below));
  return {
    folder,
    documents,
    errors: [
      ...errors,
      ...documents.flatMap((it) => it.syntaxError ?? []),
      ...documents.flatMap((it) => checkShape(it, schema)),
      ...documents.flatMap((it) => checkMeaning(it)),
      ...documents.flatMap((it) => checkRecognizers(it, below)),
      ...(isRoot ? [] : documents.flatMap((it) => checkPackage(it))),
      ...globChecks.flatMap((it) => it.errors),
    ],
    problems,
    notices: globChecks.flatMap((it) => it.notices),
  };
}

/** Folders below the root with standards of their own, outer ones first. What the root ignores is none of its business. */
function packagesWithStandards(files: SourceFiles, { ignore }: Standards): readonly string[] {
  const isIgnored = matcherOf(ignore);
  return files
    .list()
    .filter((it) => it.endsWith(`/${standardsFile}`) && !isIgnored(it))
    .map((it) => it.slice(0, -standardsFile.length - 1))
    .sort((a, b) => a.split('/').length - b.split('/').length || compareText(a, b));
}

function filesBelow(files: SourceFiles, folder: string): readonly string[] {
  if (folder === '') return files.list();
  return files.list().filter((it) => it.startsWith(`${folder}/`)).map((it) => it.slice(folder.length + 1));
}

// What a later document replaces has no effect, so nobody needs to hear about it.
function effectiveParts(document: Document, documents: readonly Document[]): readonly string[] {
  const later = documents.slice(documents.indexOf(document) + 1);
  const replaced = (part: string): boolean => later.some((it) => propertyOf(it.tree, part) !== undefined);
  return ['include', 'ignore', 'layers', 'contexts', 'overrides', 'providedElsewhere', 'waivers'].filter((it) => !replacedParts.includes(it) || !replaced(it));
}

const replacedParts: readonly string[] = ['include', 'layers', 'contexts'];
