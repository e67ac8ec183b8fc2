/** *Show Only What This Branch Adds*: asks the server for it, says why where it cannot, and keeps it over a restart of the server. */
import * as vscode from 'vscode';
import { onlyBranchRequest, revisionsRequest } from '../../protocol/findings.js';
import type { OnlyBranchParams, OnlyBranchResult } from '../../protocol/findings.js';
import type { Ask } from '../finding-links.js';
import { say } from '../say.js';
import { troubleText } from './trouble-text.js';

export class OnlyBranchMode {
  private readonly ask: Ask;
  private wanted: OnlyBranchParams = { isOn: false };

  constructor(ask: Ask) {
    this.ask = ask;
  }

  /** `base` defaults to the default branch of the repository. */
  async showOnlyBranch(base?: string): Promise<void> {
    const title = `Plumbline compares with ${base ?? 'the default branch'}`;
    this.wanted = { isOn: true, ...(base === undefined ? {} : { base }) };
    const results = await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, () => this.send());
    const trouble = troubleText(results);
    const isOn = results.some((it) => it.base !== undefined);
    // Where some folders can be compared, those are.
    if (!isOn) await this.showAll();
    await vscode.commands.executeCommand('setContext', 'plumbline.onlyBranch', isOn);
    if (trouble !== undefined) this.offerAnother(trouble);
  }

  async showAll(): Promise<void> {
    this.wanted = { isOn: false };
    await this.send();
    await vscode.commands.executeCommand('setContext', 'plumbline.onlyBranch', false);
  }

  async chooseRevision(): Promise<void> {
    const revisions = (await this.ask<string[] | null>(revisionsRequest, {})) ?? [];
    if (revisions.length === 0) {
      say('There is nothing to compare with: no folder of this workspace lies in a git repository with a commit.');
      return;
    }
    const options = { title: 'Show Only What This Branch Adds', placeHolder: 'Since it left which branch, tag or commit?' };
    const chosen = await vscode.window.showQuickPick(revisions, options);
    if (chosen !== undefined) await this.showOnlyBranch(chosen);
  }

  /** A server that starts again has forgotten it. */
  async serverStarted(): Promise<void> {
    if (this.wanted.isOn) await this.send();
  }

  private async send(): Promise<readonly OnlyBranchResult[]> {
    return (await this.ask<OnlyBranchResult[] | null>(onlyBranchRequest, this.wanted)) ?? [];
  }

  /** Not waited for: the command is done when it was said. */
  private offerAnother(trouble: string): void {
    const another = 'Choose Another Branch';
    vscode.window.showWarningMessage(trouble, another).then(
      (choice) => (choice === another ? this.chooseRevision() : undefined),
      () => undefined,
    );
  }
}
