/** The quick fixes at a place: what changes the code, then what allows the finding. */
import type * as lsp from 'vscode-languageserver';
import type { TriagedFinding } from '../analysis/finding.js';
import { allowEdit, canAllow } from '../fixes/allow.js';
import { fixesFor } from '../fixes/index.js';
import { fingerprintFrom } from './from-lsp.js';
import { toAllowAction, toQuickFix } from './to-lsp.js';

/** Stands where the reason belongs, in editors that cannot ask for it. */
const PLACEHOLDER = 'TODO say why';

export interface ActionsInput {
  readonly findings: readonly TriagedFinding[];
  readonly uri: string;
  readonly text: string;
  readonly fileName: string;
  /** Version of the open document; `null` when it is not open. */
  readonly version: number | null;
  /** The diagnostics that the client shows there, to tie each action to its squiggle. */
  readonly diagnostics: readonly lsp.Diagnostic[];
  /** Whether the client asks for the reason itself. */
  readonly asksForReason: boolean;
}

export function codeActions(input: ActionsInput): lsp.CodeAction[] {
  const { findings, uri, text, fileName, version } = input;
  const fixes = findings.flatMap((finding) =>
    fixesFor({ finding, text, fileName }).map((it) => toQuickFix(it, uri, version, shownFor(finding, input))),
  );
  return [...fixes, ...findings.flatMap((finding) => allowAction(finding, input))];
}

function allowAction(finding: TriagedFinding, input: ActionsInput): lsp.CodeAction[] {
  const { uri, text, fileName, version, asksForReason } = input;
  if (!canAllow(finding)) return [];
  const reference = { rule: finding.rule, uri, fingerprint: finding.fingerprint };
  const shown = shownFor(finding, input);
  if (asksForReason) return [toAllowAction(reference, shown, undefined)];
  const edit = allowEdit({ finding, text, fileName }, PLACEHOLDER);
  return edit === undefined ? [] : [toAllowAction(reference, shown, { edit, version })];
}

function shownFor(finding: TriagedFinding, { diagnostics }: ActionsInput): lsp.Diagnostic[] {
  return diagnostics.filter((it) => fingerprintFrom(it) === finding.fingerprint);
}
