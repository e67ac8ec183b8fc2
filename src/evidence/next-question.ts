/** What to ask next about a practice, and why that. */
import type { Card } from '../cards/card.js';
import type { PracticeCard } from '../cards/practice-card.js';
import type { Citation } from './cite.js';

export interface NextQuestion {
  /** Open, and in Markdown of one paragraph. */
  readonly question: string;
  readonly why: string;
}

export interface Asked {
  readonly title: string;
  readonly evidence: readonly Citation[];
  readonly agreement: 'unseen' | 'one' | 'agree' | 'differ';
  /** The practice's card; absent in an edition that has none. */
  readonly card: PracticeCard | undefined;
  readonly rules: readonly Card[];
}

/** The first question that was not yet the next one, going by how much was recorded. */
export function nextQuestion({ title, evidence, agreement, card, rules }: Asked): NextQuestion {
  const questions = questionsOf(title, card, rules);
  const question = questions[Math.min(evidence.length, questions.length - 1)] ?? '';
  return { question, why: whyOf(evidence, agreement) };
}

/** All questions about a practice: its card's, else those of its rules, else one that always can be asked. */
export function questionsOf(title: string, card: PracticeCard | undefined, rules: readonly Card[]): readonly string[] {
  if (card !== undefined && card.questions.length > 0) return card.questions;
  if (rules.length > 0) return rules.map((it) => it.question);
  const name = /^[A-Z][a-z]/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
  return [`Tell me about the last time ${name} mattered in your work: what did you decide, and what did it cost?`];
}

function whyOf(evidence: readonly Citation[], agreement: Asked['agreement']): string {
  if (agreement === 'unseen') return 'Not seen yet.';
  if (agreement === 'differ') return 'The reviewers saw different levels.';
  if (evidence.every((it) => it.shows === 'growth')) return 'Only room to grow was seen so far.';
  if (agreement === 'one') return 'One reviewer alone saw it.';
  return 'The reviewers agree; this goes further.';
}
