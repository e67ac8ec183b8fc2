/** Answers code lenses: above each handler, how many functions a request runs and what is found in them. */
import type { CodeLens } from 'vscode-languageserver';
import type { HandlerLens } from '../engine/handler-lenses.js';
import { showPlacesCommand, type ShowPlacesArguments } from '../protocol/protocol.js';
import type { Session } from './session.js';
import { toRange } from './to-lsp.js';

/** Lenses of a document; none where the settings do not ask for them. */
export async function codeLenses(session: Session, uri: string, isOurClient: boolean): Promise<CodeLens[]> {
  const at = session.fileAt(uri);
  if (at === undefined || !session.settingsAt(uri).codeLens) return [];
  const lenses = await at.folder.lenses(at.file);
  return lenses.map((it) => ({ range: toRange(it.location), command: { title: titleOf(it), ...commandOf(it) } }));

  function commandOf({ location, findings }: HandlerLens): { command: string; arguments?: [ShowPlacesArguments] } {
    // Other editors know no command of ours; the title says it all.
    if (!isOurClient || findings.length === 0 || at === undefined) return { command: '' };
    const places = findings.map(({ file, start }) => ({ uri: session.uriOf(at.folder, file), position: start }));
    return { command: showPlacesCommand, arguments: [{ uri, position: location.start, places }] };
  }
}

function titleOf({ name, functions, findings }: HandlerLens): string {
  return [name, counted(functions, 'function'), ...(findings.length > 0 ? [counted(findings.length, 'finding')] : [])].join(' · ');
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
