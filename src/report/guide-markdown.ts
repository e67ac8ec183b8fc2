/** The interview guide as Markdown. */
import { escapeMarkdown } from '../cards/escape-markdown.js';
import type { Guide, GuideSection } from '../evidence/guide.js';
import type { TrialWeek } from '../evidence/trial.js';
import { citationItem, flagPart } from './scorecard-markdown.js';

export function renderGuideMarkdown(guide: Guide): string {
  const { subject, minutes, opening, closing, sections, trial, notices } = guide;
  const isTrial = minutes === null;
  const parts = [
    `# ${isTrial ? `Trial of ${trial.length} weeks` : `Interview guide, ${minutes} minutes`}: ${escapeMarkdown(subject)}`,
    ...(notices.length === 0 ? [] : [notices.map((it) => `> ${escapeMarkdown(it)}`).join('\n>\n')]),
    ...trial.map(weekPart),
    ...(isTrial ? ['## What to find out'] : [`## Opening${timeOf(opening.minutes)}`, opening.text]),
    ...sections.map((it) => sectionPart(it, isTrial ? '###' : '##')),
    ...(isTrial ? [] : [`## Closing${timeOf(closing.minutes)}`, closing.text]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function sectionPart({ number, title, minutes, purpose, shown, missing, ask, flags, advice }: GuideSection, level: string): string {
  const lines = [`${level} ${number}. ${title}${timeOf(minutes)}`, '', purpose, ''];
  if (shown.length > 0) lines.push('Shown so far:', '', ...shown.map((it) => citationItem(it)), '');
  if (missing.length > 0) lines.push(`Not seen yet: ${missing.map((it) => it.title).join(', ')}.`, '');
  if (ask.length > 0) lines.push('Ask:', '', ...ask.map((it) => `1. ${it.question} *${it.why}*`), '');
  if (flags.length > 0) lines.push(...flags.map((it) => flagPart(it).replace(/^###/, `${level}#`)), '');
  if (advice !== '') lines.push(advice);
  return lines.join('\n').trimEnd();
}

function weekPart({ week, title, work, conversations, watch }: TrialWeek): string {
  return [
    `## Week ${week}: ${title}`, '', work, '',
    ...conversations.map((it) => `- ${it.minutes} minutes. ${it.about}`), '',
    'Watch for:', '',
    ...watch.map((it) => `- ${it.title}${it.seen ? '' : ' (not seen yet)'}: ${it.question}`),
  ].join('\n');
}

function timeOf(minutes: number | null): string {
  return minutes === null ? '' : ` (${minutes} min)`;
}
