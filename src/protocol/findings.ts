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
