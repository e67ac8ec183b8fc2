/** Proves that facts of earlier runs never show: cold and warm reviews are the same bytes, and a broken cache is no error. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { review } from '../../src/cli/review.js';
import { fakeTerminal } from '../support/fake-terminal.js';
import { folderWith } from '../support/folders.js';

const files = {
  'package.json': '{ "dependencies": { "express": "^4.18.0" } }',
  'src/mailer.ts': 'export async function send(): Promise<void> { await fetch("x"); }\n',
  'src/orders.ts': 'import { send } from "./mailer.js";\n\nexport function place() {\n  send();\n}\n',
};

describe('review with facts of earlier runs', () => {
  for (const types of ['native', 'ts6'] as const) {
    it(`gives the same bytes cold and warm, and after edits: ${types}`, async () => {
      const root = folderWith(files);
      const cache = folderWith({});
      const run = async (more: object): Promise<string> => {
        const terminal = fakeTerminal({ cwd: root });
        await review({ paths: [], root, format: 'json', failOn: 'never', rule: [], types, cache: true, today: '2026-03-31', ...more }, terminal);
        return terminal.out();
      };
      const steps: (() => void)[] = [
        () => undefined,
        () => undefined,
        () => { fs.writeFileSync(path.join(root, 'src/mailer.ts'), `// moved\n${files['src/mailer.ts']}`); },
        () => { fs.writeFileSync(path.join(root, 'src/mailer.ts'), 'export function send(): void {}\n'); },
        () => { fs.writeFileSync(path.join(root, 'src/late.ts'), files['src/orders.ts']); },
        () => { fs.rmSync(path.join(root, 'src/late.ts')); },
        () => { fs.renameSync(path.join(root, 'src/orders.ts'), path.join(root, 'src/buy.ts')); },
        () => { fs.writeFileSync(path.join(root, 'src/mailer.ts'), files['src/mailer.ts']); },
        () => { for (const it of filesBelow(cache)) fs.writeFileSync(it, 'broken'); },
        () => { for (const it of filesBelow(cache)) fs.truncateSync(it, 100); },
      ];
      for (const [index, step] of steps.entries()) {
        step();
        const warm = await run({ cacheDir: cache });
        const cold = await run({ cache: false });
        assert.equal(warm, cold, `step ${index}`);
        assert.match(warm, new RegExp(`"resolver": "${types}"`));
      }
      assert.ok(filesBelow(cache).length > 1, 'facts were kept');
    }).timeout(120_000);
  }
});

function filesBelow(folder: string): readonly string[] {
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((it) => it.isFile()).map((it) => path.join(it.parentPath, it.name));
}
