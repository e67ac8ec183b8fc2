/** Facts of one package of a root as a text, and reviews that begin from such texts. */
import { createHash } from 'node:crypto';
import type { CheckerProcess } from '../analysis/checker-process.js';
import type { FactStore } from '../analysis/fact-store.js';
import type { Notice, Problem } from '../analysis/finding.js';
import type { SourceFiles } from '../analysis/source-files.js';
import { finish } from '../analysis/steps.js';
import { Extractor } from '../extract/extractor.js';
import { changedAnswers, MemoryStore, mergeStored, sliceStored, type StoredTexts } from '../extract/portable-facts.js';
import { FACTS_VERSION } from '../facts/facts.js';
import { assignRoles } from '../project/roles.js';
import { readStandards } from '../standards/read-standards.js';
import type { StandardsError } from '../standards/standards.js';
import { ruleDescriptors } from './rule-descriptors.js';
import { reviewedPaths } from './reviewed-paths.js';

export interface PackageFactsOptions {
  readonly files: SourceFiles;
  readonly typesFolder: string;
  readonly checker?: CheckerProcess;
  /** Version of Plumbline, and of what makes its facts. */
  readonly version: string;
}

export interface PackageFacts {
  readonly text: string;
  /** Files of the package that were analysed. */
  readonly files: number;
  readonly problems: readonly Problem[];
  readonly standardsErrors: readonly StandardsError[];
}

/** A text of facts that cannot be used; the message says why and what to do. */
export class FactsError extends Error {}

/** Extracts a package, given by its folder relative to the root. What its types reach in other packages is read, not told. */
export function packageFacts({ files, typesFolder, checker, version }: PackageFactsOptions, folder: string): PackageFacts {
  const { standards, errors } = readStandards(files, ruleDescriptors);
  const store = new MemoryStore();
  const extractor = new Extractor(files, typesFolder, { store, ...(checker && { checker }) });
  const syntax = finish(extractor.syntax(reviewedPaths(files, standards)));
  const roles = assignRoles(syntax);
  const typed = new Set(syntax.filter((it) => roles.get(it.file) === 'server').map((it) => it.file));
  const isInside = (file: string): boolean => folder === '' || file.startsWith(`${folder}/`);
  const own = syntax.filter((it) => isInside(it.file));
  finish(extractor.answers(own, typed));
  extractor.close();
  finish(extractor.save());
  const stored = sliceStored(store.all(), folder);
  return { text: factsText({ folder, version, stored }), files: own.length, problems: extractor.problems.filter((it) => isInside(it.file)), standardsErrors: errors };
}

/** Facts that were extracted before, perhaps elsewhere. */
export class GivenFacts {
  readonly #folders: readonly string[];
  readonly #texts: StoredTexts;
  readonly #store: MemoryStore;

  /** Reads texts that `packageFacts` gave; throws a `FactsError` at one that is none, or not of this version. */
  constructor(texts: readonly { readonly name: string; readonly text: string }[], version: string) {
    const parts = texts.map((it) => parseFacts(it.name, it.text, version));
    this.#folders = parts.map((it) => it.folder);
    this.#texts = mergeStored(parts.map((it) => it.stored));
    this.#store = new MemoryStore(this.#texts);
  }

  /** What a workspace begins from, and keeps its own in. */
  get store(): FactStore {
    return this.#store;
  }

  /** After a workspace was saved: what it had to extract again, though facts were given. */
  get notices(): readonly Notice[] {
    const again = this.#store.saved.size === 0 ? [] : changedAnswers(this.#texts, this.#store.all(), this.#folders);
    if (again.length === 0) return [];
    const shown = again.slice(0, 3).join(', ');
    const more = again.length > 3 ? ` and ${again.length - 3} more` : '';
    return [{ message: `The facts given did not fit ${again.length === 1 ? '1 file, which was' : `${again.length} files, which were`} analysed again (${shown}${more}).` }];
  }
}

interface FactsFile {
  readonly folder: string;
  readonly version: string;
  readonly stored: StoredTexts;
}

function factsText({ folder, version, stored }: FactsFile): string {
  return `${JSON.stringify({ plumbline: 'facts', version, factsVersion: FACTS_VERSION, folder, digest: digestOf(stored), stored })}\n`;
}

function parseFacts(name: string, text: string, version: string): FactsFile {
  let facts: Partial<Record<string, unknown>> | null;
  try {
    facts = JSON.parse(text) as Partial<Record<string, unknown>> | null;
  } catch (error) {
    throw new FactsError(`${name} is no JSON: ${(error as Error).message}. Make it again with "plumbline facts".`);
  }
  if (facts?.['plumbline'] !== 'facts') throw new FactsError(`${name} holds no facts; expected a file that "plumbline facts" wrote.`);
  if (facts['version'] !== version || facts['factsVersion'] !== FACTS_VERSION) {
    throw new FactsError(`${name} was made by Plumbline ${String(facts['version'])} (facts ${String(facts['factsVersion'])}), and this is ${version} (facts ${FACTS_VERSION}). Make it again with "plumbline facts".`);
  }
  const stored = facts['stored'] as StoredTexts;
  if (facts['digest'] !== digestOf(stored)) throw new FactsError(`${name} was changed or cut after it was made. Make it again with "plumbline facts".`);
  return { folder: String(facts['folder']), version, stored };
}

/** Tells what was cut or changed by accident; facts are as trusted as whoever hands them over. */
function digestOf(stored: unknown): string {
  return createHash('sha256').update(JSON.stringify(stored ?? null)).digest('hex').slice(0, 32);
}
