/** What people write down, as the events of a log. Nothing is ever changed in place: a change is another event. */
import type { Level } from '../cards/practice-card.js';
import type { Anchor } from './anchor.js';
import type { FileMark } from './file-mark.js';

/** What every event carries. */
export interface EventHead {
  /** Unique for all time; a recording's id names its evidence, a reply's id the reply. */
  readonly id: string;
  /** The newest events that the writer knew of: what this one was written in the light of. */
  readonly parents: readonly string[];
  /** When it was written, ISO 8601 in UTC. */
  readonly time: string;
  /** The reviewer's name. */
  readonly by: string;
  /** Random, so that the hash that an erased event leaves behind tells nothing about its text. */
  readonly salt: string;
}

export type EvidenceEvent = EventHead & EventBody;

export type EventBody =
  | ({ readonly kind: 'session-opened' } & SessionStart)
  | { readonly kind: 'session-described'; readonly subject?: string; readonly notes?: string }
  /** A reviewer is done, or goes on after all. */
  | { readonly kind: 'session-closed'; readonly closed: boolean }
  | { readonly kind: 'session-exported'; readonly format: string }
  /** Nothing that is written later counts. The digest is over every event that the writer knew of. */
  | { readonly kind: 'session-sealed'; readonly digest: string }
  | { readonly kind: 'session-erased' }
  | ({ readonly kind: 'recorded' } & Recording)
  | ({ readonly kind: 'edited'; readonly target: string } & Changes)
  /** A person looked, and said where the code is now. */
  | { readonly kind: 'anchored'; readonly target: string; readonly anchor: Anchor }
  | { readonly kind: 'replied'; readonly target: string; readonly text: string }
  | { readonly kind: 'resolved'; readonly target: string; readonly resolved: boolean }
  /** Hides, or shows again; the text stays in the log. */
  | { readonly kind: 'deleted'; readonly target: string; readonly deleted: boolean }
  /** Removes the text for good. */
  | { readonly kind: 'erased'; readonly target: string }
  | { readonly kind: 'dismissed'; readonly suggestion: string; readonly reason: string; readonly dismissed: boolean }
  /** Stands where an erased event stood. The target is kept of a reply alone, so that its place is. */
  | { readonly kind: 'tombstone'; readonly was: string; readonly hash: string; readonly target?: string };

export type EventKind = EventBody['kind'];

export interface SessionStart {
  /** Whose code is looked at, such as a candidate's name or a team's. */
  readonly subject: string;
  readonly notes: string;
  /** Commit under review; `null` in a folder without git. */
  readonly revision: string | null;
  /** Address of the repository for permalinks, without a trailing slash; `null` where it cannot be told. */
  readonly repository: string | null;
  /** Path of the root below the repository's, with a trailing slash; empty when they are the same. */
  readonly folder: string;
  /** `private`: in the user's data directory. `workspace`: in `.plumbline/evidence/`, for all who read the repository. */
  readonly storage: Storage;
  /** Whether a reviewer sees the others' notes only after closing their own session. A view, not a lock. */
  readonly blind: boolean;
}

export type Storage = 'private' | 'workspace';

export interface Recording {
  /** Practice id, such as `architecture/module-boundaries`. */
  readonly practice: string;
  readonly shows: Shows;
  readonly level: Level;
  readonly note: string;
  readonly source: EvidenceSource;
  /** Key of the suggestion that was accepted; absent for what a person saw unaided. */
  readonly suggestion?: string;
}

/** Whether evidence speaks for someone, or for where they may grow. */
export type Shows = 'strength' | 'growth';

/** What may change about evidence (all but `text`) or a reply (`text` alone). */
export interface Changes {
  readonly practice?: string;
  readonly shows?: Shows;
  readonly level?: Level;
  readonly note?: string;
  readonly text?: string;
}

/** What evidence stands on. */
export type EvidenceSource =
  | { readonly kind: 'code'; readonly anchor: Anchor; readonly found?: FoundBy }
  /** A file as a whole; without a mark where it was too large for one. */
  | { readonly kind: 'file'; readonly path: string; readonly mark?: FileMark }
  /** Artefacts of the workspace, such as decision records. */
  | { readonly kind: 'signal'; readonly signal: string; readonly files: readonly string[] }
  /** Something without code. The link is `https:` or absent. */
  | { readonly kind: 'interview' | 'pull-request' | 'document'; readonly title: string; readonly link?: string };

/** The finding or strength that evidence about code began with. */
export interface FoundBy {
  readonly kind: 'finding' | 'strength';
  readonly rule: string;
  readonly message: string;
}
