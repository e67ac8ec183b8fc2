/** The *Evidence* view: what was recorded, by practice, file or reviewer, and what a review suggests to record. */
import * as vscode from 'vscode';
import type { EvidenceItem, EvidenceSuggestion } from '../../protocol/evidence.js';
import { filtered, grouped, isFiltered, noFilter, type EvidenceFilter, type EvidenceGroup, type Grouping } from './arrange.js';
import type { ReviewSession } from './review-session.js';
import { firstLine, practiceTitle, ratingOf, sessionMessage, showsTitle, sourceTitle, stateSentence } from './words.js';

export type EvidenceNode =
  | { readonly kind: 'group'; readonly group: EvidenceGroup }
  | { readonly kind: 'item'; readonly item: EvidenceItem }
  | { readonly kind: 'suggestions'; readonly count: number }
  | { readonly kind: 'suggestion'; readonly suggestion: EvidenceSuggestion };

export const showEvidenceCommand = 'plumbline.evidence.show';
export const showSuggestionCommand = 'plumbline.evidence.showSuggestion';

const groupingKey = 'plumbline.evidence.groupBy';

export class EvidenceTree implements vscode.TreeDataProvider<EvidenceNode> {
  private readonly session: ReviewSession;
  private readonly memory: vscode.Memento;
  private readonly changed = new vscode.EventEmitter<undefined>();
  private readonly view: vscode.TreeView<EvidenceNode>;
  private readonly subscription: vscode.Disposable;
  private wanted: EvidenceFilter = noFilter;
  readonly onDidChangeTreeData = this.changed.event;

  constructor(session: ReviewSession, memory: vscode.Memento) {
    this.session = session;
    this.memory = memory;
    this.view = vscode.window.createTreeView('plumbline.evidence', { treeDataProvider: this, showCollapseAll: true });
    this.subscription = session.onDidChange(() => { this.redraw(); });
  }

  get grouping(): Grouping {
    const kept = this.memory.get<string>(groupingKey);
    return kept === 'file' || kept === 'reviewer' ? kept : 'practice';
  }

  async groupBy(grouping: Grouping): Promise<void> {
    await this.memory.update(groupingKey, grouping);
    this.redraw();
  }

  get filter(): EvidenceFilter {
    return this.wanted;
  }

  setFilter(filter: EvidenceFilter): void {
    this.wanted = filter;
    this.redraw();
  }

  /** What the filter leaves. */
  get items(): readonly EvidenceItem[] {
    return filtered(this.session.items, this.wanted);
  }

  getChildren(node?: EvidenceNode): EvidenceNode[] {
    if (node?.kind === 'group') return node.group.items.map((item) => ({ kind: 'item', item }));
    if (node?.kind === 'suggestions') return this.session.suggestions.map((suggestion) => ({ kind: 'suggestion', suggestion }));
    if (node !== undefined || this.session.session === undefined) return [];
    const groups = grouped(this.items, this.grouping, this.session.practices).map((group): EvidenceNode => ({ kind: 'group', group }));
    const count = this.session.suggestions.length;
    return [...groups, ...(count === 0 ? [] : [{ kind: 'suggestions' as const, count }])];
  }

  getTreeItem(node: EvidenceNode): vscode.TreeItem {
    if (node.kind === 'group') return groupItem(node.group, this.grouping);
    if (node.kind === 'item') return this.evidenceItem(node.item);
    return node.kind === 'suggestion' ? this.suggestionItem(node.suggestion) : suggestionsItem(node.count);
  }

  dispose(): void {
    this.subscription.dispose();
    this.view.dispose();
  }

  private redraw(): void {
    const { session, hidden, items, trouble } = this.session;
    const hiddenByFilter = items.length - this.items.length;
    const left = isFiltered(this.wanted) ? `The filter hides ${hiddenByFilter} of ${items.length}.` : undefined;
    const nothing = session !== undefined && items.length === 0 ? 'Nothing is recorded yet. Select code and record what you see, by its “+” in the margin or by key.' : undefined;
    const said = [trouble, session === undefined ? undefined : sessionMessage(session, this.session.params?.reviewer ?? '', hidden), left, nothing].filter((it) => it !== undefined);
    this.view.message = said.length === 0 ? '' : said.join('\n');
    this.view.description = session?.subject ?? '';
    this.view.badge = items.length === 0 ? undefined : { value: items.length, tooltip: `${items.length} pieces of evidence` };
    this.changed.fire(undefined);
  }

  private evidenceItem(item: EvidenceItem): vscode.TreeItem {
    const { place, label, note, by, resolved, shows, source } = item;
    // The state before the note, so that a narrow view still shows it.
    const tree = new vscode.TreeItem(this.grouping === 'file' && place !== undefined ? (source === 'file' ? 'Whole file' : `Line ${place.start.line + 1}`) : shortLabel(item));
    tree.id = item.id;
    tree.description = [place === undefined ? sourceTitle(source) : place.state, firstLine(note)].filter((it) => it !== '').join(' · ');
    tree.tooltip = [
      `${practiceTitle(item.practice, this.session.practices)} · ${ratingOf(item)} · ${by}, ${item.time.slice(0, 10)}`, note,
      ...item.replies.map((it) => `${it.by}: ${it.text}`), place === undefined ? label : `${label}. ${stateSentence(place.state, source)}`,
    ].join('\n\n');
    tree.iconPath = iconOf(item);
    tree.contextValue = ['evidence', by === this.session.params?.reviewer ? 'own' : 'other', resolved ? 'resolved' : 'unresolved', source === 'code' ? 'code' : 'elsewhere'].join(' ');
    tree.command = { command: showEvidenceCommand, title: 'Show', arguments: [item.id] };
    const state = place === undefined ? '' : `, ${stateSentence(place.state, source)}`;
    tree.accessibilityInformation = { label: `${showsTitle(shows)}, ${item.level}, ${practiceTitle(item.practice, this.session.practices)}, ${label}${state} ${note}${resolved ? ', resolved' : ''}` };
    return tree;
  }

  private suggestionItem(suggestion: EvidenceSuggestion): vscode.TreeItem {
    // A row shows text; messages of rules write code between backticks.
    const tree = new vscode.TreeItem(firstLine(suggestion.message.replaceAll('`', '')));
    const first = suggestion.at?.uri ?? suggestion.files[0];
    tree.id = `suggestion:${suggestion.key}`;
    const where = first === undefined ? '' : ` · ${vscode.workspace.asRelativePath(vscode.Uri.parse(first), false)}`;
    tree.description = `${practiceTitle(suggestion.practice, this.session.practices)}${where}`;
    tree.tooltip = `${suggestion.message}\n\nSuggested by ${suggestion.rule}. It counts once you accept it.`;
    tree.iconPath = new vscode.ThemeIcon(suggestion.shows === 'strength' ? 'thumbsup' : 'lightbulb');
    tree.contextValue = 'suggestion';
    tree.command = { command: showSuggestionCommand, title: 'Show', arguments: [suggestion.key] };
    return tree;
  }
}

/** Without the folders, which the tooltip has. */
function shortLabel({ place, file, label }: EvidenceItem): string {
  return place === undefined && file === undefined ? label : label.slice(label.lastIndexOf('/') + 1);
}

function groupItem({ key, title, summary }: EvidenceGroup, grouping: Grouping): vscode.TreeItem {
  const tree = new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.Expanded);
  tree.id = key;
  tree.description = summary;
  tree.iconPath = new vscode.ThemeIcon({ practice: 'mortar-board', file: 'file-code', reviewer: 'person' }[grouping]);
  tree.contextValue = 'group';
  return tree;
}

function suggestionsItem(count: number): vscode.TreeItem {
  const tree = new vscode.TreeItem('Suggested', vscode.TreeItemCollapsibleState.Collapsed);
  tree.id = 'suggestions';
  tree.description = `${count} to accept or dismiss`;
  tree.tooltip = 'What the last review found. Nothing of it counts until a person accepts it.';
  tree.iconPath = new vscode.ThemeIcon('inbox');
  tree.contextValue = 'suggestions';
  return tree;
}

function iconOf({ place, shows, resolved }: EvidenceItem): vscode.ThemeIcon {
  if (place?.state === 'lost') return new vscode.ThemeIcon('debug-disconnect', new vscode.ThemeColor('charts.purple'));
  if (place?.state === 'changed') return new vscode.ThemeIcon('edit', new vscode.ThemeColor('charts.purple'));
  if (resolved) return new vscode.ThemeIcon('pass');
  return shows === 'strength' ? new vscode.ThemeIcon('triangle-up', new vscode.ThemeColor('charts.green')) : new vscode.ThemeIcon('add', new vscode.ThemeColor('list.warningForeground'));
}
