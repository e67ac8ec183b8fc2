/** The lines of a log: one event each, readable whatever became of the others. */
import { createHash } from 'node:crypto';
import type { EvidenceEvent } from './events.js';
import { parseEvent } from './parse-event.js';
import { FieldError, isFields } from './read-fields.js';

export interface ReadLog {
  readonly events: readonly EvidenceEvent[];
  readonly broken: readonly BrokenLine[];
}

/** A line that no event could be read from. It stays where it is. */
export interface BrokenLine {
  /** Counted from one. */
  readonly line: number;
  readonly message: string;
}

/** Longer lines are no events. */
const maximumLine = 1_000_000;

/** Reads a log. A line that cannot be read is reported, and the rest goes on. */
export function readLog(text: string): ReadLog {
  const events: EvidenceEvent[] = [];
  const broken: BrokenLine[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const read = readLine(line);
    if (typeof read === 'string') broken.push({ line: index + 1, message: read });
    else events.push(read);
  }
  return { events, broken };
}

/** An event as a line of a log, with its new line. */
export function writeLine(event: EvidenceEvent): string {
  return `${JSON.stringify(event)}\n`;
}

/** What identifies an event and its text: a hash over its fields in one order. */
export function hashOf(event: EvidenceEvent): string {
  return event.kind === 'tombstone' ? event.hash : createHash('sha256').update(canonical(event)).digest('hex');
}

/** One digest over a set of events. An erased event keeps its part in it. */
export function digestOf(events: readonly EvidenceEvent[]): string {
  const parts = events.map((it) => `${it.id}:${hashOf(it)}`).sort();
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}

/** JSON with sorted keys, so that the same fields give the same text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isFields(value)) return value === undefined ? 'null' : JSON.stringify(value);
  const entries = Object.keys(value).filter((it) => value[it] !== undefined).sort();
  return `{${entries.map((it) => `${JSON.stringify(it)}:${canonical(value[it])}`).join(',')}}`;
}

/** The event of a line, or what is wrong with it. */
function readLine(line: string): EvidenceEvent | string {
  if (line.length > maximumLine) return `The line is longer than ${maximumLine} characters.`;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'The line is no JSON; it may have been cut while it was written.';
  }
  try {
    return parseEvent(value);
  } catch (error) {
    if (error instanceof FieldError) return `The line is no event: ${error.message}.`;
    throw error;
  }
}
