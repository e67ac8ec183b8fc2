/** The scorecard as one page of HTML that needs nothing else, on a screen and on paper. */
import type { Citation } from '../evidence/cite.js';
import { isByRulesAlone, type Ground, type RedFlag } from '../evidence/red-flags.js';
import type { Scorecard, ScorecardCell } from '../evidence/scorecard.js';
import { escapeHtml, htmlLink, htmlPage, inlineMarkdown, type PanelFrame } from './html-page.js';
import { scorecardChart } from './scorecard-chart.js';
import { agreementTitle, excerptOf, factsOf, filesTitle, flagsIntroduction, groundGroups, groundTitle, introduction, rangeTitle, rulesAlone, showsTitle, sourceTitle, stateTitle } from './scorecard-words.js';

export function renderScorecardHtml(scorecard: Scorecard, panel?: PanelFrame): string {
  const { session, competencies, redFlags, notices } = scorecard;
  const facts = factsOf(session).map(([name, value]) => `<dt>${name}</dt><dd>${escapeHtml(value)}</dd>`).join('');
  const body = [
    `<h1>Scorecard: ${escapeHtml(session.subject)}</h1>`,
    `<dl class="facts">${facts}</dl>`,
    session.notes === '' ? '' : `<p class="notes">${escapeHtml(session.notes)}</p>`,
    `<p class="lead">${introduction}</p>`,
    noticesPart(notices),
    scorecardChart(scorecard),
    redFlags.length === 0 ? '' : `<h2>Red flags</h2>\n<p class="lead">${flagsIntroduction}</p>\n${redFlags.map(flagHtml).join('\n')}`,
    ...competencies.map(({ title, practices }) => `<h2>${escapeHtml(title)}</h2>\n${practices.map(cellPart).join('\n')}`),
  ];
  return htmlPage(`Scorecard: ${session.subject}`, body.filter((it) => it !== '').join('\n'), panel);
}

export function noticesPart(notices: readonly string[]): string {
  return notices.length === 0 ? '' : `<ul class="notices">${notices.map((it) => `<li>${escapeHtml(it)}</li>`).join('')}</ul>`;
}

/** Pieces of evidence as a list; shared with the guide, which has no room for code. */
export function citationList(citations: readonly Citation[], withCode = false): string {
  return citations.length === 0 ? '' : `<ul class="evidence">${citations.map((it) => citationItem(it, withCode)).join('')}</ul>`;
}

/** A red flag with its grounds and what speaks against it; shared with the guide. */
export function flagHtml(flag: RedFlag): string {
  const { title, grounds, against, question } = flag;
  const balance = against.length === 0 ? '' : `<p class="soft intro">What speaks against it:</p>${citationList(against)}`;
  const parts = groundGroups(grounds).map((it) => `<p class="soft intro">${it.title}</p><ul class="evidence">${it.grounds.map(groundItem).join('')}</ul>`);
  const source = isByRulesAlone(flag) ? ` <span class="aside">${rulesAlone}</span>` : '';
  return `<div class="flag"><h3>${escapeHtml(title)}${source}</h3>${parts.join('')}${balance}<p class="ask"><b>Ask:</b> ${escapeHtml(question)}</p></div>`;
}

function cellPart(cell: ScorecardCell): string {
  const { section, title, range, agreement, evidence, next } = cell;
  const level = `<span class="level">${escapeHtml(rangeTitle(range))}</span>`;
  const said = evidence.length === 0 ? '' : `<p class="${agreement === 'differ' ? 'differ' : 'soft'}">${escapeHtml(agreementTitle(cell))}</p>`;
  return `<article${evidence.length === 0 ? ' class="unseen"' : ''}><header><h3>${section} ${escapeHtml(title)}</h3>${level}</header>${said}${citationList(evidence, true)}` +
    (cell.toLookAt.length === 0 ? '' : `<p class="soft">Found and not looked at: ${cell.toLookAt.map((it) => `${escapeHtml(it.title)} (${filesTitle(it, (file) => `<code>${escapeHtml(file)}</code>`)})`).join('; ')}</p>`) +
    // That nobody saw it stands beside the title already.
    `<p class="ask"><b>Ask next:</b> ${inlineMarkdown(next.question)}${evidence.length === 0 ? '' : ` <span class="soft">${escapeHtml(next.why)}</span>`}</p></article>`;
}

function citationItem(citation: Citation, withCode: boolean): string {
  const { evidence, by, time, level, note, label, link, replies, shows, place } = citation;
  // In a panel, the place opens in the editor.
  const opens = place === undefined ? '' : ` data-evidence="${escapeHtml(evidence)}"`;
  const facts = [level, sourceTitle(citation), stateTitle(citation), by, time.slice(0, 10)].filter((it) => it !== '');
  const said = replies.map((it) => `<p class="note soft">${escapeHtml(it.by)}: ${escapeHtml(it.text)}</p>`).join('');
  return `<li class="${shows}"${opens}><span class="kind">${showsTitle(citation)}</span>, ${facts.map(escapeHtml).join(', ')}: ${htmlLink(link, label)}` +
    `${note === '' ? '' : `<p class="note">${escapeHtml(note)}</p>`}${withCode ? excerptHtml(citation) : ''}${said}</li>`;
}

function excerptHtml(citation: Citation): string {
  const lines = excerptOf(citation);
  return lines.length === 0 ? '' : `<pre>${escapeHtml(lines.join('\n'))}</pre>`;
}

function groundItem(ground: Ground): string {
  if (ground.kind === 'evidence') return citationItem(ground.citation, false);
  return `<li>${htmlLink(null, `${ground.file}:${ground.line}`)}: ${withCode(groundTitle(ground))}</li>`;
}

/** Messages of rules write code between backticks. */
function withCode(text: string): string {
  return escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}
