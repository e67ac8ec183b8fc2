/** Saves a picture of the architecture where a document wants it: SVG for anywhere, Mermaid for Markdown. */
import * as vscode from 'vscode';

export type PictureFormat = 'svg' | 'mermaid';

export interface Drawn {
  readonly svg: string;
  readonly mermaid: string;
}

const formats: Readonly<Record<PictureFormat, { readonly label: string; readonly detail: string; readonly ending: string }>> = {
  svg: { label: 'SVG', detail: 'A picture that stands alone, for light and dark pages', ending: 'svg' },
  mermaid: { label: 'Mermaid', detail: 'Text that GitHub, GitLab and many wikis draw', ending: 'mmd' },
};

/** Asks for the format where none is given, then for the file. */
export async function exportPicture(drawn: Drawn, folder: vscode.Uri, format: PictureFormat | undefined): Promise<void> {
  const chosen = format ?? (await chooseFormat());
  if (chosen === undefined) return;
  const { label, ending } = formats[chosen];
  const target = await vscode.window.showSaveDialog({
    title: `Export the Architecture as ${label}`,
    defaultUri: vscode.Uri.joinPath(folder, `architecture.${ending}`),
    filters: { [label]: [ending] },
  });
  if (target === undefined) return;
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(drawn[chosen]));
  const open = 'Open';
  vscode.window.showInformationMessage(`The architecture was exported as ${label}.`, open).then(
    (choice) => (choice === open ? vscode.commands.executeCommand('vscode.open', target) : undefined),
    () => undefined,
  );
}

async function chooseFormat(): Promise<PictureFormat | undefined> {
  const items = (['svg', 'mermaid'] as const).map((format) => ({ ...formats[format], format }));
  return (await vscode.window.showQuickPick(items, { title: 'Export Architecture', placeHolder: 'For what kind of document?' }))?.format;
}
