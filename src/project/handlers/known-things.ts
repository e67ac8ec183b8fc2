/** What places lead to, as far as it was followed already: in each frame one time, and what leads back to itself is cut. */
import type { ProjectFile } from '../project-file.js';
import { keyOfFrame, type Place, type Thing } from './place.js';

type Found = readonly Thing[];

/** More than this is a registry; following all of it says little. */
const maximumThings = 24;

/** Stands where something is being followed: what leads back to itself adds nothing. */
const busy: Found = [];

export class KnownThings {
  readonly #frames = new Map<string, Map<ProjectFile, Map<number, Found>>>();

  /** What a name stands for, computed one time for each frame. */
  definition({ file, frame }: Place, id: number, compute: () => Found): Found {
    return once(this.#slots(keyOfFrame(frame), file), id * 2, compute);
  }

  /** What a call gives, computed one time for each frame. */
  result({ file, frame }: Place, call: number, compute: () => Found): Found {
    return once(this.#slots(keyOfFrame(frame), file), call * 2 + 1, compute);
  }

  #slots(frame: string, file: ProjectFile): Map<number, Found> {
    let files = this.#frames.get(frame);
    if (!files) {
      files = new Map();
      this.#frames.set(frame, files);
    }
    let slots = files.get(file);
    if (!slots) {
      slots = new Map();
      files.set(file, slots);
    }
    return slots;
  }
}

function once(slots: Map<number, Found>, key: number, compute: () => Found): Found {
  const known = slots.get(key);
  if (known) return known;
  slots.set(key, busy);
  const all = compute();
  const found = all.length > maximumThings ? all.slice(0, maximumThings) : all;
  slots.set(key, found);
  return found;
}
