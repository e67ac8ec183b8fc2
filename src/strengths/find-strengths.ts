/** Runs every detector over the graph, and sums what it sees up: one strength a package and practice, with its places. */
import { compareLocations, compareText, type SourceLocation } from '../analysis/location.js';
import { finish } from '../analysis/steps.js';
import type { ProjectGraph } from '../project/project-graph.js';
import { strengthDetectors } from './index.js';
import type { Sighting, StrengthDetector } from './strength.js';

export interface Strength {
  /** Id of the detector. */
  readonly rule: string;
  readonly practice: string;
  /** A few words for a list. */
  readonly title: string;
  /** What is true at the first place. */
  readonly message: string;
  readonly location: SourceLocation;
  /** Every place, the first included. */
  readonly places: readonly SourceLocation[];
}

/** Runs `strengthSteps` to its end. */
export function findStrengths(graph: ProjectGraph, detectors: readonly StrengthDetector[] = strengthDetectors): readonly Strength[] {
  return finish(strengthSteps(graph, detectors));
}

/** Everything that is found, in the order of files and places. Yields after each detector. */
export function* strengthSteps(graph: ProjectGraph, detectors: readonly StrengthDetector[] = strengthDetectors): Generator<void, readonly Strength[]> {
  const found: Strength[] = [];
  for (const it of detectors) {
    found.push(...strengthsOf(graph, it));
    yield;
  }
  return found.sort((a, b) => compareLocations(a.location, b.location) || compareText(a.rule, b.rule) || compareText(a.practice, b.practice));
}

function strengthsOf(graph: ProjectGraph, detector: StrengthDetector): readonly Strength[] {
  const { id, title, practices } = detector;
  const byPackage = new Map<string, Sighting[]>();
  for (const it of detector.find(graph)) {
    const folder = graph.packageFolderOf(it.at.file);
    const list = byPackage.get(folder);
    if (list) list.push(it);
    else byPackage.set(folder, [it]);
  }
  return [...byPackage.values()].flatMap((found) => {
    const sorted = withoutRepeats([...found].sort((a, b) => compareLocations(a.at, b.at)));
    const [first] = sorted;
    if (!first) return [];
    return practices.map((practice) => ({ rule: id, practice, title, message: first.message, location: first.at, places: sorted.map((it) => it.at) }));
  });
}

function withoutRepeats(sorted: readonly Sighting[]): readonly Sighting[] {
  return sorted.filter((it, index) => {
    const before = sorted[index - 1];
    return before?.at.file !== it.at.file || before.at.start.line !== it.at.start.line;
  });
}
