/** Proves what a root on the disk holds and what it refuses to read: links, loops, ignored files, marks, overlays. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { diskFiles } from '../../src/host/disk-files.js';
import { folderWith } from '../support/folders.js';

describe('a root on the disk', () => {
  describe('lists', () => {
    const listed = (files: Readonly<Record<string, string>>): readonly string[] => diskFiles(folderWith(files)).list();

    it('every file that git would track, sorted, with forward slashes', () => {
      const files = { 'src/b.ts': '', 'src/a.ts': '', 'README.md': '', 'node_modules/x/index.js': '', 'src/node_modules/y.js': '', '.git/HEAD': '', '.env': '' };
      assert.deepEqual(listed(files), ['.env', 'README.md', 'src/a.ts', 'src/b.ts']);
    });

    const ignores: readonly (readonly [says: string, gitignore: Readonly<Record<string, string>>, files: readonly string[], left: readonly string[]])[] = [
      ['nothing that .gitignore names', { '.gitignore': 'dist/\n*.log\n# comment\n\n/only-here.ts\n' }, ['dist/a.js', 'src/dist/b.js', 'x.log', 'only-here.ts', 'src/only-here.ts'], ['src/only-here.ts']],
      ['what a later line takes back', { '.gitignore': '*.gen.ts\n!keep.gen.ts\n' }, ['a.gen.ts', 'keep.gen.ts', 'src/keep.gen.ts'], ['keep.gen.ts', 'src/keep.gen.ts']],
      ['by the rules of inner folders, too', { 'src/.gitignore': 'out\n' }, ['src/out/a.ts', 'out/a.ts', 'src/deep/out/b.ts'], ['out/a.ts']],
      ['what an inner folder takes back', { '.gitignore': '*.js\n', 'src/.gitignore': '!*.js\n' }, ['a.js', 'src/b.js'], ['src/b.js']],
      ['nothing below an ignored folder, whatever is taken back inside', { '.gitignore': 'dist\n', 'dist/.gitignore': '!*\n' }, ['dist/a.js'], []],
      ['by paths that hold a slash, from where they stand', { '.gitignore': 'src/gen\n' }, ['src/gen/a.ts', 'lib/src/gen/b.ts'], ['lib/src/gen/b.ts']],
      ['with stars over folders', { '.gitignore': '**/tmp/**\n' }, ['tmp/a.ts', 'a/b/tmp/c.ts', 'tmps/d.ts'], ['tmps/d.ts']],
      ['folders alone where a slash ends the line', { '.gitignore': 'build/\n' }, ['build', 'src/build/a.ts'], ['build']],
    ];
    for (const [says, gitignore, files, left] of ignores) {
      it(says, () => {
        const all = listed({ ...gitignore, ...Object.fromEntries(files.map((it) => [it, ''])) });
        assert.deepEqual(all.filter((it) => !it.endsWith('.gitignore')), left);
      });
    }
  });

  describe('reads', () => {
    it('text with and without a byte order mark, in UTF-8 and UTF-16', () => {
      const folder = folderWith({
        'plain.ts': 'const ä = 1;\n',
        'utf8.ts': Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('const ä = 1;\n')]),
        'utf16.ts': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('const ä = 1;\n', 'utf16le')]),
        'empty.ts': '',
      });
      const files = diskFiles(folder);
      for (const it of ['plain.ts', 'utf8.ts', 'utf16.ts']) assert.equal(files.read(it), 'const ä = 1;\n', it);
      assert.equal(files.read('empty.ts'), '');
      assert.equal(files.size('utf8.ts'), 17);
    });

    it('nothing that is not there', () => {
      const files = diskFiles(folderWith({ 'a.ts': '' }));
      assert.deepEqual([files.read('b.ts'), files.size('b.ts'), files.isFile('b.ts'), files.isFolder('b'), files.folders('b')], [undefined, undefined, false, false, []]);
      assert.equal(files.readFailure('b.ts'), undefined);
    });

    it('nothing that no disk can hold', () => {
      const files = diskFiles(folderWith({ 'a.ts': '' }));
      for (const it of ['x'.repeat(5000), 'a\u0000b', '', '.', 'a.ts/b.ts']) assert.deepEqual([files.read(it), files.isFile(it)], [undefined, false], it);
    });

    it('nothing outside the root', () => {
      const outside = folderWith({ 'secret.ts': 'secret' });
      const files = diskFiles(folderWith({ 'a.ts': '' }));
      const ways = [path.join(outside, 'secret.ts'), path.join('..', path.basename(outside), 'secret.ts'), '/etc/hostname', '../../../../../../etc/hostname'];
      for (const it of ways) assert.deepEqual([files.read(it), files.isFile(it)], [undefined, false], it);
      assert.equal(files.isFolder(outside), false);
      assert.deepEqual(files.folders(outside), []);
    });

    it('packages at and above the root, and no other files above it', () => {
      const folder = folderWith({ 'node_modules/top/index.d.ts': 'top', 'secret.ts': 'secret', 'app/node_modules/own/index.d.ts': 'own', 'app/src/a.ts': '', 'other/node_modules/no/index.d.ts': 'no' });
      const files = diskFiles(path.join(folder, 'app'));
      assert.equal(files.read(path.join(folder, 'node_modules/top/index.d.ts')), 'top');
      assert.equal(files.read('node_modules/own/index.d.ts'), 'own');
      assert.equal(files.read(path.join(folder, 'secret.ts')), undefined);
      assert.equal(files.read(path.join(folder, 'other/node_modules/no/index.d.ts')), undefined);
    });
  });

  describe('and symbolic links', () => {
    it('that leave the root are neither listed nor read', () => {
      const outside = folderWith({ 'secret.ts': 'secret', 'folder/deep.ts': 'deep' });
      const folder = folderWith({ 'src/a.ts': 'a' });
      fs.symlinkSync(path.join(outside, 'secret.ts'), path.join(folder, 'src/link.ts'));
      fs.symlinkSync(path.join(outside, 'folder'), path.join(folder, 'src/linked'));
      const files = diskFiles(folder);
      assert.deepEqual(files.list(), ['src/a.ts']);
      assert.equal(files.read('src/link.ts'), undefined);
      assert.equal(files.read('src/linked/deep.ts'), undefined);
      assert.equal(files.isFile('src/linked/deep.ts'), false);
    });

    it('to files inside the root are listed', () => {
      const folder = folderWith({ 'src/a.ts': 'a' });
      fs.symlinkSync('a.ts', path.join(folder, 'src/b.ts'));
      const files = diskFiles(folder);
      assert.deepEqual(files.list(), ['src/a.ts', 'src/b.ts']);
      assert.equal(files.read('src/b.ts'), 'a');
    });

    it('that lead round in a circle, or nowhere, end', () => {
      const folder = folderWith({ 'src/a.ts': 'a' });
      fs.symlinkSync('..', path.join(folder, 'src/up'));
      fs.symlinkSync('loop.ts', path.join(folder, 'src/loop.ts'));
      fs.symlinkSync('gone.ts', path.join(folder, 'src/dangling.ts'));
      const files = diskFiles(folder);
      assert.deepEqual(files.list(), ['src/a.ts']);
      for (const it of ['src/loop.ts', 'src/dangling.ts', 'src/loop.ts/deeper.ts']) {
        assert.deepEqual([files.read(it), files.size(it), files.isFile(it), files.isFolder(it)], [undefined, undefined, false, false], it);
      }
    });

    it('give own files the path under which the root was opened', () => {
      const folder = folderWith({ 'real/src/a.ts': 'a' });
      fs.symlinkSync('real', path.join(folder, 'opened'));
      const files = diskFiles(path.join(folder, 'opened'));
      assert.deepEqual(files.list(), ['src/a.ts']);
      assert.equal(files.read('src/a.ts'), 'a');
      assert.equal(files.realPath('src/a.ts'), `${folder}/opened/src/a.ts`);
    });

    it('of package managers lead into their store', () => {
      const folder = folderWith({ 'node_modules/.pnpm/x@1.0.0/node_modules/x/index.d.ts': 'x', 'a.ts': '' });
      fs.symlinkSync('.pnpm/x@1.0.0/node_modules/x', path.join(folder, 'node_modules/x'));
      const files = diskFiles(folder);
      assert.equal(files.read('node_modules/x/index.d.ts'), 'x');
      assert.equal(files.realPath('node_modules/x/index.d.ts'), `${folder}/node_modules/.pnpm/x@1.0.0/node_modules/x/index.d.ts`);
      assert.ok(files.folders('node_modules').includes('x'));
    });
  });

  describe('with unsaved text', () => {
    it('reads it in place of the file, and the file again once it is gone', () => {
      const files = diskFiles(folderWith({ 'a.ts': 'saved' }));
      files.setOverlay('a.ts', 'unsaved ä');
      assert.deepEqual([files.read('a.ts'), files.isFile('a.ts')], ['unsaved ä', true]);
      assert.equal(files.size('a.ts'), Buffer.byteLength('unsaved ä'));
      files.setOverlay('a.ts', undefined);
      assert.equal(files.read('a.ts'), 'saved');
    });

    it('lists a file that is on no disk yet, and forgets it', () => {
      const files = diskFiles(folderWith({ 'b.ts': '' }));
      assert.deepEqual(files.list(), ['b.ts']);
      files.setOverlay('a.ts', 'new');
      assert.deepEqual(files.list(), ['a.ts', 'b.ts']);
      files.setOverlay('a.ts', undefined);
      assert.deepEqual(files.list(), ['b.ts']);
    });
  });

  it('reads anew what changed, once told', () => {
    const folder = folderWith({ 'a.ts': 'one' });
    const files = diskFiles(folder);
    assert.deepEqual([files.read('a.ts'), files.list()], ['one', ['a.ts']]);
    fs.writeFileSync(path.join(folder, 'a.ts'), 'two');
    fs.writeFileSync(path.join(folder, 'b.ts'), 'new');
    assert.equal(files.read('a.ts'), 'one');
    files.refresh(['a.ts', 'b.ts']);
    assert.deepEqual([files.read('a.ts'), files.read('b.ts'), files.list()], ['two', 'new', ['a.ts', 'b.ts']]);
    fs.rmSync(path.join(folder, 'a.ts'));
    files.refresh();
    assert.deepEqual([files.read('a.ts'), files.list()], [undefined, ['b.ts']]);
  });
});
