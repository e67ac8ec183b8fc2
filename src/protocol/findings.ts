/** Requests of the Findings view: what it lists, and what a person does with many findings at once. */
import type { Position } from '../analysis/location.js';
import type { FindingReference } from './protocol.js';

/** Client to server, without parameters: every folder's findings, as `FolderFindings[]`. */
export const listFindingsRequest = 'plumbline/listFindings';

/** Server to client, with `{ folder }`, whenever what a folder shows may be another. */
export const findingsChangedNotification = 'plumbline/findingsChanged';

/** What one workspace folder shows. */
export interface FolderFindings {
  /** URI of the workspace folder. */
  readonly folder: string;
  /** What the branch is compared with while only what it adds is listed. */
  readonly addedSince?: string;
  readonly findings: readonly ListedFinding[];
  /** Mistakes in the standards and in the baseline. */
  readonly mistakes: readonly ListedMistake[];
}

export interface ListedFinding extends FindingReference {
  readonly message: string;
  readonly severity: 'error' | 'warning' | 'info';
  /** Accepted by the baseline; listed only where these are to be seen. */
  readonly isBaselined: boolean;
  /** Path relative to the reviewed root. */
  readonly file: string;
  readonly position: Position;
  /** Titles, such as `Performance` and `Event loop`. */
  readonly competency: string;
  readonly practice: string;
  /** Who answers for the file by CODEOWNERS; empty where nobody is named. */
  readonly owners: readonly string[];
}

export interface ListedMistake {
  readonly message: string;
  readonly uri: string;
  readonly file: string;
  readonly position: Position;
}

/** Client to server: show only what the branch adds, in every folder, or everything again. Answers `OnlyBranchResult[]`. */
export const onlyBranchRequest = 'plumbline/onlyBranch';

export interface OnlyBranchParams {
  readonly isOn: boolean;
  /** The branch, tag or commit that the branch will be merged into; absent means the default branch. */
  readonly base?: string;
}

/** What became of it in one folder. */
export interface OnlyBranchResult {
  readonly folder: string;
  /** What the folder is compared with now; absent where it is not. */
  readonly base?: string;
  /** Why it is not, and what to do about it. */
  readonly trouble?: string;
}

/** Client to server, without parameters: names that a branch may be compared with, the likeliest first. */
export const revisionsRequest = 'plumbline/revisions';

/** Client to server: the edits that allow findings where they are, each with the same reason. */
export const allowFindingsRequest = 'plumbline/allowFindings';

export interface AllowFindingsParams {
  readonly findings: readonly FindingReference[];
  readonly reason: string;
}

export interface AllowFindingsResult {
  readonly edits: readonly { readonly uri: string; readonly at: Position; readonly newText: string }[];
  /** Findings that no comment can allow, or that are gone. */
  readonly refused: number;
}

/** Client to server: writes findings into the baseline of their roots. Answers with `DecisionResult`. */
export const addToBaselineRequest = 'plumbline/addToBaseline';

export interface AddToBaselineParams {
  readonly findings: readonly FindingReference[];
}

/** Client to server: what `plumbline.json` says once findings are waived; the client writes it. Answers with `DecisionResult`. */
export const waiveFindingsRequest = 'plumbline/waiveFindings';

export interface WaiveFindingsParams {
  readonly findings: readonly FindingReference[];
  readonly reason: string;
  readonly owner: string;
  /** Last day the waiver holds, `YYYY-MM-DD`. */
  readonly until: string;
}

export interface DecisionResult {
  /** Files with their new text, one a root; the baseline is written already. */
  readonly files: readonly { readonly uri: string; readonly text: string }[];
  /** Findings that were taken in. */
  readonly findings: number;
  /** What could not be done, one sentence each. */
  readonly refusals: readonly string[];
}
