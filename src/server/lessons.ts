/** Answers the lesson panel: the card as HTML, and the finding it was opened from as plain text. */
import type { TriagedFinding } from '../analysis/finding.js';
import type { SourceLocation } from '../analysis/location.js';
import type { Card } from '../cards/card.js';
import { renderLesson } from '../cards/lesson.js';
import type { Lesson, LessonFinding, LessonPlace, RuleSummary } from '../protocol/protocol.js';
import type { UriOf } from './to-lsp.js';

export function lessonOf(card: Card, finding: LessonFinding | undefined): Lesson {
  const lesson = { rule: card.id, title: card.title, html: renderLesson(card) };
  return finding === undefined ? lesson : { ...lesson, finding };
}

export function lessonFinding(finding: TriagedFinding, uriOf: UriOf): LessonFinding {
  return {
    message: finding.message,
    place: lessonPlace(finding.location, '', uriOf),
    path: finding.related.map((it) => lessonPlace(it.location, it.message, uriOf)),
  };
}

export function ruleSummaries(cards: readonly Card[]): RuleSummary[] {
  return cards.map(({ id, title, practice, default: level }) => ({ id, title, practice, default: level }));
}

function lessonPlace(location: SourceLocation, message: string, uriOf: UriOf): LessonPlace {
  const { file, start } = location;
  return { uri: uriOf(file), label: `${file}:${start.line + 1}`, message, position: start };
}
