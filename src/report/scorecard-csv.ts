/** The evidence of a scorecard as CSV: one row a piece, and one for each practice that nobody has seen. */
import type { Citation } from '../evidence/cite.js';
import type { Scorecard, ScorecardCell } from '../evidence/scorecard.js';

export function renderScorecardCsv(scorecard: Scorecard): string {
  const rows = scorecard.competencies.flatMap(({ title, practices }) =>
    practices.flatMap((cell) => (cell.evidence.length === 0 ? [rowOf(title, cell, undefined)] : cell.evidence.map((it) => rowOf(title, cell, it)))),
  );
  // RFC 4180 ends lines so, and spreadsheets read the byte order mark as UTF-8.
  return `\uFEFF${[header, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`;
}

const header = ['competency', 'section', 'practice', 'reviewer', 'time', 'shows', 'level', 'note', 'place', 'state', 'link', 'agreement', 'next question'];

function rowOf(competency: string, { section, practice, agreement, next }: ScorecardCell, evidence: Citation | undefined): readonly string[] {
  const own = evidence === undefined
    ? ['', '', '', '', '', '', '', '']
    : [evidence.by, evidence.time, evidence.shows, evidence.level, evidence.note, evidence.label, evidence.place?.state ?? '', evidence.link ?? ''];
  return [competency, section, practice, ...own, agreement, next.question];
}

function quoted(cell: string): string {
  // A spreadsheet would run text that starts like a formula.
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
