/** The small print of a card: what every surface says about a rule below its lesson. */
import type { Card } from './card.js';
import { competencyOf, practiceTitle } from './practices.js';

/** What is known about the rule, a line each: its id and level, the practice it teaches, how often it was right. */
export function describeCard(card: Card): readonly string[] {
  const levels = card.milder === card.default ? card.default : `${card.default}, in its lesser form ${card.milder}`;
  const competency = competencyOf(card.practice)?.title ?? '';
  return [
    `Rule ${card.id}, by default ${levels}`,
    `Practice: ${competency}, ${practiceTitle(card.practice) ?? card.practice}`,
    describePrecision(card),
  ];
}

function describePrecision({ precision }: Card): string {
  if (precision === undefined) return 'Precision: nobody has read its findings on real code yet';
  const { right, wrong, unsure, repositories } = precision;
  const places = repositories === 1 ? '1 repository' : `${repositories} repositories`;
  return `Precision: right in ${right} of ${right + wrong + unsure} findings read in ${places}`;
}
