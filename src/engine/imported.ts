/** What other tools found, beside our own findings: each place is told once. */
import type { AnchoredFinding, FindingSource, Notice } from '../analysis/finding.js';
import { compareLocations, compareText, type SourceLocation } from '../analysis/location.js';
import type { Observation } from '../rules/rule.js';

/** What another tool observed in a file of the root. */
export interface ImportedFinding extends Observation {
  /** Our rule that sees the same, else the tool's own name for its rule. */
  readonly rule: string;
  readonly source: FindingSource;
}

export interface Imported {
  readonly findings: readonly ImportedFinding[];
  /** Whether our own rules are left out. */
  readonly only: boolean;
  /** What could not be taken in. */
  readonly notices: readonly Notice[];
}

/**
 * Adds findings of others to our own. Where two say the same of one place, ours is told, else that of the tool whose name
 * comes first: the same rule at overlapping places that begin on one line, or, where a rule has no twin, the same practice.
 */
export function withImported(own: readonly AnchoredFinding[], imported: readonly AnchoredFinding[], practiceOf: (rule: string) => string | undefined): readonly AnchoredFinding[] {
  if (imported.length === 0) return own;
  const told = new Map<string, AnchoredFinding[]>();
  const tell = (finding: AnchoredFinding): void => {
    const line = lineOf(finding.location);
    told.set(line, [...(told.get(line) ?? []), finding]);
  };
  own.forEach(tell);
  const practice = (it: AnchoredFinding): string | undefined => it.source?.practice ?? practiceOf(it.rule);
  const isSame = (a: AnchoredFinding, b: AnchoredFinding): boolean => {
    if (!overlap(a.location, b.location)) return false;
    const isTwin = practiceOf(a.rule) !== undefined && practiceOf(b.rule) !== undefined;
    return isTwin || a.source?.tool === b.source?.tool ? a.rule === b.rule : practice(a) === practice(b);
  };
  const added = imported.toSorted(compareImported).filter((finding) => {
    const isTold = (told.get(lineOf(finding.location)) ?? []).some((it) => isSame(it, finding));
    if (!isTold) tell(finding);
    return !isTold;
  });
  return [...own, ...added];
}

function lineOf({ file, start }: SourceLocation): string {
  return `${start.line} ${file}`;
}

function overlap(a: SourceLocation, b: SourceLocation): boolean {
  const startsBefore = (one: SourceLocation, other: SourceLocation): boolean =>
    one.start.line < other.end.line || (one.start.line === other.end.line && one.start.character <= other.end.character);
  return startsBefore(a, b) && startsBefore(b, a);
}

function compareImported(a: AnchoredFinding, b: AnchoredFinding): number {
  return (
    compareText(a.source?.tool ?? '', b.source?.tool ?? '') || compareLocations(a.location, b.location) || compareText(a.source?.rule ?? '', b.source?.rule ?? '') || compareText(a.message, b.message)
  );
}
