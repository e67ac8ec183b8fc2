/** A file of the project with its facts, and small questions that need no other file. */
import type { SourceLocation } from '../analysis/location.js';
import type { AnswerFacts, FileFacts, ImportFact, Resolution, Span, SyntaxFacts } from '../facts/facts.js';
import type { FileRole } from './roles.js';

export interface ProjectFile {
  readonly path: string;
  /** Stands for the path where many keys are made of it: short, and unique among the files that were linked with it. */
  readonly key: string;
  readonly role: FileRole;
  readonly syntax: SyntaxFacts;
  readonly answers: AnswerFacts;
  /** Imports with where they lead. */
  readonly imports: readonly ResolvedImport[];
  /** Layer it belongs to; `undefined` where none is declared for it. */
  readonly layer: string | undefined;
  readonly context: string | undefined;
}

export interface ResolvedImport extends ImportFact {
  readonly target: Resolution;
}

export function projectFile(facts: FileFacts, key: string, role: FileRole, layer: string | undefined, context: string | undefined): ProjectFile {
  const { syntax, answers } = facts;
  const imports = syntax.imports.map((it, index) => ({ ...it, target: answers.imports[index] ?? { kind: 'missing' as const } }));
  return { path: syntax.file, key, role, syntax, answers, imports, layer, context };
}

/** The location of a span in a file. */
export function locationIn(file: string, span: Span): SourceLocation {
  const [line, character, endLine, endCharacter] = span;
  return { file, start: { line, character }, end: { line: endLine, character: endCharacter } };
}
