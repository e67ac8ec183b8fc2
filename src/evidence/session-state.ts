/** What a session is, once all its events are taken together. Plain data. */
import type { Level } from '../cards/practice-card.js';
import type { EvidenceSource, SessionStart, Shows } from './events.js';

export interface SessionState extends SessionStart {
  readonly id: string;
  /** Who opened it and when; `null` while that event is missing. */
  readonly openedBy: string | null;
  readonly openedAt: string | null;
  /** Everyone who wrote in it, by name. */
  readonly reviewers: readonly ReviewerState[];
  /** Exports that were made, oldest first. */
  readonly exports: readonly { readonly by: string; readonly time: string; readonly format: string }[];
  readonly seal: Seal | null;
  /** Set when the whole session was erased; nothing of it is left then. */
  readonly erased: Mark | null;
  /** In the order of writing, with what is deleted or erased. */
  readonly evidence: readonly Evidence[];
  /** What became of suggestions, by their key. */
  readonly suggestions: Readonly<Record<string, SuggestionState>>;
  /** What does not add up, one sentence each. */
  readonly problems: readonly string[];
}

export interface ReviewerState {
  readonly name: string;
  /** Whether this reviewer is done. */
  readonly closed: boolean;
}

export interface Mark {
  readonly by: string;
  readonly time: string;
}

export interface Seal extends Mark {
  readonly digest: string;
  /** Whether what it covers is all there and unchanged, erasures aside. */
  readonly intact: boolean;
}

export interface Evidence {
  readonly id: string;
  readonly by: string;
  readonly time: string;
  /** When it was last edited; `null` when it never was. */
  readonly editedAt: string | null;
  /** What was recorded; `null` once erased. */
  readonly content: EvidenceContent | null;
  readonly replies: readonly Reply[];
  readonly resolved: Mark | null;
  readonly deleted: boolean;
}

export interface EvidenceContent {
  readonly practice: string;
  readonly shows: Shows;
  readonly level: Level;
  readonly note: string;
  readonly source: EvidenceSource;
  readonly suggestion?: string;
}

export interface Reply {
  readonly id: string;
  readonly by: string;
  readonly time: string;
  readonly editedAt: string | null;
  /** `null` once erased. */
  readonly text: string | null;
  readonly deleted: boolean;
}

export type SuggestionState =
  | { readonly status: 'accepted'; readonly by: string; readonly evidence: string }
  | { readonly status: 'dismissed'; readonly by: string; readonly reason: string };
