/** Says what a newer edition of the rules would change for a workspace. */
import type { Card } from '../cards/card.js';
import { levelOf, settingIn } from '../standards/rule-settings.js';
import { editions } from '../standards/schema.js';
import type { Standards } from '../standards/standards.js';
import type { Review } from './review.js';

export interface Change {
  readonly rule: string;
  /** Levels of its two forms, such as `info`, or `error or warning` where they differ. */
  readonly before: string;
  readonly after: string;
  /** Findings of today that the newer edition would report. */
  readonly findings: number;
}

/** The newest edition that this version knows. */
export const newestEdition = editions.at(-1) ?? '';

/** The rules whose level would change, sorted by id. `inNewer` is a review in the newer edition. */
export function changesIn(standards: Standards, cards: readonly Card[], newer: string, inNewer: Review): readonly Change[] {
  return cards.flatMap((card) => {
    const before = levelsIn(standards, card, standards.edition);
    const after = levelsIn(standards, card, newer);
    if (before === after) return [];
    const findings = inNewer.findings.filter((it) => it.rule === card.id && it.status === 'reported').length;
    return [{ rule: card.id, before, after, findings }];
  });
}

function levelsIn(standards: Standards, card: Card, edition: string): string {
  const setting = settingIn(standards, card.id, '');
  const [level, milder] = [levelOf(setting, card, false, edition), levelOf(setting, card, true, edition)];
  return level === milder ? level : `${level} or ${milder}`;
}
