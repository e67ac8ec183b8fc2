/** The panel beside the editor that shows one lesson at a time. */
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { Lesson, LessonPlace } from '../protocol/protocol.js';
import { lessonPage, placesOf } from './lesson-page.js';

export class LessonPanel {
  private readonly media: vscode.Uri;
  private panel: vscode.WebviewPanel | undefined;
  private places: readonly LessonPlace[] = [];

  constructor(extensionUri: vscode.Uri) {
    this.media = vscode.Uri.joinPath(extensionUri, 'media');
  }

  show(lesson: Lesson): void {
    const panel = (this.panel ??= this.open());
    const at = (file: string): string => panel.webview.asWebviewUri(vscode.Uri.joinPath(this.media, file)).toString();
    this.places = placesOf(lesson);
    panel.title = lesson.title;
    panel.webview.html = lessonPage(lesson, {
      style: at('lesson.css'),
      script: at('lesson.js'),
      source: panel.webview.cspSource,
      nonce: randomBytes(16).toString('hex'),
    });
    panel.reveal(undefined, true);
  }

  dispose(): void {
    this.panel?.dispose();
  }

  private open(): vscode.WebviewPanel {
    const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    const panel = vscode.window.createWebviewPanel('plumbline.lesson', 'Lesson', column, {
      enableScripts: true,
      enableFindWidget: true,
      localResourceRoots: [this.media],
    });
    panel.iconPath = { light: vscode.Uri.joinPath(this.media, 'icons/lesson-light.svg'), dark: vscode.Uri.joinPath(this.media, 'icons/lesson-dark.svg') };
    panel.webview.onDidReceiveMessage((message: unknown) => this.openPlace(message));
    panel.onDidDispose(() => { this.panel = undefined; });
    return panel;
  }

  /** Opens a place of the lesson that is shown, and nothing else, whatever the page asks for. */
  private async openPlace(message: unknown): Promise<void> {
    if (typeof message !== 'object' || message === null || !('place' in message)) return;
    const place = this.places[Number(message.place)];
    if (place === undefined) return;
    const { line, character } = place.position;
    const position = new vscode.Position(line, character);
    const column = vscode.window.visibleTextEditors[0]?.viewColumn ?? vscode.ViewColumn.One;
    await vscode.window.showTextDocument(vscode.Uri.parse(place.uri, true), { selection: new vscode.Range(position, position), viewColumn: column });
  }
}
