/** Requests about a team's standards: the picture of the architecture, and the draft that a lead edits. */
import type { LessonPlace } from './protocol.js';

/** Client to server, with `FolderParams`: the architecture of a folder; `null` for one that is not under review. */
export const architectureRequest = 'plumbline/architecture';

export interface FolderParams {
  readonly folder: string;
}

export interface ArchitectureView {
  /** Whether any layer or context is declared; without one there is nothing to draw. */
  readonly isDeclared: boolean;
  /** Without styles of its own, for the panel. Each arrow is a group with its number in `data-arrow`. */
  readonly drawing: string;
  readonly arrows: readonly ArchitectureArrow[];
  /** The picture for documents, complete in itself. */
  readonly svg: string;
  readonly mermaid: string;
}

export interface ArchitectureArrow {
  readonly kind: 'layer' | 'context';
  readonly from: string;
  readonly to: string;
  readonly imports: number;
  /** Those of them that go against the standards. */
  readonly violations: number;
  /** The first of the imports, what goes against the standards before the others; `message` is the line of code. */
  readonly places: readonly LessonPlace[];
}

/** Layers and contexts as a lead edits them, before anything is written. */
export interface StandardsDraft {
  readonly layers: readonly DraftLayer[];
  readonly contexts: readonly DraftContext[];
}

export interface DraftLayer {
  readonly name: string;
  readonly files: readonly string[];
  readonly mayImport: readonly string[];
  readonly domain: boolean;
}

export interface DraftContext {
  readonly name: string;
  readonly files: readonly string[];
  readonly public: readonly string[];
  readonly shared: boolean;
}

/** What a draft would mean for the code of today. */
export interface DrawnDraft {
  /** The whole `plumbline.json`. */
  readonly text: string;
  /** As in `ArchitectureView`. */
  readonly drawing: string;
  /** Imports between layers and contexts, and those of them that would go against the standards. */
  readonly imports: number;
  readonly violations: number;
  /** What is wrong with the draft, as `plumbline review` would say it; empty when it can be written. */
  readonly mistakes: readonly string[];
}

/** Client to server: what a draft would mean; `null` where the folder was not asked about with `proposeStandardsRequest`. */
export const drawDraftRequest = 'plumbline/drawDraft';

export interface DrawDraftParams {
  readonly folder: string;
  readonly draft: StandardsDraft;
}
