/** Runs the tests of this folder inside the extension host, in desktop VS Code and on the npm-hosted server alike. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as util from 'node:util';
import Mocha from 'mocha';
import * as vscode from 'vscode';

/** VS Code calls this. What was said and counted goes to `EXT_TEST_OUT`: the exit code of a host is no evidence. */
export async function run(): Promise<void> {
  const out = process.env['EXT_TEST_OUT'];
  if (out === undefined) throw new Error('EXT_TEST_OUT names no folder for the report');
  fs.mkdirSync(out, { recursive: true });
  Mocha.reporters.Base.consoleLog = (...said: unknown[]) => {
    fs.appendFileSync(path.join(out, 'spec.log'), `${util.format(...said)}\n`);
  };

  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, reporter: 'spec', color: false, forbidOnly: true });
  if (process.env['MOCHA_GREP'] !== undefined) mocha.grep(process.env['MOCHA_GREP']);
  for (const file of fs.readdirSync(__dirname).filter((it) => it.endsWith('.test.js')).sort()) mocha.addFile(path.join(__dirname, file));

  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    runner.once('end', () => {
      const counts = { passed: runner.stats?.passes ?? 0, failed: runner.stats?.failures ?? 0, vscode: vscode.version, node: process.version };
      fs.writeFileSync(path.join(out, 'results.json'), JSON.stringify(counts));
    });
  });
  if (failures > 0) throw new Error(`${failures} test(s) failed`);
}
