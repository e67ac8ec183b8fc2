/** Gathers what a folder shows, file by file. */
import type * as lsp from 'vscode-languageserver';
import type { TriagedFinding } from '../analysis/finding.js';
import type { Review } from '../engine/review.js';
import { toDiagnostic, toStandardsDiagnostic } from './to-lsp.js';
import type { UriOf } from './to-lsp.js';

export interface Reviewed {
  readonly lastReview: Review | undefined;
  readonly findings: readonly TriagedFinding[];
}

export interface FolderDiagnostics {
  readonly diagnostics: ReadonlyMap<string, readonly lsp.Diagnostic[]>;
  /** How many findings are among them, without those of the baseline; mistakes in the standards are none. */
  readonly findings: number;
}

/** `isShown` leaves out files that another folder of the workspace shows, or none. */
export function folderDiagnostics(reviewed: Reviewed, uriOf: UriOf, isShown: (file: string) => boolean): FolderDiagnostics {
  const shown = reviewed.findings.filter((it) => isShown(it.location.file));
  const diagnostics = new Map<string, lsp.Diagnostic[]>();
  const add = (file: string, diagnostic: lsp.Diagnostic): void => {
    const uri = uriOf(file);
    const list = diagnostics.get(uri);
    if (list === undefined) diagnostics.set(uri, [diagnostic]);
    else list.push(diagnostic);
  };
  for (const finding of shown) add(finding.location.file, toDiagnostic(finding, uriOf));
  // Standards lie at the root, which may be above the folder; their mistakes concern it all the same.
  for (const error of reviewed.lastReview?.standardsErrors ?? []) add(error.location.file, toStandardsDiagnostic(error));
  return { diagnostics, findings: shown.filter((it) => it.status === 'reported').length };
}
