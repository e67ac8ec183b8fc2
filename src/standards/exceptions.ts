/** Tells what became of suppressions and waivers, once the findings are triaged. */
import type { AllowComment, Exceptions, WaiverEntry } from '../analysis/exceptions.js';
import type { Notice, TriagedFinding } from '../analysis/finding.js';
import { matcherOf } from './match.js';
import { isWaivable } from './rule-settings.js';
import { likelySpelling } from './spelling.js';
import type { Waiver } from './standards.js';
import { indexSuppressions, type TriageInput } from './triage.js';

export interface ExceptionsInput extends TriageInput {
  /** Rules that may be named. */
  readonly rules: readonly string[];
  /** Rules about exceptions. An exception from one of these is not judged, for it would be judged by itself. */
  readonly aboutExceptions: readonly string[];
  /** Reports whether a rule looked at a file with all that it needs to know. */
  isJudged(rule: string, file: string): boolean;
}

/** `findings` are triaged; `today` is `YYYY-MM-DD`. */
export function exceptionsIn(findings: readonly TriagedFinding[], input: ExceptionsInput, today: string): Exceptions {
  return { comments: commentsIn(findings, input), waivers: waiversIn(findings, input, today) };
}

/** Says of waivers that they end within fourteen days. */
export function endingNotices(waivers: readonly WaiverEntry[], today: string): readonly Notice[] {
  return waivers.flatMap((waiver) => {
    const days = Math.round((Date.parse(waiver.until) - Date.parse(today)) / 86_400_000);
    if (waiver.hasEnded || waiver.findings === 0 || days > daysOfWarning) return [];
    const when = days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days, on ${waiver.until}`;
    const then = waiver.findings === 1 ? '1 finding is then reported' : `${waiver.findings} findings are then reported`;
    const { file, start } = waiver.location;
    return [{ message: `The waiver of \`${waiver.rule}\` in ${file}:${start.line + 1} ends ${when}; ${then}. Its owner is ${waiver.owner}.`, location: waiver.location }];
  });
}

const daysOfWarning = 14;

function commentsIn(findings: readonly TriagedFinding[], input: ExceptionsInput): AllowComment[] {
  const byPlace = indexSuppressions(input.suppressions);
  const used = new Set(findings.filter((it) => it.status === 'suppressed').map((it) => byPlace(it)));
  const judged = input.suppressions.filter((it) => it.reason.trim() !== '' && !input.aboutExceptions.includes(it.rule));
  return judged.map((suppression) => {
    const { rule, file, location } = suppression;
    const isKnown = input.rules.includes(rule);
    const likely = isKnown ? undefined : likelySpelling(rule, input.rules);
    return {
      rule,
      location,
      isUsed: used.has(suppression),
      isKnown,
      ...(likely === undefined ? {} : { likely }),
      isRefused: !isWaivable(input.standards, rule, file),
      isJudged: !isKnown || input.isJudged(rule, file),
    };
  });
}

function waiversIn(findings: readonly TriagedFinding[], input: ExceptionsInput, today: string): WaiverEntry[] {
  const { waivers } = input.standards;
  return waivers.filter((it) => isOwn(it) && !input.aboutExceptions.includes(it.rule)).map((waiver) => {
    const isMatch = (it: TriagedFinding): boolean => it.rule === waiver.rule && matcherOf(waiver.files)(it.location.file);
    const { rule, files, owner, until, location } = waiver;
    return {
      rule,
      files,
      owner,
      until,
      location,
      hasEnded: until < today,
      findings: findings.filter((it) => it.status !== 'suppressed' && isMatch(it)).length,
      isJudged: input.isJudged(rule, ''),
    };
  });
}

function isOwn({ location }: Waiver): boolean {
  return !location.file.startsWith('../') && !/(?:^|\/)node_modules\//.test(location.file);
}
