/** Requests of those who learn: exercises, and what a file is about. */
import type { Position } from '../analysis/location.js';

/** Client to server, `ExerciseParams` to `Exercise`; `null` for a rule without one. */
export const exerciseRequest = 'plumbline/exercise';

export interface ExerciseParams {
  readonly rule: string;
}

export interface Exercise {
  readonly rule: string;
  readonly title: string;
  /** Such as `2.1 Event loop`. */
  readonly practice: string;
  /** Text of each file by its path. */
  readonly files: Readonly<Record<string, string>>;
  /** The file to work on. */
  readonly file: string;
  /** What the code has to go on doing, such as `answers GET /orders`. */
  readonly facts: readonly string[];
  /** From a question to what a reviewer would say, in plain text; after the last comes the card's own code. */
  readonly hints: readonly string[];
  /** The card's strong code, by path. */
  readonly strong: Readonly<Record<string, string>>;
  /** Whether it does the same thing, so that comparing line by line says something. */
  readonly isCounterpart: boolean;
}

/** Client to server, `CheckExerciseParams` to `ExerciseState`; `null` for a rule without an exercise. */
export const checkExerciseRequest = 'plumbline/exercise/check';

export interface CheckExerciseParams {
  readonly rule: string;
  /** The texts as they are now. Those that are no source are taken from the card. */
  readonly files: Readonly<Record<string, string>>;
}

export interface ExerciseState {
  readonly done: boolean;
  readonly reported: readonly { readonly file: string; readonly start: Position; readonly end: Position; readonly message: string }[];
  /** Facts that hold no longer. */
  readonly missing: readonly string[];
  /** Files with code that cannot be understood. */
  readonly unread: readonly string[];
}

/** Client to server, `{ uri }` to a `Lesson` about the practices that a file touches; `null` for a file that is not under review. */
export const lessonOfFileRequest = 'plumbline/lessonOfFile';
