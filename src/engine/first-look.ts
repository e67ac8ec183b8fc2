/** What is known of a file before the first review: enough to look at it alone, where it is server code in any case. */
import type { SourceFiles } from '../analysis/source-files.js';
import { isSource } from '../extract/extractor.js';
import type { SyntaxFacts } from '../facts/facts.js';
import { isSurelyServer } from '../project/roles.js';
import { isReviewed } from '../standards/match.js';
import { readBaseline } from '../standards/read-baseline.js';
import { readStandards } from '../standards/read-standards.js';
import type { Standards } from '../standards/standards.js';
import { declarationsOf } from './declarations.js';
import type { Known } from './instant.js';
import { Packages } from './packages.js';
import { ruleDescriptors } from './rule-descriptors.js';

export class FirstLook {
  readonly #files: SourceFiles;
  #read: { readonly standards: ReturnType<typeof readStandards>; readonly packages: Packages } | undefined;

  constructor(files: SourceFiles) {
    this.#files = files;
  }

  /** Reports whether a review would read a file. */
  isReviewed(file: string): boolean {
    return isSource(file) && this.#files.size(file) !== undefined && isReviewed(this.#now().standards.standards, file);
  }

  /** By what to judge a file; `undefined` for one whose role only the others tell, and while the standards are wrong. */
  knownOf(syntax: SyntaxFacts, inEdition: (standards: Standards) => Standards): Known | undefined {
    const { standards: read, packages } = this.#now();
    if (read.errors.length > 0 || !isSurelyServer(syntax)) return undefined;
    const standards = inEdition(read.standards);
    const facts = [{ syntax, answers: { imports: [], answers: [], keepsUnusedImports: false, emitsDecoratorMetadata: false } }];
    const declarations = declarationsOf(standards, facts, new Map([[syntax.file, 'server']]), packages);
    return { standards, declarations, baseline: readBaseline(this.#files).entries, imports: new Map() };
  }

  #now(): { readonly standards: ReturnType<typeof readStandards>; readonly packages: Packages } {
    this.#read ??= { standards: readStandards(this.#files, ruleDescriptors), packages: new Packages(this.#files) };
    return this.#read;
  }
}
