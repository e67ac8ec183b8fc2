/** Takes the text of erased evidence out of a log, and leaves a tombstone for each event that held some. */
import type { EvidenceEvent } from './events.js';
import { hashOf, readLog, writeLine } from './log.js';

/** The log without any text of `target`, be it evidence or a reply. */
export function eraseLines(text: string, target: string): string {
  const lines = text.split('\n').map((line) => {
    const [event] = readLog(line).events;
    if (event !== undefined) return isAbout(event, target) ? writeLine(tombstoneOf(event)).trimEnd() : line;
    // A line that was cut may hold the text as well. Its id comes first, so it is still to be seen.
    return line.includes(target) ? '' : line;
  });
  return lines.filter((it, index) => it !== '' || index === lines.length - 1).join('\n');
}

/** Reports whether a log still holds text of something that was erased. */
export function holdsTextOf(text: string, target: string): boolean {
  return readLog(text).events.some((it) => isAbout(it, target));
}

function isAbout(event: EvidenceEvent, target: string): boolean {
  if (event.kind === 'recorded' || event.kind === 'replied') return event.id === target || (event.kind === 'replied' && event.target === target);
  return (event.kind === 'edited' || event.kind === 'anchored') && event.target === target;
}

function tombstoneOf(event: EvidenceEvent): EvidenceEvent {
  const { id, parents, time, by, kind } = event;
  return { id, parents, time, by, salt: '', kind: 'tombstone', was: kind, hash: hashOf(event), ...(kind === 'replied' ? { target: event.target } : {}) };
}
