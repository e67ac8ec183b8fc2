/** What the server says about evidence, in the words of the protocol. */
import type { SourceLocation } from '../analysis/location.js';
import { levels, type PracticeCard } from '../cards/practice-card.js';
import { competencies, sectionNumber } from '../cards/practices.js';
import type { Citation } from '../evidence/cite.js';
import type { Suggestion } from '../evidence/suggest.js';
import type { OpenSession } from '../host/evidence-book.js';
import type { CodePlace, EvidenceItem, EvidenceSession, EvidenceSuggestion, PracticeSummary } from '../protocol/evidence.js';

/** The URI by which the client knows a path relative to the root. */
export type UriOf = (path: string) => string;

export function toSession({ state, storage, folder, broken }: OpenSession): EvidenceSession {
  const { id, subject, notes, openedBy, openedAt, revision, blind, reviewers, seal, erased, problems } = state;
  const unreadable = broken.map((it) => `${it.file}${it.line === undefined ? '' : `:${it.line}`}: ${it.message}`);
  return {
    id, subject, notes, openedBy, openedAt, revision, storage, path: folder, blind, reviewers,
    sealed: seal !== null, erased: erased !== null, problems: [...unreadable, ...problems],
  };
}

export function toItem({ evidence, place, ...rest }: Citation, uriOf: UriOf): EvidenceItem {
  return {
    id: evidence,
    ...rest,
    ...(rest.source === 'file' ? { file: uriOf(rest.label) } : {}),
    ...(place === undefined ? {} : { place: { state: place.state, uri: uriOf(place.path), start: place.start, end: place.end } }),
  };
}

/** `changedOn` gives the day of the last commit of a file. */
export function toSuggestion({ location, files, places, ...rest }: Suggestion, uriOf: UriOf, changedOn: (path: string) => string | undefined): EvidenceSuggestion {
  const toPlace = ({ file, start, end }: SourceLocation): CodePlace => ({ uri: uriOf(file), start, end });
  const days = files.map(changedOn).filter((it) => it !== undefined).sort();
  const lastChanged = days.at(-1);
  return {
    ...rest,
    files: files.map(uriOf),
    ...(location === undefined ? {} : { at: toPlace(location) }),
    ...(places === undefined ? {} : { places: places.map((it) => ({ ...toPlace(it.location), ...(it.says === undefined ? {} : { says: it.says }) })) }),
    ...(lastChanged === undefined ? {} : { lastChanged }),
  };
}

/** All practices, those that are suggested first; otherwise in the order of the article. */
export function toPractices(cards: readonly PracticeCard[], suggested: ReadonlySet<string>): readonly PracticeSummary[] {
  const all = competencies.flatMap((competency) => competency.practices.map(({ id, title }): PracticeSummary => {
    const rubric = cards.find((it) => it.id === id)?.rubric;
    return {
      id, title, competency: competency.title, section: sectionNumber(id) ?? '',
      rubric: rubric ?? (Object.fromEntries(levels.map((it) => [it, []])) as unknown as PracticeSummary['rubric']),
      suggested: suggested.has(id),
    };
  }));
  return [...all.filter((it) => it.suggested), ...all.filter((it) => !it.suggested)];
}
