/** Tells which findings were there before, whatever happened to their lines and files in between. */
import { createHash } from 'node:crypto';
import type { AnchoredFinding } from '../analysis/finding.js';
import { compareLocations, compareText } from '../analysis/location.js';

/** What recognises a finding in another version of the code. No line number takes part. */
export interface Identified {
  /** Rule, file, enclosing declaration, anchor text and ordinal. */
  readonly fingerprint: string;
  /** The same without file and ordinal: what is left when a function moves or a file is renamed. */
  readonly contentKey: string;
  /** Which one it is, counted from zero, among equals in one file. */
  readonly ordinal: number;
}

/** What an identity is made of. */
export interface IdentityParts {
  readonly rule: string;
  /** Path relative to the root. */
  readonly file: string;
  /** Enclosing declaration; empty at module level. */
  readonly enclosing: string;
  /** Text of the anchor, in any formatting. */
  readonly anchor: string;
  /** Of a finding about the project as a whole, in place of file, declaration and anchor. */
  readonly key?: string;
  /** What stays of it when files are renamed, where the anchor or the key names files; absent for the rest. */
  readonly content?: string;
}

export interface Matches<Before, Now> {
  /** Those of now that were there before, each with what it was. */
  readonly known: ReadonlyMap<Now, Before>;
  /** Those of now that match nothing, in their order. */
  readonly added: readonly Now[];
  /** Those of before that match nothing now, in their order. */
  readonly gone: readonly Before[];
}

/**
 * Matches as multisets, in two passes: by fingerprint, then what is left by content key. Each finding of before accounts
 * for one of now at most, so that a copy of what was there is new.
 */
export function matchFindings<Before extends Identified, Now extends Identified>(
  before: readonly Before[],
  now: readonly Now[],
): Matches<Before, Now> {
  const known = new Map<Now, Before>();
  const gone = new Set(before);
  for (const keyOf of [fingerprintOf, contentKeyOf]) {
    const waiting = groupBy([...gone], keyOf);
    for (const finding of now) {
      if (known.has(finding)) continue;
      const match = waiting.get(keyOf(finding))?.shift();
      if (match === undefined) continue;
      known.set(finding, match);
      gone.delete(match);
    }
  }
  return { known, added: now.filter((it) => !known.has(it)), gone: [...gone] };
}

/** Sorts findings by location, then rule, and adds what recognises each. */
export function identify<Finding extends AnchoredFinding>(findings: readonly Finding[]): (Finding & Identified)[] {
  const counts = new Map<string, number>();
  return findings.toSorted(compareFindings).map((finding) => {
    const parts = { ...finding, file: finding.location.file };
    // Equals are told apart by their order.
    const equal = identityOf(parts, 0).fingerprint;
    const ordinal = counts.get(equal) ?? 0;
    counts.set(equal, ordinal + 1);
    return { ...finding, ...identityOf(parts, ordinal) };
  });
}

/** The identity that these parts make. */
export function identityOf(parts: IdentityParts, ordinal: number): Identified {
  const { rule, file, enclosing, key, content } = parts;
  const anchor = normalisedCode(parts.anchor);
  // A finding about the project stays the same when it is shown elsewhere, so neither file nor declaration counts.
  const place = key === undefined ? ['file', file, enclosing, anchor] : ['project', key];
  const contents = key === undefined ? ['file', enclosing, content ?? anchor] : ['project', content ?? key];
  return {
    fingerprint: hashOf([rule, ...place, ordinal]),
    contentKey: hashOf([rule, ...contents]),
    ordinal,
  };
}

/**
 * Code as every formatter would agree on it: without white space that nothing depends on, without trailing commas,
 * semicolons and the parentheses of a lone parameter, and with one kind of quotes. Of long code the beginning, with a hash of the whole; done twice, it stays.
 */
export function normalisedCode(code: string): string {
  const normalised = code
    .replace(/['`]/g, '"')
    .replace(/(^|\basync)\s*\(\s*([\w$]+)\s*,?\s*\)(?=\s*(?:=>|$))/g, '$1 $2')
    .replace(/\s+/g, ' ')
    .replace(/ ?([^\w$ ]) ?/g, '$1')
    .replace(/[,;]+(?=[)\]}]|$)/g, '')
    .trim();
  if (normalised.length <= mostCharacters) return normalised;
  return `${normalised.slice(0, mostCharacters - 40).trimEnd()}…${hashOf([normalised])}`;
}

const mostCharacters = 200;

function fingerprintOf(finding: Identified): string {
  return finding.fingerprint;
}

function contentKeyOf(finding: Identified): string {
  return finding.contentKey;
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

function hashOf(parts: readonly (string | number)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}

function compareFindings(a: AnchoredFinding, b: AnchoredFinding): number {
  return compareLocations(a.location, b.location) || compareText(a.rule, b.rule) || compareText(a.message, b.message);
}
