/** The *Findings* view: a tree of what the server lists, grouped and filtered as the person chose. */
import * as vscode from 'vscode';
import { listFindingsRequest } from '../../protocol/findings.js';
import type { FolderFindings } from '../../protocol/findings.js';
import type { Ask } from '../finding-links.js';
import { treeItem } from './findings-items.js';
import { aboveTree, findingsTree } from './findings-tree.js';
import type { FindingsTree, Grouping, TreeNode } from './findings-tree.js';

export const findingsViewId = 'plumbline.findings';
const groupingKey = 'plumbline.findings.grouping';
/** Reviews of several folders end together; one answer serves them all. */
const REST_MS = 100;

export const groupings: readonly Grouping[] = ['competency', 'practice', 'file', 'owner'];

export class FindingsView implements vscode.TreeDataProvider<TreeNode> {
  private readonly ask: Ask;
  private readonly memory: vscode.Memento;
  private readonly view: vscode.TreeView<TreeNode>;
  private readonly changed = new vscode.EventEmitter<void>();
  private timer: NodeJS.Timeout | undefined;
  private folders: readonly FolderFindings[] = [];
  private tree: FindingsTree = { nodes: [], shown: 0, total: 0 };
  private isStale = true;
  private text = '';
  readonly onDidChangeTreeData = this.changed.event;

  constructor(ask: Ask, memory: vscode.Memento) {
    this.ask = ask;
    this.memory = memory;
    this.view = vscode.window.createTreeView(findingsViewId, { treeDataProvider: this, canSelectMany: true, showCollapseAll: true });
    this.view.onDidChangeVisibility(({ visible }) => { if (visible && this.isStale) this.refresh(); });
    this.arrange();
  }

  get grouping(): Grouping {
    const chosen = this.memory.get<unknown>(groupingKey);
    return groupings.find((it) => it === chosen) ?? 'competency';
  }

  get filter(): string {
    return this.text;
  }

  get selection(): readonly TreeNode[] {
    return this.view.selection;
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    return treeItem(node);
  }

  getChildren(node?: TreeNode): TreeNode[] {
    if (node === undefined) return [...this.tree.nodes];
    return node.kind === 'group' ? [...node.children] : [];
  }

  async groupBy(by: Grouping): Promise<void> {
    await this.memory.update(groupingKey, by);
    this.arrange();
  }

  setFilter(text: string): void {
    this.text = text;
    void vscode.commands.executeCommand('setContext', 'plumbline.findingsFiltered', text.trim() !== '');
    this.arrange();
  }

  /** Asks the server again, once it rests and somebody looks. */
  refresh(): void {
    this.isStale = true;
    if (!this.view.visible) return;
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      // A server that just stopped answers nothing; the next one says again that findings changed.
      this.read().catch(() => undefined);
    }, REST_MS);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.view.dispose();
    this.changed.dispose();
  }

  private async read(): Promise<void> {
    this.isStale = false;
    this.folders = (await this.ask<FolderFindings[] | null>(listFindingsRequest, {})) ?? [];
    this.arrange();
  }

  private arrange(): void {
    this.tree = findingsTree(this.folders, { by: this.grouping, text: this.text });
    const isFiltered = this.text.trim() !== '';
    this.view.description = isFiltered ? `by ${this.grouping} · “${this.text.trim()}”` : `by ${this.grouping}`;
    this.view.message = aboveTree(this.folders, this.tree, this.text);
    this.changed.fire();
  }
}
