/** Writes waivers into the text of a `plumbline.json`, leaving its comments and layout as they are. */
import { compareText } from '../analysis/location.js';
import type { TriagedFinding } from '../analysis/finding.js';
import { appendToList } from './append-json.js';
import { literalGlob } from './match.js';
import { isWaivable } from './rule-settings.js';
import { editions } from './schema.js';
import type { Standards } from './standards.js';

/** What a person says of an exception, whichever rules it is from. */
export interface WaiverWords {
  readonly reason: string;
  readonly owner: string;
  /** Last day it holds, `YYYY-MM-DD`. */
  readonly until: string;
}

export interface AddedWaivers {
  readonly text: string;
  /** How many were written: one a rule, for all its files. */
  readonly waivers: number;
  /** Rules among the findings that allow no exception. */
  readonly refused: readonly string[];
}

/** `text` is that of the standards; `undefined` where there are none yet. */
export function addWaivers(text: string | undefined, findings: readonly TriagedFinding[], words: WaiverWords, standards: Standards): AddedWaivers {
  const isOpen = ({ rule, location }: TriagedFinding): boolean => isWaivable(standards, rule, location.file);
  const refused = [...new Set(findings.filter((it) => !isOpen(it)).map((it) => it.rule))].sort(compareText);
  const filesByRule = new Map<string, Set<string>>();
  for (const { rule, location } of findings.filter(isOpen)) filesByRule.set(rule, (filesByRule.get(rule) ?? new Set()).add(literalGlob(location.file)));

  const waivers = [...filesByRule].sort(([a], [b]) => compareText(a, b)).map(([rule, files]) => waiverText(rule, [...files].sort(compareText), words));
  const begun = text === undefined || text.trim() === '' ? `{\n  "edition": ${JSON.stringify(editions.at(-1))},\n  "waivers": []\n}\n` : text;
  return { text: appendToList(begun, 'waivers', waivers), waivers: waivers.length, refused };
}

/** One waiver on one line, spaced as people write it. */
function waiverText(rule: string, files: readonly string[], { reason, owner, until }: WaiverWords): string {
  const text = (it: string): string => JSON.stringify(it);
  return `{ "rule": ${text(rule)}, "files": [${files.map(text).join(', ')}], "reason": ${text(reason)}, "owner": ${text(owner)}, "until": ${text(until)} }`;
}
