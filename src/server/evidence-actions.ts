/** What a client asks to be written, in the words of the log. */
import { committedCopies } from '../evidence/erase-lines.js';
import type { EventBody, EvidenceSource } from '../evidence/events.js';
import { EvidenceRefusal } from '../host/evidence-book.js';
import type { CodePlace, EvidenceAction, EvidenceOn, WriteEvidenceResult } from '../protocol/evidence.js';
import type { EvidenceDesk } from './evidence-desk.js';

/** Path relative to the root of a file that belongs to the folder; `undefined` for any other. */
export type PathOf = (uri: string) => string | undefined;

export async function writeAction(desk: EvidenceDesk, reviewer: string, session: string, action: EvidenceAction, pathOf: PathOf): Promise<WriteEvidenceResult> {
  const book = desk.book(reviewer);
  if (action.do === 'erase-session' || action.do === 'erase') {
    const remark = book.session(session)?.storage === 'workspace' ? { remark: committedCopies } : {};
    if (action.do === 'erase') return { id: action.target, left: await book.erase(session, action.target), ...remark };
    await book.eraseSession(session);
    return { id: session, left: [], ...remark };
  }
  const event = action.do === 'seal' ? await book.seal(session) : await book.write(session, bodyOf(desk, action, pathOf));
  return { id: event.id, left: [] };
}

type Written = Exclude<EvidenceAction, { readonly do: 'erase-session' | 'erase' | 'seal' }>;

/** Fields that the log does not know are left out when it is written. */
function bodyOf(desk: EvidenceDesk, action: Written, pathOf: PathOf): EventBody {
  switch (action.do) {
    case 'record': return { ...action, kind: 'recorded', source: sourceOf(desk, action.on, pathOf) };
    case 'edit': return { ...action, kind: 'edited' };
    case 'reply': return { ...action, kind: 'replied' };
    case 'resolve': return { ...action, kind: 'resolved' };
    case 'delete': return { ...action, kind: 'deleted' };
    case 'anchor': return { kind: 'anchored', target: action.target, anchor: anchorOf(desk, action.at, pathOf) };
    case 'dismiss': return { ...action, kind: 'dismissed' };
    case 'describe': return { ...action, kind: 'session-described' };
    case 'close': return { kind: 'session-closed', closed: action.closed };
  }
}

function sourceOf(desk: EvidenceDesk, on: EvidenceOn, pathOf: PathOf): EvidenceSource {
  if (on.kind === 'code') return { kind: 'code', anchor: anchorOf(desk, on.at, pathOf), ...(on.found === undefined ? {} : { found: on.found }) };
  if (on.kind === 'file') {
    const path = known(on.uri, pathOf);
    const mark = desk.mark(path);
    return { kind: 'file', path, ...(mark === undefined ? {} : { mark }) };
  }
  return on;
}

function anchorOf(desk: EvidenceDesk, { uri, start, end }: CodePlace, pathOf: PathOf): ReturnType<EvidenceDesk['anchor']> {
  return desk.anchor(known(uri, pathOf), start, end);
}

function known(uri: string, pathOf: PathOf): string {
  const path = pathOf(uri);
  if (path === undefined) throw new EvidenceRefusal('This file is not in the folder that the session is about.');
  return path;
}
