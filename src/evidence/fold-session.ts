/** A set of events to the state of a session. The same set gives the same state, in whatever order it arrives. */
import { compareText } from '../analysis/location.js';
import type { EvidenceEvent, SessionStart } from './events.js';
import { digestOf } from './log.js';
import { orderEvents, withAncestors } from './order-events.js';
import type { Evidence, EvidenceContent, Mark, Reply, Seal, SessionState, SuggestionState } from './session-state.js';

/** Takes all events of a session together. */
export function foldSession(id: string, given: readonly EvidenceEvent[]): SessionState {
  const { events, contested } = orderEvents(given);
  const fold = new Fold();
  for (const it of contested) fold.problems.push(`Two different texts claim to be the event ${it}. One of the logs was edited by hand; the same one of them is used everywhere.`);
  const seal = sealOf(events);
  for (const event of events) {
    if (seal === undefined || seal.covers.has(event.id) || isAlwaysAllowed(event)) fold.take(event);
    else fold.problems.push(`${event.by} wrote after the session was sealed, at ${event.time}. It is kept and does not count.`);
  }
  if (seal !== undefined && !seal.seal.intact) {
    fold.problems.push(`The seal by ${seal.seal.by} does not fit what it covers: events are missing, or a log was edited by hand.`);
  }
  return fold.state(id, seal?.seal ?? null);
}

const notOpened: SessionStart = { subject: '', notes: '', revision: null, repository: null, folder: '', storage: 'private', blind: false };

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
type Draft = Omit<Mutable<Evidence>, 'replies'> & { replies: Mutable<Reply>[] };
type EventOf<Kind extends EvidenceEvent['kind']> = Extract<EvidenceEvent, { readonly kind: Kind }>;

class Fold {
  readonly problems: string[] = [];
  private opened: EventOf<'session-opened'> | undefined;
  private described: Partial<SessionStart> = {};
  private erased: Mark | null = null;
  private readonly reviewers = new Map<string, boolean>();
  private readonly exports: { by: string; time: string; format: string }[] = [];
  private readonly evidence = new Map<string, Draft>();
  private readonly replies = new Map<string, Mutable<Reply>>();
  private readonly suggestions = new Map<string, SuggestionState>();

  take(event: EvidenceEvent): void {
    if (!this.reviewers.has(event.by)) this.reviewers.set(event.by, false);
    switch (event.kind) {
      case 'session-opened': this.open(event); break;
      case 'session-described':
        if (this.mayLead(event)) this.described = { ...this.described, ...given(event, ['subject', 'notes']) };
        break;
      case 'session-closed': this.reviewers.set(event.by, event.closed); break;
      case 'session-exported': this.exports.push({ by: event.by, time: event.time, format: event.format }); break;
      case 'session-sealed': break;
      case 'session-erased':
        if (this.mayLead(event)) this.erased ??= { by: event.by, time: event.time };
        break;
      case 'recorded': this.record(event); break;
      case 'edited': this.edit(event); break;
      case 'anchored': this.anchor(event); break;
      case 'replied': this.answer(event, event.target, event.text); break;
      case 'resolved': {
        const evidence = this.evidence.get(event.target);
        if (evidence) evidence.resolved = event.resolved ? { by: event.by, time: event.time } : null;
        else this.missing(event, event.target);
        break;
      }
      case 'deleted': {
        const target = this.own(event);
        if (target) target.deleted = event.deleted;
        break;
      }
      case 'erased': this.erase(event); break;
      case 'dismissed':
        if (event.dismissed) this.suggestions.set(event.suggestion, { status: 'dismissed', by: event.by, reason: event.reason });
        else if (this.suggestions.get(event.suggestion)?.status === 'dismissed') this.suggestions.delete(event.suggestion);
        break;
      case 'tombstone':
        if (event.was === 'recorded') this.evidence.set(event.id, draftOf(event, null));
        if (event.was === 'replied' && event.target !== undefined) this.answer(event, event.target, null);
        break;
    }
  }

  state(id: string, seal: Seal | null): SessionState {
    const { opened, erased } = this;
    if (opened === undefined && erased === null) {
      this.problems.push('Nobody opened this session: the log of whoever did is missing.');
    }
    const { subject, notes, revision, repository, folder, storage, blind } = { ...(opened ?? notOpened), ...this.described };
    return {
      id,
      subject: erased ? '' : subject,
      notes: erased ? '' : notes,
      revision, repository, folder, storage, blind,
      openedBy: opened?.by ?? null,
      openedAt: opened?.time ?? null,
      reviewers: [...this.reviewers].map(([name, closed]) => ({ name, closed })).sort((a, b) => compareText(a.name, b.name)),
      exports: this.exports,
      seal,
      erased,
      evidence: erased ? [] : [...this.evidence.values()],
      suggestions: Object.fromEntries(erased ? [] : [...this.suggestions].sort(([a], [b]) => compareText(a, b))),
      problems: this.problems,
    };
  }

  private open(event: EventOf<'session-opened'>): void {
    if (this.opened === undefined) this.opened = event;
    else this.problems.push(`${event.by} opened the session a second time, at ${event.time}. The first opening holds.`);
  }

  private record(event: EventOf<'recorded'>): void {
    const { practice, shows, level, note, source, suggestion } = event;
    this.evidence.set(event.id, draftOf(event, { practice, shows, level, note, source, ...(suggestion === undefined ? {} : { suggestion }) }));
    if (suggestion !== undefined) this.suggestions.set(suggestion, { status: 'accepted', by: event.by, evidence: event.id });
  }

  private edit(event: EventOf<'edited'>): void {
    const target = this.own(event);
    if (target === undefined) return;
    if ('content' in target) {
      if (target.content === null) return;
      target.content = { ...target.content, ...given(event, ['practice', 'shows', 'level', 'note']) };
    } else {
      if (target.text === null) return;
      target.text = event.text ?? target.text;
    }
    target.editedAt = event.time;
  }

  private anchor(event: EventOf<'anchored'>): void {
    const target = this.own(event);
    if (target === undefined || !('content' in target) || target.content === null) return;
    const { source } = target.content;
    if (source.kind === 'code') target.content = { ...target.content, source: { ...source, anchor: event.anchor } };
  }

  private answer(event: EvidenceEvent, target: string, text: string | null): void {
    const evidence = this.evidence.get(target);
    if (evidence === undefined) {
      this.missing(event, target);
      return;
    }
    const { id, by, time } = event;
    const reply = { id, by, time, editedAt: null, text: evidence.content === null ? null : text, deleted: false };
    this.replies.set(id, reply);
    evidence.replies.push(reply);
  }

  private erase(event: EventOf<'erased'>): void {
    const target = this.own(event);
    if (target === undefined) return;
    target.editedAt = null;
    if (!('content' in target)) {
      target.text = null;
      return;
    }
    target.content = null;
    for (const it of target.replies) it.text = null;
    for (const [key, it] of this.suggestions) if (it.status === 'accepted' && it.evidence === target.id) this.suggestions.delete(key);
  }

  /** What an event is about, when its writer wrote that too. */
  private own(event: EvidenceEvent & { readonly target: string }): Draft | Mutable<Reply> | undefined {
    const target = this.evidence.get(event.target) ?? this.replies.get(event.target);
    if (target === undefined) {
      this.missing(event, event.target);
      return undefined;
    }
    if (target.by === event.by) return target;
    this.problems.push(`${event.by} tried to change what ${target.by} wrote (${event.kind}, ${event.time}). It is kept and does not count.`);
    return undefined;
  }

  private mayLead(event: EvidenceEvent): boolean {
    if (this.opened === undefined || this.opened.by === event.by) return true;
    this.problems.push(`${event.by} did not open the session and cannot change it as a whole (${event.kind}, ${event.time}). It is kept and does not count.`);
    return false;
  }

  private missing({ kind, by, time }: EvidenceEvent, target: string): void {
    if (kind !== 'erased') this.problems.push(`An event of ${by} is about ${target}, which is not here (${kind}, ${time}). A log may be missing.`);
  }
}

function draftOf({ id, by, time }: EvidenceEvent, content: EvidenceContent | null): Draft {
  return { id, by, time, editedAt: null, content, replies: [], resolved: null, deleted: false };
}

/** The fields that are there, of those asked for. */
function given<T extends object, const Key extends keyof T>(value: T, keys: readonly Key[]): Partial<Pick<T, Key>> {
  return Object.fromEntries(keys.filter((it) => value[it] !== undefined).map((it) => [it, value[it]])) as Partial<Pick<T, Key>>;
}

/** What a seal must never prevent: erasing, and saying that a copy was handed out. */
function isAlwaysAllowed({ kind }: EvidenceEvent): boolean {
  return kind === 'erased' || kind === 'session-erased' || kind === 'session-exported';
}

/** The first seal by whoever opened the session, and what it covers. */
function sealOf(events: readonly EvidenceEvent[]): { readonly seal: Seal; readonly covers: ReadonlySet<string> } | undefined {
  const opened = events.find((it) => it.kind === 'session-opened');
  const event = events.find((it): it is EventOf<'session-sealed'> => it.kind === 'session-sealed' && it.by === opened?.by);
  if (event === undefined) return undefined;
  const byId = new Map(events.map((it) => [it.id, it]));
  const covers = withAncestors(event.id, byId);
  const covered = events.filter((it) => covers.has(it.id) && it.id !== event.id);
  const intact = digestOf(covered) === event.digest;
  return { seal: { by: event.by, time: event.time, digest: event.digest, intact }, covers };
}

