/** Renders a whole card as HTML, for the lesson panel and for reports. `card-text.ts` renders it for a terminal. */
import MarkdownIt from 'markdown-it';
import type { Card, CardSection } from './card.js';
import { cardSections } from './card-sections.js';
import { describeCard } from './describe-card.js';

export { renderCardText } from './card-text.js';

/**
 * The HTML body of a lesson. Card text may hold paragraphs, lists, code and https links; anything else stays the text
 * that it is, since a team's own cards come from the workspace.
 */
export function renderLesson(card: Card): string {
  const sections = cardSections.map(
    (name) =>
      `<section class="${name.toLowerCase().replaceAll(' ', '-')}">\n<h2>${name}</h2>\n` +
      `${markdown.render(card.sections[name])}</section>\n`,
  );
  return (
    '<article class="lesson" lang="en">\n' +
    `<h1>${markdown.renderInline(card.title)}</h1>\n` +
    `<p class="question">${markdown.renderInline(card.question)}</p>\n` +
    sections.join('') +
    `<footer>\n<p>${describeCard(card).map(escape).join('<br>\n')}</p>\n</footer>\n` +
    '</article>\n'
  );
}

/** HTML of one section of a card. */
export function renderCardSection(card: Card, section: CardSection): string {
  return markdown.render(card.sections[section]);
}

/** HTML of a card's title or question. */
export function renderCardLine(text: string): string {
  return markdown.renderInline(text);
}

const markdown = createMarkdown();

function createMarkdown(): MarkdownIt {
  const it = new MarkdownIt('commonmark', { html: false });
  it.disable('image');
  it.validateLink = (address) => /^https:\/\//i.test(address);
  return it;
}

function escape(text: string): string {
  return markdown.utils.escapeHtml(text);
}
