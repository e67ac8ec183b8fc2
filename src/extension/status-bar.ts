/** The status bar item: how many findings, or what stands in the way of knowing. */
import * as vscode from 'vscode';
import type { FolderStatuses } from './folder-statuses.js';
import { statusText } from './status-text.js';

/** A review that is done sooner than this changes the numbers without a flicker. */
const PATIENCE_MS = 400;

export function createStatusBar(statuses: FolderStatuses): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('plumbline.status', vscode.StatusBarAlignment.Left, 10);
  item.name = 'Plumbline';
  let timer: NodeJS.Timeout | undefined;

  const show = (): void => {
    const status = statusText(statuses.server, statuses.all());
    if (status === undefined) {
      item.hide();
      return;
    }
    item.text = status.text;
    item.tooltip = status.tooltip;
    item.command = status.command;
    item.backgroundColor = status.isWarning ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    // The icon says nothing to a screen reader, and the words may be cut.
    item.accessibilityInformation = { label: status.tooltip, role: 'button' };
    item.show();
  };
  const update = (): void => {
    const isBusy = statuses.server === 'running' && statuses.all().some((it) => it.state === 'analysing');
    if (isBusy) {
      timer ??= setTimeout(() => { timer = undefined; show(); }, PATIENCE_MS);
      return;
    }
    clearTimeout(timer);
    timer = undefined;
    show();
  };
  const subscription = statuses.onDidChange(update);
  update();
  return vscode.Disposable.from(item, subscription, new vscode.Disposable(() => { clearTimeout(timer); }));
}
