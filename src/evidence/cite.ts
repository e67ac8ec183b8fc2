/** Evidence as it is cited: what it says, what it stands on, and where that is now. */
import type { Level } from '../cards/practice-card.js';
import type { Anchor, AnchorPlace } from './anchor.js';
import type { EvidenceSource, Shows } from './events.js';
import type { FileMark } from './file-mark.js';
import { permalinkOf, type CodeHome } from './permalink.js';
import type { Evidence } from './session-state.js';

export interface Citation {
  readonly evidence: string;
  readonly by: string;
  readonly time: string;
  /** When it was last edited; `null` when it never was. */
  readonly editedAt: string | null;
  readonly practice: string;
  readonly shows: Shows;
  readonly level: Level;
  readonly note: string;
  readonly source: EvidenceSource['kind'];
  /** What it stands on in a few words: `src/orders.ts:4`, the title of a document, the files of a signal. */
  readonly label: string;
  /** Where the code or the file is now; absent for what stands on neither. */
  readonly place?: AnchorPlace;
  /** Lines of code as they were when it was recorded; absent for what does not stand on code. */
  readonly text?: string;
  /** A page that shows it: the code at its commit, or the link that a person gave. */
  readonly link: string | null;
  readonly replies: readonly { readonly id: string; readonly by: string; readonly time: string; readonly text: string }[];
  readonly resolved: boolean;
}

/** How the code of evidence is found again. */
export interface Finders {
  anchor(anchor: Anchor): AnchorPlace;
  file(path: string, mark: FileMark): AnchorPlace;
}

/** Cites evidence that is there: what is erased has nothing to cite. */
export function citationsOf(evidence: readonly Evidence[], home: CodeHome, find: Finders): readonly Citation[] {
  return evidence.flatMap(({ id, by, time, editedAt, content, replies, resolved }): Citation[] => {
    if (content === null) return [];
    const { practice, shows, level, note, source } = content;
    const said = replies.flatMap((it) => (it.text === null || it.deleted ? [] : [{ id: it.id, by: it.by, time: it.time, text: it.text }]));
    const about = { evidence: id, by, time, editedAt, practice, shows, level, note, source: source.kind, replies: said, resolved: resolved !== null };
    if (source.kind === 'code') {
      const place = find.anchor(source.anchor);
      return [{ ...about, label: placeLabel(place), place, text: source.anchor.text, link: permalinkOf(home, source.anchor) }];
    }
    if (source.kind === 'file' && source.mark !== undefined) {
      const place = find.file(source.path, source.mark);
      return [{ ...about, label: place.path, place, link: permalinkOf(home, { ...source.mark, path: source.path }) }];
    }
    return [{ ...about, label: labelOf(source), link: linkOf(source) }];
  });
}

/** A place as people write it, counted from one. */
export function placeLabel({ path, start, end }: AnchorPlace): string {
  return `${path}:${start.line + 1}${end.line > start.line ? `-${end.line + 1}` : ''}`;
}

function labelOf(source: Exclude<EvidenceSource, { readonly kind: 'code' }>): string {
  if (source.kind === 'file') return source.path;
  if (source.kind === 'signal') return source.files.length > 0 ? source.files.join(', ') : source.signal;
  return source.title;
}

function linkOf(source: EvidenceSource): string | null {
  return 'link' in source ? (source.link ?? null) : null;
}
