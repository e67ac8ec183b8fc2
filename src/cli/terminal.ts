/** What a command needs from the outside world, and what it may answer with. */

export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

export interface Terminal {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Today, `YYYY-MM-DD`. */
  readonly today: string;
}

/** Where several hold, usage comes before findings, and findings before incomplete. */
export const ExitCode = { clean: 0, findings: 1, usage: 2, incomplete: 3 } as const;

/** Something a user asked for that cannot be done; the message says what, where and what to do. */
export class UsageError extends Error {}

/** Reports whether to colour, by `NO_COLOR`, `FORCE_COLOR` and the terminal. */
export function wantsColour(terminal: Terminal, output: Output): boolean {
  const { NO_COLOR: no, FORCE_COLOR: force, TERM: term } = terminal.env;
  if (no !== undefined && no !== '') return false;
  if (force !== undefined && force !== '' && force !== '0') return true;
  return output.isTTY === true && term !== 'dumb';
}
