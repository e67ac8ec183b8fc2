/** The scorecard as Markdown. Text that people wrote is escaped: it can be read, and never becomes markup. */
import { codeBlock, codeSpan, escapeMarkdown, linkTarget } from '../cards/escape-markdown.js';
import type { Citation } from '../evidence/cite.js';
import { isByRulesAlone, type Ground, type RedFlag } from '../evidence/red-flags.js';
import type { Scorecard, ScorecardCell } from '../evidence/scorecard.js';
import { agreementTitle, excerptOf, factsOf, filesTitle, flagsIntroduction, groundGroups, groundTitle, introduction, rangeTitle, rulesAlone, showsTitle, sourceTitle, stateTitle } from './scorecard-words.js';

export function renderScorecardMarkdown(scorecard: Scorecard): string {
  const { session, competencies, redFlags, notices } = scorecard;
  const parts = [
    `# Scorecard: ${escapeMarkdown(session.subject)}`,
    factsOf(session).map(([name, value]) => `- ${name}: ${escapeMarkdown(value)}`).join('\n'),
    ...(session.notes === '' ? [] : [escapeMarkdown(session.notes)]),
    introduction,
    ...(notices.length === 0 ? [] : [notices.map((it) => `> ${escapeMarkdown(it)}`).join('\n>\n')]),
    '## Overview',
    overview(scorecard),
    ...(redFlags.length === 0 ? [] : ['## Red flags', flagsIntroduction, ...redFlags.map(flagPart)]),
    ...competencies.flatMap(({ title, practices }) => [`## ${title}`, ...practices.map(cellPart)]),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** A piece of evidence as one item of a list; shared with the guide, which has no room for code. */
export function citationItem(citation: Citation, withCode = false): string {
  const { by, time, level, note, label, link, replies } = citation;
  const place = link === null ? codeSpan(label) : `[${codeSpan(label) || 'link'}](${linkTarget(link)})`;
  const facts = [showsTitle(citation), level, sourceTitle(citation), stateTitle(citation), by, time.slice(0, 10)].filter((it) => it !== '');
  const said = replies.map((it) => `\n  - ${escapeMarkdown(it.by)}: ${escapeMarkdown(it.text)}`).join('');
  return `- ${place}: ${note === '' ? '' : `${escapeMarkdown(note)} `}(${facts.map(escapeMarkdown).join(', ')})${said}${withCode ? excerptPart(citation) : ''}`;
}

function excerptPart(citation: Citation): string {
  const lines = excerptOf(citation);
  if (lines.length === 0) return '';
  return `\n\n${codeBlock('', lines.join('\n')).replace(/^/gm, '  ')}\n`;
}

function overview({ competencies }: Scorecard): string {
  const rows = competencies.map(({ title, practices }) => `| **${title}** | ${practices.map((it) => `${it.title}<br>${mark(it)}`).join(' | ')} |`);
  return ['| Competency | 1 | 2 | 3 | 4 | 5 |', '| --- | --- | --- | --- | --- | --- |', ...rows].join('\n');
}

function mark(cell: ScorecardCell): string {
  const range = rangeTitle(cell.range);
  return cell.range === null ? `*${range.toLowerCase()}*` : `**${range}**${cell.agreement === 'differ' ? ' (reviewers differ)' : ''}`;
}

function cellPart(cell: ScorecardCell): string {
  const lines = [`### ${cell.section} ${cell.title}: ${rangeTitle(cell.range).toLowerCase()}`, ''];
  if (cell.evidence.length > 0) lines.push(escapeMarkdown(agreementTitle(cell)), '', ...cell.evidence.map((it) => citationItem(it, true)), '');
  if (cell.toLookAt.length > 0) lines.push(`Found and not looked at: ${cell.toLookAt.map((it) => `${escapeMarkdown(it.title)} (${filesTitle(it, codeSpan)})`).join('; ')}`, '');
  lines.push(`Ask next: ${cell.next.question} *${cell.next.why}*`);
  return lines.join('\n');
}

function groundItem(ground: Ground): string {
  return ground.kind === 'evidence' ? citationItem(ground.citation) : `- ${codeSpan(`${ground.file}:${ground.line}`)}: ${escapeMarkdown(groundTitle(ground))}`;
}

/** A red flag with its grounds and what speaks against it; shared with the guide. */
export function flagPart(flag: RedFlag): string {
  const { title, grounds, against, question } = flag;
  const parts = groundGroups(grounds).flatMap(({ title: heading, grounds: own }) => ['', heading, '', ...own.map(groundItem)]);
  const balance = against.length === 0 ? [] : ['', 'What speaks against it:', '', ...against.map((it) => citationItem(it))];
  return [`### ${title}${isByRulesAlone(flag) ? ` (${rulesAlone})` : ''}`, ...parts, ...balance, '', `Ask: ${question}`].join('\n');
}
