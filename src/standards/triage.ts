/** Gives every finding its severity, its status and an identity that outlives edits above it. */
import type { AnchoredFinding, FindingStatus, Severity, TriagedFinding } from '../analysis/finding.js';
import type { SourceLocation } from '../analysis/location.js';
import { matcherOf } from './match.js';
import { identify } from './match-findings.js';
import { isWaivable, levelOf, settingIn, type CardLevels } from './rule-settings.js';
import type { Standards } from './standards.js';

/** What a rule's card says where the standards are silent. */
export interface RuleDefaults extends CardLevels {
  readonly practice: string;
}

/** A finding allowed in the source, with its reason. */
export interface Suppression {
  readonly file: string;
  readonly rule: string;
  readonly reason: string;
  /** The comment. */
  readonly location: SourceLocation;
  /** Zero-based lines of code it speaks for: its own, or the next code line when it stands alone. */
  readonly covers: readonly number[];
}

export interface TriageInput {
  readonly standards: Standards;
  /** By rule id. */
  readonly defaults: ReadonlyMap<string, RuleDefaults>;
  readonly suppressions: readonly Suppression[];
}

/**
 * Triages findings, sorted by location, then rule. What is off is left out. A suppression speaks before a waiver, for it
 * is closer to the code. `today` is `YYYY-MM-DD`.
 */
export function triage(findings: readonly AnchoredFinding[], input: TriageInput, today: string): TriagedFinding[] {
  const waivers = input.standards.waivers.filter((it) => today <= it.until);
  const suppressionOf = indexSuppressions(input.suppressions);

  // Equals are counted before anything is dropped, so that a changed severity never renames a finding.
  return identify(findings).flatMap((finding) => {
    const severity = levelIn(finding, input);
    if (severity === 'off') return [];

    const practice = finding.source?.practice ?? input.defaults.get(finding.rule)?.practice ?? '';
    const triaged = (status: FindingStatus, reason: string | null, owner: string | null): TriagedFinding[] => [
      { ...finding, practice, severity, status, reason, owner },
    ];

    if (finding.source?.suppressed !== undefined) return triaged('suppressed', finding.source.suppressed, null);
    if (!isWaivable(input.standards, finding.rule, finding.location.file)) return triaged('reported', null, null);
    const suppression = suppressionOf(finding);
    if (suppression !== undefined) return triaged('suppressed', suppression.reason, null);

    const waiver = waivers.find((it) => it.rule === finding.rule && matcherOf(it.files)(finding.location.file));
    if (waiver !== undefined) return triaged('waived', waiver.reason, waiver.owner);

    return triaged('reported', null, null);
  });
}

/** Gives the suppression that speaks for a finding: the first that has a reason. */
export function indexSuppressions(suppressions: readonly Suppression[]): (finding: AnchoredFinding) => Suppression | undefined {
  const index = new Map<string, Suppression>();
  for (const suppression of suppressions) {
    if (suppression.reason.trim() === '') continue;
    for (const line of suppression.covers) {
      const place = placeOf(suppression.file, suppression.rule, line);
      if (!index.has(place)) index.set(place, suppression);
    }
  }
  return ({ rule, location }) => index.get(placeOf(location.file, rule, location.start.line));
}

function levelIn(finding: AnchoredFinding, { standards, defaults }: TriageInput): Severity | 'off' {
  const setting = settingIn(standards, finding.rule, finding.location.file);
  if (finding.source !== undefined && setting.severity === undefined) return finding.source.severity;
  return levelOf(setting, defaults.get(finding.rule), finding.milder, standards.edition);
}

function placeOf(file: string, rule: string, line: number): string {
  return JSON.stringify([file, rule, line]);
}
