/** Text to syntax facts: one walk over the parse tree, no types, no other file. */
import ts from 'typescript';
import type { SyntaxFacts } from '../facts/facts.js';
import { commentFacts } from './comments.js';
import { finishImports } from './imports.js';
import { unreadPromises } from './promises.js';
import { visitStatements } from './statements.js';
import { Walk } from './walk.js';

export interface ExtractedSyntax {
  readonly facts: SyntaxFacts;
  /** The node of each question, valid as long as the tree it came from. */
  readonly nodes: readonly ts.Node[];
}

/** Extracts what one parsed file says. Half-typed code gives the facts of what could be parsed. */
export function extractSyntax(source: ts.SourceFile, file: string): ExtractedSyntax {
  const walk = new Walk(source);
  visitStatements(walk, source.statements);
  const uses = walk.names.settle();
  finishImports(walk, uses);
  joinAssignments(walk);
  unreadPromises(walk, uses);
  const error = firstSyntaxError(source);
  const facts: SyntaxFacts = {
    file,
    language: walk.isJavaScript ? 'javascript' : 'typescript',
    isProgram: source.text.startsWith('#!'),
    isModule: ts.isExternalModule(source),
    imports: walk.imports,
    exports: walk.exports,
    definitions: walk.names.definitions,
    functions: walk.functions,
    classes: walk.classes,
    calls: walk.calls,
    assignments: walk.assignments,
    promises: walk.promises,
    comments: commentFacts(source),
    questions: walk.questions,
    ...(error === undefined ? {} : { syntaxError: error }),
  };
  return { facts, nodes: walk.questionNodes };
}

/** Gives variables what is assigned to them by name; assignments to members stay facts of their own. */
function joinAssignments(walk: Walk): void {
  const members = walk.assignments.filter((it) => it.target.kind === 'member');
  for (const { target, value } of walk.assignments) {
    const definition = target.kind === 'definition' ? walk.names.definitions[target.id] : undefined;
    if (definition?.kind === 'variable' && definition.path.length === 0) definition.values = [...definition.values, value];
  }
  walk.assignments.splice(0, walk.assignments.length, ...members);
}

function firstSyntaxError(source: ts.SourceFile): SyntaxFacts['syntaxError'] {
  // The parser keeps its errors on the tree; the property is not in the published types.
  const errors = (source as unknown as { parseDiagnostics?: readonly ts.DiagnosticWithLocation[] }).parseDiagnostics;
  const first = errors?.[0];
  if (first === undefined) return undefined;
  const from = ts.getLineAndCharacterOfPosition(source, first.start);
  const to = ts.getLineAndCharacterOfPosition(source, first.start + first.length);
  return {
    message: ts.flattenDiagnosticMessageText(first.messageText, ' '),
    span: [from.line, from.character, to.line, to.character],
  };
}
