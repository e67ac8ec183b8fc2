/** Writes a review in the format asked for, to standard output or to a file. */
import fs from 'node:fs';
import path from 'node:path';
import type { Card } from '../cards/card.js';
import { withWording } from '../cards/team-wording.js';
import type { Review } from '../engine/review.js';
import { version } from '../host/resources.js';
import { renderReview, type Format } from '../report/render-review.js';
import type { ReportOptions } from '../report/report-options.js';
import { UsageError, wantsColour, type Terminal } from './terminal.js';

export interface ReportRequest extends Pick<ReportOptions, 'failOn' | 'diff' | 'groupBy' | 'prefix' | 'textOf'> {
  readonly format: Format;
  readonly output?: string;
  readonly includeSuppressed?: true;
  readonly cards: readonly Card[];
}

export function writeReport(review: Review, given: ReportRequest, terminal: Terminal): void {
  const text = renderReview(given.format, review, {
    version: version(),
    cards: new Map(given.cards.map((it) => [it.id, withWording(it, review.wording[it.id])])),
    colour: given.output === undefined && wantsColour(terminal, terminal.stdout),
    textOf: given.textOf,
    includeSuppressed: given.includeSuppressed === true,
    failOn: given.failOn,
    diff: given.diff,
    groupBy: given.groupBy,
    prefix: given.prefix,
  });
  if (given.output === undefined) terminal.stdout.write(text);
  else writeFile(given.output, text, terminal);
}

/** Writes a file as a whole: beside and moved, so that a reader never sees half of it. */
export function writeFile(given: string, text: string, terminal: Terminal): void {
  const file = path.resolve(terminal.cwd, given);
  try {
    fs.writeFileSync(`${file}.tmp`, text);
    fs.renameSync(`${file}.tmp`, file);
  } catch (error) {
    throw new UsageError(`--output: cannot write ${given}: ${(error as Error).message}`);
  }
}
