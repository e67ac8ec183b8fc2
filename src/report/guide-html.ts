/** The interview guide as one page of HTML that needs nothing else. */
import type { Guide, GuideSection } from '../evidence/guide.js';
import type { TrialWeek } from '../evidence/trial.js';
import { escapeHtml, htmlPage, inlineMarkdown, type PanelFrame } from './html-page.js';
import { citationList, flagHtml, noticesPart } from './scorecard-html.js';

export function renderGuideHtml(guide: Guide, panel?: PanelFrame): string {
  const { subject, session, minutes, opening, closing, sections, trial, notices } = guide;
  const isTrial = minutes === null;
  const title = `${isTrial ? `Trial of ${trial.length} weeks` : `Interview guide, ${minutes} minutes`}: ${subject}`;
  const body = [
    `<h1>${escapeHtml(title)}</h1>`,
    `<dl class="facts"><dt>Session</dt><dd>${escapeHtml(session)}</dd></dl>`,
    noticesPart(notices),
    ...trial.map(weekPart),
    isTrial ? '' : `<h2>Opening${timeOf(opening.minutes)}</h2><p>${opening.text}</p>`,
    ...sections.map(sectionPart),
    isTrial ? '' : `<h2>Closing${timeOf(closing.minutes)}</h2><p>${closing.text}</p>`,
  ];
  return htmlPage(title, body.filter((it) => it !== '').join('\n'), panel);
}

function sectionPart({ number, title, minutes, purpose, shown, missing, ask, flags, advice }: GuideSection): string {
  return [
    `<h2>${number}. ${escapeHtml(title)}${timeOf(minutes)}</h2><p class="lead">${escapeHtml(purpose)}</p>`,
    shown.length === 0 ? '' : `<p class="intro">Shown so far:</p>${citationList(shown)}`,
    missing.length === 0 ? '' : `<p>Not seen yet: ${escapeHtml(missing.map((it) => it.title).join(', '))}.</p>`,
    ask.length === 0 ? '' : `<ol class="ask-list">${ask.map((it) => `<li>${inlineMarkdown(it.question)} <span class="soft">${escapeHtml(it.why)}</span></li>`).join('')}</ol>`,
    ...flags.map(flagHtml),
    advice === '' ? '' : `<p class="soft">${escapeHtml(advice)}</p>`,
  ].join('\n');
}

function weekPart({ week, title, work, conversations, watch }: TrialWeek): string {
  const talks = conversations.map((it) => `<li>${it.minutes} minutes. ${escapeHtml(it.about)}</li>`).join('');
  const watched = watch.map((it) => `<li><b>${escapeHtml(it.title)}</b>${it.seen ? '' : ' <span class="soft">(not seen yet)</span>'}: ${inlineMarkdown(it.question)}</li>`).join('');
  return `<h2>Week ${week}: ${escapeHtml(title)}</h2><p>${escapeHtml(work)}</p><ul>${talks}</ul><p>Watch for:</p><ul>${watched}</ul>`;
}

function timeOf(minutes: number | null): string {
  return minutes === null ? '' : ` <span class="minutes">${minutes} min</span>`;
}
