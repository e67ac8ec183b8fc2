/** The commands in the title of the Findings view: how it is grouped, and what it is filtered by. */
import * as vscode from 'vscode';
import { groupings } from './findings-view.js';
import type { FindingsView } from './findings-view.js';

export async function chooseGrouping(view: FindingsView): Promise<void> {
  const items = groupings.map((by) => ({
    label: `By ${by}`, detail: explained[by], description: by === view.grouping ? 'as now' : '', by,
  }));
  const chosen = await vscode.window.showQuickPick(items, { title: 'Group Findings', placeHolder: 'Group by what?' });
  if (chosen !== undefined) await view.groupBy(chosen.by);
}

const explained = {
  competency: 'What a senior reviewer is good at, then the habit within it',
  practice: 'One habit, then the rule',
  file: 'Where the code is',
  owner: 'Who answers for the file, as CODEOWNERS says',
} as const;

/** Filters while the person types; Escape brings back the filter of before. */
export function askForFilter(view: FindingsView): Promise<void> {
  const before = view.filter;
  const input = vscode.window.createInputBox();
  input.title = 'Filter Findings';
  input.prompt = 'Words of the message, rule, file, practice, owner or severity. Empty shows everything.';
  input.value = before;
  let isAccepted = false;
  return new Promise((resolve) => {
    input.onDidChangeValue((value) => { view.setFilter(value); });
    input.onDidAccept(() => {
      isAccepted = true;
      input.hide();
    });
    input.onDidHide(() => {
      if (!isAccepted) view.setFilter(before);
      input.dispose();
      resolve();
    });
    input.show();
  });
}
