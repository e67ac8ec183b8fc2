/** The chart of a scorecard: nine rows by five fields, each in the shade of its level. An SVG inside the page. */
import { levels, levelTitles } from '../cards/practice-card.js';
import type { Scorecard, ScorecardCell } from '../evidence/scorecard.js';
import { escapeHtml } from './html-page.js';
import { agreementTitle, rangeTitle } from './scorecard-words.js';

const rowHeight = 50;
const left = 146;
const fieldWidth = 164;
const width = left + 5 * fieldWidth;

export function scorecardChart({ competencies }: Scorecard): string {
  const height = competencies.length * rowHeight + 40;
  const rows = competencies.map(({ title, practices }, row) => {
    const y = row * rowHeight;
    const name = `<text x="0" y="${y + 29}" font-size="13" font-weight="600" fill="var(--ink)">${wrapped(title, 0, y + 29)}</text>`;
    return name + practices.map((cell, column) => fieldOf(cell, left + column * fieldWidth, y)).join('');
  });
  return `<figure>
<svg viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="chart-title">
<title id="chart-title">Nine competencies by five practices, each field in the shade of the level that was seen</title>
${rows.join('\n')}
${legend(competencies.length * rowHeight + 12)}
</svg>
<figcaption>A field in two shades holds more than one level, and ≠ marks reviewers who differ; a dashed one was not seen. Every field is spelled out below.</figcaption>
</figure>`;
}

function fieldOf(cell: ScorecardCell, x: number, y: number): string {
  const { range, title, agreement } = cell;
  const inner = fieldWidth - 6;
  const from = range?.from;
  const to = range?.to;
  const fill = from === undefined || to === undefined
    ? `<rect x="${x}" y="${y + 3}" width="${inner}" height="${rowHeight - 8}" rx="4" fill="var(--none)" stroke="var(--line)" stroke-dasharray="4 3"/>`
    : `<rect x="${x}" y="${y + 3}" width="${inner}" height="${rowHeight - 8}" rx="4" fill="var(--${from})" stroke="var(--line)"/>` +
      (from === to ? '' : `<path d="M${x + inner - 18} ${y + 3}h14a4 4 0 0 1 4 4v${rowHeight - 16}a4 4 0 0 1-4 4h-14z" fill="var(--${to})"/>`);
  const ink = from === undefined ? 'var(--soft)' : `var(--on-${from})`;
  const level = `${rangeTitle(range)}${agreement === 'differ' ? ' ≠' : ''}`;
  return `<g><title>${escapeHtml(`${title}: ${rangeTitle(range)}. ${agreementTitle(cell)}`)}</title>${fill}` +
    `<text x="${x + 8}" y="${y + 21}" font-size="${title.length > 22 ? 10.5 : 11.5}" fill="${ink}">${escapeHtml(title)}</text>` +
    `<text x="${x + 8}" y="${y + 37}" font-size="11" ${from === undefined ? 'font-style="italic"' : 'font-weight="600"'} fill="${ink}">${escapeHtml(shortened(level, from !== to))}</text></g>`;
}

/** The second shade takes room at the end of the field. */
function shortened(level: string, hasTwo: boolean): string {
  return hasTwo ? level.replace(' to ', '–') : level;
}

function wrapped(title: string, x: number, y: number): string {
  const words = title.split(' ');
  if (title.length <= 18) return escapeHtml(title);
  const half = Math.ceil(words.length / 2);
  return `<tspan x="${x}" y="${y - 8}">${escapeHtml(words.slice(0, half).join(' '))}</tspan><tspan x="${x}" y="${y + 9}">${escapeHtml(words.slice(half).join(' '))}</tspan>`;
}

function legend(y: number): string {
  return levels
    .map((level, index) => {
      const x = left + index * 110;
      return `<rect x="${x}" y="${y}" width="16" height="16" rx="3" fill="var(--${level})" stroke="var(--line)"/><text x="${x + 22}" y="${y + 12.5}" font-size="12" fill="var(--ink)">${levelTitles[level]}</text>`;
    })
    .join('');
}
