/** Marks in the gutter and the ruler for evidence on code; the shape says what it shows, a dashed one that the code is another now. */
import * as vscode from 'vscode';
import type { EvidenceItem } from '../../protocol/evidence.js';
import { practiceTitle, ratingOf, stateSentence } from './words.js';
import type { ReviewSession } from './review-session.js';

type Kind = 'strength' | 'growth' | 'doubtful';

export class EvidenceMarks {
  private readonly session: ReviewSession;
  private readonly types: Readonly<Record<Kind, vscode.TextEditorDecorationType>>;
  private readonly subscription: vscode.Disposable;
  private shown: readonly EvidenceItem[] = [];

  constructor(session: ReviewSession, extensionUri: vscode.Uri) {
    this.session = session;
    const type = (kind: Kind, color: string): vscode.TextEditorDecorationType => vscode.window.createTextEditorDecorationType({
      gutterIconPath: vscode.Uri.joinPath(extensionUri, 'media', 'icons', `evidence-${kind}.svg`),
      gutterIconSize: 'contain',
      overviewRulerColor: new vscode.ThemeColor(color),
      overviewRulerLane: vscode.OverviewRulerLane.Right,
    });
    this.types = { strength: type('strength', 'charts.green'), growth: type('growth', 'list.warningForeground'), doubtful: type('doubtful', 'charts.purple') };
    this.subscription = vscode.window.onDidChangeVisibleTextEditors(() => { this.draw(); });
  }

  show(items: readonly EvidenceItem[]): void {
    this.shown = items;
    this.draw();
  }

  dispose(): void {
    this.subscription.dispose();
    for (const type of Object.values(this.types)) type.dispose();
  }

  private draw(): void {
    for (const editor of vscode.window.visibleTextEditors) {
      const uri = editor.document.uri.toString();
      const here = this.shown.filter((it) => it.place?.uri === uri);
      for (const kind of ['strength', 'growth', 'doubtful'] as const) {
        editor.setDecorations(this.types[kind], here.filter((it) => kindOf(it) === kind).flatMap((it) => this.markOf(it)));
      }
    }
  }

  private markOf(item: EvidenceItem): vscode.DecorationOptions[] {
    if (item.place === undefined) return [];
    const { start, state } = item.place;
    // What people wrote is text in here, never Markdown.
    const hover = new vscode.MarkdownString().appendText(`${practiceTitle(item.practice, this.session.practices)} · ${ratingOf(item)} · ${item.by}`);
    hover.appendMarkdown('\n\n').appendText(item.note).appendMarkdown('\n\n').appendText(stateSentence(state, item.source));
    // One line, so that a long piece has one mark and its words appear where it begins.
    return [{ range: new vscode.Range(start.line, start.character, start.line, start.character), hoverMessage: hover }];
  }
}

function kindOf({ place, shows }: EvidenceItem): Kind {
  return place?.state === 'changed' || place?.state === 'lost' ? 'doubtful' : shows;
}
