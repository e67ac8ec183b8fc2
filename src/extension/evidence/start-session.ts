/** *Start Review Session* and *Open Review Session*. */
import * as vscode from 'vscode';
import type { EvidenceSession } from '../../protocol/evidence.js';
import { say } from '../say.js';
import type { ReviewSession } from './review-session.js';
import { reviewerName } from './reviewer-name.js';
import { askInSteps, back, pickOne, typeText, type Step } from './steps.js';

interface Started {
  readonly subject: string;
  readonly notes: string;
  readonly storage: 'private' | 'workspace';
  readonly blind: boolean;
}

const title = 'Start Review Session';

/** Gives whether a session is open afterwards. */
export async function startSession(session: ReviewSession): Promise<boolean> {
  const folder = await chooseFolder();
  if (folder === undefined) return false;
  const reviewer = await reviewerName();
  if (reviewer === undefined) return false;
  const steps: readonly Step<Started>[] = [askSubject, askStorage, askBlind, askNotes];
  const answers = await askInSteps<Started>(steps, { subject: '', notes: '', storage: 'private', blind: false });
  if (answers === undefined) return false;
  await session.start({ folder, reviewer, ...answers });
  return true;
}

/** Any session of the folder, one's own and those of others. */
export async function openSession(session: ReviewSession): Promise<boolean> {
  const folder = await chooseFolder();
  if (folder === undefined) return false;
  const reviewer = await reviewerName();
  if (reviewer === undefined) return false;
  const { sessions } = await session.sessionsOf(folder, reviewer);
  const present = sessions.filter((it) => !it.erased).reverse();
  const choices = [
    ...present.map((it) => ({ label: it.subject, description: descriptionOf(it), detail: detailOf(it), id: it.id })),
    { label: '$(add) Start a new session…', id: undefined },
  ];
  const options = { title: 'Open Review Session', placeHolder: present.length === 0 ? 'There is no session in this folder yet' : 'Which session do you work in?', matchOnDescription: true };
  const chosen = await vscode.window.showQuickPick(choices, options);
  if (chosen === undefined) return false;
  if (chosen.id === undefined) return startSession(session);
  await session.open({ folder, reviewer, session: chosen.id });
  return true;
}

async function chooseFolder(): Promise<string | undefined> {
  const folders = vscode.workspace.workspaceFolders?.filter((it) => it.uri.scheme === 'file') ?? [];
  if (folders.length === 0) say('Open the folder that you review first; a session belongs to a folder.');
  const [only] = folders;
  const chosen = folders.length <= 1 ? only : await vscode.window.showWorkspaceFolderPick({ placeHolder: 'Which folder do you review?' });
  return chosen?.uri.toString();
}

async function askSubject(state: Started, frame: Parameters<Step<Started>>[1]): ReturnType<Step<Started>> {
  const subject = await typeText({
    ...frame, title, value: state.subject, prompt: 'Whose code is it, or what is it about?', placeholder: 'Such as a candidate’s name, a team, or a service',
    check: (text) => (text.trim() === '' ? 'One word is enough, so that the session can be told from others.' : undefined),
  });
  return subject === undefined || subject === back ? subject : { ...state, subject };
}

async function askStorage(state: Started, frame: Parameters<Step<Started>>[1]): ReturnType<Step<Started>> {
  const storage = await pickOne<Started['storage']>({
    ...frame, title, active: state.storage, placeholder: 'Who may read what you write?',
    items: [
      { label: '$(lock) Private', detail: 'In your own data folder on this machine, until you export it.', value: 'private' },
      { label: '$(git-commit) Committed', detail: 'In .plumbline/evidence: whoever reads the repository reads it, now and later.', value: 'workspace' },
    ],
  });
  return storage === undefined || storage === back ? storage : { ...state, storage };
}

async function askBlind(state: Started, frame: Parameters<Step<Started>>[1]): ReturnType<Step<Started>> {
  const blind = await pickOne<'open' | 'blind'>({
    ...frame, title, active: state.blind ? 'blind' : 'open', placeholder: 'Do reviewers see each other’s notes while they write?',
    items: [
      { label: '$(eye) Open', detail: 'Every reviewer sees every note.', value: 'open' },
      { label: '$(eye-closed) Blind', detail: 'Others’ notes show once you close your part. A view, not a lock on the files.', value: 'blind' },
    ],
  });
  return blind === undefined || blind === back ? blind : { ...state, blind: blind === 'blind' };
}

async function askNotes(state: Started, frame: Parameters<Step<Started>>[1]): ReturnType<Step<Started>> {
  const notes = await typeText({ ...frame, title, value: state.notes, prompt: 'Notes that a reader of the scorecard should know. May be empty.', placeholder: 'Such as the task that was given, and the time for it' });
  return notes === undefined || notes === back ? notes : { ...state, notes };
}

function descriptionOf({ openedBy, openedAt, storage, sealed }: EvidenceSession): string {
  const parts = [openedBy ?? 'unknown', openedAt?.slice(0, 10) ?? '', storage === 'private' ? 'private' : 'committed', sealed ? 'sealed' : ''];
  return parts.filter((it) => it !== '').join(' · ');
}

function detailOf({ reviewers, blind, id }: EvidenceSession): string {
  const who = reviewers.map((it) => (it.closed ? `${it.name} (closed)` : it.name)).join(', ');
  return `${who === '' ? 'Nobody yet' : who}${blind ? ' · blind' : ''} · ${id}`;
}
