/** The server's own requests and notifications, beside those of LSP. The extension and the server share this file alone. */

/** Where a workspace folder stands; drives the status bar. */
export interface FolderStatus {
  /** URI of the workspace folder. */
  readonly folder: string;
  readonly state: 'analysing' | 'ready' | 'standards-error' | 'incomplete' | 'off';
  /** Findings reported in the folder. */
  readonly findings: number;
  /** Whether layers or contexts are declared. */
  readonly layersDeclared: boolean;
  /** Files done and files in all while analysing; absent otherwise. */
  readonly progress?: { readonly done: number; readonly total: number };
  /** What a reader should know: problems and notices, one sentence each. */
  readonly messages: readonly string[];
}

/** Server to client. */
export const statusNotification = 'plumbline/status';

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
}

/** Client to server: rules with a card, for the picker. */
export const rulesRequest = 'plumbline/rules';

export interface RuleSummary {
  readonly id: string;
  readonly title: string;
  readonly practice: string;
  readonly default: string;
}

/** Client to server: what *Create standards* proposes for a folder. */
export const proposeStandardsRequest = 'plumbline/proposeStandards';

export interface ProposeStandardsParams {
  readonly folder: string;
}

export interface StandardsProposal {
  /** Text of the `plumbline.json` that is proposed. */
  readonly text: string;
  /** Why each layer and context is proposed, one sentence each. */
  readonly reasons: readonly string[];
}

/** Client to server: reviews a folder again from scratch. */
export const reviewAgainRequest = 'plumbline/reviewAgain';
