/** A rule's card: its words and its metadata, parsed from `rules/<id>.md`. */
import type { Severity } from '../analysis/finding.js';

export interface Card {
  readonly id: string;
  readonly title: string;
  /** The question a senior reviewer would ask. */
  readonly question: string;
  /** Practice id, such as `architecture/module-boundaries`. */
  readonly practice: string;
  readonly kind: 'concern' | 'strength';
  /** Severity where the standards say nothing. */
  readonly default: Severity | 'off';
  /** Severity of the lesser form of the finding; equal to `default` where the rule has one form. */
  readonly milder: Severity | 'off';
  /** Edition in which the rule came; absent for those of the first. */
  readonly edition?: string;
  /** Levels that held up to and including an edition, by edition; absent while the rule never changed. */
  readonly earlier?: Readonly<Record<string, Severity | 'off'>>;
  /** Which files the rule speaks about. */
  readonly scope: 'server' | 'tests' | 'workspace';
  /** Section of the article that the practice comes from. */
  readonly source: string;
  readonly since: string;
  /** Readings summed from `docs/precision/<id>.csv`; `undefined` while nobody has read any. */
  readonly precision: Precision | undefined;
  /** Markdown of each section by its heading, in the card's order. */
  readonly sections: Readonly<Record<CardSection, string>>;
  readonly incorrect: readonly Example[];
  readonly correct: readonly Example[];
}

export type CardSection =
  | 'Why it matters'
  | 'Incorrect'
  | 'Correct'
  | 'In review'
  | 'When to allow it'
  | 'Further reading';

/** A code block of a card: what readers see, and the whole text that the tests review. */
export interface Example {
  readonly language: string;
  readonly shown: string;
  /** With the preamble above `// ---cut---`; may hold several files by `// @filename:` lines. */
  readonly whole: string;
}

/** Findings read on real repositories. Unsure counts as wrong. */
export interface Precision {
  readonly right: number;
  readonly wrong: number;
  readonly unsure: number;
  readonly repositories: number;
}
