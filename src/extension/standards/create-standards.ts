/** *Create Standards*: a panel draws a proposal, gives its reasons, takes the lead's edits, and writes the file when told to. */
import * as vscode from 'vscode';
import { proposeStandardsRequest } from '../../protocol/protocol.js';
import type { StandardsProposal } from '../../protocol/protocol.js';
import { drawDraftRequest } from '../../protocol/standards.js';
import type { DrawnDraft, StandardsDraft } from '../../protocol/standards.js';
import { chooseFolder } from '../choose-folder.js';
import type { Ask } from '../finding-links.js';
import { panelPage } from '../panel-page.js';
import { say } from '../say.js';
import { draftFrom } from './read-draft.js';
import { editAsText, writeStandards } from './write-standards.js';

/** What is proposed for a folder, with the edits since. */
interface Proposed {
  readonly folder: vscode.Uri;
  readonly reasons: readonly string[];
  draft: StandardsDraft;
  drawn: DrawnDraft;
}

export class CreateStandardsPanel {
  private readonly ask: Ask;
  private readonly media: vscode.Uri;
  private panel: vscode.WebviewPanel | undefined;
  private proposed: Proposed | undefined;

  constructor(ask: Ask, extensionUri: vscode.Uri) {
    this.ask = ask;
    this.media = vscode.Uri.joinPath(extensionUri, 'media');
  }

  async show(): Promise<void> {
    const folder = await chooseFolder('Standards for which folder?');
    if (folder === undefined) return;
    const proposal = await this.ask<StandardsProposal | null>(proposeStandardsRequest, { folder: folder.uri.toString() });
    if (proposal === null) {
      say('Plumbline does not review this folder. The setting “plumbline.enable” switches it on.');
      return;
    }
    const { existing, reasons, draft, drawn } = proposal;
    if (existing !== undefined) {
      await vscode.window.showTextDocument(vscode.Uri.parse(existing, true));
      say('This folder has standards already. Here they are.');
      return;
    }
    if (draft === undefined || drawn === undefined) return;
    this.proposed = { folder: folder.uri, reasons, draft, drawn };
    this.panel ??= this.open();
    this.panel.title = `Standards for ${folder.name}`;
    this.panel.reveal();
    this.begin();
  }

  dispose(): void {
    this.panel?.dispose();
  }

  private open(): vscode.WebviewPanel {
    // What a lead typed is worth the memory while another tab is in front.
    const options = { enableScripts: true, enableFindWidget: true, retainContextWhenHidden: true, localResourceRoots: [this.media] };
    const panel = vscode.window.createWebviewPanel('plumbline.createStandards', 'Create Standards', vscode.ViewColumn.Active, options);
    panel.webview.onDidReceiveMessage((message: unknown) => this.answer(message));
    panel.onDidDispose(() => { this.panel = undefined; });
    const page = { id: 'plumbline-create-standards', title: 'Create Standards', styles: ['panel.css', 'create-standards.css'], script: 'create-standards.js' };
    panel.webview.html = panelPage(page, panel.webview, this.media);
    return panel;
  }

  private begin(): void {
    if (this.proposed === undefined) return;
    const { reasons, draft, drawn } = this.proposed;
    void this.panel?.webview.postMessage({ reasons, draft, drawn });
  }

  /** Does what the page may ask for, and nothing else. */
  private async answer(message: unknown): Promise<void> {
    const { proposed } = this;
    if (typeof message !== 'object' || message === null || proposed === undefined) return;
    const { ready, edited, write, asText } = message as Readonly<Record<string, unknown>>;
    if (ready === true) this.begin();
    const draft = draftFrom(edited);
    if (draft !== undefined) await this.draw(proposed, draft);
    if (write === true && (await writeStandards(proposed.folder, proposed.drawn))) this.panel?.dispose();
    if (asText === true) await editAsText(proposed.folder, proposed.drawn.text);
  }

  private async draw(proposed: Proposed, draft: StandardsDraft): Promise<void> {
    proposed.draft = draft;
    const drawn = await this.ask<DrawnDraft | null>(drawDraftRequest, { folder: proposed.folder.toString(), draft });
    // A later edit has its own answer under way.
    if (proposed.draft !== draft || this.proposed !== proposed) return;
    if (drawn === null) {
      say('The server started anew and does not know this proposal any more. Please call “Create Standards” again.');
      return;
    }
    proposed.drawn = drawn;
    void this.panel?.webview.postMessage({ drawn });
  }
}
