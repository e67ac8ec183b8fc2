/** Renders the practices that a file touches as HTML for the lesson panel, in a few words each. */
import MarkdownIt from 'markdown-it';
import { levels, levelTitles, type PracticeCard } from './practice-card.js';

const markdown = new MarkdownIt('commonmark', { html: false });

export function renderPracticesLesson(practices: readonly PracticeCard[]): string {
  if (practices.length === 0) return '<p>Nothing in this file was found to be about one of the practices. That says nothing about its quality.</p>\n';
  return practices.map(practiceHtml).join('');
}

function practiceHtml({ source, questions, whatItIs, doneWell, rubric }: PracticeCard): string {
  const [question] = questions;
  const rows = levels.map((level) => `<dt>${levelTitles[level]}</dt><dd>${rubric[level].map((it) => markdown.renderInline(it)).join('<br>')}</dd>`);
  return [
    `<section>\n<h2>${markdown.renderInline(source)}</h2>`,
    question === undefined ? '' : `<p class="question">${markdown.renderInline(question)}</p>`,
    markdown.render(whatItIs),
    `<h3>Done well</h3>\n${markdown.render(doneWell)}`,
    `<details>\n<summary>What each level looks like</summary>\n<dl>${rows.join('')}</dl>\n</details>\n</section>\n`,
  ].filter((it) => it !== '').join('\n');
}
