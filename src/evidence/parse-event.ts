/** One event from untrusted JSON. */
import type { Position } from '../analysis/location.js';
import { levels } from '../cards/practice-card.js';
import type { Anchor } from './anchor.js';
import type { Changes, EventBody, EventHead, EventKind, EvidenceEvent, EvidenceSource, FoundBy, Recording } from './events.js';
import type { FileMark } from './file-mark.js';
import { booleanOf, countOf, FieldError, fieldsOf, nameOf, oneOf, optional, textOf, textOrNull, textsOf, type Fields } from './read-fields.js';

/** Reads an event. Throws a `FieldError` that says what is wrong. Fields that are not known are left out. */
export function parseEvent(value: unknown): EvidenceEvent {
  const fields = fieldsOf(value, 'the event');
  const kind = nameOf(fields, 'kind');
  if (!isKnown(kind)) throw new FieldError(`"${kind.slice(0, 40)}" is no kind of event; a newer Plumbline may know it`);
  return { ...headOf(fields), ...bodies[kind](fields) };
}

function headOf(fields: Fields): EventHead {
  const time = textOf(fields, 'time');
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/.test(time)) throw new FieldError('`time` is no time such as 2026-03-31T09:30:00.000Z');
  return { id: idOf(fields, 'id'), parents: textsOf(fields, 'parents'), time, by: nameOf(fields, 'by'), salt: textOf(fields, 'salt') };
}

const bodies: Readonly<Record<EventKind, (fields: Fields) => EventBody>> = {
  'session-opened': (it) => ({
    kind: 'session-opened',
    subject: textOf(it, 'subject'),
    notes: textOf(it, 'notes'),
    revision: textOrNull(it, 'revision'),
    repository: textOrNull(it, 'repository'),
    folder: textOf(it, 'folder'),
    storage: oneOf(it, 'storage', ['private', 'workspace']),
    blind: booleanOf(it, 'blind'),
  }),
  'session-described': (it) => ({ kind: 'session-described', ...optional(it, 'subject', textOf), ...optional(it, 'notes', textOf) }),
  'session-closed': (it) => ({ kind: 'session-closed', closed: booleanOf(it, 'closed') }),
  'session-exported': (it) => ({ kind: 'session-exported', format: textOf(it, 'format') }),
  'session-sealed': (it) => ({ kind: 'session-sealed', digest: textOf(it, 'digest') }),
  'session-erased': () => ({ kind: 'session-erased' }),
  recorded: (it) => ({ kind: 'recorded', ...recordingOf(it) }),
  edited: (it) => ({ kind: 'edited', target: idOf(it, 'target'), ...changesOf(it) }),
  anchored: (it) => ({ kind: 'anchored', target: idOf(it, 'target'), anchor: anchorOf(it.anchor) }),
  replied: (it) => ({ kind: 'replied', target: idOf(it, 'target'), text: textOf(it, 'text') }),
  resolved: (it) => ({ kind: 'resolved', target: idOf(it, 'target'), resolved: booleanOf(it, 'resolved') }),
  deleted: (it) => ({ kind: 'deleted', target: idOf(it, 'target'), deleted: booleanOf(it, 'deleted') }),
  erased: (it) => ({ kind: 'erased', target: idOf(it, 'target') }),
  dismissed: (it) => ({
    kind: 'dismissed', suggestion: nameOf(it, 'suggestion'), reason: textOf(it, 'reason'), dismissed: booleanOf(it, 'dismissed'),
  }),
  tombstone: (it) => ({ kind: 'tombstone', was: textOf(it, 'was'), hash: textOf(it, 'hash'), ...optional(it, 'target', idOf) }),
};

function isKnown(kind: string): kind is EventKind {
  return Object.hasOwn(bodies, kind);
}

function idOf(fields: Fields, key: string): string {
  const id = nameOf(fields, key);
  if (!/^[\w-]{1,80}$/.test(id)) throw new FieldError(`\`${key}\` is no id`);
  return id;
}

function recordingOf(fields: Fields): Recording {
  return {
    practice: practiceOf(fields, 'practice'),
    shows: oneOf(fields, 'shows', ['strength', 'growth']),
    level: oneOf(fields, 'level', levels),
    note: textOf(fields, 'note'),
    source: sourceOf(fields.source),
    ...optional(fields, 'suggestion', nameOf),
  };
}

/** The shape alone: a later edition may name practices that this one does not. */
function practiceOf(fields: Fields, key: string): string {
  const practice = nameOf(fields, key);
  if (!/^[a-z-]{1,60}\/[a-z-]{1,60}$/.test(practice)) throw new FieldError(`\`${key}\` is no id of a practice`);
  return practice;
}

function changesOf(fields: Fields): Changes {
  return {
    ...optional(fields, 'practice', practiceOf),
    ...optional(fields, 'shows', (it, key) => oneOf(it, key, ['strength', 'growth'])),
    ...optional(fields, 'level', (it, key) => oneOf(it, key, levels)),
    ...optional(fields, 'note', textOf),
    ...optional(fields, 'text', textOf),
  };
}

const kinds = ['code', 'file', 'signal', 'interview', 'pull-request', 'document'] as const;

function sourceOf(value: unknown): EvidenceSource {
  const fields = fieldsOf(value, '`source`');
  const kind = oneOf(fields, 'kind', kinds);
  if (kind === 'code') return { kind, anchor: anchorOf(fields.anchor), ...optional(fields, 'found', (it) => foundOf(it.found)) };
  if (kind === 'file') return { kind, path: pathOf(fields, 'path'), ...optional(fields, 'mark', (it) => markOf(it.mark)) };
  if (kind === 'signal') return { kind, signal: textOf(fields, 'signal'), files: textsOf(fields, 'files') };
  return { kind, title: textOf(fields, 'title'), ...optional(fields, 'link', linkOf) };
}

function foundOf(value: unknown): FoundBy {
  const fields = fieldsOf(value, '`found`');
  return { kind: oneOf(fields, 'kind', ['finding', 'strength']), rule: textOf(fields, 'rule'), message: textOf(fields, 'message') };
}

function markOf(value: unknown): FileMark {
  const fields = fieldsOf(value, '`mark`');
  return {
    revision: textOrNull(fields, 'revision'), ...optional(fields, 'committed', booleanOf), digest: textOf(fields, 'digest'), sketch: textOf(fields, 'sketch'),
  };
}

/** A link that a browser may be sent to. */
function linkOf(fields: Fields, key: string): string {
  const link = textOf(fields, key);
  if (!/^https?:\/\/[^\s"'<>\\^`{|}]+$/.test(link)) throw new FieldError(`\`${key}\` is no link that starts with https://`);
  return link;
}

/** A path below the root; one that leaves it is nobody's code here. */
function pathOf(fields: Fields, key: string): string {
  const path = nameOf(fields, key);
  const leaves = path.startsWith('/') || path.includes('\\') || /^[a-z]:/i.test(path) || path.split('/').includes('..');
  if (leaves || path.length > 4096) throw new FieldError(`\`${key}\` is no path below the root`);
  return path;
}

function anchorOf(value: unknown): Anchor {
  const fields = fieldsOf(value, '`anchor`');
  const context = fieldsOf(fields.context, '`context`');
  return {
    revision: textOrNull(fields, 'revision'),
    ...optional(fields, 'committed', booleanOf),
    path: pathOf(fields, 'path'),
    enclosing: textOf(fields, 'enclosing'),
    start: positionOf(fields.start),
    end: positionOf(fields.end),
    text: textOf(fields, 'text'),
    context: {
      before: textsOf(context, 'before'),
      after: textsOf(context, 'after'),
      lead: textOf(context, 'lead'),
      tail: textOf(context, 'tail'),
      sketch: textOf(context, 'sketch'),
      sketchStart: countOf(context, 'sketchStart'),
    },
  };
}

function positionOf(value: unknown): Position {
  const fields = fieldsOf(value, 'a position');
  return { line: countOf(fields, 'line'), character: countOf(fields, 'character') };
}
