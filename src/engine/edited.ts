/** What edited files say before everything is reviewed again: findings of every rule that an edit of them alone decides. */
import type { TriagedFinding } from '../analysis/finding.js';
import { compareLocations, compareText } from '../analysis/location.js';
import type { Card } from '../cards/card.js';
import type { FileFacts } from '../facts/facts.js';
import { graphAround } from '../project/graph-around.js';
import type { ProjectGraph } from '../project/project-graph.js';
import { rules } from '../rules/index.js';
import { applyBaseline, type BaselineEntry } from '../standards/baseline.js';
import type { OwnersOf } from '../standards/code-owners.js';
import type { Standards } from '../standards/standards.js';
import { check } from './check.js';
import { judge } from './judge.js';
import { suppressionsOf } from './suppressions.js';

/** What is known of some edited files alone. */
export interface Edited {
  readonly files: readonly string[];
  /** Rules that were asked; what others found in the files before stands. */
  readonly rules: ReadonlySet<string>;
  /** In these files, as if there were no baseline, sorted by location, then rule. */
  readonly findings: readonly TriagedFinding[];
  /** What was accepted before, in any file; `undefined` without a baseline. */
  readonly baseline: readonly BaselineEntry[] | undefined;
}

/** By what findings are judged, as in the last whole review. */
export interface Judging {
  readonly standards: Standards;
  readonly baseline: readonly BaselineEntry[] | undefined;
  readonly cards: readonly Card[];
  readonly ownersOf: OwnersOf;
  readonly today: string;
}

/** Rules that need no more than the edited files and what was known of the others. */
export const nearRules = rules.filter((it) => it.wide !== true);

/** Yields after each rule; `undefined` when a file was not linked before. `textOf` gives the text of a file. */
export function* editedSteps(before: ProjectGraph, facts: readonly FileFacts[], judging: Judging, textOf: (file: string) => string): Generator<void, Edited | undefined> {
  const graph = graphAround(before, facts);
  if (!graph) return undefined;
  yield;
  const files = new Map(facts.map(({ syntax }) => [syntax.file, { syntax, text: () => textOf(syntax.file) }]));
  const seen = (yield* check(graph, nearRules, judging.standards, files)).filter((it) => files.has(it.location.file));
  const judged = judge(seen, {
    ...judging,
    // Each entry accounts for one finding, and only among those of all files it shows for which.
    baseline: undefined,
    rules: nearRules,
    files,
    defaults: new Map(judging.cards.map((it) => [it.id, it])),
    suppressions: suppressionsOf(graph),
    unread: new Set(),
    // What was not looked for is not gone.
    isComplete: false,
  }, judging.today);
  return { files: [...files.keys()], rules: new Set(nearRules.map((it) => it.id)), findings: judged.findings, baseline: judging.baseline };
}

/** Findings with what edited files say in the place of what the same rules said of them before, and the baseline anew. */
export function withEdited(findings: readonly TriagedFinding[], edited: Edited): readonly TriagedFinding[] {
  const stands = ({ rule, location: { file } }: TriagedFinding): boolean => !edited.files.includes(file) || !edited.rules.has(rule);
  const all = [...findings.filter(stands), ...edited.findings].sort((a, b) => compareLocations(a.location, b.location) || compareText(a.rule, b.rule));
  const reported = all.map((it): TriagedFinding => (it.status === 'baselined' ? { ...it, status: 'reported' } : it));
  return applyBaseline(reported, edited.baseline, new Set()).findings;
}
