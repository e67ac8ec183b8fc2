/** The review as one HTML file that needs nothing else: no script, no font, no address to load from. */
import type { TriagedFinding } from '../analysis/finding.js';
import { escapeMarkup } from './characters.js';
import { renderCardSection, renderCardLine } from '../cards/lesson.js';
import type { Review } from '../engine/review.js';
import { codeFrame } from './code-frame.js';
import { htmlStyle } from './html-style.js';
import type { ReportOptions } from './report-options.js';
import { count, countFindings, describeExtent, foundBy, groupByPractice, severities, shownFindings, silentStatuses, type PracticeGroup, type RuleGroup } from './shown-findings.js';

/** Renders a page for a screen of any width and for paper. Text of the workspace is escaped wherever it stands. */
export function renderHtml(review: Review, options: ReportOptions): string {
  const groups = groupByPractice(shownFindings(review, options));
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Plumbline ${escapeMarkup(options.version)}">
<title>Plumbline: ${escapeMarkup(countFindings(review))}</title>
<style>
${htmlStyle}</style>
</head>
<body>
<header>
<p class="product">Plumbline review</p>
<h1>${escapeMarkup(countFindings(review))}</h1>
<p class="extent">${escapeMarkup(upperFirst(describeExtent(review).replace(/^[, ]+/, '')))}</p>
${tiles(review)}
</header>
${groups.length > 1 ? contents(groups) : ''}
<main>
${groups.length === 0 ? '<p class="clean">Nothing to tell: every rule that ran was silent.</p>' : groups.map((it) => practiceHtml(it, options)).join('\n')}
${limits(review)}
</main>
<footer>
<p>Plumbline ${escapeMarkup(options.version)} · edition ${escapeMarkup(review.edition)} · types ${review.coverage.types} (${review.coverage.resolver})</p>
</footer>
</body>
</html>
`;
}

function tiles(review: Review): string {
  const reported = review.findings.filter((it) => it.status === 'reported');
  const told: readonly { readonly name: string; readonly number: number }[] = [
    ...severities.map((it) => ({ name: it, number: reported.filter((finding) => finding.severity === it).length })),
    ...silentStatuses.map((it) => ({ name: it, number: review.findings.filter((finding) => finding.status === it).length })).filter((it) => it.number > 0),
  ];
  const items = told.map(({ name, number }) => `<li class="tile ${name}${number === 0 ? ' none' : ''}"><strong>${number}</strong> ${name}</li>`);
  return `<ul class="tiles" aria-label="Findings by severity">\n${items.join('\n')}\n</ul>`;
}

function contents(groups: readonly PracticeGroup[]): string {
  const items = groups.map(({ practice, title, rules }) => {
    const number = rules.reduce((sum, it) => sum + it.findings.length, 0);
    return `<li><a href="#${anchor(practice)}">${escapeMarkup(title)}</a> <span class="count">${number}</span></li>`;
  });
  return `<nav aria-label="Practices">\n<ul>\n${items.join('\n')}\n</ul>\n</nav>`;
}

function practiceHtml({ practice, title, rules }: PracticeGroup, options: ReportOptions): string {
  return `<section class="practice" id="${anchor(practice)}">
<h2>${escapeMarkup(title)}</h2>
${rules.map((it) => ruleHtml(it, options)).join('\n')}
</section>`;
}

function ruleHtml({ rule, severity, findings }: RuleGroup, options: ReportOptions): string {
  const card = options.cards.get(rule);
  const head = `<h3><span class="severity ${severity}">${severity}</span> ${card ? renderCardLine(card.title) : escapeMarkup(rule)} <code class="id">${escapeMarkup(rule)}</code></h3>`;
  const words = card
    ? `<p class="question">${renderCardLine(card.question)}</p>
<div class="why">${renderCardSection(card, 'Why it matters')}</div>
<details class="lesson"><summary>How to fix it, and when it is fine</summary>
<h4>Correct</h4>
${renderCardSection(card, 'Correct')}<h4>In review</h4>
${renderCardSection(card, 'In review')}<h4>When to allow it</h4>
${renderCardSection(card, 'When to allow it')}</details>`
    : '';
  return `<article class="rule">
${head}
${words}
<ol class="findings" aria-label="${count(findings.length, 'place')}">
${findings.map((it) => findingHtml(it, options)).join('\n')}
</ol>
</article>`;
}

function findingHtml(finding: TriagedFinding, { textOf }: ReportOptions): string {
  const { location, message, severity, status, reason, owner, related, source } = finding;
  const known = status === 'reported' ? '' : `<p class="known"><span class="status">${status}</span>${reason === null ? '' : ` ${escapeMarkup(reason)}`}${owner === null ? '' : ` (${escapeMarkup(owner)})`}</p>\n`;
  const steps = related.map((it) => `<li><span class="place">${escapeMarkup(`${it.location.file}:${it.location.start.line + 1}`)}</span> ${codeHtml(it.message)}</li>`);
  const path = steps.length === 0 ? '' : `<ol class="path" aria-label="The path that makes it true">\n${steps.join('\n')}\n</ol>\n`;
  return `<li class="finding ${severity}">
<p class="place">${escapeMarkup(location.file)}<span class="line">:${location.start.line + 1}:${location.start.character + 1}</span></p>
<p class="message">${codeHtml(message)}</p>
${source ? `<p class="known">Found by ${escapeMarkup(foundBy(finding))}</p>\n` : ''}${known}${frameHtml(location, textOf(location.file))}${path}</li>`;
}

function frameHtml(location: TriagedFinding['location'], text: string | undefined): string {
  const lines = codeFrame(location, text).map(({ number, before, marked, after }) => {
    const middle = marked === '' ? '' : `<mark>${escapeMarkup(marked)}</mark>`;
    return `<span class="number">${number}</span>${escapeMarkup(before)}${middle}${escapeMarkup(after)}`;
  });
  return lines.length === 0 ? '' : `<pre class="frame"><code>${lines.join('\n')}</code></pre>\n`;
}

function limits({ problems, notices, layersDeclared }: Review): string {
  const told = [
    ...problems.map(({ file, message }) => `<li class="problem">${file === '' ? '' : `<span class="place">${escapeMarkup(file)}</span> `}${escapeMarkup(message)}</li>`),
    ...notices.map((it) => `<li>${escapeMarkup(it.message)}</li>`),
    ...(layersDeclared ? [] : ['<li>Layers are not declared, so imports between layers are not judged.</li>']),
  ];
  if (told.length === 0) return '';
  return `<section class="limits">\n<h2>How far this review could see</h2>\n<ul>\n${told.join('\n')}\n</ul>\n</section>`;
}

/** Plain text in which backticks enclose code, as messages write it. */
function codeHtml(text: string): string {
  return escapeMarkup(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}

function anchor(practice: string): string {
  return practice === '' ? 'other' : practice.replace(/[^a-z0-9]+/gi, '-');
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
