/** Converts what a client sends into Plumbline's own words. The only file that does. */
import { fileURLToPath } from 'node:url';
import type * as lsp from 'vscode-languageserver';
import type { InitializationOptions } from '../protocol/protocol.js';
import type { TextChange } from './moved-findings.js';

/** Absolute path with forward slashes of a `file:` URI; `undefined` for documents that are not on disk. */
export function pathFromUri(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return withDrive(fileURLToPath(uri).replaceAll('\\', '/')).replace(/(?<=.)\/$/, '');
  } catch {
    return undefined;
  }
}

/** The edits that have a range; an edit without one replaces the document, so nothing can move with it. */
export function changesFrom(changes: readonly lsp.TextDocumentContentChangeEvent[]): readonly TextChange[] {
  return changes.flatMap((it) => ('range' in it ? [{ ...it.range, text: it.text }] : []));
}

export function initializationOptionsFrom(value: unknown): Required<InitializationOptions> {
  const { plumblineClient, settings, stillShown } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  return {
    plumblineClient: plumblineClient === true,
    settings,
    stillShown: Array.isArray(stillShown) ? stillShown.filter((it) => typeof it === 'string') : [],
  };
}

/** Fingerprint that `toDiagnostic` put into a diagnostic's data; `undefined` for anybody else's. */
export function fingerprintFrom(diagnostic: lsp.Diagnostic): string | undefined {
  const data: unknown = diagnostic.data;
  if (typeof data !== 'object' || data === null || !('fingerprint' in data)) return undefined;
  return typeof data.fingerprint === 'string' ? data.fingerprint : undefined;
}

/** Clients do not agree on the case of a Windows drive. */
function withDrive(path: string): string {
  return path.replace(/^[A-Z]:/, (drive) => drive.toLowerCase());
}
