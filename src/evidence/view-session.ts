/** A session as one reviewer sees it now: what may be shown, where its code is, and the scorecard that follows. */
import type { TriagedFinding } from '../analysis/finding.js';
import type { Card } from '../cards/card.js';
import type { PracticeCard } from '../cards/practice-card.js';
import { citationsOf, type Citation } from './cite.js';
import type { CodeNow } from './code-now.js';
import { findFile } from './file-mark.js';
import { findAnchor } from './find-anchor.js';
import { scorecardOf, type Scorecard } from './scorecard.js';
import type { SessionState } from './session-state.js';
import type { FoundSignal, FoundStrength } from './suggest.js';
import { visibleTo } from './visible.js';

export interface SessionView {
  readonly citations: readonly Citation[];
  /** Reviewers whose notes are hidden for now. */
  readonly hidden: readonly string[];
}

export interface ScorecardSources {
  readonly practices: readonly PracticeCard[];
  readonly cards: readonly Card[];
  readonly findings: readonly TriagedFinding[];
  readonly strengths: readonly FoundStrength[];
  readonly signals: readonly FoundSignal[];
}

export function viewSession(state: SessionState, reviewer: string, code: CodeNow): SessionView {
  const { evidence, hidden } = visibleTo(state, reviewer);
  return { citations: citationsOf(evidence, state, { anchor: (it) => findAnchor(it, code), file: (path, mark) => findFile(path, mark, code) }), hidden };
}

/** The same for the editor and the command line: both call this. */
export function scorecardFor(state: SessionState, reviewer: string, code: CodeNow, sources: ScorecardSources): Scorecard {
  return scorecardOf({ state, ...viewSession(state, reviewer, code), ...sources });
}
