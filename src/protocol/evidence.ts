/** Requests about evidence. The server owns the log: clients ask, and are told no in words for a person. */
import type { Position } from '../analysis/location.js';

/** Whose evidence is meant: every request carries this. */
export interface EvidenceParams {
  /** URI of the workspace folder. */
  readonly folder: string;
  /** The reviewer's name, as it is to stand in the log. */
  readonly reviewer: string;
}

export interface SessionParams extends EvidenceParams {
  readonly session: string;
}

/** Why something was not done; every answer may be this. */
export interface EvidenceRefused {
  readonly refusal: string;
}

/** Server to client, with `{ folder }`: evidence or the place of it may have changed; ask again when it is shown. */
export const evidenceChangedNotification = 'plumbline/evidence/changed';

/** Client to server, `EvidenceParams` to `{ sessions }`: every session, oldest first. */
export const evidenceSessionsRequest = 'plumbline/evidence/sessions';

export interface EvidenceSession {
  readonly id: string;
  readonly subject: string;
  readonly notes: string;
  readonly openedBy: string | null;
  readonly openedAt: string | null;
  readonly revision: string | null;
  readonly storage: 'private' | 'workspace';
  /** Absolute path of the folder that holds its logs. */
  readonly path: string;
  readonly blind: boolean;
  readonly reviewers: readonly { readonly name: string; readonly closed: boolean }[];
  readonly sealed: boolean;
  readonly erased: boolean;
  /** What does not add up or could not be read, one sentence each. */
  readonly problems: readonly string[];
}

/** Client to server, `StartSessionParams` to `{ session: EvidenceSession }`. */
export const startSessionRequest = 'plumbline/evidence/start';

export interface StartSessionParams extends EvidenceParams {
  readonly subject: string;
  readonly notes: string;
  readonly storage: 'private' | 'workspace';
  readonly blind: boolean;
}

/** Client to server, `WriteEvidenceParams` to `WriteEvidenceResult` once it is on the disk. */
export const writeEvidenceRequest = 'plumbline/evidence/write';

export interface WriteEvidenceParams extends SessionParams {
  readonly action: EvidenceAction;
}

export interface WriteEvidenceResult {
  /** Id of what was recorded or replied; of the event for the rest. */
  readonly id: string;
  /** Logs of others that still hold text, after an erasure. */
  readonly left: readonly string[];
  /** What else a person should know, as a sentence; absent when there is nothing. */
  readonly remark?: string;
}

export type EvidenceAction =
  | ({ readonly do: 'record' } & RecordEvidence)
  | ({ readonly do: 'edit'; readonly target: string } & EditEvidence)
  | { readonly do: 'reply'; readonly target: string; readonly text: string }
  | { readonly do: 'resolve'; readonly target: string; readonly resolved: boolean }
  /** Hides, or shows again. */
  | { readonly do: 'delete'; readonly target: string; readonly deleted: boolean }
  /** Removes the text for good. */
  | { readonly do: 'erase'; readonly target: string }
  /** Says where the code is now. */
  | { readonly do: 'anchor'; readonly target: string; readonly at: CodePlace }
  | { readonly do: 'dismiss'; readonly suggestion: string; readonly reason: string; readonly dismissed: boolean }
  | { readonly do: 'describe'; readonly subject?: string; readonly notes?: string }
  /** Says that one's own part is done, or goes on. */
  | { readonly do: 'close'; readonly closed: boolean }
  | { readonly do: 'seal' }
  | { readonly do: 'erase-session' };

export interface CodePlace {
  readonly uri: string;
  readonly start: Position;
  readonly end: Position;
}

export interface RecordEvidence {
  readonly practice: string;
  readonly shows: 'strength' | 'growth';
  readonly level: 'emerging' | 'solid' | 'senior' | 'principal';
  readonly note: string;
  readonly on: EvidenceOn;
  /** Key of the suggestion that is accepted with this; absent for what a person saw unaided. */
  readonly suggestion?: string;
}

/** What evidence stands on. */
export type EvidenceOn =
  | { readonly kind: 'code'; readonly at: CodePlace; readonly found?: { readonly kind: 'finding' | 'strength'; readonly rule: string; readonly message: string } }
  | { readonly kind: 'file'; readonly uri: string }
  | { readonly kind: 'signal'; readonly signal: string; readonly files: readonly string[] }
  | { readonly kind: 'interview' | 'pull-request' | 'document'; readonly title: string; readonly link?: string };

export interface EditEvidence {
  readonly practice?: string;
  readonly shows?: 'strength' | 'growth';
  readonly level?: 'emerging' | 'solid' | 'senior' | 'principal';
  readonly note?: string;
  /** Of a reply, and of nothing else. */
  readonly text?: string;
}

/** Client to server, `SessionParams` to `EvidenceList`: what the reviewer may see, found again in the text of now, unsaved edits included. */
export const listEvidenceRequest = 'plumbline/evidence/list';

/** Client to server, `UnsavedTextParams` to `{}`: what an editor shows of a file that is not followed as a document. */
export const unsavedTextRequest = 'plumbline/evidence/text';

export interface UnsavedTextParams {
  readonly uri: string;
  /** `null` once the file is as on the disk. */
  readonly text: string | null;
}

export interface EvidenceList {
  readonly session: EvidenceSession;
  readonly evidence: readonly EvidenceItem[];
  /** Reviewers whose notes are hidden until one's own part is closed. */
  readonly hidden: readonly string[];
}

export interface EvidenceItem {
  readonly id: string;
  readonly by: string;
  readonly time: string;
  readonly editedAt: string | null;
  readonly practice: string;
  readonly shows: 'strength' | 'growth';
  readonly level: 'emerging' | 'solid' | 'senior' | 'principal';
  readonly note: string;
  readonly source: 'code' | 'file' | 'signal' | 'interview' | 'pull-request' | 'document';
  /** In a few words, such as `src/orders.ts:4`. Plain text. */
  readonly label: string;
  /** Page that shows it; `null` when there is none. */
  readonly link: string | null;
  /** Where its code or file is, a file at its first line; absent for what stands on neither. */
  readonly place?: { readonly state: 'exact' | 'moved' | 'changed' | 'lost' } & CodePlace;
  /** The code as it was. */
  readonly text?: string;
  /** URI of the file that is meant as a whole; absent for everything else. */
  readonly file?: string;
  readonly replies: readonly { readonly id: string; readonly by: string; readonly time: string; readonly text: string }[];
  readonly resolved: boolean;
}

/** Client to server, `SessionParams` to `{ suggestions }`: what the last review suggests to record. */
export const suggestionsRequest = 'plumbline/evidence/suggestions';

export interface EvidenceSuggestion {
  readonly key: string;
  readonly kind: 'finding' | 'strength' | 'signal';
  readonly practice: string;
  readonly shows: 'strength' | 'growth';
  readonly message: string;
  readonly rule: string;
  /** A few words for a list; absent for a finding. */
  readonly title?: string;
  readonly at?: CodePlace;
  /** URIs of a signal's files. */
  readonly files: readonly string[];
  /** Every place of a strength, the one above included, or of a signal, with what stands there; absent for a finding. */
  readonly places?: readonly (CodePlace & { readonly says?: string })[];
  /** Day of the newest commit that touched a signal's files, `YYYY-MM-DD`; absent where git does not say. */
  readonly lastChanged?: string;
  readonly status: 'open' | 'accepted' | 'dismissed';
}

/** Client to server, `PracticesParams` to `{ practices }`: for the picker, those that the place suggests first. */
export const practicesRequest = 'plumbline/evidence/practices';

export interface PracticesParams {
  readonly at?: CodePlace;
}

export interface PracticeSummary {
  readonly id: string;
  readonly title: string;
  readonly competency: string;
  /** Of the article, such as `1.2`. */
  readonly section: string;
  /** Sentences of each level; empty where the practice has no card. */
  readonly rubric: Readonly<Record<'emerging' | 'solid' | 'senior' | 'principal', readonly string[]>>;
  /** Whether something found at the place is about this practice. */
  readonly suggested: boolean;
}

/** Client to server, `ScorecardParams` to `{ text }`. */
export const scorecardRequest = 'plumbline/evidence/scorecard';

export interface ScorecardParams extends SessionParams {
  readonly format: 'html' | 'markdown' | 'json' | 'csv';
  /** For HTML that is shown in a panel of an editor; without it the page stands alone. */
  readonly panel?: PagePanel;
}

/** What a page in a panel may load besides itself. */
export interface PagePanel {
  /** Where styles may come from, as a content security policy says it. */
  readonly source: string;
  /** Fresh for every page: its own style and its one script carry it. */
  readonly nonce: string;
  readonly style: string;
  readonly script: string;
}

/** Client to server, `GuideParams` to `{ text }`. */
export const guideRequest = 'plumbline/evidence/guide';

export interface GuideParams extends SessionParams {
  readonly format: 'html' | 'markdown' | 'json';
  readonly panel?: PagePanel;
  /** Length of an interview in minutes, or of a trial in weeks. */
  readonly plan: { readonly kind: 'interview'; readonly minutes: number } | { readonly kind: 'trial'; readonly weeks: number };
}
