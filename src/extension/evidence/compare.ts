/** *Compare with the Code as It Was*: what evidence was recorded on, beside what stands there now. */
import * as vscode from 'vscode';
import type { EvidenceItem } from '../../protocol/evidence.js';
import { say } from '../say.js';
import type { ReviewSession } from './review-session.js';

const scheme = 'plumbline-recorded';

export function registerRecordedCode(session: ReviewSession): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: async ({ query }) => {
      const { id, side } = JSON.parse(query) as { id?: string; side?: string };
      const item = session.items.find((it) => it.id === id);
      if (item === undefined) return '';
      return side === 'then' ? (item.text ?? '') : textNow(item);
    },
  });
}

export async function compareWithThen(item: EvidenceItem): Promise<void> {
  if (item.text === undefined || item.place === undefined) {
    say('This evidence does not stand on code.');
    return;
  }
  // The extension of the file stays, so that the colours do. A fresh address each time: the text now changes.
  const name = vscode.Uri.parse(item.place.uri).path.split('/').at(-1) ?? 'code';
  const side = (which: 'then' | 'now'): vscode.Uri => vscode.Uri.from({ scheme, path: `/${which}/${name}`, query: JSON.stringify({ id: item.id, side: which, asked: Date.now() }) });
  await vscode.commands.executeCommand('vscode.diff', side('then'), side('now'), `${name}: recorded and now`);
}

async function textNow({ place }: EvidenceItem): Promise<string> {
  if (place === undefined || place.state === 'lost') return '';
  try {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(place.uri, true));
    return document.getText(new vscode.Range(place.start.line, place.start.character, place.end.line, place.end.character));
  } catch {
    return ''; // The file is gone.
  }
}
