/** Which exercises this person has done. Kept on this machine alone, and told to nobody. */
import type * as vscode from 'vscode';

const memoryKey = 'plumbline.practised';

export class Progress {
  private readonly memory: vscode.Memento;

  constructor(memory: vscode.Memento) {
    this.memory = memory;
  }

  get rules(): ReadonlySet<string> {
    return new Set(this.memory.get<readonly string[]>(memoryKey, []));
  }

  /** Keeps that an exercise is done; gives whether it was not before. */
  async done(rule: string): Promise<boolean> {
    if (this.rules.has(rule)) return false;
    await this.memory.update(memoryKey, [...this.rules, rule]);
    return true;
  }

  async forget(): Promise<void> {
    await this.memory.update(memoryKey, undefined);
  }
}
