/** Explains names in `plumbline.json`, and leads from them to what they mean. */
import type * as lsp from 'vscode-languageserver';
import type { SourceLocation } from '../analysis/location.js';
import type { Card } from '../cards/card.js';
import { describeCard } from '../cards/describe-card.js';
import { codeSpan, escapeMarkdown } from '../cards/escape-markdown.js';
import { helpAt, type Help } from '../engine/standards-help.js';
import type { Session } from './session.js';
import { toHover, toRange } from './to-lsp.js';

/** The hover at a place in a standards file; `null` elsewhere, and where nothing has to be explained. */
export function standardsHover(session: Session, cards: readonly Card[], uri: string, position: lsp.Position): lsp.Hover | null {
  const help = helpIn(session, uri, position);
  const markdown = help && describe(help, cards);
  return help === undefined || markdown === undefined ? null : toHover(markdown, help.location);
}

/** From a layer's name or a glob to its files, from a mention of a layer to its declaration. */
export function standardsDefinition(session: Session, uri: string, position: lsp.Position): lsp.Location[] | null {
  const help = helpIn(session, uri, position);
  const at = session.fileAt(uri);
  if (help === undefined || at === undefined || help.kind === 'rule' || help.kind === 'preset') return null;
  if (help.kind === 'layer' && !isSame(help.location, help.declaration)) return [{ uri, range: toRange(help.declaration) }];
  const start = { line: 0, character: 0 };
  return help.files.slice(0, mostFiles).map((file) => ({ uri: session.uriOf(at.folder, file), range: { start, end: start } }));
}

/** A longer list is searched, not read. */
const mostFiles = 200;

function helpIn(session: Session, uri: string, position: lsp.Position): Help | undefined {
  const at = session.fileAt(uri);
  const text = session.textOf(uri);
  if (at === undefined || text === undefined || !/(?:^|\/)plumbline\.json$/.test(at.file)) return undefined;
  return helpAt(at.file, text, position, at.folder.files.list());
}

function describe(help: Help, cards: readonly Card[]): string | undefined {
  if (help.kind === 'preset') return escapeMarkdown(help.says);
  if (help.kind === 'glob') return `${counted(help.files.length)}${help.files.length === 0 ? '' : `, such as ${codeSpan(help.files[0] ?? '')}`}.`;
  if (help.kind === 'rule') {
    const card = cards.find((it) => it.id === help.rule);
    return card && [`**${card.title}**`, card.question, describeCard(card).map(escapeMarkdown).join('  \n')].join('\n\n');
  }
  const { name, globs, files, mayImport, importedBy, isSpecial } = help;
  const head = `**${escapeMarkdown(name)}**: ${help.kind === 'layer' ? 'a layer' : 'a context'} of ${counted(files.length)} in ${list(globs)}.`;
  if (help.kind === 'context') {
    return [head, isSpecial ? 'A shared kernel: every context may import it.' : 'Other contexts enter it through its public files alone.'].join('\n\n');
  }
  return [
    head,
    mayImport.length === 0 ? 'It may import no other layer.' : `It may import ${list(mayImport)}.`,
    importedBy.length === 0 ? 'No other layer may import it.' : `It may be imported by ${list(importedBy)}.`,
    ...(isSpecial ? ['It holds the domain, so it is kept free of databases, HTTP and frameworks.'] : []),
  ].join('\n\n');
}

function list(words: readonly string[]): string {
  return words.map(codeSpan).join(', ');
}

function counted(files: number): string {
  return files === 1 ? '1 file' : `${files} files`;
}

function isSame(a: SourceLocation, b: SourceLocation): boolean {
  return a.start.line === b.start.line && a.start.character === b.start.character;
}
