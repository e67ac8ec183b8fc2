/** The contract of a strength: what a senior reviewer would point at in code, known by what is declared and used. */
import type { SourceLocation } from '../analysis/location.js';
import type { ProjectGraph } from '../project/project-graph.js';

/** One place where a strength is in use. */
export interface Sighting {
  readonly at: SourceLocation;
  /** One sentence about this code, in its own names. */
  readonly message: string;
}

export interface StrengthDetector {
  /** Kebab-case id; also the name of its fixture, and what cards of practices list. */
  readonly id: string;
  /** A few words for a list. */
  readonly title: string;
  /** The practices whose cards list it. */
  readonly practices: readonly string[];
  /** Yields every place. Pure; silent where code cannot be followed. A dependency that nothing uses is no strength. */
  find(graph: ProjectGraph): Iterable<Sighting>;
}
