/** Reads the argument of a command that is about one finding, and finds the finding under the cursor without one. */
import * as vscode from 'vscode';
import { findingsAtRequest } from '../protocol/protocol.js';
import type { FindingAt, FindingReference } from '../protocol/protocol.js';
import type { Ask } from './finding-links.js';

/** Commands can be called by anybody with anything. */
export function referenceFrom(argument: unknown): FindingReference | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { rule, uri, fingerprint } = argument as Record<string, unknown>;
  if (typeof rule !== 'string' || typeof uri !== 'string' || typeof fingerprint !== 'string') return undefined;
  return { rule, uri, fingerprint };
}

/** What is reported where the cursor is. */
export async function findingsAtCursor(ask: Ask): Promise<readonly FindingAt[]> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return [];
  const { line, character } = editor.selection.active;
  const params = { uri: editor.document.uri.toString(), position: { line, character } };
  return (await ask<FindingAt[] | null>(findingsAtRequest, params)) ?? [];
}

/** Lets the person choose where several findings share a place. */
export async function chooseFinding(findings: readonly FindingAt[], title: string): Promise<FindingAt | undefined> {
  if (findings.length <= 1) return findings[0];
  const items = findings.map((finding) => ({ label: finding.rule, detail: finding.message, finding }));
  return (await vscode.window.showQuickPick(items, { title, placeHolder: 'Which finding?' }))?.finding;
}
