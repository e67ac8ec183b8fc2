/** Who records: evidence carries a name, so the first session asks for it and remembers. */
import * as vscode from 'vscode';

const setting = 'evidence.reviewer';

/** The name from the settings, else the one that the person gives now; `undefined` when none was given. */
export async function reviewerName(): Promise<string | undefined> {
  const settings = vscode.workspace.getConfiguration('plumbline');
  const known = settings.get<string>(setting, '').trim();
  if (known !== '') return known;
  const given = await vscode.window.showInputBox({
    title: 'Your Name',
    prompt: 'Evidence carries the name of whoever recorded it. The setting “plumbline.evidence.reviewer” keeps it.',
    placeHolder: 'As your colleagues know you',
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === '' ? 'A name is needed.' : undefined),
  });
  const name = given?.trim();
  if (name === undefined || name === '') return undefined;
  await settings.update(setting, name, vscode.ConfigurationTarget.Global);
  return name;
}
