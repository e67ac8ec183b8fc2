/** *Manage Review Session*: what concerns the session as a whole, and not one piece of evidence. */
import * as vscode from 'vscode';
import { isSure, sayErased } from './change.js';
import type { ReviewSession } from './review-session.js';
import { openSession, startSession } from './start-session.js';

interface Choice extends vscode.QuickPickItem {
  run(): Promise<unknown>;
}

export async function manageSession(session: ReviewSession): Promise<void> {
  const { session: open, params } = session;
  const run = (command: string) => async (): Promise<void> => { await vscode.commands.executeCommand(command); };
  const elsewhere: readonly Choice[] = [
    { label: '$(folder-opened) Open another session…', run: () => openSession(session) },
    { label: '$(add) Start a new session…', run: () => startSession(session) },
  ];
  if (open === undefined || params === undefined) {
    await choose('Review Session', 'No session is open', elsewhere);
    return;
  }
  const isClosed = open.reviewers.some((it) => it.name === params.reviewer && it.closed);
  const leads = open.openedBy === null || open.openedBy === params.reviewer;
  const own: readonly Choice[] = open.sealed ? [] : [
    { label: isClosed ? '$(unlock) Go on with my part' : '$(check) Close my part', detail: closeDetail(isClosed, open.blind), run: () => session.write({ do: 'close', closed: !isClosed }) },
    ...(leads ? [{ label: '$(edit) Change subject or notes…', run: () => describe(session) }] : []),
  ];
  const last: readonly Choice[] = !leads ? [] : [
    ...(open.sealed ? [] : [{ label: '$(lock) Seal…', detail: 'Nothing can be added afterwards, and a reader can tell whether anything was changed.', run: () => seal(session) }]),
    { label: '$(trash) Erase the whole session…', run: () => eraseSession(session) },
  ];
  await choose(open.subject, `Session ${open.id}, as ${params.reviewer}`, [
    { label: '$(table) Show the scorecard', run: run('plumbline.showScorecard') },
    { label: '$(comment-discussion) Interview guide…', run: run('plumbline.showInterviewGuide') },
    ...own, ...elsewhere,
    { label: '$(close) Leave the session', detail: 'It stays where it is, and can be opened again.', run: () => session.open(undefined) },
    ...last,
  ]);
}

async function choose(title: string, placeHolder: string, choices: readonly Choice[]): Promise<void> {
  await (await vscode.window.showQuickPick(choices, { title, placeHolder }))?.run();
}

function closeDetail(isClosed: boolean, blind: boolean): string {
  if (isClosed) return 'You record and edit again.';
  return blind ? 'You are done, and see what the others wrote from then on.' : 'You are done. You can go on later.';
}

async function describe(session: ReviewSession): Promise<void> {
  const { subject = '', notes = '' } = session.session ?? {};
  const title = 'Change Session';
  const newSubject = await vscode.window.showInputBox({ title, prompt: 'Whose code is it, or what is it about?', value: subject, ignoreFocusOut: true });
  if (newSubject === undefined || newSubject.trim() === '') return;
  const newNotes = await vscode.window.showInputBox({ title, prompt: 'Notes that a reader of the scorecard should know. May be empty.', value: notes, ignoreFocusOut: true });
  if (newNotes !== undefined) await session.write({ do: 'describe', subject: newSubject.trim(), notes: newNotes.trim() });
}

async function seal(session: ReviewSession): Promise<void> {
  if (await isSure('Seal this session?', 'Nothing that is written later counts. Text can still be erased.', 'Seal')) await session.write({ do: 'seal' });
}

async function eraseSession(session: ReviewSession): Promise<void> {
  const detail = 'Every note of every reviewer goes, and nothing brings them back. One line stays that says so.';
  if (!(await isSure('Erase the whole session for good?', detail, 'Erase'))) return;
  const result = await session.write({ do: 'erase-session' });
  await session.open(undefined);
  sayErased(result);
}
