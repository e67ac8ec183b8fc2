/** Groups findings for readers who share them out: by owner, practice or package. */
import { compareText } from '../analysis/location.js';
import { foldersAbove } from '../analysis/paths.js';
import type { TriagedFinding } from '../analysis/finding.js';

export type Grouping = 'owner' | 'practice' | 'package';

export interface FindingGroup {
  /** What the group is about, for a reader; empty when nothing was grouped. */
  readonly title: string;
  /** In their order. */
  readonly findings: readonly TriagedFinding[];
}

/** Groups sorted by title; what belongs to nobody comes last. `packages` are folders with a `package.json`. */
export function groupFindings(
  findings: readonly TriagedFinding[],
  packages: readonly string[],
  by: Grouping | undefined,
): readonly FindingGroup[] {
  if (by === undefined) return [{ title: '', findings }];
  const folders = new Set(packages);
  const groups = new Map<string, TriagedFinding[]>();
  for (const finding of findings) {
    const title = titleOf(finding, folders, by);
    groups.set(title, [...(groups.get(title) ?? []), finding]);
  }
  const isLast = (title: string): number => (title === nobody ? 1 : 0);
  return [...groups].sort(([a], [b]) => isLast(a) - isLast(b) || compareText(a, b)).map(([title, all]) => ({ title, findings: all }));
}

const nobody = 'No owner';

function titleOf({ practice, codeOwners, location }: TriagedFinding, packages: ReadonlySet<string>, by: Grouping): string {
  if (by === 'practice') return practice;
  if (by === 'owner') return codeOwners === undefined ? nobody : codeOwners.join(' ');
  const folder = foldersAbove(location.file).find((it) => packages.has(it)) ?? '';
  return folder === '' ? 'The root' : folder;
}
