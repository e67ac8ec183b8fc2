/** Converts Plumbline's own words into those of LSP. The only file that does. */
import { pathToFileURL } from 'node:url';
import * as lsp from 'vscode-languageserver';
import type { Severity, TriagedFinding } from '../analysis/finding.js';
import type { SourceLocation } from '../analysis/location.js';
import type { TextEdit } from '../analysis/text-edit.js';
import type { Fix } from '../fixes/fix.js';
import { allowWithReasonCommand } from '../protocol/protocol.js';
import type { FindingReference } from '../protocol/protocol.js';
import type { StandardsError } from '../standards/standards.js';

/** Gives the URI of a file by its path relative to the root. */
export type UriOf = (file: string) => string;

const toSeverity: Readonly<Record<Severity, lsp.DiagnosticSeverity>> = {
  error: lsp.DiagnosticSeverity.Error,
  warning: lsp.DiagnosticSeverity.Warning,
  info: lsp.DiagnosticSeverity.Information,
};

export function toUri(path: string): string {
  return pathToFileURL(path).href;
}

export function toRange({ start, end }: SourceLocation): lsp.Range {
  return { start, end };
}

/**
 * A finding that the baseline accepts is a hint: dots below its first letters, and nothing in the Problems view or its
 * counts. It is not tagged as unnecessary, which would fade the code as if nothing used it.
 */
export function toDiagnostic(finding: TriagedFinding, uriOf: UriOf): lsp.Diagnostic {
  const isBaselined = finding.status === 'baselined';
  return {
    range: toRange(finding.location),
    severity: isBaselined ? lsp.DiagnosticSeverity.Hint : toSeverity[finding.severity],
    source: 'plumbline',
    code: finding.rule,
    message: isBaselined ? `${finding.message} (accepted by the baseline)` : finding.message,
    relatedInformation: finding.related.map(({ location, message }) => ({
      location: { uri: uriOf(location.file), range: toRange(location) },
      message,
    })),
    data: { fingerprint: finding.fingerprint, form: finding.form ?? null },
  };
}

export function toStandardsDiagnostic(error: StandardsError): lsp.Diagnostic {
  return {
    range: toRange(error.location),
    severity: lsp.DiagnosticSeverity.Error,
    source: 'plumbline',
    code: 'standards',
    message: error.message,
  };
}

/** A hover of Markdown in which everything that came from the workspace is already escaped. */
export function toHover(markdown: string, location: SourceLocation): lsp.Hover {
  return { contents: { kind: lsp.MarkupKind.Markdown, value: markdown }, range: toRange(location) };
}

export function toQuickFix(fix: Fix, uri: string, version: number | null, diagnostics: lsp.Diagnostic[]): lsp.CodeAction {
  return {
    title: fix.title,
    kind: lsp.CodeActionKind.QuickFix,
    isPreferred: fix.preferred,
    diagnostics,
    edit: toWorkspaceEdit(fix.edits, uri, version),
  };
}

/** *Allow … here*: asks for the reason where the client can, else leaves a place for it. */
export function toAllowAction(
  reference: FindingReference,
  diagnostics: lsp.Diagnostic[],
  placeholder: { readonly edit: TextEdit; readonly version: number | null } | undefined,
): lsp.CodeAction {
  const action = { kind: lsp.CodeActionKind.QuickFix, diagnostics };
  if (placeholder !== undefined) {
    const edit = toWorkspaceEdit([placeholder.edit], reference.uri, placeholder.version);
    return { ...action, title: `Allow ${reference.rule} here`, edit };
  }
  const title = `Allow ${reference.rule} here…`;
  return { ...action, title, command: { title, command: allowWithReasonCommand, arguments: [reference] } };
}

/** With the version where one is known, so that a client refuses an edit of text that moved on. */
function toWorkspaceEdit(edits: readonly TextEdit[], uri: string, version: number | null): lsp.WorkspaceEdit {
  const textEdits = edits.map((it) => ({ range: toRange(it.location), newText: it.newText }));
  if (version === null) return { changes: { [uri]: textEdits } };
  return { documentChanges: [{ textDocument: { uri, version }, edits: textEdits }] };
}
