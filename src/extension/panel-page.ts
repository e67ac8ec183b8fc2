/** The HTML page of a panel that draws itself: a policy, our own style and script, and nothing from the workspace. */
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

export interface PanelPage {
  /** Id of the page's root element. */
  readonly id: string;
  readonly title: string;
  /** Names in `media/`. */
  readonly styles: readonly string[];
  readonly script: string;
}

/** What the page shows reaches its script as messages, and becomes text or the values of fields there. */
export function panelPage({ id, title, styles, script }: PanelPage, webview: vscode.Webview, media: vscode.Uri): string {
  const at = (file: string): string => webview.asWebviewUri(vscode.Uri.joinPath(media, file)).toString();
  const nonce = randomBytes(16).toString('hex');
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1.0">
<title>${title}</title>
${styles.map((it) => `<link rel="stylesheet" href="${at(it)}">`).join('\n')}
</head>
<body>
<main id="${id}"></main>
<script nonce="${nonce}" src="${at(script)}"></script>
</body>
</html>
`;
}
