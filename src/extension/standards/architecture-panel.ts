/** *Show Architecture*: the layers and contexts as a picture whose arrows lead to the imports. */
import * as vscode from 'vscode';
import { architectureRequest } from '../../protocol/standards.js';
import type { ArchitectureView } from '../../protocol/standards.js';
import { chooseFolder } from '../choose-folder.js';
import type { Ask } from '../finding-links.js';
import { panelPage } from '../panel-page.js';
import { openPlace } from '../request-path.js';
import { say } from '../say.js';
import { exportPicture } from './export-picture.js';

export class ArchitecturePanel {
  private readonly ask: Ask;
  private readonly media: vscode.Uri;
  private panel: vscode.WebviewPanel | undefined;
  private folder: vscode.WorkspaceFolder | undefined;
  private view: ArchitectureView | undefined;
  private sent = '';

  constructor(ask: Ask, extensionUri: vscode.Uri) {
    this.ask = ask;
    this.media = vscode.Uri.joinPath(extensionUri, 'media');
  }

  async show(): Promise<void> {
    const folder = await chooseFolder('The architecture of which folder?');
    if (folder === undefined) return;
    const view = await this.read(folder);
    if (view === null) {
      say('Plumbline does not review this folder. The setting “plumbline.enable” switches it on.');
      return;
    }
    this.folder = folder;
    this.panel ??= this.open();
    this.panel.title = `Architecture of ${folder.name}`;
    this.panel.reveal();
    this.send(view);
  }

  /** Saves the picture for a document; without a panel it asks for the folder first. */
  async export(): Promise<void> {
    const folder = this.folder ?? (await chooseFolder('The architecture of which folder?'));
    const view = folder && (await this.read(folder));
    if (folder !== undefined && view !== null && view !== undefined) await exportPicture(view, folder.uri, undefined);
  }

  /** Draws anew after a review, where the picture is another. */
  async refresh(): Promise<void> {
    if (this.panel === undefined || this.folder === undefined) return;
    const view = await this.read(this.folder);
    if (view !== null) this.send(view);
  }

  dispose(): void {
    this.panel?.dispose();
  }

  private read({ uri }: vscode.WorkspaceFolder): Promise<ArchitectureView | null> {
    return this.ask<ArchitectureView | null>(architectureRequest, { folder: uri.toString() });
  }

  private send(view: ArchitectureView): void {
    const { isDeclared, drawing, arrows } = view;
    const shown = { isDeclared, drawing, arrows: arrows.map((it) => ({ ...it, places: it.places.map(({ label, message }) => ({ label, message })) })) };
    this.view = view;
    const message = JSON.stringify(shown);
    if (message === this.sent) return;
    this.sent = message;
    void this.panel?.webview.postMessage(shown);
  }

  private open(): vscode.WebviewPanel {
    const panel = vscode.window.createWebviewPanel('plumbline.architecture', 'Architecture', vscode.ViewColumn.Active, {
      enableScripts: true, enableFindWidget: true, localResourceRoots: [this.media],
    });
    panel.webview.onDidReceiveMessage((message: unknown) => this.answer(message));
    panel.onDidDispose(() => {
      this.panel = undefined;
      this.folder = undefined;
    });
    panel.webview.html = panelPage({ id: 'plumbline-architecture', title: 'Architecture', styles: ['panel.css'], script: 'architecture.js' }, panel.webview, this.media);
    return panel;
  }

  /** Does what the page may ask for, and nothing else. A page that was hidden starts anew and says that it is ready. */
  private async answer(message: unknown): Promise<void> {
    if (typeof message !== 'object' || message === null || this.view === undefined || this.folder === undefined) return;
    const { ready, arrow, place, format, create } = message as Readonly<Record<string, unknown>>;
    if (ready === true) {
      this.sent = '';
      this.send(this.view);
    } else if (create === true) {
      await vscode.commands.executeCommand('plumbline.createStandards');
    } else if (format === 'svg' || format === 'mermaid') {
      await exportPicture(this.view, this.folder.uri, format);
    } else {
      const found = this.view.arrows[Number(arrow)]?.places[Number(place)];
      if (found !== undefined) await openPlace(found, true);
    }
  }
}
