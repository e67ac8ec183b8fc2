/** The server's own requests and notifications, beside those of LSP. The extension and the server share this file alone. */
import type { Position } from '../analysis/location.js';
import type { DrawnDraft, StandardsDraft } from './standards.js';

/** What a client says when it starts the server. Every part is optional, so that any editor may connect. */
export interface InitializationOptions {
  /** True for Plumbline's own extension: it registers the commands that the server's actions then name. */
  readonly plumblineClient?: boolean;
  /** The `plumbline` section of the settings, for editors without `workspace/configuration`. */
  readonly settings?: unknown;
  /** URIs with diagnostics that the client still shows from a server that crashed; the new one takes them over. */
  readonly stillShown?: readonly string[];
}

/** Command that the extension registers; asks for a reason, then allows the finding. Takes one `FindingReference`. */
export const allowWithReasonCommand = 'plumbline.allowWithReason';

/** Where a workspace folder stands; drives the status bar. */
export interface FolderStatus {
  /** URI of the workspace folder. */
  readonly folder: string;
  readonly state: 'analysing' | 'ready' | 'standards-error' | 'incomplete' | 'off';
  /** Findings reported in the folder. */
  readonly findings: number;
  /** What the branch is compared with while only what it adds is shown; absent while everything is. */
  readonly addedSince?: string;
  /** Whether layers or contexts are declared. */
  readonly layersDeclared: boolean;
  /** Files done and files in all while analysing; absent otherwise. */
  readonly progress?: { readonly done: number; readonly total: number };
  /** What a reader should know: problems and notices, one sentence each. */
  readonly messages: readonly string[];
}

/** Server to client, whenever a `FolderStatus` changes. */
export const statusNotification = 'plumbline/status';

/** Server to client, with `{ folder }`, when a folder left the workspace. */
export const folderGoneNotification = 'plumbline/folderGone';

/** Names one finding, whatever happened to its line. */
export interface FindingReference {
  readonly rule: string;
  readonly uri: string;
  readonly fingerprint: string;
}

/** Client to server: the lesson of a rule, for the panel. */
export const lessonRequest = 'plumbline/lesson';

export interface LessonParams {
  readonly rule: string;
  /** The finding that it was opened from, by file URI and fingerprint; absent from the palette. */
  readonly uri?: string;
  readonly fingerprint?: string;
}

export interface Lesson {
  readonly rule: string;
  readonly title: string;
  /** HTML made by markdown-it from Plumbline's own card, with HTML in the source switched off. */
  readonly html: string;
  /** The finding that the lesson was opened from, while it is still there. All of it is plain text. */
  readonly finding?: LessonFinding;
}

export interface LessonFinding {
  readonly message: string;
  readonly place: LessonPlace;
  /** The path that makes the finding true, step by step. */
  readonly path: readonly LessonPlace[];
}

/** A place that the panel links to. */
export interface LessonPlace {
  readonly uri: string;
  /** Path relative to the root with the line counted from one, such as `src/orders.ts:12`. */
  readonly label: string;
  readonly message: string;
  readonly position: Position;
}

/** Client to server: rules with a card, for the picker. */
export const rulesRequest = 'plumbline/rules';

export interface RuleSummary {
  readonly id: string;
  readonly title: string;
  readonly practice: string;
  readonly default: string;
}

/** Client to server: what is reported at a place. */
export const findingsAtRequest = 'plumbline/findingsAt';

export interface FindingsAtParams {
  readonly uri: string;
  readonly position: Position;
}

export interface FindingAt extends FindingReference {
  readonly message: string;
  /** Whether a comment in this file could allow it. */
  readonly canAllow: boolean;
  /** The path that makes it true, step by step; empty where its place says it all, or the reader wants the message alone. */
  readonly path: readonly LessonPlace[];
}

/** Client to server: the way from a route to a place, as `RequestPath`; `null` where no finding with a path is. */
export const requestPathRequest = 'plumbline/requestPath';

export interface RequestPath {
  readonly message: string;
  readonly steps: readonly LessonPlace[];
}

/** Command of our client: shows places one after another, as a peek at `position`. */
export const showPlacesCommand = 'plumbline.showPlaces';

export interface ShowPlacesArguments {
  readonly uri: string;
  readonly position: Position;
  readonly places: readonly { readonly uri: string; readonly position: Position }[];
}

/** Client to server: the edit that allows a finding, with the reason a person gave. */
export const allowRequest = 'plumbline/allow';

export interface AllowParams extends FindingReference {
  readonly reason: string;
}

/** The edit, against that version of the document; or why there is none. */
export interface AllowResult {
  readonly edit?: { readonly at: Position; readonly newText: string };
  readonly refusal?: string;
}

/** Client to server: what *Create standards* proposes for a folder. */
export const proposeStandardsRequest = 'plumbline/proposeStandards';

export interface ProposeStandardsParams {
  readonly folder: string;
}

export interface StandardsProposal {
  /** URI of the `plumbline.json` that holds for the folder already; absent when there is none. */
  readonly existing?: string;
  /** Text of the `plumbline.json` that is proposed. */
  readonly text: string;
  /** Why each layer and context is proposed, one sentence each. */
  readonly reasons: readonly string[];
  /** What to edit, and what it means as it is; absent where there are standards already. */
  readonly draft?: StandardsDraft;
  readonly drawn?: DrawnDraft;
}

/** Client to server, with `{ folder? }`: reviews a folder, or all of them, again from scratch; answers when done. */
export const reviewAgainRequest = 'plumbline/reviewAgain';
