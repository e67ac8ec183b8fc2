/** Takes the text of erased evidence out of a log, and leaves a tombstone for each event that held some. */
import type { EvidenceEvent } from './events.js';
import { hashOf, readLog, writeLine } from './log.js';

/** What a person should know after erasing something from logs that git may hold. */
export const committedCopies = 'Copies that were committed survive in the history of git, here and in every clone, until that is rewritten.';

/** What goes with evidence or a reply: itself, and all replies to it, whoever wrote them. */
export function erasedWith(target: string, events: readonly EvidenceEvent[]): ReadonlySet<string> {
  return new Set([target, ...events.flatMap((it) => ((it.kind === 'replied' || it.kind === 'tombstone') && it.target === target ? [it.id] : []))]);
}

/** The log without any text of evidence or replies with these ids. */
export function eraseLines(text: string, targets: ReadonlySet<string>): string {
  const lines = text.split('\n').map((line) => {
    const [event] = readLog(line).events;
    if (event !== undefined) return isAbout(event, targets) ? writeLine(tombstoneOf(event)).trimEnd() : line;
    // A line that was cut may hold the text as well. Its ids come first, so they are still to be seen.
    return [...targets].some((it) => line.includes(it)) ? '' : line;
  });
  return lines.filter((it, index) => it !== '' || index === lines.length - 1).join('\n');
}

/** Reports whether a log still holds text of something that was erased. */
export function holdsTextOf(text: string, targets: ReadonlySet<string>): boolean {
  return readLog(text).events.some((it) => isAbout(it, targets));
}

function isAbout(event: EvidenceEvent, targets: ReadonlySet<string>): boolean {
  if (event.kind === 'recorded' || event.kind === 'replied') return targets.has(event.id);
  return (event.kind === 'edited' || event.kind === 'anchored') && targets.has(event.target);
}

function tombstoneOf(event: EvidenceEvent): EvidenceEvent {
  const { id, parents, time, by, kind } = event;
  return { id, parents, time, by, salt: '', kind: 'tombstone', was: kind, hash: hashOf(event), ...(kind === 'replied' ? { target: event.target } : {}) };
}
