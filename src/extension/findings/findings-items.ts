/** Makes the items that the Findings view shows. All text is plain: VS Code makes neither links nor markup of it. */
import * as vscode from 'vscode';
import type { ListedFinding, ListedMistake } from '../../protocol/findings.js';
import { openPlaceCommand } from '../request-path.js';
import { findingsBelow } from './findings-tree.js';
import type { GroupNode, TreeNode } from './findings-tree.js';

export function treeItem(node: TreeNode): vscode.TreeItem {
  const item = node.kind === 'group' ? groupItem(node) : node.kind === 'finding' ? findingItem(node.finding) : mistakeItem(node.mistake);
  item.id = node.id;
  return item;
}

function groupItem(node: GroupNode): vscode.TreeItem {
  const isOpen = node.what === 'competency' || node.what === 'mistakes';
  const item = new vscode.TreeItem(node.label, isOpen ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed);
  item.description = String(node.count);
  item.contextValue = node.what === 'mistakes' ? 'mistakes' : 'findings';
  const what = node.what === 'mistakes' ? 'mistake' : 'finding';
  const counted = `${node.label}, ${node.count} ${what}${node.count === 1 ? '' : 's'}`;
  item.tooltip = counted;
  item.accessibilityInformation = { label: counted };
  const [first] = findingsBelow([node]);
  if (node.what === 'file' && first !== undefined) {
    const name = node.label.split('/').at(-1) ?? node.label;
    item.label = name;
    item.description = `${node.count}  ${node.label.slice(0, -name.length - 1)}`.trim();
    item.resourceUri = vscode.Uri.parse(first.uri, true);
    item.iconPath = vscode.ThemeIcon.File;
  } else {
    item.iconPath = new vscode.ThemeIcon(icons[node.what], node.what === 'mistakes' ? new vscode.ThemeColor('list.errorForeground') : undefined);
  }
  return item;
}

const icons: Readonly<Record<GroupNode['what'], string>> = {
  competency: 'mortar-board', practice: 'checklist', rule: 'law', file: 'file', owner: 'organization', mistakes: 'error',
};

function findingItem(finding: ListedFinding): vscode.TreeItem {
  const { message, file, position, rule, severity, isBaselined } = finding;
  const item = new vscode.TreeItem(message);
  const place = `${file}:${position.line + 1}`;
  item.description = isBaselined ? `${place} · in the baseline` : place;
  item.tooltip = `${message}\n\n${rule} at ${place}${isBaselined ? ', accepted by the baseline' : ''}`;
  item.accessibilityInformation = { label: `${severity}: ${message}, ${place}${isBaselined ? ', in the baseline' : ''}` };
  item.contextValue = isBaselined ? 'baselined' : 'finding';
  item.iconPath = isBaselined
    ? new vscode.ThemeIcon('circle-outline', new vscode.ThemeColor('disabledForeground'))
    : new vscode.ThemeIcon(severity, new vscode.ThemeColor(severity === 'info' ? 'notificationsInfoIcon.foreground' : `list.${severity}Foreground`));
  item.command = openCommand(finding);
  return item;
}

function mistakeItem(mistake: ListedMistake): vscode.TreeItem {
  const item = new vscode.TreeItem(mistake.message);
  item.description = `${mistake.file}:${mistake.position.line + 1}`;
  item.tooltip = `${mistake.message}\n\n${item.description}`;
  item.contextValue = 'mistake';
  item.iconPath = new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'));
  item.command = openCommand(mistake);
  return item;
}

function openCommand({ uri, position }: ListedFinding | ListedMistake): vscode.Command {
  return { title: 'Open', command: openPlaceCommand, arguments: [{ uri, position }] };
}
