/** The scorecard and the guide as JSON, for programs. Within schemaVersion 1 fields are only added. */
import type { Guide } from '../evidence/guide.js';
import type { Scorecard } from '../evidence/scorecard.js';

export function renderScorecardJson(scorecard: Scorecard): string {
  return `${JSON.stringify({ schemaVersion: 1, kind: 'scorecard', ...scorecard }, null, 2)}\n`;
}

export function renderGuideJson(guide: Guide): string {
  return `${JSON.stringify({ schemaVersion: 1, kind: 'guide', ...guide }, null, 2)}\n`;
}
