/** The bundles as a plain Node loads them, and what belongs beside them. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { initialize } from './lsp.js';

const dist = path.resolve('dist');

describe('the bundles', () => {
  let fakes: string;

  before(() => {
    fakes = fs.mkdtempSync(path.join(os.tmpdir(), 'plumbline-fakes-'));
    writeFakeVscode(path.join(fakes, 'vscode'));
  });

  after(() => {
    fs.rmSync(fakes, { recursive: true });
  });

  it('are CommonJS', () => {
    assert.deepEqual(JSON.parse(read('package.json')), { type: 'commonjs' });
  });

  // The Node inside desktop VS Code 1.96 cannot require an ES module.
  it('load where require gives CommonJS only: the extension, with a fake vscode module', () => {
    const printed = load('extension.js', 'console.log(typeof loaded.activate, typeof loaded.deactivate)', fakes);
    assert.equal(printed, 'function function');
  });

  it('load where require gives CommonJS only: the command line', () => {
    const { version } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as { version: string };
    const printed = execFileSync(process.execPath, ['--no-experimental-require-module', path.join(dist, 'cli.js'), '--version'], { encoding: 'utf8' });
    assert.equal(printed.trim(), version);
  });

  it('load where require gives CommonJS only: the server, which answers over standard input', async () => {
    const { capabilities } = await initialize();
    assert.ok(capabilities['hoverProvider'], JSON.stringify(capabilities));
  });

  it('hold one TypeScript, whose declarations are of the same version', () => {
    const { version } = JSON.parse(fs.readFileSync('node_modules/typescript/package.json', 'utf8')) as { version: string };
    assert.equal(load('typescript.js', 'console.log(loaded.version)'), version);
    // A message's key, which every copy of the compiler holds.
    const compilers = fs.readdirSync(dist).filter((it) => it.endsWith('.js') && read(it).includes('Unterminated_string_literal_1002'));
    assert.deepEqual(compilers, ['typescript.js']);
  });

  it('come with the declarations that the engine reads', () => {
    for (const file of ['types/lib/lib.es2023.d.ts', 'types/node_modules/@types/node/index.d.ts', 'types/node_modules/undici-types/index.d.ts']) {
      assert.ok(fs.existsSync(path.join(dist, file)), file);
    }
  });

  it('name every package they hold, with its license', () => {
    const notices = read('THIRD-PARTY-NOTICES.txt');
    for (const name of ['typescript', '@types/node', 'undici-types', 'vscode-languageclient', 'vscode-languageserver']) {
      assert.match(notices, new RegExp(`^${name} [\\d.]+ \\(.+\\)$`, 'm'));
    }
    assert.ok(!notices.includes('ships no license text'), 'every package ships its license text');
  });
});

function read(file: string): string {
  return fs.readFileSync(path.join(dist, file), 'utf8');
}

/** Requires a bundle as `loaded` in a fresh process, runs `code`, and gives what it printed. */
function load(file: string, code: string, modules = ''): string {
  const script = `const loaded = require(${JSON.stringify(path.join(dist, file))}); ${code}`;
  const env = { ...process.env, NODE_PATH: modules };
  return execFileSync(process.execPath, ['--no-experimental-require-module', '-e', script], { encoding: 'utf8', env }).trim();
}

/** A fake: anything asked of it is a class, a function and a namespace at once. Enough to load the extension, not to run it. */
function writeFakeVscode(folder: string): void {
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'package.json'), '{ "name": "fake-vscode", "main": "index.js" }');
  fs.writeFileSync(path.join(folder, 'index.js'), `
    const fake = () => new Proxy(class {}, { get: (target, key) => key in target || typeof key === 'symbol' ? target[key] : (target[key] = fake()) });
    module.exports = fake();`);
}
