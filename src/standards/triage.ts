/** Gives every finding its severity, its status and an identity that outlives edits above it. */
import type { AnchoredFinding, FindingStatus, Severity, TriagedFinding } from '../analysis/finding.js';
import { matcherOf } from './match.js';
import { identify } from './match-findings.js';
import type { Standards } from './standards.js';

/** What a rule's card says where the standards are silent. */
export interface RuleDefaults {
  readonly practice: string;
  readonly default: Severity | 'off';
  /** Severity of the lesser form. */
  readonly milder: Severity | 'off';
}

/** A finding allowed in the source, with its reason. */
export interface Suppression {
  readonly file: string;
  readonly rule: string;
  readonly reason: string;
  /** Zero-based line of the comment. */
  readonly line: number;
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
  const suppressions = indexByPlace(input.suppressions);

  // Equals are counted before anything is dropped, so that a changed severity never renames a finding.
  return identify(findings).flatMap((finding) => {
    const severity = severityOf(finding, input);
    if (severity === 'off') return [];

    const practice = finding.source?.practice ?? input.defaults.get(finding.rule)?.practice ?? '';
    const triaged = (status: FindingStatus, reason: string | null, owner: string | null): TriagedFinding[] => [
      { ...finding, practice, severity, status, reason, owner },
    ];

    if (finding.source?.suppressed !== undefined) return triaged('suppressed', finding.source.suppressed, null);

    const { file, start } = finding.location;
    const suppression = suppressions.get(placeOf(file, finding.rule, start.line));
    if (suppression !== undefined) return triaged('suppressed', suppression.reason, null);

    const waiver = waivers.find((it) => it.rule === finding.rule && matcherOf(it.files)(file));
    if (waiver !== undefined) return triaged('waived', waiver.reason, waiver.owner);

    return triaged('reported', null, null);
  });
}

// A team that names a severity means both forms; the card's milder level is for those who did not decide.
function severityOf(finding: AnchoredFinding, { standards, defaults }: TriageInput): Severity | 'off' {
  const { rules } = standards;
  const setting = Object.hasOwn(rules, finding.rule) ? rules[finding.rule]?.severity : undefined;
  if (setting !== undefined) return setting;
  if (finding.source !== undefined) return finding.source.severity;
  const card = defaults.get(finding.rule);
  // Nothing is lost for want of a card; it only asks for little.
  if (card === undefined) return 'info';
  return finding.milder ? card.milder : card.default;
}

function indexByPlace(suppressions: readonly Suppression[]): ReadonlyMap<string, Suppression> {
  const index = new Map<string, Suppression>();
  for (const suppression of suppressions) {
    if (suppression.reason.trim() === '') continue;
    for (const line of suppression.covers) {
      const place = placeOf(suppression.file, suppression.rule, line);
      if (!index.has(place)) index.set(place, suppression);
    }
  }
  return index;
}

function placeOf(file: string, rule: string, line: number): string {
  return JSON.stringify([file, rule, line]);
}
