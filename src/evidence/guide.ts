/** The interview guide: the article's eight questions, with what is shown already, what is missing, and what to ask next. */
import type { Citation } from './cite.js';
import { divideMinutes } from './divide-minutes.js';
import type { RedFlag } from './red-flags.js';
import { cellsOf, type Scorecard, type ScorecardCell } from './scorecard.js';
import { trialOf, weeksFor, type TrialWeek } from './trial.js';

export interface Guide {
  readonly subject: string;
  readonly session: string;
  /** Of the whole conversation; `null` for a trial. */
  readonly minutes: number | null;
  /** Before the questions: what to say; after them: what to leave room for. */
  readonly opening: GuideStep;
  readonly closing: GuideStep;
  /** The eight, in the order of the article. */
  readonly sections: readonly GuideSection[];
  /** A plan by weeks; empty for an interview. */
  readonly trial: readonly TrialWeek[];
  readonly notices: readonly string[];
}

export interface GuideStep {
  readonly minutes: number | null;
  readonly text: string;
}

export interface GuideSection {
  readonly number: number;
  /** The article's question, in our words. */
  readonly title: string;
  readonly minutes: number | null;
  readonly purpose: string;
  /** What was recorded about it. */
  readonly shown: readonly Citation[];
  /** Practices that nobody has seen anything of. */
  readonly missing: readonly { readonly practice: string; readonly title: string }[];
  /** What to ask, the most wanted first: as many as there is time for. */
  readonly ask: readonly { readonly practice: string; readonly question: string; readonly why: string }[];
  readonly flags: readonly RedFlag[];
  readonly advice: string;
}

export type GuideFor = { readonly kind: 'interview'; readonly minutes: number } | { readonly kind: 'trial'; readonly weeks: number };

/** Shorter conversations leave no room for an answer. */
export const leastMinutes = 30;
export const mostMinutes = 240;

export function guideOf(scorecard: Scorecard, wanted: GuideFor): Guide {
  const cells = cellsOf(scorecard);
  const minutes = wanted.kind === 'interview' ? wanted.minutes : null;
  const [opening, closing] = minutes === null ? [null, null] : [Math.round(minutes / 15), Math.round(minutes / 10)];
  const times = minutes === null ? [] : divideMinutes(minutes - (opening ?? 0) - (closing ?? 0), topics.map((it) => weightOf(it, cells, scorecard)));
  return {
    subject: scorecard.session.subject,
    session: scorecard.session.id,
    minutes,
    opening: { minutes: opening, text: 'Say what you read, that there are no trick questions, and that “I don’t know” is a good answer. Ask what they would like to show.' },
    closing: { minutes: closing, text: 'Leave room for their questions: what someone asks says as much as what they answer. Write your evidence down before you talk to the other reviewers.' },
    sections: topics.map((topic, index) => sectionOf(topic, index + 1, times[index] ?? null, cells, scorecard)),
    trial: wanted.kind === 'trial' ? trialOf(cells, wanted.weeks) : [],
    notices: scorecard.notices,
  };
}

interface Topic {
  readonly title: string;
  readonly purpose: string;
  /** Competencies it asks about. */
  readonly about: readonly string[];
  readonly advice: string;
}

const redFlagTopic = 7;
const trialTopic = 8;

const topics: readonly Topic[] = [
  {
    title: 'What tells a senior engineer from a mid-level one?', about: ['architecture', 'delivery'],
    purpose: 'Look for decisions that reach beyond the task: borders drawn, contracts kept, changes that others can release.',
    advice: 'Ask about a decision they would take back. A senior engineer names what it cost and who carried the cost.',
  },
  {
    title: 'How can skill in performance be judged?', about: ['performance'],
    purpose: 'Look for a measurement before the change, a cause that was proven, and a limit that was known.',
    advice: 'Give a symptom, not a cause: “p99 doubled on Tuesday.” Listen for the order in which they look.',
  },
  {
    title: 'What shows that someone can build for scale?', about: ['scalability', 'data'],
    purpose: 'Look for state that was moved out, pressure that is pushed back, and data that stays right when two things happen at once.',
    advice: 'Let them draw one service of theirs, then take one part away: the cache, a replica, a queue.',
  },
  {
    title: 'How does someone make others better?', about: ['mentoring'],
    purpose: 'Look for review that teaches, standards that others follow unasked, and decisions that a group could make.',
    advice: 'Show them a small, flawed pull request. Mind the first sentence they would write to its author.',
  },
  {
    title: 'Which design questions go deep?', about: ['system-design'],
    purpose: 'Look for options weighed against each other, and for what they would watch after release.',
    advice: 'Change one requirement half-way. A design that was understood bends; one that was remembered breaks.',
  },
  {
    title: 'Which artefacts should be there?', about: ['reliability', 'security'],
    purpose: 'Look for what is left when the author is away: runbooks, dashboards, threat models, decision records.',
    advice: 'Ask to be shown something they wrote for others, and who has used it since.',
  },
  {
    title: 'Which red flags need an answer?', about: [],
    purpose: 'Each is a reason to ask, and no verdict. Read the grounds out and listen.',
    advice: 'A good answer explains the grounds away, or owns them. Record which.',
  },
  {
    title: 'Is a trial needed, and how long?', about: [],
    purpose: 'A trial shows what a conversation cannot: how someone works when nobody asks.',
    advice: '',
  },
];

/** Time goes to where little was seen; a topic that is covered keeps enough for one question. */
function weightOf(topic: Topic, cells: readonly ScorecardCell[], { redFlags }: Scorecard): number {
  if (topic === topics[redFlagTopic - 1]) return redFlags.length === 0 ? 0.5 : 1 + redFlags.length / 2;
  if (topic === topics[trialTopic - 1]) return 0.5;
  return 1 + cells.filter((it) => isAbout(topic, it)).reduce((sum, it) => sum + wantOf(it), 0) / 4;
}

/** How much there is to ask about a practice. */
function wantOf({ agreement }: ScorecardCell): number {
  return agreement === 'unseen' ? 2 : agreement === 'differ' ? 1.5 : agreement === 'one' ? 0.5 : 0;
}

function isAbout(topic: Topic, { practice }: ScorecardCell): boolean {
  return topic.about.some((it) => practice.startsWith(`${it}/`));
}

function sectionOf(topic: Topic, number: number, minutes: number | null, cells: readonly ScorecardCell[], scorecard: Scorecard): GuideSection {
  const own = cells.filter((it) => isAbout(topic, it));
  const wanted = [...own].sort((a, b) => wantOf(b) - wantOf(a)).filter((it) => minutes === null || wantOf(it) > 0 || own.length === 0);
  // An answer takes about four minutes with what one asks back.
  const room = minutes === null ? own.length : Math.max(1, Math.floor(minutes / 4));
  return {
    number,
    title: topic.title,
    minutes,
    purpose: topic.purpose,
    shown: own.flatMap((it) => it.evidence),
    missing: own.filter((it) => it.agreement === 'unseen').map(({ practice, title }) => ({ practice, title })),
    ask: wanted.slice(0, room).map(({ practice, next }) => ({ practice, ...next })),
    flags: number === redFlagTopic ? scorecard.redFlags : [],
    advice: number === trialTopic ? trialAdvice(cells) : topic.advice,
  };
}

function trialAdvice(cells: readonly ScorecardCell[]): string {
  const unseen = cells.filter((it) => it.agreement === 'unseen').length;
  const weeks = weeksFor(unseen, cells.length);
  return `${unseen} of ${cells.length} practices are unseen. A trial of ${weeks} weeks would leave room for them: two suffice to see how someone changes code, four to see how they leave it behind.`;
}
