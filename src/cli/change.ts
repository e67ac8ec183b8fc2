/** `--since` and `--staged`: a review of what a change adds. */
import type { SourceFiles } from '../analysis/source-files.js';
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
