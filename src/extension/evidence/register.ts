/** Puts the reviewer's half into VS Code: session, threads, marks, view and their commands. */
import * as vscode from 'vscode';
import type { EvidenceItem } from '../../protocol/evidence.js';
import { recordFindingCommand } from '../finding-links.js';
import type { Ask } from '../finding-links.js';
import { anchorHere, answerThread, changeRating, deleteText, eraseItem, saveComment, setResolved } from './change.js';
import { compareWithThen, registerRecordedCode } from './compare.js';
import { manageSession } from './manage-session.js';
import { EvidenceMarks } from './marks.js';
import { PagePanels } from './page-panel.js';
import { recordActions } from './record-actions.js';
import { recordEvidence, recordFile, recordFinding, recordSelection, recordSuggestion } from './record.js';
import { Refused, ReviewSession } from './review-session.js';
import { exportGuide, exportScorecard, showGuide, showScorecard } from './scorecard.js';
import { chooseFilter, goTo, showItem, showSuggestion } from './show.js';
import { openSession, startSession } from './start-session.js';
import { dismissSuggestion, suggestionFrom } from './suggestions.js';
import { EvidenceThreads, type EvidenceComment } from './threads.js';
import { EvidenceTree, showEvidenceCommand, showSuggestionCommand } from './tree.js';
import { UnsavedTexts } from './unsaved-texts.js';
import { withoutLinks } from './words.js';

/** Registers a command whose failure is told to the person who called it. */
export type Register = (command: string, run: (argument?: unknown) => unknown) => vscode.Disposable;

export function registerEvidence(context: vscode.ExtensionContext, ask: Ask, register: Register): ReviewSession {
  const session = new ReviewSession(ask, context.workspaceState);
  const threads = new EvidenceThreads(session);
  const marks = new EvidenceMarks(session, context.extensionUri);
  const tree = new EvidenceTree(session, context.workspaceState);
  const panels = new PagePanels(session, context.extensionUri);
  const draw = (): void => {
    threads.show(tree.items);
    marks.show(tree.items);
  };

  /** A refusal is an answer, not a failure. */
  const command = (name: string, run: (argument?: unknown) => unknown): vscode.Disposable => register(name, async (argument) => {
    try {
      await run(argument);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      vscode.window.showWarningMessage(withoutLinks(error.message)).then(undefined, () => undefined);
    }
  });
  /** For commands about one piece: named by an id, a row of the view, a thread, a comment, or the cursor. */
  const onItem = (name: string, run: (item: EvidenceItem) => unknown): vscode.Disposable => command(name, async (argument) => {
    const item = itemFrom(argument, session, threads) ?? itemAtCursor(threads);
    if (item !== undefined) await run(item);
    else vscode.window.showInformationMessage('Put the cursor on evidence, or choose it in the Evidence view.').then(undefined, () => undefined);
  });
  const onSuggestion = (name: string, run: (suggestion: NonNullable<ReturnType<typeof suggestionFrom>>) => unknown): vscode.Disposable =>
    command(name, async (argument) => {
      const suggestion = suggestionFrom(argument, session);
      if (suggestion !== undefined) await run(suggestion);
    });

  context.subscriptions.push(
    session, threads, marks, tree, panels, registerRecordedCode(session), recordActions(session), new UnsavedTexts(session),
    session.onDidChange(draw),
    // Another window may have written meanwhile, and private logs are not watched.
    vscode.window.onDidChangeWindowState(({ focused }) => { if (focused) void session.refresh(); }),
    command('plumbline.startReviewSession', () => startSession(session)),
    command('plumbline.openReviewSession', () => openSession(session)),
    command('plumbline.manageReviewSession', () => manageSession(session)),
    command('plumbline.recordEvidence', () => recordEvidence(session)),
    command('plumbline.recordSelection', () => recordSelection(session)),
    command(recordFindingCommand, (argument) => recordFinding(session, argument)),
    command('plumbline.recordFile', async (argument) => {
      const uri = argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
      if (uri !== undefined) await recordFile(session, uri);
    }),
    command('plumbline.nextEvidence', () => goTo(tree, threads, 1)),
    command('plumbline.previousEvidence', () => goTo(tree, threads, -1)),
    command('plumbline.showScorecard', () => showScorecard(session, panels)),
    command('plumbline.exportScorecard', () => exportScorecard(session)),
    command('plumbline.showInterviewGuide', () => showGuide(session, panels)),
    command('plumbline.exportInterviewGuide', () => exportGuide(session)),
    command('plumbline.evidence.filter', async () => {
      await chooseFilter(tree, [...new Set(session.items.map((it) => it.by))].sort());
      draw();
    }),
    command('plumbline.evidence.groupByPractice', () => tree.groupBy('practice')),
    command('plumbline.evidence.groupByFile', () => tree.groupBy('file')),
    command('plumbline.evidence.groupByReviewer', () => tree.groupBy('reviewer')),
    ...['plumbline.evidence.begin', 'plumbline.evidence.reply'].map((name) => command(name, (argument) => answerThread(session, threads, argument as vscode.CommentReply))),
    command('plumbline.evidence.editComment', (argument) => { threads.startEditing(argument as EvidenceComment); }),
    command('plumbline.evidence.saveComment', (argument) => saveComment(session, threads, argument as EvidenceComment)),
    command('plumbline.evidence.cancelComment', (argument) => { threads.stopEditing(argument as EvidenceComment); }),
    command('plumbline.evidence.deleteComment', (argument) => deleteText(session, (argument as EvidenceComment).id)),
    onItem(showEvidenceCommand, (item) => showItem(threads, item)),
    onItem('plumbline.evidence.change', (item) => changeRating(session, item)),
    onItem('plumbline.evidence.resolve', (item) => setResolved(session, item, true)),
    onItem('plumbline.evidence.reopen', (item) => setResolved(session, item, false)),
    onItem('plumbline.evidence.delete', (item) => deleteText(session, item.id)),
    onItem('plumbline.evidence.erase', (item) => eraseItem(session, item)),
    onItem('plumbline.evidence.anchorHere', (item) => anchorHere(session, item)),
    onItem('plumbline.evidence.compare', (item) => compareWithThen(item)),
    onSuggestion(showSuggestionCommand, (suggestion) => showSuggestion(suggestion)),
    onSuggestion('plumbline.evidence.acceptSuggestion', (suggestion) => recordSuggestion(session, suggestion)),
    onSuggestion('plumbline.evidence.dismissSuggestion', (suggestion) => dismissSuggestion(session, suggestion)),
  );
  return session;
}

function itemFrom(argument: unknown, session: ReviewSession, threads: EvidenceThreads): EvidenceItem | undefined {
  if (typeof argument === 'string') return session.items.find((it) => it.id === argument);
  if (typeof argument !== 'object' || argument === null) return undefined;
  if ('kind' in argument && argument.kind === 'item' && 'item' in argument) return argument.item as EvidenceItem;
  if ('isReply' in argument && 'id' in argument) return session.items.find((it) => it.id === argument.id);
  return threads.itemOf('thread' in argument ? argument.thread : argument);
}

function itemAtCursor(threads: EvidenceThreads): EvidenceItem | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor && threads.itemAt(editor.document.uri, editor.selection.active.line);
}
