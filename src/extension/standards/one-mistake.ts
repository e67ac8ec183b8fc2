/**
 * Shows each mistake in `plumbline.json` once. Where the file names its schema by `$schema`, VS Code checks it by that and
 * says what is wrong at the same place; nothing can keep it from that, so our own message steps back there. The hover and
 * the Findings view still give it, with the likely spelling.
 */
import * as vscode from 'vscode';
import { withoutTold } from './without-told.js';

type Show = (uri: vscode.Uri, diagnostics: vscode.Diagnostic[]) => void;

interface Known {
  /** What the server says. */
  readonly all: readonly vscode.Diagnostic[];
  readonly show: Show;
  /** What of it others say; `undefined` before the first look. */
  hidden: readonly vscode.Diagnostic[] | undefined;
}

export class OneMistake implements vscode.Disposable {
  /** What the server says of standards files, each with how to show it. */
  private readonly own = new Map<string, Known>();
  private readonly subscriptions: vscode.Disposable;

  constructor() {
    this.subscriptions = vscode.Disposable.from(
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        for (const uri of uris) this.showOnce(uri);
      }),
      vscode.languages.registerHoverProvider({ scheme: 'file', pattern: '**/plumbline.json' }, { provideHover: ({ uri }, position) => this.hover(uri, position) }),
    );
  }

  /** Takes what the server says of a file and shows what nobody else says. */
  take(uri: vscode.Uri, diagnostics: vscode.Diagnostic[], show: Show): void {
    if (!uri.path.endsWith('/plumbline.json')) {
      show(uri, diagnostics);
      return;
    }
    this.own.set(uri.toString(), { all: diagnostics, show, hidden: undefined });
    this.showOnce(uri);
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  private showOnce(uri: vscode.Uri): void {
    const known = this.own.get(uri.toString());
    if (known === undefined) return;
    const left = withoutTold(known.all, vscode.languages.getDiagnostics(uri));
    // Showing is a change of diagnostics itself, and ends here.
    const hidden = known.all.filter((it) => !left.includes(it));
    if (hidden.length === known.hidden?.length && hidden.every((it, index) => it === known.hidden?.[index])) return;
    known.hidden = hidden;
    known.show(uri, [...left]);
  }

  /** What is not shown at a place, as text: our words with the likely spelling, below those of VS Code. */
  private hover(uri: vscode.Uri, position: vscode.Position): vscode.Hover | undefined {
    const hidden = this.own.get(uri.toString())?.hidden?.filter((it) => it.range.contains(position)) ?? [];
    if (hidden.length === 0) return undefined;
    return new vscode.Hover(hidden.map((it) => new vscode.MarkdownString().appendText(it.message)));
  }
}
