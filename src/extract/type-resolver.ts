/** The seam between the walk, which collects questions, and a type checker, which answers them in a batch. */
import type ts from 'typescript';
import type { Answer, Question } from '../facts/facts.js';

/** Which checker answers; reviews name it. */
export type ResolverName = 'ts6' | 'native';

export interface TypeResolver {
  readonly name: ResolverName;
  /**
   * Answers all questions about one file, in their order. `nodes` are the nodes asked about, for a resolver that works
   * on the same tree; another finds them by kind and offsets. What it cannot tell is `unknown`, never left out.
   */
  answer(file: string, questions: readonly Question[], nodes: readonly ts.Node[]): readonly Answer[];
}

/** The answer where no checker could be asked. */
export function unanswered(kind: Question['kind']): Answer {
  if (kind === 'promise') return { kind, is: 'unknown' };
  if (kind === 'callback') return { kind, expects: 'unknown', gives: 'unknown' };
  return { kind };
}
