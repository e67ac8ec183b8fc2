/** What a hover says about the findings at a place. Plain Markdown: no commands, no HTML, the workspace's words escaped. */
import type { TriagedFinding } from '../analysis/finding.js';
import type { Card } from '../cards/card.js';
import { composeNote, renderNote } from '../cards/compose-note.js';
import type { CoachingLevel } from '../cards/compose-note.js';
import { escapeMarkdown } from '../cards/escape-markdown.js';
import { withWording, type Wording } from '../cards/team-wording.js';

/** `withMessage` is false for Plumbline's own extension, whose hover shows the message above the note and the path with links below. */
export function noteMarkdown(
  findings: readonly TriagedFinding[],
  cards: readonly Card[],
  level: CoachingLevel,
  withMessage: boolean,
  wording: Readonly<Record<string, Wording>> = {},
): string {
  const notes = findings.map((finding) => {
    const card = cards.find((it) => it.id === finding.rule);
    const message = escapeMarkdown(finding.message);
    const note = card === undefined ? message : renderNote({ ...composeNote(withWording(card, wording[card.id]), finding, level), ...(withMessage ? {} : { path: [] }) }, finding);
    return withMessage || !note.startsWith(message) ? note : note.slice(message.length).trim();
  });
  return notes.filter((it) => it !== '').join('\n\n---\n\n');
}
