/** Lays what both report over each other. What only one of them reports is a difference. */
import ts from 'typescript';
import type { SourceFiles } from '../../src/analysis/source-files.js';
import { compareText } from '../../src/analysis/location.js';
import { lint, type TheirReport, type Theirs } from './theirs.js';
import { review, type OurReport, type Ours, type Topic } from './ours.js';

export interface Difference {
  readonly topic: Topic;
  readonly by: 'plumbline' | 'typescript-eslint';
  readonly file: string;
  /** Zero-based. */
  readonly line: number;
  readonly character: number;
  /** The trimmed text of the line. */
  readonly text: string;
  /** Rule of ours, or message of theirs. */
  readonly kind: string;
  readonly ours?: OurReport;
  readonly theirs?: TheirReport;
}

export interface Comparison {
  readonly ours: Ours;
  readonly theirs: Theirs;
  /** How many reports both make. */
  readonly agreed: number;
  /** In the order of files and lines. */
  readonly differences: readonly Difference[];
  nodeAt(difference: Difference): ts.Node | undefined;
}

export function compare(files: SourceFiles, typesFolder: string): Comparison {
  const ours = review(files, typesFolder);
  const theirs = lint(files, typesFolder);
  const sourceOf = (file: string): ts.SourceFile | undefined => theirs.program.getSourceFile(`${files.root}/${file}`);
  const lineOf = (file: string, line: number): string => files.read(file)?.split('\n')[line]?.trim() ?? '';

  const unmatched = new Map<string, TheirReport[]>();
  for (const it of theirs.reports) add(unmatched, `${it.topic} ${it.file}:${it.line}`, it);
  const differences: Difference[] = [];
  let agreed = 0;
  for (const report of ours.reports) {
    const { at } = report.observation;
    const lines = linesOf(sourceOf(at.file), at.start.line, at.start.character);
    const found = lines.map((line) => take(unmatched, `${report.topic} ${at.file}:${line}`)).find((it) => it !== undefined);
    if (found) {
      agreed += 1;
      continue;
    }
    differences.push({
      topic: report.topic,
      by: 'plumbline',
      file: at.file,
      line: at.start.line,
      character: at.start.character,
      text: lineOf(at.file, at.start.line),
      kind: report.rule,
      ours: report,
    });
  }
  for (const it of [...unmatched.values()].flat()) {
    const { topic, file, line, character, kind } = it;
    differences.push({ topic, by: 'typescript-eslint', file, line, character, text: lineOf(file, line), kind, theirs: it });
  }
  return {
    ours,
    theirs,
    agreed,
    differences: differences.sort((a, b) => compareText(a.file, b.file) || a.line - b.line || compareText(a.kind, b.kind)),
    nodeAt: ({ file, line, character }) => {
      const source = sourceOf(file);
      return source && nodeStartingAt(source, source.getPositionOfLineAndCharacter(line, character));
    },
  };
}

/**
 * The lines on which theirs may report what ours reports at a place: ours points at the callee, theirs at the statement,
 * which may begin lines above. Of two functions in one statement the nearer line is tried first.
 */
function linesOf(source: ts.SourceFile | undefined, line: number, character: number): readonly number[] {
  if (!source) return [line];
  const position = source.getPositionOfLineAndCharacter(line, character);
  const lines = [line];
  for (let node: ts.Node | undefined = nodeStartingAt(source, position); node; node = node.parent as ts.Node | undefined) {
    const start = node.getStart(source);
    // A statement around another function is not about what happens in here.
    if (ts.isFunctionLike(node) && start !== position) break;
    lines.push(source.getLineAndCharacterOfPosition(start).line);
    if (ts.isStatement(node)) break;
  }
  return [...new Set(lines)];
}

/** The outermost node below a statement list that starts at a position, or the innermost that holds it. */
export function nodeStartingAt(source: ts.SourceFile, position: number): ts.Node {
  let found: ts.Node = source;
  const visit = (node: ts.Node): void => {
    if (node.getStart(source) > position || node.end <= position) return;
    found = node;
    if (node.getStart(source) === position && !ts.isSourceFile(node)) return;
    node.forEachChild(visit);
  };
  visit(source);
  return found;
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function take<T>(map: Map<string, T[]>, key: string): T | undefined {
  return map.get(key)?.shift();
}
