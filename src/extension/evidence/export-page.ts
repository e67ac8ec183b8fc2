/** Writes a scorecard or an interview guide into a file that the person chooses. */
import * as vscode from 'vscode';
import { pageText, type ShownPage } from './page-text.js';
import type { ReviewSession } from './review-session.js';

interface Format {
  readonly id: string;
  readonly title: string;
  readonly ending: string;
  readonly detail: string;
}

const formats: readonly Format[] = [
  { id: 'markdown', title: 'Markdown', ending: 'md', detail: 'For a wiki or an issue' },
  { id: 'html', title: 'HTML', ending: 'html', detail: 'One page that needs nothing else; prints well' },
  { id: 'json', title: 'JSON', ending: 'json', detail: 'For programs' },
  { id: 'csv', title: 'CSV', ending: 'csv', detail: 'For a spreadsheet' },
];

/** `format` is a format's id; the person is asked for anything else. */
export async function exportPage(session: ReviewSession, page: ShownPage, format: unknown): Promise<void> {
  const offered = page.plan === undefined ? formats : formats.filter((it) => it.id !== 'csv');
  const chosen = offered.find((it) => it.id === format) ?? (await choose(page.title, offered));
  if (chosen === undefined) return;
  const text = await pageText(session, page, chosen.id);
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const name = `${page.title.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')}.${chosen.ending}`;
  const target = await vscode.window.showSaveDialog({ ...(folder && { defaultUri: vscode.Uri.joinPath(folder.uri, name) }), filters: { [chosen.title]: [chosen.ending] } });
  if (target === undefined) return;
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  vscode.window.showInformationMessage('Saved.', 'Open').then(async (choice) => {
    if (choice !== undefined) await vscode.commands.executeCommand('vscode.open', target);
  }).then(undefined, () => undefined);
}

async function choose(title: string, offered: readonly Format[]): Promise<Format | undefined> {
  const choices = offered.map((format) => ({ label: format.title, detail: format.detail, format }));
  return (await vscode.window.showQuickPick(choices, { title: `Export: ${title}`, placeHolder: 'In which form?' }))?.format;
}
