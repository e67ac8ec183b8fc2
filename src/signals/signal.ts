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
  /** Reports whether all places together are enough; one is where this is absent. */
  isEnough?(places: readonly SignalPlace[]): boolean;
}

export interface SignalPlace extends Told {
  readonly file: string;
}
