/** Says why an event may not be written, before it is. The state would leave it out anyway; people should hear so at once. */
import { practiceTitle } from '../cards/practices.js';
import type { EventBody } from './events.js';
import type { SessionState } from './session-state.js';

/** Why `by` may not write this into the session, in words for a user; `undefined` when nothing speaks against it. */
export function refusalOf(state: SessionState, body: EventBody, by: string): string | undefined {
  if (state.erased) return 'This session was erased. Start a new one.';
  const mayFollowSeal = body.kind === 'erased' || body.kind === 'session-erased' || body.kind === 'session-exported';
  if (state.seal && !mayFollowSeal) return `This session was sealed by ${state.seal.by}, so nothing can be added. Start a new one.`;
  if (leads.has(body.kind) && state.openedBy !== null && state.openedBy !== by) {
    return `Only ${state.openedBy}, who opened this session, can do this.`;
  }
  if ('practice' in body && practiceTitle(body.practice) === undefined) {
    return `There is no practice "${body.practice}". A practice is named like architecture/module-boundaries.`;
  }
  if (body.kind === 'recorded' && isClosed(state, by)) return 'You closed your part of this session. Open it again to record more.';
  return 'target' in body ? targetRefusal(state, body, body.target, by) : undefined;
}

const leads: ReadonlySet<string> = new Set(['session-described', 'session-sealed', 'session-erased']);
/** What anyone may do to what another wrote. */
const open: ReadonlySet<string> = new Set(['replied', 'resolved']);

function targetRefusal(state: SessionState, body: EventBody, target: string, by: string): string | undefined {
  const evidence = state.evidence.find((it) => it.id === target);
  const reply = state.evidence.flatMap((it) => it.replies).find((it) => it.id === target);
  const found = evidence ?? reply;
  if (found === undefined || (open.has(body.kind) && evidence === undefined)) return `There is no evidence "${target}" in this session.`;
  const isErased = evidence ? evidence.content === null : reply?.text === null;
  if (isErased) return 'It was erased.';
  if (!open.has(body.kind) && found.by !== by) return `Only ${found.by}, who wrote it, can do this. You can reply.`;
  if (body.kind === 'anchored' && evidence?.content?.source.kind !== 'code') return 'This evidence does not stand on code.';
  return undefined;
}

function isClosed(state: SessionState, by: string): boolean {
  return state.reviewers.some((it) => it.name === by && it.closed);
}
