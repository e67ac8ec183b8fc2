/** Gives a finding what identifies it when lines move: its enclosing declaration and the text it stands on. */
import type { AnchoredFinding } from '../analysis/finding.js';
import type { SourceLocation } from '../analysis/location.js';
import type { SyntaxFacts } from '../facts/facts.js';
import type { Observation } from '../rules/rule.js';

export interface Anchored {
  readonly syntax: SyntaxFacts;
  /** The text the facts came from. */
  text(): string;
}

export function anchorFinding(rule: string, observation: Observation, files: ReadonlyMap<string, Anchored>): AnchoredFinding {
  const { at, message, related = [], milder = false, form, key, content } = observation;
  const file = files.get(at.file);
  return {
    rule,
    location: at,
    message,
    related,
    milder,
    ...(form === undefined ? {} : { form }),
    ...(key === undefined ? {} : { key }),
    ...(content === undefined ? {} : { content }),
    enclosing: file ? enclosingOf(file.syntax, at) : '',
    anchor: file ? textAt(file.text(), at).replace(/\s+/g, ' ').trim() : '',
  };
}

/** Name of the innermost named function around a location; the empty string at module level. */
function enclosingOf(syntax: SyntaxFacts, at: SourceLocation): string {
  let name = '';
  for (const it of syntax.functions) {
    const [line, character, endLine, endCharacter] = it.span;
    const startsBefore = line < at.start.line || (line === at.start.line && character <= at.start.character);
    const endsAfter = endLine > at.end.line || (endLine === at.end.line && endCharacter >= at.end.character);
    // Functions are listed from the outside in, so the last that fits is the innermost.
    if (startsBefore && endsAfter && it.name !== '') name = it.name;
  }
  return name;
}

function textAt(text: string, { start, end }: SourceLocation): string {
  const lines = text.split('\n', end.line + 1).slice(start.line);
  const last = lines.length - 1;
  return lines
    .map((line, index) => line.slice(index === 0 ? start.character : 0, index === last ? end.character : undefined))
    .join('\n');
}
