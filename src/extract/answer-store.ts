/**
 * Answers that were given before, each with what it depends on. An answer names places in other files; when such a file
 * keeps its shape and its lines move, the place moves with them.
 */
import type { SourceFiles } from '../analysis/source-files.js';
import type { Answer } from '../facts/facts.js';
import { digest, shapeOffset, textOffset } from './shape.js';
import { lineStartsOf, offsetAt, placeAt } from './text-places.js';
import type { Units } from './units.js';

export interface StoredAnswers {
  /** Digest of all that the answers depend on. */
  readonly validity: string;
  readonly answers: readonly Answer[];
  readonly places: readonly Places[];
}

/** Places that answers name in one other file. */
interface Places {
  readonly file: string;
  /** Digest of the file's text when the answers were given or last moved. */
  readonly hash: string;
  /** Index of the answer and offset in the shape of the file; `-1` for what only this very text has. */
  readonly at: readonly (readonly [answer: number, offset: number])[];
}

export class AnswerStore {
  readonly #files: SourceFiles;
  readonly #units: Units;
  readonly #answers = new Map<string, StoredAnswers>();
  readonly #lines = new Map<string, readonly number[]>();
  /** Whether there is more than was loaded. */
  isGrown = false;

  constructor(files: SourceFiles, units: Units) {
    this.#files = files;
    this.#units = units;
  }

  /** The answers of a file if they still hold, with their places moved to where they are now. */
  get(file: string, validity: string): readonly Answer[] | undefined {
    const known = this.#answers.get(file);
    if (known?.validity !== validity) return undefined;
    const stale = known.places.filter((it) => this.#hash(it.file) !== it.hash);
    if (stale.length === 0) return known.answers;
    const moved = this.#moved(known, stale);
    if (moved) this.#answers.set(file, moved);
    return moved?.answers;
  }

  set(file: string, validity: string, answers: readonly Answer[]): void {
    const byFile = new Map<string, [number, number][]>();
    answers.forEach(({ declared }, index) => {
      if (!declared || declared.file === '' || declared.file === file) return;
      const at: [number, number] = [index, this.#offset(declared.file, declared.at)];
      const known = byFile.get(declared.file);
      if (known) known.push(at);
      else byFile.set(declared.file, [at]);
    });
    const places = [...byFile].map(([other, at]) => ({ file: other, hash: this.#hash(other), at }));
    this.#answers.set(file, { validity, answers, places });
    this.isGrown = true;
  }

  forget(file: string): void {
    this.#lines.delete(file);
  }

  all(): ReadonlyMap<string, StoredAnswers> {
    return this.#answers;
  }

  load(answers: Iterable<readonly [string, StoredAnswers]>): void {
    for (const [file, it] of answers) this.#answers.set(file, it);
  }

  #moved(known: StoredAnswers, stale: readonly Places[]): StoredAnswers | undefined {
    const answers = [...known.answers];
    for (const { file, at } of stale) {
      for (const [index, offset] of at) {
        const answer = answers[index];
        const shape = this.#units.get(file)?.shape;
        if (offset === -1 || !shape || !answer?.declared) return undefined;
        answers[index] = { ...answer, declared: { ...answer.declared, at: placeAt(this.#linesOf(file), textOffset(shape, offset)) } };
      }
    }
    const places = known.places.map((it) => (stale.includes(it) ? { ...it, hash: this.#hash(it.file) } : it));
    return { validity: known.validity, answers, places };
  }

  #offset(file: string, place: readonly [number, number]): number {
    const shape = this.#units.get(file)?.shape;
    return shape ? (shapeOffset(shape, offsetAt(this.#linesOf(file), place)) ?? -1) : -1;
  }

  #hash(file: string): string {
    return this.#units.get(file)?.hash ?? digest(this.#files.read(file) ?? '');
  }

  #linesOf(file: string): readonly number[] {
    const known = this.#lines.get(file);
    if (known) return known;
    const lines = lineStartsOf(this.#files.read(file) ?? '');
    this.#lines.set(file, lines);
    return lines;
  }
}
