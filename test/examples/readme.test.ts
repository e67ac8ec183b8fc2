/** Holds the README to what it shows: output that is real, standards that are right, links that lead somewhere. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { run } from '../../src/cli/run.js';
import { fakeTerminal } from '../support/fake-terminal.js';
import { folderWith } from '../support/folders.js';

const repository = path.resolve(import.meta.dirname, '../..');

describe('README.md', () => {
  const text = read('README.md');

  it('shows what the review of the example prints', async () => {
    const shown = /<!-- output:start -->\n```\n([^]*?)```\n<!-- output:end -->/.exec(text)?.[1] ?? '';
    const terminal = fakeTerminal({ cwd: repository });
    await run(['review', 'examples/orders'], terminal);
    const printed = new Set(terminal.out().split('\n'));
    assert.ok(shown.split('\n').length > 8, 'the part between the markers');
    assert.deepEqual(shown.split('\n').filter((it) => !printed.has(it)), [], terminal.out());
  });

  it('shows standards without a mistake', async () => {
    const standards = /```jsonc\n([^]*?)```/.exec(text)?.[1] ?? '';
    const files = ['src/http/a.ts', 'src/orders/application/cancel-order.ts', 'src/orders/domain/a.ts', 'src/billing/index.ts', 'src/generated/a.ts'];
    const folder = folderWith({ 'plumbline.json': standards, ...Object.fromEntries(files.map((it) => [it, 'export {};\n'])) });
    const terminal = fakeTerminal({ cwd: folder });
    assert.equal(await run(['review'], terminal), 0, terminal.err() + terminal.out());
  });

  for (const file of ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'examples/orders/README.md']) {
    it(`leads somewhere with every link: ${file}`, () => {
      const links = [...read(file).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map((it) => it[1] ?? '').filter((it) => !it.startsWith('https://'));
      const dead = links.filter((it) => !fs.existsSync(path.join(repository, path.dirname(file), it)));
      assert.deepEqual(dead, []);
    });

    it(`names only scripts that there are: ${file}`, () => {
      const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
      const named = [...read(file).matchAll(/npm run (?:-s )?([a-z][\w-]*)/g)].map((it) => it[1] ?? '');
      assert.deepEqual(named.filter((it) => !Object.hasOwn(scripts, it)), []);
    });
  }
});

function read(file: string): string {
  return fs.readFileSync(path.join(repository, file), 'utf8');
}
