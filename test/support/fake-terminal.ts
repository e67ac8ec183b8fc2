/** A terminal that only remembers what was written to it; stands in for the process in tests of the command line. */
import { Readable, Writable } from 'node:stream';
import type { Terminal } from '../../src/cli/terminal.js';

export interface FakeTerminal extends Terminal {
  /** All that was written to standard output. */
  readonly out: () => string;
  /** All that was written to standard error. */
  readonly err: () => string;
}

export interface FakeTerminalOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly isTTY?: boolean;
  /** What a person types. */
  readonly input?: string;
  readonly today?: string;
}

export function fakeTerminal({ cwd, env = {}, isTTY = false, input = '', today = '2026-03-31' }: FakeTerminalOptions): FakeTerminal {
  const out: string[] = [];
  const err: string[] = [];
  return {
    stdout: Object.assign(collector(out), { isTTY }),
    stderr: Object.assign(collector(err), { isTTY }),
    stdin: Object.assign(Readable.from([input]), { isTTY }),
    cwd,
    env,
    today,
    out: () => out.join(''),
    err: () => err.join(''),
  };
}

/** A stream, since a question to a person is asked of one. */
function collector(texts: string[]): Writable {
  return new Writable({
    decodeStrings: false,
    write: (text: string, _encoding, done) => {
      texts.push(text);
      done();
    },
  });
}
