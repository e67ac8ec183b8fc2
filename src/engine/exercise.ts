/** A card's weak example as an exercise: done when the rule is silent and the code still does what it did. Nothing is executed. */
import { compareText, type SourceLocation } from '../analysis/location.js';
import type { SourceFiles } from '../analysis/source-files.js';
import type { Card, Example } from '../cards/card.js';
import { exampleFiles } from '../cards/example-files.js';
import { extractSyntax } from '../extract/syntax-facts.js';
import { SourceTrees } from '../extract/source-trees.js';
import { isSource } from '../extract/extractor.js';
import type { Span, SyntaxFacts } from '../facts/facts.js';
import { openWorkspace, type WorkspaceOptions } from './workspace.js';

export interface Exercise {
  readonly rule: string;
  /** Text of each file by its path. */
  readonly files: Readonly<Record<string, string>>;
  /** The file to work on: the last of the example. */
  readonly file: string;
  /** What the code has to go on doing, such as `answers GET /orders` or `calls send`. */
  readonly facts: readonly string[];
  /** The card's strong example, by the same paths where it has them. */
  readonly strong: Readonly<Record<string, string>>;
  /** Whether the strong example does the same thing, so that the two can be compared line by line. */
  readonly isCounterpart: boolean;
}

export interface ExerciseCheck {
  readonly done: boolean;
  /** What the rule still says, also where a comment allows it: to allow is not to mend. */
  readonly reported: readonly { readonly location: SourceLocation; readonly message: string }[];
  /** Facts that hold no longer. */
  readonly missing: readonly string[];
  /** Files that cannot be understood, such as half-written ones. */
  readonly unread: readonly string[];
}

/** Gives files behind the port; exercises live in memory or in a scratch folder. */
export type FilesOf = (files: Readonly<Record<string, string>>) => SourceFiles;

export type ExerciseOptions = Omit<WorkspaceOptions, 'files'>;

const mark = '// Your part begins here.';

/** Declares what examples import, as the smallest of projects would. */
const manifest = '{ "private": true, "type": "module", "dependencies": { "express": "^4.22.0" } }\n';

/** The exercise of a card; what it has to keep is what its weak and its strong code have in common. */
export function exerciseOf(card: Card, filesOf: FilesOf, options: ExerciseOptions): Exercise | undefined {
  const [weak] = card.incorrect;
  if (weak === undefined) return undefined;
  const files = withManifest(weak);
  const { facts, flagged } = doings(card.id, filesOf(files), options);
  const kept = facts.filter((it) => !flagged.includes(it));
  // A card may show several ways; the one most like the weak code is its counterpart.
  const [best] = card.correct.map((example) => {
    const strong = withManifest(example);
    const also = new Set(doings(card.id, filesOf(strong), options).facts);
    return { strong, shared: kept.filter((it) => also.has(it)) };
  }).sort((a, b) => b.shared.length - a.shared.length);
  const file = Object.keys(files).filter(isSource).at(-1);
  if (best === undefined || file === undefined) return undefined;
  // Some strong examples show another scene; the weak code then has to go on doing all that the rule does not speak about.
  const isCounterpart = best.shared.length > 0;
  const wanted = isCounterpart ? best.shared : kept;
  return wanted.length === 0 ? undefined : { rule: card.id, files, file, facts: wanted, strong: best.strong, isCounterpart };
}

export function checkExercise({ rule, facts: wanted }: Pick<Exercise, 'rule' | 'facts'>, files: SourceFiles, options: ExerciseOptions): ExerciseCheck {
  const { facts, reported, unread } = doings(rule, files, options);
  const missing = wanted.filter((it) => !facts.includes(it));
  return { done: reported.length === 0 && missing.length === 0 && unread.length === 0, reported, missing, unread };
}

interface Doings {
  readonly facts: readonly string[];
  /** Facts that the rule speaks about: the one thing that should change. */
  readonly flagged: readonly string[];
  readonly reported: ExerciseCheck['reported'];
  readonly unread: readonly string[];
}

function doings(rule: string, files: SourceFiles, options: ExerciseOptions): Doings {
  const workspace = openWorkspace({ ...options, files });
  const { findings, problems } = workspace.review();
  const reported = findings.filter((it) => it.rule === rule).map(({ location, message }) => ({ location, message }));
  const trees = new SourceTrees(files);
  const routes = workspace.routes().routes.map((it) => `answers ${it.method} ${it.path}`);
  const calls = files.list().filter(isSource).flatMap((file) => {
    const tree = trees.get(`${files.root === '/' ? '' : files.root}/${file}`);
    return tree === undefined ? [] : doneIn(extractSyntax(tree, file).facts);
  });
  workspace.close();
  return {
    facts: [...new Set([...routes, ...calls.map((it) => it.fact)])].sort(compareText),
    flagged: calls.filter(({ file, span }) => reported.some((it) => it.location.file === file && touches(span, it.location))).map((it) => it.fact),
    reported,
    unread: problems.map((it) => it.file),
  };
}

function doneIn({ file, calls, definitions, functions, classes }: SyntaxFacts): readonly { readonly fact: string; readonly span: Span; readonly file: string }[] {
  // What is made anew is how, and not what.
  const called = calls.filter((it) => !it.construct).flatMap(({ text, span }) => {
    // By its last name: whoever renames `res` to `response` still answers. What is no name, such as an inline function, has none.
    const name = /([A-Za-z_$][\w$]*)$/.exec(text)?.[1];
    return name === undefined ? [] : [{ fact: `calls ${name}`, span, file }];
  });
  const variables = definitions.flatMap((it) => (it.kind === 'variable' && it.within === -1 ? [it.name] : []));
  const named = [...variables, ...functions.filter((it) => it.within === -1).map((it) => it.name), ...classes.map((it) => it.name)];
  return [...called, ...named.filter((it) => it !== '' && !it.includes('.')).map((name) => ({ fact: `defines ${name}`, span: nowhere, file }))];
}

const nowhere: Span = [-1, 0, -1, 0];

function touches([line, character, endLine, endCharacter]: Span, { start, end }: SourceLocation): boolean {
  const isBefore = endLine < start.line || (endLine === start.line && endCharacter <= start.character);
  const isAfter = line > end.line || (line === end.line && character >= end.character);
  return !isBefore && !isAfter;
}

function withManifest(example: Example): Readonly<Record<string, string>> {
  return { 'package.json': manifest, ...exampleFiles(example, mark) };
}
