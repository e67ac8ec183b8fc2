/**
 * Links from a diagnostic to its lesson. VS Code opens them like any address, and newer releases run no commands
 * from there; so they name a document of our own scheme, and an editor for that scheme shows the lesson instead.
 */
import * as vscode from 'vscode';
import type { FindingReference } from '../protocol/protocol.js';
import { referenceFrom } from './reference.js';

/** Also the view type of the editor, in package.json. */
const scheme = 'plumbline-lesson';

export function lessonUri({ rule, uri, fingerprint }: FindingReference): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/${rule}`, query: JSON.stringify({ uri, fingerprint }) });
}

/** Calls `open` for every link that somebody follows. */
export function registerLessonLinks(open: (reference: FindingReference | string) => Promise<void>): vscode.Disposable {
  const provider: vscode.CustomReadonlyEditorProvider = {
    openCustomDocument: (uri) => ({ uri, dispose: () => undefined }),
    resolveCustomEditor: async ({ uri }, panel) => {
      // The lesson has a panel beside the code; the place that VS Code made for it in the code's own group goes.
      panel.dispose();
      await open(linkedFinding(uri) ?? uri.path.slice(1));
    },
  };
  return vscode.window.registerCustomEditorProvider(scheme, provider);
}

function linkedFinding(link: vscode.Uri): FindingReference | undefined {
  try {
    return referenceFrom({ rule: link.path.slice(1), ...(JSON.parse(link.query) as object) });
  } catch {
    return undefined;
  }
}
