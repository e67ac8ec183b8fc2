/** The contract of a signal: what a senior reviewer would point at beside the code. It says what is there, never how good it is. */

/** A file of the workspace that is no code to be linked: a document, a configuration, a pipeline, a schema. */
export interface Artefact {
  /** Relative to the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** What one place of a file says. */
export interface Told {
  /** From zero. */
  readonly line: number;
  /** In a few words, such as `accepted, 3 options`. */
  readonly says: string;
}

export interface SignalDetector {
  /** Kebab-case id; also the name of its fixture, and what cards of practices list. */
  readonly id: string;
  /** A few words for a list. */
  readonly title: string;
  /** The practices whose cards list it. */
  readonly practices: readonly string[];
  /** Reports whether a file may be one, by its path alone; it is read then. */
  mayBe(path: string): boolean;
  /** What the file says; empty where it is not what its name suggests, or cannot be read as what it is. */
  read(file: Artefact): readonly Told[];
  /** Which of all places count when they are seen together; all do where this is absent. */
  keep?(places: readonly SignalPlace[]): readonly SignalPlace[];
}

export interface SignalPlace extends Told {
  readonly file: string;
}
