/** Runs the command line in this process, before a fake terminal. */
import { run } from '../../src/cli/run.js';
import { fakeTerminal, type FakeTerminalOptions } from '../support/fake-terminal.js';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export async function runIn(cwd: string, argv: readonly string[], options: Omit<FakeTerminalOptions, 'cwd'> = {}): Promise<Ran> {
  const terminal = fakeTerminal({ cwd, ...options });
  const code = await run(argv, terminal);
  return { code, out: terminal.out(), err: terminal.err() };
}

/** A backend with one finding of each severity. */
export const findings = {
  'package.json': '{ "name": "orders" }\n',
  // An error: nobody awaits it.
  'src/error.js': 'async function send() { await fetch("x"); }\nmodule.exports = () => { send(); };\n',
  // A warning: `forEach` does not wait.
  'src/warning.js': 'module.exports = (a) => { [a].forEach(async (it) => { await fetch(it); }); };\n',
  // Information: a cycle.
  'src/info-a.js': 'const { b } = require("./info-b");\nexports.a = () => b;\n',
  'src/info-b.js': 'const { a } = require("./info-a");\nexports.b = () => a;\n',
};

export const clean = { 'package.json': '{ "name": "orders" }\n', 'src/clean.js': 'exports.one = 1;\n' };

export const broken = { ...clean, 'src/broken.js': 'exports.two = {\n' };
