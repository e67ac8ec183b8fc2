/** Goes to evidence: from the view, from key to key, and to what a review suggests. */
import * as vscode from 'vscode';
import type { CodePlace, EvidenceItem, EvidenceSuggestion } from '../../protocol/evidence.js';
import { say } from '../say.js';
import { neighbour, type EvidenceFilter } from './arrange.js';
import type { EvidenceThreads } from './threads.js';
import type { EvidenceTree } from './tree.js';
import type { PlaceState } from './words.js';

export async function showItem(threads: EvidenceThreads, item: EvidenceItem): Promise<void> {
  if (item.place !== undefined) {
    await openPlace(item.place, item.text === undefined ? 'The file is not there any more.' : 'The file is not there any more. “Compare with the Code as It Was” shows what was recorded.');
    threads.expand(item.id);
  } else if (item.file !== undefined) {
    await vscode.window.showTextDocument(vscode.Uri.parse(item.file, true));
  } else if (item.link !== null && item.link.startsWith('https://')) {
    await vscode.env.openExternal(vscode.Uri.parse(item.link, true));
  } else {
    say('This evidence has no page to open. Its note says what it is.');
  }
}

export async function showSuggestion({ at, files }: EvidenceSuggestion): Promise<void> {
  const [file] = files;
  if (at !== undefined) await openPlace(at, 'The file is not there any more.');
  else if (file !== undefined) await vscode.window.showTextDocument(vscode.Uri.parse(file, true));
}

/** The next piece after the cursor, over all files, or the one before it. */
export async function goTo(tree: EvidenceTree, threads: EvidenceThreads, step: 1 | -1): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const at = editor && { uri: editor.document.uri.toString(), line: editor.selection.start.line, character: editor.selection.start.character };
  const item = neighbour(tree.items, at, step);
  if (item === undefined) say('No evidence on code is shown.');
  else await showItem(threads, item);
}

/** Asks what to leave out; what is ticked is what is shown. */
export async function chooseFilter(tree: EvidenceTree, reviewers: readonly string[]): Promise<void> {
  const { shows, states, reviewers: named, openOnly } = tree.filter;
  const separator = (label: string): Facet => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const facets: readonly Facet[] = [
    separator('what it shows'),
    { label: 'Strengths', shows: 'strength', picked: shows.includes('strength') },
    { label: 'Growth', shows: 'growth', picked: shows.includes('growth') },
    separator('where its code is'),
    ...(['exact', 'moved', 'changed', 'lost'] as const).map((state) => ({ label: `Code ${state}`, state, picked: states.includes(state) })),
    separator('conversation'),
    { label: 'Not resolved', openOnly: true, picked: openOnly },
    ...(reviewers.length < 2 ? [] : [separator('reviewer'), ...reviewers.map((reviewer) => ({ label: reviewer, reviewer, picked: named.includes(reviewer) }))]),
  ];
  const chosen = await vscode.window.showQuickPick(facets, { title: 'Filter Evidence', placeHolder: 'Show only what is ticked; nothing ticked shows all', canPickMany: true });
  if (chosen !== undefined) tree.setFilter(filterOf(chosen));
}

interface Facet extends vscode.QuickPickItem {
  readonly shows?: EvidenceItem['shows'];
  readonly state?: PlaceState;
  readonly reviewer?: string;
  readonly openOnly?: boolean;
}

function filterOf(chosen: readonly Facet[]): EvidenceFilter {
  return {
    shows: chosen.flatMap((it) => it.shows ?? []),
    states: chosen.flatMap((it) => it.state ?? []),
    reviewers: chosen.flatMap((it) => it.reviewer ?? []),
    openOnly: chosen.some((it) => it.openOnly),
  };
}

async function openPlace({ uri, start, end }: CodePlace, whenGone: string): Promise<void> {
  try {
    const selection = new vscode.Range(start.line, start.character, start.line, start.character);
    const editor = await vscode.window.showTextDocument(vscode.Uri.parse(uri, true), { selection });
    editor.revealRange(new vscode.Range(start.line, start.character, end.line, end.character), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  } catch {
    say(whenGone);
  }
}
