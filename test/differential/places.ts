/** What our own extractor saw at the place of a difference. */
import ts from 'typescript';
import type { PromiseFact } from '../../src/facts/facts.js';
import type { ProjectFile } from '../../src/project/project-file.js';
import type { Target } from '../../src/project/targets.js';
import type { Case } from './classes.js';
import { nodeStartingAt, type Comparison, type Difference } from './compare.js';

/** Promises dropped in the statement, but not in functions inside it. */
export function promisesIn(file: ProjectFile, difference: Difference, node: ts.Node | undefined): readonly PromiseFact[] {
  if (difference.ours) {
    const { start } = difference.ours.observation.at;
    return file.syntax.promises.filter(({ span }) => span[0] === start.line && span[1] === start.character);
  }
  if (!node) return [];
  const source = node.getSourceFile();
  return file.syntax.promises.filter(({ span }) => {
    const position = source.getPositionOfLineAndCharacter(span[0], span[1]);
    if (position < node.getStart(source) || position >= node.end) return false;
    for (let it: ts.Node = nodeStartingAt(source, position); it !== node && !ts.isSourceFile(it); it = it.parent) {
      if (ts.isFunctionLike(it) && it.getStart(source) !== position) return false;
    }
    return true;
  });
}

export function givenTo(file: ProjectFile, { line, character }: Difference): Case['given'] {
  for (const call of file.syntax.calls) {
    const index = call.argumentSpans.findIndex((span) => span[0] === line && span[1] === character);
    if (index !== -1) return { call, index };
  }
  return undefined;
}

export function calleesAt({ ours }: Comparison, file: ProjectFile, { line, character }: Difference, promises: readonly PromiseFact[]): readonly Target[] {
  const starts = new Set([`${line}:${character}`, ...promises.map(({ span }) => `${span[0]}:${span[1]}`)]);
  const calls = file.syntax.calls.filter(({ span }) => starts.has(`${span[0]}:${span[1]}`));
  const declared = promises.flatMap(({ question }): readonly Target[] => {
    const answer = file.answers.answers[question];
    const target = answer?.kind === 'promise' ? ours.graph.rejections.declaredFunction(answer.declared) : undefined;
    return target ? [target] : [];
  });
  return [...calls.flatMap((it) => ours.graph.values.targets(file, it.callee)), ...declared];
}

/** What the argument may stand for: as our rules see it, else as the checker does. */
export function callbacksOf({ ours }: Comparison, file: ProjectFile, given: Case['given']): readonly Target[] {
  const argument = given?.call.arguments[given.index];
  const targets = argument ? ours.graph.values.targets(file, argument) : [];
  if (targets.length > 0 || !given) return targets;
  const question = given.call.argumentQuestions.find(([index]) => index === given.index)?.[1];
  const answer = question === undefined ? undefined : file.answers.answers[question];
  const declared = answer && 'declared' in answer ? ours.graph.rejections.declaredFunction(answer.declared) : undefined;
  return declared ? [declared] : [];
}
