/** A practice's card: what a habit is, how to tell the real thing, what to ask. Parsed from `rules/practices/`. */

/** How far someone has come in one practice, lowest first. There is no number behind it. */
export type Level = 'emerging' | 'solid' | 'senior' | 'principal';

export const levels: readonly Level[] = ['emerging', 'solid', 'senior', 'principal'];

export const levelTitles: Readonly<Record<Level, string>> = {
  emerging: 'Emerging',
  solid: 'Solid',
  senior: 'Senior',
  principal: 'Principal',
};

export interface PracticeCard {
  /** Such as `architecture/bounded-contexts`. */
  readonly id: string;
  readonly title: string;
  /** First part of the id. */
  readonly competency: string;
  /** The article's section, such as `1.1 Bounded contexts`. */
  readonly source: string;
  /** What can be observed at each level, in code, documents and conversation; one or more sentences each. */
  readonly rubric: Readonly<Record<Level, readonly string[]>>;
  /** Markdown of the sections that are prose. */
  readonly whatItIs: string;
  readonly doneWell: string;
  readonly onlyImitated: string;
  readonly furtherReading: string;
  /** Open questions, the first the one to begin with. Markdown within one paragraph each, as are the lists below. */
  readonly questions: readonly string[];
  /** What to look for in a repository. */
  readonly lookFor: readonly string[];
  readonly redFlags: readonly string[];
  /** Ids of the strengths in code that show it, and of the signals beside the code. */
  readonly strengths: readonly string[];
  readonly signals: readonly string[];
  /** What shows it and no program can see, in a few words each. */
  readonly peopleOnly: readonly string[];
}
