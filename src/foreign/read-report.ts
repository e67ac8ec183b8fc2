/** Reads a report of another tool, whichever of the known forms it has. */
import { isEslintReport, readEslint } from './eslint.js';
import { ForeignError, type ForeignFinding } from './foreign-finding.js';
import { isSarif, readSarif } from './sarif.js';

/** Results in the order of the report. Throws a `ForeignError` that says what is wrong. */
export function readReport(text: string): readonly ForeignFinding[] {
  let report: unknown;
  try {
    report = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new ForeignError(`it is no JSON: ${(error as Error).message}`);
  }
  if (isSarif(report)) return readSarif(report);
  if (isEslintReport(report)) return readEslint(report);
  throw new ForeignError('it is neither SARIF 2.1.0 nor the JSON of ESLint (`eslint --format json`)');
}
