/** Lists what a folder shows, for the Findings view. */
import type { TriagedFinding } from '../analysis/finding.js';
import { competencies } from '../cards/practices.js';
import type { FolderFindings, ListedFinding } from '../protocol/findings.js';
import type { Reviewed } from './folder-diagnostics.js';
import type { UriOf } from './to-lsp.js';

/** `isShown` leaves out files that another folder of the workspace shows, or none. */
export function listFindings(folder: string, reviewed: Reviewed, uriOf: UriOf, isShown: (file: string) => boolean): FolderFindings {
  const shown = reviewed.findings.filter((it) => isShown(it.location.file));
  return {
    folder,
    findings: shown.map((it) => listed(it, uriOf)),
    mistakes: (reviewed.lastReview?.standardsErrors ?? []).map(({ message, location: { file, start } }) => ({
      message, uri: uriOf(file), file, position: start,
    })),
  };
}

function listed({ rule, fingerprint, message, severity, status, practice, codeOwners, location: { file, start } }: TriagedFinding, uriOf: UriOf): ListedFinding {
  return {
    rule, uri: uriOf(file), fingerprint, message, severity, isBaselined: status === 'baselined', file, position: start, owners: codeOwners ?? [],
    ...titlesOf(practice),
  };
}

/** A practice that another tool's mapping made up has no title, and is called by its id. */
function titlesOf(practice: string): { readonly competency: string; readonly practice: string } {
  const competency = competencies.find((it) => practice.startsWith(`${it.id}/`));
  const title = competency?.practices.find((it) => it.id === practice)?.title;
  return { competency: competency?.title ?? 'Other', practice: title ?? practice };
}
