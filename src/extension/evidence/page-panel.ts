/** Panels that show a page of the server beside the code: the scorecard, and the interview guide. */
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { exportPage } from './export-page.js';
import { pageText, type ShownPage } from './page-text.js';
import type { ReviewSession } from './review-session.js';

export class PagePanels {
  private readonly session: ReviewSession;
  private readonly media: vscode.Uri;
  private readonly open = new Map<string, { readonly panel: vscode.WebviewPanel; page: ShownPage; text: string }>();
  private readonly subscription: vscode.Disposable;

  constructor(session: ReviewSession, extensionUri: vscode.Uri) {
    this.session = session;
    this.media = vscode.Uri.joinPath(extensionUri, 'media');
    this.subscription = session.onDidChange(() => { this.redraw(); });
  }

  async show(page: ShownPage): Promise<void> {
    const kind = page.plan === undefined ? 'scorecard' : 'guide';
    const text = await pageText(this.session, page, 'html');
    const before = this.open.get(kind);
    const panel = before?.panel ?? this.make(kind);
    this.open.set(kind, { panel, page, text });
    panel.title = page.title;
    if (before?.text !== text) panel.webview.html = await this.framed(panel.webview, page);
    panel.reveal(undefined, false);
  }

  dispose(): void {
    this.subscription.dispose();
    for (const { panel } of this.open.values()) panel.dispose();
  }

  private make(kind: string): vscode.WebviewPanel {
    const panel = vscode.window.createWebviewPanel(`plumbline.${kind}`, 'Plumbline', vscode.ViewColumn.Active, {
      enableScripts: true, enableFindWidget: true, localResourceRoots: [this.media],
    });
    panel.iconPath = { light: vscode.Uri.joinPath(this.media, 'icons/lesson-light.svg'), dark: vscode.Uri.joinPath(this.media, 'icons/lesson-dark.svg') };
    panel.webview.onDidReceiveMessage((message: unknown) => this.answer(kind, message));
    panel.onDidDispose(() => { this.open.delete(kind); });
    return panel;
  }

  /** What the page asks for; whatever else it sends is ignored. */
  private async answer(kind: string, message: unknown): Promise<void> {
    const page = this.open.get(kind)?.page;
    if (page === undefined || typeof message !== 'object' || message === null) return;
    if ('export' in message) await exportPage(this.session, page, message.export);
    if ('open' in message) await vscode.commands.executeCommand('plumbline.evidence.show', String(message.open));
    if ('show' in message) await vscode.commands.executeCommand(message.show === 'guide' ? 'plumbline.showInterviewGuide' : 'plumbline.showScorecard');
  }

  /** Writes the pages anew whose words changed; comparing spares the reader a flicker at every key. */
  private redraw(): void {
    for (const shown of this.open.values()) {
      this.redrawn(shown).catch(() => undefined); // The page stays as it was; the view says why.
    }
  }

  private async redrawn(shown: { readonly panel: vscode.WebviewPanel; page: ShownPage; text: string }): Promise<void> {
    const text = await pageText(this.session, shown.page, 'html');
    if (text === shown.text) return;
    shown.text = text;
    shown.panel.webview.html = await this.framed(shown.panel.webview, shown.page);
  }

  private framed(webview: vscode.Webview, page: ShownPage): Promise<string> {
    const at = (file: string): string => webview.asWebviewUri(vscode.Uri.joinPath(this.media, file)).toString();
    return pageText(this.session, page, 'html', { source: webview.cspSource, nonce: randomBytes(16).toString('hex'), style: at('page.css'), script: at('page.js') });
  }
}
