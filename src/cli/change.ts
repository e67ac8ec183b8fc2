/** `--since` and `--staged`: a review of what a change adds. */
import type { SourceFiles } from '../analysis/source-files.js';
import { addedSince } from '../engine/added-since.js';
import type { Review } from '../engine/review.js';
import { GitError, openChange, type Change } from '../host/change.js';
import type { Format } from '../report/render-review.js';
import { UsageError, type Terminal } from './terminal.js';

export interface ChangeArguments {
  readonly since?: string;
  readonly staged?: true;
  readonly format: Format;
}

/** The change that was asked for; `undefined` when none was. */
export function requestedChange({ since, staged, format }: ChangeArguments, files: SourceFiles, terminal: Terminal): Change | undefined {
  if (since === undefined && staged !== true) {
    if (format === 'review-comments') throw new UsageError('--format review-comments tells what a change adds. Name the change: --since origin/main, or --staged.');
    return undefined;
  }
  try {
    return openChange(files, { ...(since === undefined ? {} : { since }), staged: staged === true }, terminal.env);
  } catch (error) {
    throw error instanceof GitError ? new UsageError(error.message) : error;
  }
}

/** What the change adds, with a word on what could not be compared. */
export function onlyAdded(before: Review, now: Review, { isInSubmodule }: Change): Review {
  const added = addedSince(before, now);
  const compared = added.findings.filter((it) => !isInSubmodule(it.location.file));
  const notices = [
    ...(before.standardsErrors.length > 0 ? ['plumbline.json was broken before this change, so the code of before was judged by the defaults.'] : []),
    ...(compared.length < added.findings.length ? ['Code in submodules is not compared, since its history is another repository\'s.'] : []),
  ];
  return { ...added, findings: compared, notices: [...added.notices, ...notices.map((message) => ({ message }))] };
}
