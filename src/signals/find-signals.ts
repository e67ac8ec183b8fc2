/** Reads the artefacts of a workspace, and sums up what they say: one signal a kind and practice, with its places. */
import { compareText } from '../analysis/location.js';
import type { SourceFiles } from '../analysis/source-files.js';
import { finish } from '../analysis/steps.js';
import { signalDetectors } from './index.js';
import type { SignalDetector, SignalPlace, Told } from './signal.js';

/** A strength found in the workspace's artefacts instead of its code. */
export interface Signal {
  readonly practice: string;
  /** Id of the detector. */
  readonly kind: string;
  /** A few words for a list. */
  readonly title: string;
  /** One sentence: what is there. */
  readonly message: string;
  /** Sorted. */
  readonly files: readonly string[];
  readonly places: readonly SignalPlace[];
}

type SignalFiles = Pick<SourceFiles, 'list' | 'read' | 'size'>;

const largest = 1_000_000;

/** Keeps what files said from one review to the next, so that an edit reads one file again. */
export class SignalReader {
  readonly #told = new Map<string, { readonly text: string; readonly told: ReadonlyMap<SignalDetector, readonly Told[]> }>();

  readonly #asked = new Map<string, { readonly of: readonly SignalDetector[]; readonly asked: readonly SignalDetector[] }>();

  /** Runs `findSteps` to its end. */
  find(files: SignalFiles, isWanted: (path: string) => boolean = () => true, detectors: readonly SignalDetector[] = signalDetectors): readonly Signal[] {
    return finish(this.findSteps(files, isWanted, detectors));
  }

  /**
   * Everything that is found, in the order of practices and kinds. `isWanted` leaves out what the standards ignore. Yields
   * after each file that is read.
   */
  *findSteps(files: SignalFiles, isWanted: (path: string) => boolean = () => true, detectors: readonly SignalDetector[] = signalDetectors): Generator<void, readonly Signal[]> {
    const places = new Map<SignalDetector, SignalPlace[]>(detectors.map((it) => [it, []]));
    const seen = new Set<string>();
    for (const path of [...files.list()].sort(compareText)) {
      const asked = this.#askedOf(path, detectors);
      if (asked.length === 0 || !isWanted(path) || (files.size(path) ?? 0) > largest) continue;
      seen.add(path);
      const told = this.#read(path, files.read(path) ?? '', asked);
      for (const it of asked) for (const one of told.get(it) ?? []) places.get(it)?.push({ file: path, ...one });
      yield;
    }
    for (const path of this.#told.keys()) if (!seen.has(path)) this.#told.delete(path);
    return [...places].flatMap(([it, found]) => signalsOf(it, found)).sort((a, b) => compareText(a.practice, b.practice) || compareText(a.kind, b.kind));
  }

  /** Which detectors a path concerns, asked one time: a workspace has many paths. */
  #askedOf(path: string, detectors: readonly SignalDetector[]): readonly SignalDetector[] {
    const known = this.#asked.get(path);
    if (known?.of === detectors) return known.asked;
    const asked = detectors.filter((it) => it.mayBe(path));
    this.#asked.set(path, { of: detectors, asked });
    return asked;
  }

  #read(path: string, text: string, asked: readonly SignalDetector[]): ReadonlyMap<SignalDetector, readonly Told[]> {
    const known = this.#told.get(path);
    if (known?.text === text) return known.told;
    const told = new Map(asked.map((it) => [it, it.read({ path, text })]));
    this.#told.set(path, { text, told });
    return told;
  }
}

function signalsOf(detector: SignalDetector, found: readonly SignalPlace[]): readonly Signal[] {
  const { id, title, practices } = detector;
  const places = detector.keep?.(found) ?? found;
  const [first] = places;
  if (!first) return [];
  const files = [...new Set(places.map((it) => it.file))];
  const more = places.length > 1 ? `, and ${places.length - 1} more` : '';
  return practices.map((practice) => ({ practice, kind: id, title, message: `${title}: ${first.file} (${first.says})${more}`, files, places }));
}
