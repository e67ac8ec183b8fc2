/** The findings that were there when a team started: which of today's they account for, and how they are written down. */
import type { AnchoredFinding, TriagedFinding } from '../analysis/finding.js';
import { compareText } from '../analysis/location.js';
import { identityOf, matchFindings, normalisedCode, type IdentityParts } from './match-findings.js';

/** Where the baseline of a workspace is, relative to its root. */
export const baselineFile = '.plumbline/baseline.json';

/** One accepted finding. It is kept in words, not as hashes, so that a change of the file can be read and reviewed. */
export interface BaselineEntry extends IdentityParts {
  /** Which one it is among equals; absent for the first. */
  readonly ordinal?: number;
}

/** What a review says about its baseline. */
export interface BaselineState {
  /** Whether there is one. */
  readonly exists: boolean;
  /** Entries that account for nothing any more. */
  readonly gone: readonly BaselineEntry[];
  /** Entries that match nothing in files that could not be analysed, so that nobody can tell. */
  readonly unjudged: readonly BaselineEntry[];
}

export interface Baselined extends BaselineState {
  readonly findings: readonly TriagedFinding[];
}

/**
 * Marks the reported findings that the baseline accounts for; what is suppressed or waived needs none of its entries.
 * `unread` are files that could not be analysed.
 */
export function applyBaseline(
  findings: readonly TriagedFinding[],
  entries: readonly BaselineEntry[] | undefined,
  unread: ReadonlySet<string>,
): Baselined {
  if (entries === undefined) return { findings, exists: false, gone: [], unjudged: [] };
  const before = entries.map((entry) => ({ entry, ...identityOf(entry, entry.ordinal ?? 0) }));
  const { known, gone } = matchFindings(before, findings.filter((it) => it.status === 'reported'));
  const unmatched = gone.map((it) => it.entry);
  return {
    findings: findings.map((it) => (known.has(it) ? { ...it, status: 'baselined' } : it)),
    exists: true,
    gone: unmatched.filter((it) => !unread.has(it.file)),
    unjudged: unmatched.filter((it) => unread.has(it.file)),
  };
}

/** The entries that account for every finding that is reported today or was accepted before. */
export function entriesFor(findings: readonly TriagedFinding[], { unjudged }: BaselineState): readonly BaselineEntry[] {
  const accepted = findings.filter((it) => it.status === 'reported' || it.status === 'baselined');
  return [...accepted.map(entryOf), ...unjudged].sort(compareEntries);
}

/** What was accepted before, with some findings of today. */
export function entriesWith(entries: readonly BaselineEntry[], findings: readonly TriagedFinding[]): readonly BaselineEntry[] {
  return [...entries, ...findings.map(entryOf)].sort(compareEntries);
}

/** The baseline as text: sorted, one finding a line, so that git merges it well. */
export function baselineText(entries: readonly BaselineEntry[]): string {
  const lines = entries.map((it, index) => `    ${JSON.stringify(it)}${index + 1 < entries.length ? ',' : ''}`);
  return ['{', '  "version": 1,', '  "findings": [', ...lines, '  ]', '}', ''].join('\n');
}

function entryOf({ rule, location, enclosing, anchor, key, content, ordinal }: TriagedFinding): BaselineEntry {
  return {
    rule,
    file: location.file,
    enclosing,
    anchor: normalisedCode(anchor),
    ...(key === undefined ? {} : { key }),
    ...(content === undefined ? {} : { content }),
    ...(ordinal === 0 ? {} : { ordinal }),
  };
}

/** An entry in words, such as `src/a.ts: unhandled-rejection in place: send()`. */
export function describeEntry({ rule, file, enclosing, anchor }: Pick<BaselineEntry, 'rule' | 'file'> & Pick<AnchoredFinding, 'enclosing' | 'anchor'>): string {
  return `${file}: ${rule}${enclosing === '' ? '' : ` in ${enclosing}`}${anchor === '' ? '' : `: ${anchor}`}`;
}

function compareEntries(a: BaselineEntry, b: BaselineEntry): number {
  return (
    compareText(a.file, b.file) ||
    compareText(a.rule, b.rule) ||
    compareText(a.enclosing, b.enclosing) ||
    compareText(a.anchor, b.anchor) ||
    compareText(a.key ?? '', b.key ?? '') ||
    (a.ordinal ?? 0) - (b.ordinal ?? 0)
  );
}
