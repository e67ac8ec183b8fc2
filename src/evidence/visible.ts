/** What one reviewer sees of a session: in blind mode, the others' notes only once their own session is closed. */
import type { Evidence, SessionState } from './session-state.js';

export interface VisibleEvidence {
  /** In the order of writing, without what is deleted or erased. */
  readonly evidence: readonly Evidence[];
  /** Names of reviewers whose notes are hidden for now; empty when all is shown. */
  readonly hidden: readonly string[];
}

/** Leaves out what is deleted, erased, or hidden from `reviewer`. The logs themselves are open to who can read the files. */
export function visibleTo(state: SessionState, reviewer: string): VisibleEvidence {
  const present = state.evidence.filter((it) => !it.deleted && it.content !== null);
  const isDone = state.reviewers.some((it) => it.name === reviewer && it.closed);
  if (!state.blind || isDone) return { evidence: present.map(withoutDeletedReplies), hidden: [] };
  const own = present.filter((it) => it.by === reviewer);
  const hidden = [...new Set(present.filter((it) => it.by !== reviewer).map((it) => it.by))].sort();
  return { evidence: own.map((it) => ({ ...withoutDeletedReplies(it), replies: it.replies.filter((reply) => reply.by === reviewer && !reply.deleted) })), hidden };
}

function withoutDeletedReplies(evidence: Evidence): Evidence {
  return { ...evidence, replies: evidence.replies.filter((it) => !it.deleted && it.text !== null) };
}
