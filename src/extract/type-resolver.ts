/** The seam between the walk, which collects questions, and a type checker, which answers them in a batch. */
import type ts from 'typescript';
import type { Answer, Question } from '../facts/facts.js';

export interface TypeResolver {
  /** Which checker answers; reviews name it. */
  readonly name: 'ts6' | 'native';
  /**
   * Answers all questions about one file, in their order. `nodes` are the nodes asked about, for a resolver that works
   * on the same tree; another finds them by kind and offsets. What it cannot tell is `unknown`, never left out.
   */
  answer(file: string, questions: readonly Question[], nodes: readonly ts.Node[]): readonly Answer[];
}
