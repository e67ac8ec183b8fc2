/** Red flags: what should be asked about before anyone relies on the rest. Each names its grounds, one by one. */
import type { TriagedFinding } from '../analysis/finding.js';
import { compareLocations } from '../analysis/location.js';
import type { Citation } from './cite.js';

export interface RedFlag {
  readonly id: string;
  readonly title: string;
  /** What speaks for it, each with its place. Never empty. */
  readonly grounds: readonly Ground[];
  /** Strengths that people recorded about the same practices. */
  readonly against: readonly Citation[];
  /** What to ask about it. */
  readonly question: string;
}

export type Ground =
  /** What a program found. It is a reason to ask, and no verdict; `accepted` once a person recorded it as evidence. */
  | {
      readonly kind: 'finding';
      readonly rule: string;
      readonly practice: string;
      readonly message: string;
      readonly file: string;
      /** Counted from one. */
      readonly line: number;
      readonly accepted: boolean;
    }
  | { readonly kind: 'evidence'; readonly citation: Citation };

/** The article's red flags, as far as findings and evidence give grounds for them; those that people saw come first. */
export function redFlags(findings: readonly TriagedFinding[], citations: readonly Citation[]): readonly RedFlag[] {
  const reported = findings.filter((it) => it.status === 'reported' && it.severity !== 'info');
  const found = flags.flatMap(({ id, title, question, practices, hasFindings, isGround }) => {
    const isMeant = (practice: string): boolean => practices.some((it) => practice === it || practice.startsWith(`${it}/`));
    const own = reported.filter((it) => hasFindings && isMeant(it.practice)).sort((a, b) => compareLocations(a.location, b.location) || (a.rule < b.rule ? -1 : 1));
    const noted = citations.filter((it) => isMeant(it.practice) && isGround(it));
    const grounds: readonly Ground[] = [
      ...noted.map((citation) => ({ kind: 'evidence' as const, citation })),
      ...own.map((it) => groundOf(it, citations)),
    ];
    const against = citations.filter((it) => isMeant(it.practice) && it.shows === 'strength' && !noted.includes(it));
    return grounds.length === 0 ? [] : [{ id, title, grounds, against, question }];
  });
  // What people saw comes before what rules alone say.
  return [...found.filter((it) => !isByRulesAlone(it)), ...found.filter(isByRulesAlone)];
}

/** Reports whether nobody recorded any of the grounds. */
export function isByRulesAlone({ grounds }: RedFlag): boolean {
  return !grounds.some((it) => it.kind === 'evidence' || it.accepted);
}

interface FlagKind {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  /** Practices or whole competencies. */
  readonly practices: readonly string[];
  /** Whether findings of rules speak for it, too. A claim is made by a person, never by code. */
  readonly hasFindings: boolean;
  /** Reports whether evidence about these practices speaks for the flag. */
  isGround(citation: Citation): boolean;
}

/** Reports whether evidence shows room to grow at the lowest level. */
function isWeak({ shows, level }: Citation): boolean {
  return shows === 'growth' && level === 'emerging';
}

const flags: readonly FlagKind[] = [
  {
    id: 'claims-without-numbers',
    title: 'Claims without numbers',
    question: 'How was this measured, before and after?',
    practices: ['performance', 'scalability', 'reliability/metrics-and-slos', 'delivery/cost-budgets', 'delivery/service-levels'],
    hasFindings: false,
    // What was said and not seen in code is worth as much as the figures in it.
    isGround: (it) => (it.source === 'interview' || it.source === 'document') && (it.shows === 'growth' || !/\d/.test(it.note)),
  },
  {
    id: 'trade-offs-avoided',
    title: 'Trade-offs avoided',
    question: 'What did this choice make harder, and who agreed to that?',
    practices: ['system-design/trade-offs', 'mentoring/architectural-review', 'mentoring/decision-facilitation', 'data/engine-selection'],
    hasFindings: true,
    isGround: isWeak,
  },
  {
    id: 'brittle-repository',
    title: 'Brittle repository',
    question: 'What would break first if someone new changed this on their first day?',
    practices: ['architecture/bounded-contexts', 'architecture/module-boundaries', 'delivery/testing', 'delivery/release-pipelines', 'reliability/incident-response', 'security/dependency-hygiene'],
    hasFindings: true,
    isGround: isWeak,
  },
  {
    id: 'no-observability',
    title: 'No observability',
    question: 'How would you learn that this failed for one customer last night?',
    practices: ['reliability/structured-logging', 'reliability/metrics-and-slos', 'reliability/tracing', 'system-design/observability-aware'],
    hasFindings: true,
    isGround: isWeak,
  },
  {
    id: 'little-security-awareness',
    title: 'Little security awareness',
    question: 'Who could send this input, and what is the worst that it may do?',
    practices: ['security'],
    hasFindings: true,
    isGround: isWeak,
  },
];

function groundOf({ rule, practice, message, location }: TriagedFinding, citations: readonly Citation[]): Ground {
  const { file, start } = location;
  // What somebody thought strong there confirms nothing.
  const isHere = ({ place, practice: noted, shows }: Citation): boolean =>
    shows === 'growth' && noted === practice && place?.path === file && place.start.line <= start.line && start.line <= place.end.line;
  return { kind: 'finding', rule, practice, message, file, line: start.line + 1, accepted: citations.some(isHere) };
}
