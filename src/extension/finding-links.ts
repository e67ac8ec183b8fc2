/** Puts Plumbline's own links beside what the server sends: on the rule of a diagnostic, and below a hover's note. */
import * as vscode from 'vscode';
import { allowWithReasonCommand, findingsAtRequest } from '../protocol/protocol.js';
import type { FindingAt, FindingReference } from '../protocol/protocol.js';
import { commandLink } from './command-link.js';
import { lessonUri } from './lesson-links.js';
import { openPlaceCommand, showRequestPathCommand } from './request-path.js';

export const openLessonCommand = 'plumbline.openLesson';
/** Records a finding as evidence. Takes one `FindingReference`. */
export const recordFindingCommand = 'plumbline.recordFinding';

/** Opens the exercise of a rule. Takes its id. */
export const practiseCommand = 'plumbline.practise';

/** A question to the server. */
export type Ask = <Result>(request: string, params: unknown, token?: vscode.CancellationToken) => Promise<Result>;

/** Makes the rule that a diagnostic names a link to its lesson. */
export function withLessonLinks(uri: vscode.Uri, diagnostics: readonly vscode.Diagnostic[]): vscode.Diagnostic[] {
  return diagnostics.map((diagnostic) => {
    const { code } = diagnostic;
    const fingerprint = fingerprintOf(diagnostic);
    if (typeof code !== 'string' || fingerprint === undefined) return diagnostic;
    const reference: FindingReference = { rule: code, uri: uri.toString(), fingerprint };
    diagnostic.code = { value: code, target: lessonUri(reference) };
    return diagnostic;
  });
}

/** The client keeps the server's data on the diagnostics that it makes. */
export function fingerprintOf(diagnostic: vscode.Diagnostic): string | undefined {
  const { data } = diagnostic as vscode.Diagnostic & { readonly data?: unknown };
  if (typeof data !== 'object' || data === null || !('fingerprint' in data)) return undefined;
  return typeof data.fingerprint === 'string' ? data.fingerprint : undefined;
}

/** Adds a part with links to what the server says; the server's own part stays untrusted. */
export async function withActions(
  hover: vscode.Hover | null | undefined,
  document: vscode.TextDocument,
  position: vscode.Position,
  token: vscode.CancellationToken,
  ask: Ask,
): Promise<vscode.Hover | null | undefined> {
  const params = { uri: document.uri.toString(), position: { line: position.line, character: position.character } };
  const findings = (await ask<FindingAt[] | null>(findingsAtRequest, params, token)) ?? [];
  if (findings.length === 0) return hover;
  const paths = findings.filter((it) => it.path.length > 1).map((it) => pathLinks(it, params));
  return new vscode.Hover([...(hover?.contents ?? []), ...paths, actions(findings)], hover?.range);
}

/** Steps that a hover shows; of a longer way, its beginning and its end. */
const shownSteps = 6;

/** The way from the route, each step a link. What the workspace says in it is text. */
function pathLinks({ path }: FindingAt, at: { readonly uri: string; readonly position: object }): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(undefined, true);
  markdown.isTrusted = { enabledCommands: [openPlaceCommand, showRequestPathCommand] };
  markdown.appendMarkdown(`[$(list-tree) Request path](${commandLink(showRequestPathCommand, at)} "Show the way from the route step by step")\n\n`);
  const shown = path.length > shownSteps ? [...path.slice(0, 3), undefined, ...path.slice(-2)] : path;
  for (const step of shown) {
    if (step === undefined) {
      markdown.appendMarkdown(`- … ${path.length - 5} more steps\n`);
      continue;
    }
    const { uri, position, label, message } = step;
    markdown.appendMarkdown('- [').appendText(label).appendMarkdown(`](${commandLink(openPlaceCommand, { uri, position })}) `).appendText(message).appendMarkdown('\n');
  }
  return markdown;
}

/** Nothing from the workspace is in here but what `commandLink` encoded. */
function actions(findings: readonly FindingAt[]): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(undefined, true);
  markdown.isTrusted = { enabledCommands: [openLessonCommand, allowWithReasonCommand, recordFindingCommand, practiseCommand] };
  const rows = findings.filter((it) => /^[a-z-]+$/.test(it.rule)).map(({ rule, uri, fingerprint, canAllow }) => {
    const reference: FindingReference = { rule, uri, fingerprint };
    const about = findings.length > 1 ? ` · ${rule}` : '';
    const lesson = `[$(mortar-board) Open lesson${about}](${commandLink(openLessonCommand, reference)} "Read the card of ${rule}")`;
    const allow = `[$(comment) Allow with a reason](${commandLink(allowWithReasonCommand, reference)} "Write down why ${rule} is fine here")`;
    const record = `[$(bookmark) Record as evidence](${commandLink(recordFindingCommand, reference)} "Keep it in a review session")`;
    const practise = `[$(beaker) Practise](${commandLink(practiseCommand, rule)} "Mend the card's weak example")`;
    return [lesson, practise, ...(canAllow ? [allow] : []), record].join(' &nbsp; ');
  });
  return markdown.appendMarkdown(rows.join('\n\n'));
}
