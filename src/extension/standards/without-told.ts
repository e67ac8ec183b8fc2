/** Tells which mistakes somebody else says already. */

export interface Told {
  readonly source?: string | undefined;
  readonly code?: unknown;
  readonly range: { readonly start: Place; readonly end: Place };
}

interface Place {
  readonly line: number;
  readonly character: number;
}

/** Our own diagnostics without the mistakes at whose place VS Code's JSON support says something. `all` may hold ours, too. */
export function withoutTold<Own extends Told>(own: readonly Own[], all: readonly Told[]): readonly Own[] {
  // VS Code's JSON support signs with the language or not at all; what anybody else says is about something else.
  const others = all.filter((it) => it.source === undefined || it.source === '' || it.source === 'json' || it.source === 'jsonc');
  return own.filter((it) => it.code !== 'standards' || !others.some((other) => isTouching(it.range, other.range)));
}

function isTouching(a: Told['range'], b: Told['range']): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: Place, b: Place): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
