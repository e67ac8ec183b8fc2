/** What a person does with evidence that is there: edit, reply, resolve, delete, erase, say where its code is now. */
import * as vscode from 'vscode';
import type { EvidenceItem, WriteEvidenceResult } from '../../protocol/evidence.js';
import { say } from '../say.js';
import { rate } from './rate.js';
import { recordRange } from './record.js';
import type { ReviewSession } from './review-session.js';
import type { EvidenceComment, EvidenceThreads } from './threads.js';
import { firstLine, practiceTitle, withoutLinks } from './words.js';

/** A thread that a person began becomes evidence; one that is evidence takes a reply. */
export async function answerThread(session: ReviewSession, threads: EvidenceThreads, { thread, text }: vscode.CommentReply): Promise<void> {
  if (text.trim() === '') return;
  const item = threads.itemOf(thread);
  if (item !== undefined) {
    await session.write({ do: 'reply', target: item.id, text: text.trim() });
    return;
  }
  const document = await vscode.workspace.openTextDocument(thread.uri);
  const recorded = await recordRange(session, document, withText(document, thread.range), text.trim());
  // Left half-way, the thread stays with what was typed.
  if (recorded === undefined) return;
  thread.dispose();
  threads.expand(recorded);
}

export async function saveComment(session: ReviewSession, threads: EvidenceThreads, comment: EvidenceComment): Promise<void> {
  const text = (typeof comment.body === 'string' ? comment.body : comment.body.value).trim();
  if (text !== '' && text !== comment.saved) await session.write({ do: 'edit', target: comment.id, ...(comment.isReply ? { text } : { note: text }) });
  threads.stopEditing({ ...comment, saved: text === '' ? comment.saved : text });
  await session.refresh();
}

export async function changeRating(session: ReviewSession, item: EvidenceItem): Promise<void> {
  const { practice, shows, level, note } = item;
  const practices = await session.practicesAt(item.place);
  const rating = await rate({ title: `Change: ${item.label}`, practices, known: { practice, shows, level, note } });
  if (rating !== undefined) await session.write({ do: 'edit', target: item.id, ...rating });
}

export async function setResolved(session: ReviewSession, { id }: EvidenceItem, resolved: boolean): Promise<void> {
  await session.write({ do: 'resolve', target: id, resolved });
}

/** `target` is evidence or a reply. It can be brought back, as long as nobody erases it. */
export async function deleteText(session: ReviewSession, target: string): Promise<void> {
  await session.write({ do: 'delete', target, deleted: true });
  vscode.window.showInformationMessage('Deleted. The log keeps it; “Erase” would remove its text for good.', 'Undo').then(async (choice) => {
    if (choice !== undefined) await session.write({ do: 'delete', target, deleted: false });
  }).then(undefined, () => { say('It could not be brought back. The output says why.'); });
}

export async function eraseItem(session: ReviewSession, item: EvidenceItem): Promise<void> {
  const detail = `${practiceTitle(item.practice, session.practices)}: ${firstLine(item.note)}\n\nThe text and its replies leave your log, and nothing brings them back.`;
  if (!(await isSure('Erase this evidence for good?', detail, 'Erase'))) return;
  sayErased(await session.write({ do: 'erase', target: item.id }));
}

/** What an erasure left behind, and where. */
export function sayErased({ left, remark }: WriteEvidenceResult): void {
  const others = left.map((it) => `${it} still holds replies to it; only its writer can erase them.`);
  say(withoutLinks(['Erased.', ...others, ...(remark === undefined ? [] : [remark])].join(' ')));
}

/** The code is where the selection is now: a person looked. */
export async function anchorHere(session: ReviewSession, item: EvidenceItem): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined || editor.selection.isEmpty || !session.covers(editor.document.uri)) {
    say('Select the code that the evidence stands on now, then try again.');
    return;
  }
  const { start, end } = editor.selection;
  const at = { uri: editor.document.uri.toString(), start: { line: start.line, character: start.character }, end: { line: end.line, character: end.character } };
  await session.write({ do: 'anchor', target: item.id, at });
}

export async function isSure(question: string, detail: string, yes: string): Promise<boolean> {
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, yes)) === yes;
}

/** The lines of a comment's range, from their first letter to their last. */
function withText(document: vscode.TextDocument, { start, end }: vscode.Range): vscode.Range {
  if (start.line === end.line && start.character < end.character) return new vscode.Range(start, end);
  const last = document.lineAt(end.line);
  return new vscode.Range(start.line, document.lineAt(start.line).firstNonWhitespaceCharacterIndex, end.line, last.text.trimEnd().length);
}
