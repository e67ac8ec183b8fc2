/** The scorecard: nine competencies by five practices, each with the evidence for it. It gives no number to a person. */
import type { TriagedFinding } from '../analysis/finding.js';
import { compareText } from '../analysis/location.js';
import type { Card } from '../cards/card.js';
import { levels, type Level, type PracticeCard } from '../cards/practice-card.js';
import { competencies, sectionNumber } from '../cards/practices.js';
import type { Citation } from './cite.js';
import { nextQuestion, type NextQuestion } from './next-question.js';
import { redFlags, type RedFlag } from './red-flags.js';
import type { SessionState } from './session-state.js';
import { findingKey, suggestionsOf, type FoundSignal, type FoundStrength } from './suggest.js';

export interface Scorecard {
  readonly session: ScorecardSession;
  /** In the order of the article. */
  readonly competencies: readonly { readonly id: string; readonly title: string; readonly practices: readonly ScorecardCell[] }[];
  readonly redFlags: readonly RedFlag[];
  /** What a reader should know before relying on it, one sentence each. */
  readonly notices: readonly string[];
}

export interface ScorecardSession {
  readonly id: string;
  readonly subject: string;
  readonly notes: string;
  readonly openedAt: string | null;
  readonly revision: string | null;
  readonly repository: string | null;
  readonly reviewers: readonly string[];
  /** Those of them who said that they are done. */
  readonly closed: readonly string[];
  /** Whether it is sealed, and the seal holds. */
  readonly seal: 'none' | 'intact' | 'broken';
}

export interface ScorecardCell {
  readonly practice: string;
  readonly title: string;
  /** The article's section, such as `1.2`. */
  readonly section: string;
  /** What each reviewer who recorded something saw. */
  readonly readings: readonly Reading[];
  /** From the lowest to the highest level that anyone saw; `null` when nobody saw anything. */
  readonly range: LevelRange | null;
  /** `differ`: at least two reviewers' ranges have no level in common. */
  readonly agreement: 'unseen' | 'one' | 'agree' | 'differ';
  readonly evidence: readonly Citation[];
  readonly next: NextQuestion;
  /** What a program found and nobody recorded yet; empty where there is evidence, which is what counts. */
  readonly toLookAt: readonly ToLookAt[];
  /** Rules that look at this practice. */
  readonly rules: readonly string[];
}

export interface ToLookAt {
  readonly title: string;
  readonly files: readonly string[];
}

export interface LevelRange {
  readonly from: Level;
  readonly to: Level;
}

export interface Reading extends LevelRange {
  readonly reviewer: string;
}

export interface ScorecardInput {
  readonly state: SessionState;
  /** What the reader may see, in the order of writing. */
  readonly citations: readonly Citation[];
  /** Reviewers whose notes are hidden from the reader. */
  readonly hidden: readonly string[];
  readonly practices: readonly PracticeCard[];
  readonly cards: readonly Card[];
  /** Findings of a review of the same code; empty when none was made. */
  readonly findings: readonly TriagedFinding[];
  /** Strengths and signals of the same review; empty when none was made. */
  readonly strengths: readonly FoundStrength[];
  readonly signals: readonly FoundSignal[];
}

export function scorecardOf(input: ScorecardInput): Scorecard {
  const { state, citations, hidden } = input;
  return {
    session: sessionOf(state),
    competencies: competencies.map(({ id, title, practices }) => ({ id, title, practices: practices.map((it) => cellOf(it.id, it.title, input)) })),
    redFlags: redFlags(input.findings.filter((it) => !isDismissed(state, it)), citations),
    notices: noticesOf(state, citations, hidden),
  };
}

/** Every cell of a scorecard, in order. */
export function cellsOf(scorecard: Scorecard): readonly ScorecardCell[] {
  return scorecard.competencies.flatMap((it) => it.practices);
}

/** A person looked at it, and said that it is nothing. */
function isDismissed({ suggestions }: SessionState, finding: TriagedFinding): boolean {
  return suggestions[findingKey(finding)]?.status === 'dismissed';
}

function sessionOf({ id, subject, notes, openedAt, revision, repository, reviewers, seal }: SessionState): ScorecardSession {
  return {
    id, subject, notes, openedAt, revision, repository,
    reviewers: reviewers.map((it) => it.name),
    closed: reviewers.filter((it) => it.closed).map((it) => it.name),
    seal: seal === null ? 'none' : seal.intact ? 'intact' : 'broken',
  };
}

function cellOf(practice: string, title: string, input: ScorecardInput): ScorecardCell {
  const { citations, practices, cards } = input;
  const evidence = citations.filter((it) => it.practice === practice);
  const readings = readingsOf(evidence);
  const agreement = agreementOf(readings);
  const own = cards.filter((it) => it.practice === practice);
  return {
    practice,
    title,
    section: sectionNumber(practice) ?? '',
    readings,
    range: rangeOf(evidence.map((it) => it.level)),
    agreement,
    evidence,
    next: nextQuestion({ title, evidence, agreement, card: practices.find((it) => it.id === practice), rules: own }),
    toLookAt: evidence.length > 0 ? [] : foundFor(practice, input),
    rules: own.map((it) => it.id),
  };
}

/** One entry a kind of thing, with the files that show it; what a person dismissed stays away. */
function foundFor(practice: string, { state, strengths, signals }: ScorecardInput): readonly ToLookAt[] {
  const open = suggestionsOf({ findings: [], strengths, signals }, state).filter((it) => it.practice === practice && it.status === 'open');
  const files = new Map<string, Set<string>>();
  for (const it of open) {
    const list = files.get(it.title ?? it.rule) ?? new Set();
    for (const { location } of it.places ?? []) list.add(location.file);
    files.set(it.title ?? it.rule, list);
  }
  return [...files].map(([title, paths]) => ({ title, files: [...paths] }));
}

function readingsOf(evidence: readonly Citation[]): readonly Reading[] {
  const reviewers = [...new Set(evidence.map((it) => it.by))].sort(compareText);
  return reviewers.flatMap((reviewer) => {
    const range = rangeOf(evidence.filter((it) => it.by === reviewer).map((it) => it.level));
    return range === null ? [] : [{ reviewer, ...range }];
  });
}

function rangeOf(seen: readonly Level[]): LevelRange | null {
  const present = levels.filter((it) => seen.includes(it));
  const [from] = present;
  const to = present.at(-1);
  return from === undefined || to === undefined ? null : { from, to };
}

function agreementOf(readings: readonly Reading[]): ScorecardCell['agreement'] {
  if (readings.length < 2) return readings.length === 0 ? 'unseen' : 'one';
  const lowestTop = Math.min(...readings.map((it) => levels.indexOf(it.to)));
  const highestBottom = Math.max(...readings.map((it) => levels.indexOf(it.from)));
  return highestBottom > lowestTop ? 'differ' : 'agree';
}

function noticesOf(state: SessionState, citations: readonly Citation[], hidden: readonly string[]): readonly string[] {
  const inState = (wanted: string): number => citations.filter((it) => it.place?.state === wanted).length;
  const about = (count: number, what: string): readonly string[] =>
    count === 0 ? [] : [`${count === 1 ? '1 piece of evidence is' : `${count} pieces of evidence are`} about code that ${what}.`];
  return [
    ...(hidden.length > 0 ? [`This session is blind: what ${hidden.join(', ')} recorded is left out until you close your own part. That is a view, not a lock on the files.`] : []),
    ...about(inState('changed'), 'was edited since'),
    ...about(inState('lost'), 'is no longer there'),
    ...state.problems,
  ];
}
