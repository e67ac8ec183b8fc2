/** `plumbline import`: a review that also tells what other tools found. */
import type { Card } from '../cards/card.js';
import type { SourceFiles } from '../analysis/source-files.js';
import { importReports } from '../engine/import-reports.js';
import type { Imported } from '../engine/imported.js';
import { ForeignError } from '../foreign/foreign-finding.js';
import { readMapping } from '../foreign/mapping.js';
import { readReport } from '../foreign/read-report.js';
import { otherToolsMapping } from '../host/resources.js';
import { readInput } from './arguments.js';
import { review, type ReviewArguments } from './review.js';
import { UsageError, type Terminal } from './terminal.js';

export interface ImportArguments extends Omit<ReviewArguments, 'paths' | 'since' | 'staged' | 'rule'> {
  readonly reports: readonly string[];
  readonly map: readonly string[];
  /** Whether our own rules are left out. */
  readonly only?: true;
}

export function importResults({ reports, map, only, ...given }: ImportArguments, terminal: Terminal): Promise<number> {
  const found = reports.flatMap((it) => parsed(it, terminal, readReport));
  const mapping = readMapping(...map.map((it) => parsed(it, terminal, checkedMapping)), otherToolsMapping());
  const importFor = (files: SourceFiles, cards: readonly Card[]): Imported => importReports(found, mapping, new Map(cards.map((it) => [it.id, it.practice])), files, only === true);
  return review({ ...given, paths: [], rule: [] }, terminal, importFor);
}

/** The text of a mapping that can be read. */
function checkedMapping(text: string): string {
  readMapping(text);
  return text;
}

function parsed<T>(file: string, terminal: Terminal, read: (text: string) => T): T {
  try {
    return read(readInput(file, terminal));
  } catch (error) {
    throw error instanceof ForeignError ? new UsageError(`${file}: ${error.message}.`) : error;
  }
}
