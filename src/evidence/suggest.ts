/** Evidence that a review suggests. None of it counts until a person accepts it. */
import type { TriagedFinding } from '../analysis/finding.js';
import { compareLocations, type SourceLocation } from '../analysis/location.js';
import type { Shows } from './events.js';
import type { SessionState } from './session-state.js';

export interface Suggestion {
  /** The same for the same thing in the next review, also when its line moved. */
  readonly key: string;
  readonly kind: 'finding' | 'strength' | 'signal';
  readonly practice: string;
  /** What it seems to show; the person says what it does. */
  readonly shows: Shows;
  readonly message: string;
  /** A few words for a list; absent for a finding. */
  readonly title?: string;
  /** Id of the rule; the kind of a signal. */
  readonly rule: string;
  /** Where it is in code; absent for a signal. */
  readonly location?: SourceLocation;
  /** Files of a signal; empty for the rest. */
  readonly files: readonly string[];
  /** Every place of a strength, or of a signal with what stands there; absent for a finding. */
  readonly places?: readonly SuggestionPlace[];
  readonly status: 'open' | 'accepted' | 'dismissed';
}

export interface SuggestionPlace {
  readonly location: SourceLocation;
  readonly says?: string;
}

/** What a review found, in the words of this folder. */
export interface Reviewed {
  readonly findings: readonly TriagedFinding[];
  readonly strengths: readonly FoundStrength[];
  readonly signals: readonly FoundSignal[];
}

export interface FoundStrength {
  readonly rule: string;
  readonly practice: string;
  readonly title: string;
  readonly message: string;
  readonly location: SourceLocation;
  readonly places: readonly SourceLocation[];
}

export interface FoundSignal {
  readonly practice: string;
  readonly kind: string;
  readonly title: string;
  readonly message: string;
  readonly files: readonly string[];
  readonly places: readonly { readonly file: string; readonly line: number; readonly says: string }[];
}

/** Everything that could be recorded: strengths, then signals, then concerns, each in the order of the files. */
export function suggestionsOf({ findings, strengths, signals }: Reviewed, state: SessionState): readonly Suggestion[] {
  const seen = new Map<string, number>();
  /** Two things that read the same keep apart by their order. */
  const numbered = (key: string): string => {
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? key : `${key}#${count}`;
  };
  const found: readonly Omit<Suggestion, 'status'>[] = [
    ...[...strengths].sort((a, b) => compareLocations(a.location, b.location)).map(({ rule, practice, title, message, location, places }) => ({
      key: numbered(`strength:${practice}:${rule}:${location.file}:${message}`), kind: 'strength' as const, practice, shows: 'strength' as const, title, message, rule, location, files: [],
      places: places.map((it) => ({ location: it })),
    })),
    ...signals.map(({ practice, kind, title, message, files, places }) => ({
      key: numbered(`signal:${practice}:${kind}`), kind: 'signal' as const, practice, shows: 'strength' as const, title, message, rule: kind, files,
      places: places.map(({ file, line, says }) => ({ location: { file, start: { line, character: 0 }, end: { line, character: 0 } }, says })),
    })),
    ...findings.filter((it) => it.status === 'reported').sort((a, b) => compareLocations(a.location, b.location)).map((it) => ({
      key: numbered(findingKey(it)), kind: 'finding' as const, practice: it.practice, shows: 'growth' as const, message: it.message, rule: it.rule, location: it.location, files: [],
    })),
  ];
  return found.map((it) => ({ ...it, status: state.suggestions[it.key]?.status ?? 'open' }));
}

export function findingKey({ rule, fingerprint }: TriagedFinding): string {
  return `finding:${rule}:${fingerprint}`;
}
