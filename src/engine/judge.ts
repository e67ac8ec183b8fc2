/** Decides what becomes of what the rules saw: triage, then rules about exceptions, then the baseline. */
import type { AnchoredFinding, Notice, TriagedFinding } from '../analysis/finding.js';
import type { Rule } from '../rules/rule.js';
import { applyBaseline, baselineFile, type BaselineEntry, type BaselineState } from '../standards/baseline.js';
import type { OwnersOf } from '../standards/code-owners.js';
import { endingNotices, exceptionsIn } from '../standards/exceptions.js';
import { settingIn } from '../standards/rule-settings.js';
import { triage, type TriageInput } from '../standards/triage.js';
import { anchorFinding, type Anchored } from './anchor.js';

export interface JudgeInput extends TriageInput {
  readonly rules: readonly Rule[];
  readonly files: ReadonlyMap<string, Anchored>;
  readonly baseline: readonly BaselineEntry[] | undefined;
  /** Files that could not be analysed. */
  readonly unread: ReadonlySet<string>;
  /** Who answers for a file. */
  readonly ownersOf: OwnersOf;
  /** Whether the review saw all that it needs: only then does nothing found mean that there is nothing. */
  readonly isComplete: boolean;
}

export interface Judged {
  /** Sorted by location, then rule. */
  readonly findings: readonly TriagedFinding[];
  readonly baseline: BaselineState;
  readonly notices: readonly Notice[];
}

export function judge(seen: readonly AnchoredFinding[], input: JudgeInput, today: string): Judged {
  const first = triage(seen, input, today);
  const late = input.rules.filter((it) => it.checkExceptions !== undefined);
  const exceptions = exceptionsIn(first, {
    ...input,
    rules: input.rules.map((it) => it.id),
    aboutExceptions: late.map((it) => it.id),
    isJudged: (rule, file) => input.isComplete && settingIn(input.standards, rule, file).severity !== 'off',
  }, today);
  const about = late.flatMap((rule) => [...(rule.checkExceptions?.(exceptions) ?? [])].map((it) => anchorFinding(rule.id, it, input.files)));
  const { findings, ...baseline } = applyBaseline(triage([...seen, ...about], input, today), input.baseline, input.unread);
  return { findings: findings.map((it) => withOwners(it, input.ownersOf)), baseline, notices: [...endingNotices(exceptions.waivers, today), ...goneNotice(baseline)] };
}

function withOwners(finding: TriagedFinding, ownersOf: OwnersOf): TriagedFinding {
  const codeOwners = ownersOf(finding.location.file);
  return codeOwners.length === 0 ? finding : { ...finding, codeOwners };
}

function goneNotice({ gone }: BaselineState): readonly Notice[] {
  if (gone.length === 0) return [];
  const entries = gone.length === 1 ? '1 entry' : `${gone.length} entries`;
  return [{ message: `${entries} of ${baselineFile} no longer occur${gone.length === 1 ? 's' : ''}. \`plumbline baseline\` drops what is done.` }];
}
