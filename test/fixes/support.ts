/** What the tests of fixes share: a finding where a text says «here», and its fixes applied. */
import assert from 'node:assert/strict';
import ts from 'typescript';
import type { TriagedFinding } from '../../src/analysis/finding.js';
import type { Position } from '../../src/analysis/location.js';
import type { TextEdit } from '../../src/analysis/text-edit.js';
import { fixesFor } from '../../src/fixes/index.js';

export interface Marked {
  readonly text: string;
  readonly finding: TriagedFinding;
  readonly fileName: string;
}

/** A text without its «marks», and a finding of the rule at what they enclosed. */
export function marked(rule: string, source: string, form?: string, fileName = 'src/file.ts'): Marked {
  const start = source.indexOf('«');
  const end = source.indexOf('»') - 1;
  assert.ok(start >= 0 && end >= start, 'the text marks a place');
  const text = source.replace('«', '').replace('»', '');
  const location = { file: fileName, start: positionAt(text, start), end: positionAt(text, end) };
  const finding: TriagedFinding = {
    rule, location, message: 'a message', related: [], milder: false, ...(form === undefined ? {} : { form }),
    enclosing: '', anchor: text.slice(start, end), practice: '', severity: 'warning', status: 'reported',
    fingerprint: 'f', contentKey: 'c', ordinal: 0, reason: null, owner: null,
  };
  return { text, finding, fileName };
}

/** Every fix by its title, as the text that it leads to. Each must parse. */
export function fixed(rule: string, source: string, form?: string, fileName?: string): Record<string, string> {
  const input = marked(rule, source, form, fileName);
  const fixes = fixesFor(input);
  assert.ok(fixes.filter((it) => it.preferred).length <= 1, 'at most one fix is preferred');
  return Object.fromEntries(fixes.map((it) => {
    const text = applied(input.text, it.edits);
    assert.deepEqual(syntaxErrors(text, input.fileName), [], text);
    return [it.title, text];
  }));
}

export function applied(text: string, edits: readonly TextEdit[]): string {
  const changes = edits.map((it) => ({ start: offsetAt(text, it.location.start), end: offsetAt(text, it.location.end), newText: it.newText }));
  changes.sort((a, b) => b.start - a.start || b.end - a.end);
  changes.forEach((it, index) => {
    const next = changes[index - 1];
    assert.ok(next === undefined || it.end <= next.start, 'edits do not overlap');
  });
  return changes.reduce((result, it) => result.slice(0, it.start) + it.newText + result.slice(it.end), text);
}

export function syntaxErrors(text: string, fileName: string): string[] {
  const { diagnostics } = ts.transpileModule(text, { fileName, reportDiagnostics: true, compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ESNext } });
  return (diagnostics ?? []).map((it) => ts.flattenDiagnosticMessageText(it.messageText, '\n'));
}

function positionAt(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

function offsetAt(text: string, { line, character }: Position): number {
  return text.split('\n').slice(0, line).reduce((sum, it) => sum + it.length + 1, 0) + character;
}
