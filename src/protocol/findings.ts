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
