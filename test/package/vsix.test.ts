/** What the .vsix holds: what ships, and nothing else. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { before, describe, it } from 'mocha';
import { filesInVsix } from './zip.js';

/** Every file that ships answers to one of these. */
const allowed = [
  /^package\.json$/,
  /^(readme|changelog)\.md$/i,
  /^LICENSE(\.txt|\.md)?$/i,
  /^dist\/(extension|server|cli|typescript)\.js$/,
  /^dist\/(package\.json|THIRD-PARTY-NOTICES\.txt|facts-build\.txt)$/,
  /^dist\/types\/lib\/lib\.(.+\.)?d\.ts$/,
  /^dist\/types\/node_modules\/(@types\/node|undici-types)\/(.*\.d\.[cm]?ts|package\.json|LICENSE)$/,
  /^rules\/([a-z-]+\/)*[a-z0-9-]+\.md$/,
  /^rules\/other-tools\.json$/,
  /^snippets\/.*\.(json|code-snippets)$/,
  /^media\/.*\.(svg|png|css|js|md)$/,
  /^media\/plumbline\.(editor\.)?schema\.json$/,
];

describe('the .vsix', () => {
  let files: string[];

  before(() => {
    const vsix = process.env['VSIX'];
    assert.ok(vsix !== undefined && fs.existsSync(vsix), 'VSIX names the package: npm run package makes it');
    files = filesInVsix(vsix).filter((it) => it.startsWith('extension/')).map((it) => it.slice('extension/'.length));
  });

  it('holds nothing that should not ship', () => {
    assert.deepEqual(files.filter((file) => !allowed.some((it) => it.test(file))), []);
  });

  it('holds everything that its manifest points at', () => {
    const { main, icon } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as { main: string; icon?: string };
    for (const file of [main.replace('./', ''), icon, 'dist/server.js', 'dist/types/lib/lib.es5.d.ts'].filter((it) => it !== undefined)) {
      assert.ok(files.includes(file), `${file} ships`);
    }
  });

  it('holds every card', () => {
    const cards = fs.readdirSync('rules', { recursive: true, encoding: 'utf8' }).filter((it) => it.endsWith('.md')).map((it) => `rules/${it}`);
    assert.deepEqual(cards.filter((it) => !files.includes(it)), []);
  });
});
