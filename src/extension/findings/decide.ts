/** Allows, accepts or waives the findings that are chosen in the Findings view, after asking for what an exception needs. */
import * as vscode from 'vscode';
import { addToBaselineRequest, allowFindingsRequest, waiveFindingsRequest } from '../../protocol/findings.js';
import type { AllowFindingsResult, DecisionResult, ListedFinding } from '../../protocol/findings.js';
import type { FindingReference } from '../../protocol/protocol.js';
import type { Ask } from '../finding-links.js';
import { say } from '../say.js';
import { dateIn, isLaterDay, madePlain } from './decision-text.js';

/** How long a waiver lasts where nobody says otherwise. */
const usualDays = 90;
const ownerKey = 'plumbline.waiver.owner';

export async function allowChosen(findings: readonly ListedFinding[], ask: Ask): Promise<void> {
  const reason = await askFor({
    title: `Allow ${counted(findings)}`,
    prompt: 'Why is it fine in each of these places? The next reader will see your answer above the code.',
    placeHolder: 'What bounds it, handles it or makes it safe',
    missing: 'Without a reason the comments have no effect. One sentence is enough.',
  });
  if (reason === undefined) return;
  const documents = await Promise.all([...new Set(findings.map((it) => it.uri))].map((it) => vscode.workspace.openTextDocument(vscode.Uri.parse(it, true))));
  const versions = documents.map((it) => it.version);
  const result = await ask<AllowFindingsResult | null>(allowFindingsRequest, { findings: references(findings), reason });
  if (result === null || documents.some((it, index) => it.version !== versions[index])) {
    say('The text changed in the meantime; please try again.');
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  for (const { uri, at, newText } of result.edits) edit.insert(vscode.Uri.parse(uri, true), new vscode.Position(at.line, at.character), newText);
  await vscode.workspace.applyEdit(edit);
  if (result.refused > 0) say(`${result.refused === 1 ? '1 finding' : `${result.refused} findings`} could not be allowed by a comment. A waiver in plumbline.json can.`);
}

export async function acceptChosen(findings: readonly ListedFinding[], ask: Ask): Promise<void> {
  const result = await ask<DecisionResult | null>(addToBaselineRequest, { findings: references(findings) });
  if (result === null) return;
  const added = result.findings === 0 ? '' : `The baseline accepts ${result.findings === 1 ? '1 finding' : `${result.findings} findings`} more. Commit .plumbline/baseline.json, and CI accepts them, too.`;
  say(madePlain([added, ...result.refusals].filter((it) => it !== '').join(' ')));
}

export async function waiveChosen(findings: readonly ListedFinding[], ask: Ask, memory: vscode.Memento): Promise<void> {
  const title = `Waive ${counted(findings)}`;
  const reason = await askFor({
    title: `${title} (1/3)`,
    prompt: 'Why may this wait? The waiver holds for these rules in whole files.',
    placeHolder: 'What is done about it, or what it waits for',
    missing: 'A waiver needs a reason.',
  });
  if (reason === undefined) return;
  const owner = await askFor({
    title: `${title} (2/3)`,
    prompt: 'Who answers for it, and is asked when it ends?',
    value: commonOwner(findings) ?? memory.get<string>(ownerKey) ?? '',
    missing: 'A waiver needs an owner.',
  });
  if (owner === undefined) return;
  const today = new Date();
  const until = await askFor({
    title: `${title} (3/3)`,
    prompt: 'The last day it holds. Fourteen days before, Plumbline says that it ends; after it, the findings return.',
    value: dateIn(today, usualDays),
    missing: 'A waiver needs a last day.',
    check: (value) => (isLaterDay(value, today) ? undefined : 'A day in the future, such as 2027-03-31.'),
  });
  if (until === undefined) return;

  await memory.update(ownerKey, owner);
  const result = await ask<DecisionResult | null>(waiveFindingsRequest, { findings: references(findings), reason, owner, until });
  if (result === null) return;
  for (const file of result.files) await replace(vscode.Uri.parse(file.uri, true), file.text);
  if (result.refusals.length > 0) say(madePlain(result.refusals.join(' ')));
}

interface Question {
  readonly title: string;
  readonly prompt: string;
  readonly placeHolder?: string;
  readonly value?: string;
  /** What to say while there is no answer. */
  readonly missing: string;
  /** What is wrong with an answer. */
  check?(value: string): string | undefined;
}

/** The answer without white space around it; `undefined` where the person thought better of it. */
async function askFor({ missing, check, ...question }: Question): Promise<string | undefined> {
  const answer = await vscode.window.showInputBox({
    ...question,
    ignoreFocusOut: true,
    validateInput: (value) => (value.trim() === '' ? missing : check?.(value.trim())),
  });
  const trimmed = answer?.trim() ?? '';
  return trimmed === '' ? undefined : trimmed;
}

/** Replaces or creates a file as one edit that can be undone, saves it unless it had edits of its own, and shows it. */
async function replace(uri: vscode.Uri, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { ignoreIfExists: true });
  await vscode.workspace.applyEdit(edit);
  const document = await vscode.workspace.openTextDocument(uri);
  const wasDirty = document.isDirty;
  const change = new vscode.WorkspaceEdit();
  change.replace(uri, document.validateRange(new vscode.Range(0, 0, document.lineCount, 0)), text);
  await vscode.workspace.applyEdit(change);
  if (!wasDirty) await document.save();
  await vscode.window.showTextDocument(document);
}

function commonOwner(findings: readonly ListedFinding[]): string | undefined {
  const owners = new Set(findings.map((it) => it.owners.join(' ')));
  const [owner] = owners;
  return owners.size === 1 && owner !== '' ? owner : undefined;
}

function references(findings: readonly ListedFinding[]): readonly FindingReference[] {
  return findings.map(({ rule, uri, fingerprint }) => ({ rule, uri, fingerprint }));
}

function counted(findings: readonly ListedFinding[]): string {
  const [first] = findings;
  const files = new Set(findings.map((it) => it.uri)).size;
  if (findings.length === 1 && first !== undefined) return first.rule;
  return `${findings.length} Findings in ${files === 1 ? '1 File' : `${files} Files`}`;
}
