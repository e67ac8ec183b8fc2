/** Findings as the editor shows them: for recording, where they are drawn counts. */
import * as vscode from 'vscode';
import type { FindingReference } from '../../protocol/protocol.js';
import { fingerprintOf } from '../finding-links.js';

export interface ShownFinding {
  readonly uri: vscode.Uri;
  readonly range: vscode.Range;
  readonly rule: string;
  readonly message: string;
  readonly fingerprint: string;
}

export function shownFindingsAt(uri: vscode.Uri, range: vscode.Range): readonly ShownFinding[] {
  return shownFindings(uri).filter((it) => it.range.intersection(range) !== undefined);
}

export function shownFinding({ uri, fingerprint }: FindingReference): ShownFinding | undefined {
  return shownFindings(vscode.Uri.parse(uri, true)).find((it) => it.fingerprint === fingerprint);
}

export function toShownFinding(uri: vscode.Uri, diagnostic: vscode.Diagnostic): ShownFinding | undefined {
  const { code, source, range, message } = diagnostic;
  const rule = typeof code === 'object' ? code.value : code;
  const fingerprint = fingerprintOf(diagnostic);
  return source === 'plumbline' && typeof rule === 'string' && fingerprint !== undefined ? { uri, range, rule, message, fingerprint } : undefined;
}

function shownFindings(uri: vscode.Uri): readonly ShownFinding[] {
  return vscode.languages.getDiagnostics(uri).flatMap((it) => toShownFinding(uri, it) ?? []);
}
