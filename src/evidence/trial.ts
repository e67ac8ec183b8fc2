/** A trial of two to four weeks: what to work on, what to watch, and how long each conversation takes. */
import type { ScorecardCell } from './scorecard.js';

export interface TrialWeek {
  readonly week: number;
  readonly title: string;
  /** Work that the team needs anyway; a trial on invented tasks shows little. */
  readonly work: string;
  readonly conversations: readonly { readonly minutes: number; readonly about: string }[];
  /** Practices to watch, those not seen yet first. */
  readonly watch: readonly { readonly practice: string; readonly title: string; readonly seen: boolean; readonly question: string }[];
}

/** How many weeks leave room for what has not been seen. */
export function weeksFor(unseen: number, all: number): number {
  return unseen * 3 <= all ? 2 : unseen * 3 <= all * 2 ? 3 : 4;
}

export function trialOf(cells: readonly ScorecardCell[], weeks: number): readonly TrialWeek[] {
  const count = Math.min(4, Math.max(2, Math.round(weeks)));
  return Array.from({ length: count }, (_, index) => {
    // Fewer weeks do not watch less; later themes move together.
    const own = themes.filter((_theme, at) => Math.min(Math.floor((at * count) / themes.length), count - 1) === index);
    const watched = cells.filter((cell) => own.some((theme) => theme.about.some((it) => cell.practice.startsWith(`${it}/`))));
    return {
      week: index + 1,
      title: own.map((it) => it.title).join('; '),
      work: own.map((it) => it.work).join(' '),
      conversations: conversationsOf(index, count),
      watch: [...watched].sort((a, b) => Number(a.evidence.length > 0) - Number(b.evidence.length > 0)).map(({ practice, title, evidence, next }) => ({
        practice, title, seen: evidence.length > 0, question: next.question,
      })),
    };
  });
}

interface Theme {
  readonly title: string;
  readonly work: string;
  readonly about: readonly string[];
}

const themes: readonly Theme[] = [
  { title: 'Read and change', work: 'A small change in code they did not write, from the first question to the release.', about: ['architecture', 'delivery'] },
  { title: 'Decide', work: 'A change that crosses a border, with a short decision record before the code.', about: ['system-design', 'data', 'security'] },
  { title: 'Run', work: 'Something slow or fragile that is made measurably better, and watched afterwards.', about: ['performance', 'scalability', 'reliability'] },
  { title: 'Hand over', work: 'A review of a colleague’s change, a session for the team, and a handover without them in the room.', about: ['mentoring'] },
];

function conversationsOf(index: number, count: number): TrialWeek['conversations'] {
  return [
    { minutes: index === 0 ? 60 : 30, about: index === 0 ? 'Start: what the work is, who helps, how it will be judged, and by whom.' : 'Plan of the week: what they would do first, and what they would leave.' },
    { minutes: 45, about: 'Review of what exists so far. Ask before you advise, and record evidence the same day.' },
    index === count - 1
      ? { minutes: 60, about: 'Close: the scorecard read together, then what each side learned. Reviewers close their sessions before it.' }
      : { minutes: 30, about: 'End of the week: what surprised them, and what they would ask for.' },
  ];
}
