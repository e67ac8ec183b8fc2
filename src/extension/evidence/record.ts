/** *Record Evidence*: about code, a finding, a file, a suggestion, or something that was said or written elsewhere. */
import * as vscode from 'vscode';
import type { CodePlace, EvidenceOn, EvidenceSuggestion } from '../../protocol/evidence.js';
import { referenceFrom } from '../reference.js';
import { say } from '../say.js';
import { shownFinding, shownFindingsAt, type ShownFinding } from './finding-at.js';
import { rate, type Rating } from './rate.js';
import type { ReviewSession } from './review-session.js';
import { openSession, startSession } from './start-session.js';
import { askInSteps, back, typeText, type Step } from './steps.js';
import { firstLine } from './words.js';

interface Recorded {
  readonly on: EvidenceOn;
  readonly title: string;
  /** Where suggestions for the practice come from; absent without code. */
  readonly at?: CodePlace;
  readonly known?: Partial<Rating>;
  readonly noteGiven?: boolean;
  readonly suggestion?: string;
}

/** From the palette or by key: asks first what the evidence stands on. */
export async function recordEvidence(session: ReviewSession): Promise<void> {
  if (!(await hasSession(session))) return;
  const editor = vscode.window.activeTextEditor;
  const isCode = editor !== undefined && session.covers(editor.document.uri);
  const findings = isCode ? shownFindingsAt(editor.document.uri, editor.selection) : [];
  const choices = [
    ...(isCode ? [{ label: '$(selection) The selected code', description: placeName(editor.document.uri, codeRange(editor)), run: () => recordRange(session, editor.document, codeRange(editor)) }] : []),
    ...findings.map((it) => ({ label: '$(warning) The finding here', description: it.rule, detail: it.message.replaceAll('`', ''), run: () => recordShown(session, it) })),
    ...(isCode ? [{ label: '$(file-code) This file as a whole', description: vscode.workspace.asRelativePath(editor.document.uri, false), run: () => recordFile(session, editor.document.uri) }] : []),
    ...withoutCode.map(({ label, kind }) => ({ label, run: () => recordWithoutCode(session, kind) })),
  ];
  const chosen = await vscode.window.showQuickPick(choices, { title: 'Record Evidence', placeHolder: 'What does it stand on?' });
  await chosen?.run();
}

/** The selection, or the line of the cursor. */
export async function recordSelection(session: ReviewSession): Promise<void> {
  if (!(await hasSession(session))) return;
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined || !session.covers(editor.document.uri)) say('Select code of the folder that the session is about, then try again.');
  else await recordRange(session, editor.document, codeRange(editor));
}

/** `note` is what the person wrote already. Gives the id of what was recorded. */
export async function recordRange(session: ReviewSession, document: vscode.TextDocument, range: vscode.Range, note?: string): Promise<string | undefined> {
  const { uri } = document;
  if (isBlank(document, range)) {
    say('There is only blank space, which could not be found again. Select the code that you mean.');
    return undefined;
  }
  const at = placeOf(uri, range);
  return record(session, {
    on: { kind: 'code', at }, at, title: `Record Evidence: ${placeName(uri, range)}`, ...(note === undefined ? {} : { known: { note }, noteGiven: true }),
  });
}

/** `argument` names a finding, as links and quick fixes do; without one the finding at the cursor is meant. */
export async function recordFinding(session: ReviewSession, argument: unknown): Promise<void> {
  const reference = referenceFrom(argument);
  const editor = vscode.window.activeTextEditor;
  const found = reference === undefined ? editor && shownFindingsAt(editor.document.uri, editor.selection)[0] : shownFinding(reference);
  if (found === undefined) say('Plumbline reports nothing there now. Select the code, and record that.');
  else if (await hasSession(session)) await recordShown(session, found);
}

function isBlank(document: vscode.TextDocument, range: vscode.Range): boolean {
  return range.isEmpty ? document.lineAt(range.start.line).isEmptyOrWhitespace : document.getText(range).trim() === '';
}

export async function recordFile(session: ReviewSession, uri: vscode.Uri): Promise<void> {
  if (!(await hasSession(session))) return;
  if (!session.covers(uri)) {
    say('The file is not in the folder that the session is about.');
    return;
  }
  const document = vscode.workspace.textDocuments.find((it) => it.uri.toString() === uri.toString());
  const all = document === undefined ? undefined : new vscode.Range(0, 0, document.lineCount, 0);
  await record(session, {
    on: { kind: 'file', uri: uri.toString() }, title: `Record Evidence: ${vscode.workspace.asRelativePath(uri, false)}`, ...(all === undefined ? {} : { at: placeOf(uri, all) }),
  });
}

/** Accepts what a review found. */
export async function recordSuggestion(session: ReviewSession, { key, kind, practice, shows, rule, message, at, files }: EvidenceSuggestion): Promise<string | undefined> {
  const on: EvidenceOn = at === undefined || kind === 'signal'
    ? { kind: 'signal', signal: rule, files: files.map((it) => vscode.workspace.asRelativePath(vscode.Uri.parse(it), false)) }
    : { kind: 'code', at, found: { kind, rule, message } };
  return record(session, { on, title: `Accept: ${firstLine(message, 60)}`, known: { practice, shows, note: message }, suggestion: key, ...(at === undefined ? {} : { at }) });
}

type ElsewhereKind = 'interview' | 'pull-request' | 'document';

const withoutCode: readonly { readonly label: string; readonly kind: ElsewhereKind }[] = [
  { label: '$(comment-discussion) Something said in an interview', kind: 'interview' },
  { label: '$(git-pull-request) A pull-request comment', kind: 'pull-request' },
  { label: '$(book) A document', kind: 'document' },
];

async function recordWithoutCode(session: ReviewSession, kind: ElsewhereKind): Promise<void> {
  interface Elsewhere { readonly about: string; readonly link: string }
  const title = 'Record Evidence';
  const askAbout: Step<Elsewhere> = async (state, frame) => {
    const about = await typeText({
      ...frame, title, value: state.about, prompt: 'What is it? Readers see this as its name.', placeholder: examples[kind],
      check: (text) => (text.trim() === '' ? 'A few words, so that others know what you mean.' : undefined),
    });
    return about === undefined || about === back ? about : { ...state, about };
  };
  const askLink: Step<Elsewhere> = async (state, frame) => {
    const link = await typeText({
      ...frame, title, value: state.link, prompt: 'Where can it be read? May be empty.', placeholder: 'https://…',
      check: (text) => (text.trim() === '' || /^https:\/\/\S+$/.test(text.trim()) ? undefined : 'A link begins with https:// and has no spaces.'),
    });
    return link === undefined || link === back ? link : { ...state, link };
  };
  const answers = await askInSteps([askAbout, askLink], { about: '', link: '' });
  if (answers === undefined) return;
  const { about, link } = answers;
  await record(session, { on: { kind, title: about, ...(link === '' ? {} : { link }) }, title: `Record Evidence: ${firstLine(about, 60)}` });
}

const examples: Readonly<Record<ElsewhereKind, string>> = {
  'interview': 'Such as: interview of 12 May, on queues',
  'pull-request': 'Such as: comment on the retry loop in #412',
  'document': 'Such as: design of the export service',
};

async function recordShown(session: ReviewSession, { uri, range, rule, message, fingerprint }: ShownFinding): Promise<string | undefined> {
  const at = placeOf(uri, range);
  const suggestion = session.suggestions.find((it) => it.key.startsWith(`finding:${rule}:${fingerprint}`));
  return record(session, {
    on: { kind: 'code', at, found: { kind: 'finding', rule, message } }, at, title: `Record Evidence: ${rule}`, known: { shows: 'growth', ...(suggestion && { practice: suggestion.practice }) },
    ...(suggestion && { suggestion: suggestion.key }),
  });
}

async function record(session: ReviewSession, { on, title, at, known, noteGiven, suggestion }: Recorded): Promise<string | undefined> {
  const practices = await session.practicesAt(at);
  const rating = await rate({ title, practices, ...(known && { known }), ...(noteGiven && { noteGiven }) });
  if (rating === undefined) return undefined;
  return (await session.write({ do: 'record', ...rating, on, ...(suggestion === undefined ? {} : { suggestion }) })).id;
}

/** Reports whether a session is open; without one the person may open one now. */
async function hasSession(session: ReviewSession): Promise<boolean> {
  if (session.params !== undefined) return true;
  const choices = [{ label: '$(add) Start a new session…', run: startSession }, { label: '$(folder-opened) Open a session that is there…', run: openSession }];
  const chosen = await vscode.window.showQuickPick(choices, { title: 'Record Evidence', placeHolder: 'Evidence belongs to a review session' });
  return chosen === undefined ? false : chosen.run(session);
}

/** The selection without line breaks at its ends; without a selection the line's text. */
function codeRange({ document, selection }: vscode.TextEditor): vscode.Range {
  const { start } = selection;
  const isWholeLine = selection.isEmpty || document.getText(selection).trim() === '';
  if (isWholeLine) {
    const line = document.lineAt(selection.active.line);
    return new vscode.Range(line.lineNumber, line.firstNonWhitespaceCharacterIndex, line.lineNumber, line.text.trimEnd().length);
  }
  const text = document.getText(selection);
  const first = document.offsetAt(start);
  return new vscode.Range(document.positionAt(first + text.length - text.trimStart().length), document.positionAt(first + text.trimEnd().length));
}

function placeOf(uri: vscode.Uri, { start, end }: vscode.Range): CodePlace {
  return { uri: uri.toString(), start: { line: start.line, character: start.character }, end: { line: end.line, character: end.character } };
}

function placeName(uri: vscode.Uri, { start, end }: vscode.Range): string {
  return `${vscode.workspace.asRelativePath(uri, false)}:${start.line + 1}${end.line > start.line ? `-${end.line + 1}` : ''}`;
}
