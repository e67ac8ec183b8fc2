/** Proves what holds of the cache on disk: bounded, whole or absent, and safe with several writers. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { defaultCacheFolder, factCache } from '../../src/host/fact-cache.js';
import { folderWith } from '../support/folders.js';

function filesIn(folder: string): readonly string[] {
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((it) => it.isFile()).map((it) => path.join(it.parentPath, it.name)).sort();
}

describe('the cache of facts', () => {
  it('gives back what was saved, for the same root alone', () => {
    const folder = folderWith({});
    factCache('/one', folder).save('facts', 'text\nof one');
    assert.equal(factCache('/one', folder).load('facts'), 'text\nof one');
    assert.equal(factCache('/one', folder).load('others'), undefined);
    assert.equal(factCache('/two', folder).load('facts'), undefined);
  });

  it('takes what was cut, changed or emptied for absent, and is written anew', () => {
    const folder = folderWith({});
    const cache = factCache('/one', folder);
    const damages: ((text: string) => string)[] = [(it) => it.slice(0, -3), (it) => it.replace('good', 'evil'), () => '', (it) => it.slice(it.indexOf('\n')), () => '\0\0'];
    for (const damage of damages) {
      cache.save('facts', 'all good');
      const [file = ''] = filesIn(folder);
      fs.writeFileSync(file, damage(fs.readFileSync(file, 'utf8')));
      assert.equal(cache.load('facts'), undefined);
    }
    cache.save('facts', 'all good');
    assert.equal(cache.load('facts'), 'all good');
  });

  it('never throws where it may not write', () => {
    const file = path.join(folderWith({ 'a-file': '' }), 'a-file');
    const cache = factCache('/one', file);
    cache.save('facts', 'text');
    assert.equal(cache.load('facts'), undefined);
  });

  it('stays below its bound, and lets go of what was used longest ago', () => {
    const folder = folderWith({});
    const bound = 5_000;
    for (let root = 0; root < 10; root += 1) {
      factCache(`/root-${root}`, folder, bound).save('facts', 'x'.repeat(1_000));
      const old = new Date(Date.now() - (20 - root) * 60_000);
      for (const file of filesIn(folder)) if (fs.statSync(file).mtime > new Date(Date.now() - 5_000)) fs.utimesSync(file, old, old);
    }
    const total = filesIn(folder).reduce((sum, it) => sum + fs.statSync(it).size, 0);
    assert.ok(total <= bound, `${total} bytes`);
    assert.equal(factCache('/root-0', folder).load('facts'), undefined);
    assert.notEqual(factCache('/root-9', folder).load('facts'), undefined);
  });

  it('is whole with several processes writing and reading at once', async function () {
    this.timeout(60_000);
    const folder = folderWith({});
    const module = pathToFileURL(path.resolve(import.meta.dirname, '../../src/host/fact-cache.ts')).href;
    const code = `import { factCache } from ${JSON.stringify(module)};
      const cache = factCache('/one', ${JSON.stringify(folder)});
      for (let i = 0; i < 200; i += 1) {
        cache.save('facts', process.argv[1].repeat(20_000));
        const text = cache.load('facts');
        if (text === undefined || new Set(text).size !== 1 || text.length !== 20_000) process.exit(1);
      }`;
    const codes = await Promise.all(['a', 'b', 'c'].map((letter) => {
      const child = spawn(process.execPath, ['--import=tsx', '--input-type=module', '-e', code, letter], { cwd: path.resolve(import.meta.dirname, '../..'), stdio: 'inherit' });
      return new Promise((resolve) => child.once('exit', resolve));
    }));
    assert.deepEqual(codes, [0, 0, 0]);
    assert.equal(filesIn(folder).length, 1, 'nothing is left beside it');
  });

  it('lies in the folder that each system has for it', () => {
    assert.match(defaultCacheFolder({ XDG_CACHE_HOME: '/cache' }, 'linux'), /^\/cache\/plumbline$/);
    assert.match(defaultCacheFolder({ XDG_CACHE_HOME: 'relative' }, 'linux'), /\.cache\/plumbline$/);
    assert.match(defaultCacheFolder({}, 'darwin'), /Library\/Caches\/plumbline$/);
    assert.match(defaultCacheFolder({ LOCALAPPDATA: '/local' }, 'win32'), /\/local\/plumbline\/cache$/);
  });
});
