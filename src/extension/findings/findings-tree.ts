/** Arranges findings as a tree of groups with counts. Words and numbers alone; the view makes items of them. */
import type { FolderFindings, ListedFinding, ListedMistake } from '../../protocol/findings.js';

export type Grouping = 'competency' | 'practice' | 'file' | 'owner';

export interface TreeQuery {
  readonly by: Grouping;
  /** Words that each finding shown must hold somewhere, in any case and order. */
  readonly text: string;
}

export type TreeNode = GroupNode | FindingNode | MistakeNode;

export interface GroupNode {
  readonly kind: 'group';
  /** The same for the same group after the next review, so that it stays open. */
  readonly id: string;
  readonly label: string;
  readonly what: Grouping | 'rule' | 'mistakes';
  /** Findings below it, however deep. */
  readonly count: number;
  readonly children: readonly TreeNode[];
}

export interface FindingNode {
  readonly kind: 'finding';
  readonly id: string;
  readonly finding: ListedFinding;
}

export interface MistakeNode {
  readonly kind: 'mistake';
  readonly id: string;
  readonly mistake: ListedMistake;
}

export interface FindingsTree {
  readonly nodes: readonly TreeNode[];
  /** Findings that the text lets through, and findings in all. */
  readonly shown: number;
  readonly total: number;
}

/** Mistakes in the standards come first and are never filtered: while they last, the findings may be other ones. */
export function findingsTree(folders: readonly FolderFindings[], { by, text }: TreeQuery): FindingsTree {
  const all = folders.flatMap((it) => it.findings);
  const words = text.toLowerCase().split(/\s+/).filter((it) => it !== '');
  const shown = all.filter((finding) => {
    const searched = searchedText(finding);
    return words.every((it) => searched.includes(it));
  });
  const mistakes = folders.flatMap((it) => it.mistakes);
  const groups = mistakes.length === 0 ? [] : [mistakesGroup(mistakes)];
  return { nodes: [...groups, ...grouped(shown, levels[by], by)], shown: shown.length, total: all.length };
}

/** The findings at and below some nodes, each once, in the order of the tree. */
export function findingsBelow(nodes: readonly TreeNode[]): readonly ListedFinding[] {
  const below = (node: TreeNode): readonly ListedFinding[] =>
    node.kind === 'group' ? node.children.flatMap(below) : node.kind === 'finding' ? [node.finding] : [];
  return [...new Set(nodes.flatMap(below))];
}

type Level = Exclude<GroupNode['what'], 'mistakes'>;

/** What each grouping groups by in turn. */
const levels: Readonly<Record<Grouping, readonly Level[]>> = {
  competency: ['competency', 'practice'],
  practice: ['practice', 'rule'],
  file: ['file'],
  owner: ['owner', 'file'],
};

const nobody = 'No owner';

/** What stands above the tree: what is left out of it, or that there is nothing; empty where the tree says it all. */
export function aboveTree(folders: readonly FolderFindings[], { shown, total }: FindingsTree, text: string): string {
  const words = text.trim();
  const bases = [...new Set(folders.flatMap((it) => it.addedSince ?? []))].join(', ');
  if (words !== '') return `${shown} of ${total} ${bases === '' ? '' : 'new '}findings hold “${words}”.`;
  if (bases !== '') return total === 0 ? `This branch adds nothing since ${bases}.` : `Only what this branch adds since ${bases}.`;
  return total === 0 && folders.length > 0 ? 'No findings.' : '';
}

function keyOf(finding: ListedFinding, level: Level): string {
  if (level === 'owner') return finding.owners.length === 0 ? nobody : finding.owners.join(' ');
  return finding[level];
}

function grouped(findings: readonly ListedFinding[], [level, ...deeper]: readonly Level[], path: string): readonly TreeNode[] {
  if (level === undefined) return findings.map((finding) => ({ kind: 'finding', id: `${path}/${finding.uri}#${finding.fingerprint}`, finding }));
  const groups = new Map<string, ListedFinding[]>();
  for (const finding of findings) {
    const key = keyOf(finding, level);
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  const isLast = (label: string): number => (level === 'owner' && label === nobody ? 1 : 0);
  return [...groups].sort(([a], [b]) => isLast(a) - isLast(b) || compareText(a, b)).map(([label, own]) => {
    const id = `${path}/${label}`;
    return { kind: 'group', id, label, what: level, count: own.length, children: grouped(own, deeper, id) };
  });
}

function mistakesGroup(mistakes: readonly ListedMistake[]): GroupNode {
  const children = mistakes.map((mistake, index): MistakeNode => ({ kind: 'mistake', id: `mistakes/${index}`, mistake }));
  return { kind: 'group', id: 'mistakes', label: 'Mistakes in the standards', what: 'mistakes', count: mistakes.length, children };
}

function searchedText({ message, rule, file, severity, competency, practice, owners, isBaselined }: ListedFinding): string {
  return [message, rule, file, severity, competency, practice, ...owners, isBaselined ? 'baselined' : ''].join('\n').toLowerCase();
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
