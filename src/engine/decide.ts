/** What a team decides about findings that are there: to accept them in the baseline, or to waive them for a time. As new texts of files. */
import type { TriagedFinding } from '../analysis/finding.js';
import type { SourceFiles } from '../analysis/source-files.js';
import { addWaivers, type AddedWaivers, type WaiverWords } from '../standards/add-waivers.js';
import { baselineFile, baselineText, entriesWith } from '../standards/baseline.js';
import { readBaseline } from '../standards/read-baseline.js';
import { readStandards, standardsFile } from '../standards/read-standards.js';
import { ruleDescriptors } from './rule-descriptors.js';

export { baselineFile } from '../standards/baseline.js';
export { standardsFile } from '../standards/read-standards.js';
export type { WaiverWords } from '../standards/add-waivers.js';

/** Or why there is no text. */
export interface Refused {
  readonly refusal: string;
}

/** The text of the baseline with some findings more. */
export function baselineWith(files: SourceFiles, findings: readonly TriagedFinding[]): { readonly text: string } | Refused {
  const { entries, errors, problems } = readBaseline(files);
  const [mistake] = [...errors, ...problems].map((it) => it.message);
  if (mistake !== undefined) return { refusal: `${baselineFile} cannot be read, so nothing was added: ${mistake}` };
  return { text: baselineText(entriesWith(entries ?? [], findings)) };
}

/** The text of `plumbline.json` with waivers for some findings. */
export function waiversFor(files: SourceFiles, findings: readonly TriagedFinding[], words: WaiverWords): AddedWaivers | Refused {
  const { standards, errors } = readStandards(files, ruleDescriptors);
  const [mistake] = errors;
  if (mistake !== undefined) {
    const { file, start } = mistake.location;
    return { refusal: `The standards have a mistake, so nothing was waived. Mend it first, at ${file}:${start.line + 1}: ${mistake.message}` };
  }
  return addWaivers(files.read(standardsFile), findings, words, standards);
}
