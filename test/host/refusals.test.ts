/** Proves that bad input of every kind gives one clear message, loses nothing, and leaves the rest working. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { Review } from '../../src/engine/review.js';
import { openWorkspace } from '../../src/engine/workspace.js';
import { diskFiles, type DiskFiles } from '../../src/host/disk-files.js';
import { typesFolder } from '../../src/host/resources.js';
import { cards, today } from '../support/fixtures.js';
import { folderWith } from '../support/folders.js';

/** A file in which one thing is always found, so that it shows that the rest was reviewed. */
const good = 'async function send() { await fetch("x"); }\nmodule.exports = () => { send(); };\n';

type Files = Readonly<Record<string, string | Buffer>>;

function review(files: Files, port: (files: DiskFiles) => DiskFiles = (it) => it): Review {
  return reviewFolder(folderWith({ 'src/good.js': good, ...files }), port);
}

function reviewFolder(folder: string, port: (files: DiskFiles) => DiskFiles = (it) => it): Review {
  return openWorkspace({ files: port(diskFiles(folder, typesFolder())), cards, today, typesFolder: typesFolder() }).review();
}

function places({ findings }: Review): readonly string[] {
  return findings.filter((it) => it.rule === 'unhandled-rejection' || !/^(?:missing-correlation-id|outbound-call-without-timeout)$/.test(it.rule)).map((it) => `${it.location.file}:${it.location.start.line + 1} ${it.rule}`);
}

function problems({ problems: all }: Review): readonly (readonly [file: string, message: string])[] {
  return all.map((it) => [it.file, it.message]);
}

const rest = ['src/good.js:2 unhandled-rejection'];

describe('bad input', () => {
  it('is none at all here, so that the tests below show what changes', () => {
    const clean = review({});
    assert.deepEqual([places(clean), problems(clean), clean.files], [rest, [], 1]);
  });

  describe('a file that does not parse', () => {
    const broken = review({ 'src/broken.js': 'exports.a = () => { fetch("a"); };\nconst = 1;\nexports.b = () => { fetch("b"); };\n' });

    it('is one problem, with its place', () => {
      assert.deepEqual(broken.problems.map((it) => [it.file, it.location?.start]), [['src/broken.js', { line: 1, character: 6 }]]);
      assert.match(broken.problems[0]?.message ?? '', /^Does not parse at line 2: .+ What could be read was reviewed\.$/);
    });

    it('leaves the rest reviewed, and what could be read of it', () => {
      assert.ok(places(broken).includes('src/good.js:2 unhandled-rejection'));
      assert.ok(places(broken).includes('src/broken.js:1 unhandled-rejection'));
    });
  });

  describe('a byte order mark', () => {
    it('moves no finding', () => {
      const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('exports.a = () => { fetch("ä"); };\r\nexports.b = () => { fetch("b"); };\r\n')]);
      const found = review({ 'src/marked.js': marked });
      assert.deepEqual(problems(found), []);
      const starts = found.findings.filter((it) => it.location.file === 'src/marked.js').map((it) => it.location.start);
      assert.deepEqual(starts, [{ line: 0, character: 20 }, { line: 1, character: 20 }]);
    });
  });

  describe('a file that is no text', () => {
    it('leaves the rest reviewed', () => {
      const found = review({ 'src/image.js': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 0xff, 0xfe, 0xfd]) });
      assert.deepEqual(places(found), rest);
      assert.deepEqual(found.problems.map((it) => it.file), ['src/image.js']);
    });
  });

  describe('a file of 5 MB', () => {
    it('is one problem that says how large it is and what to do, and is not read', () => {
      const read: string[] = [];
      const found = review({ 'src/bundle.js': 'fetch("a");\n'.repeat(420_000) }, (files) => spying(files, read));
      assert.deepEqual(found.problems.map((it) => it.file), ['src/bundle.js']);
      assert.match(found.problems[0]?.message ?? '', /^5\.0 MB is larger than the limit of [\d.]+ MB, so the file was not analysed\. Add it to "ignore" if it is generated\.$/);
      assert.deepEqual(places(found), rest);
      assert.ok(read.includes('src/good.js') && !read.some((it) => it.endsWith('bundle.js')));
    });
  });

  describe('nesting that exhausts any reader', () => {
    const depth = 20_000;
    const nested: Files = {
      'src/brackets.js': `module.exports = ${'['.repeat(depth)}${']'.repeat(depth)};\n`,
      'src/calls.js': `${'f('.repeat(depth)}1${')'.repeat(depth)};\n`,
      'src/chain.js': `a${'.b()'.repeat(depth)};\n`,
      'src/sum.js': `module.exports = 1${' + 1'.repeat(depth)};\n`,
      'src/blocks.js': `${'{'.repeat(depth)}${'}'.repeat(depth)}\n`,
      'src/else-if.js': `if (a) {}${' else if (b) {}'.repeat(depth)}\n`,
    };
    for (const [file, text] of Object.entries(nested)) {
      it(`in ${file} gives at most a problem of that file, and leaves the rest reviewed`, () => {
        const found = review({ [file]: text });
        assert.ok(places(found).includes(rest[0] ?? ''));
        assert.ok(found.problems.every((it) => it.file === file && it.message.length < 200), JSON.stringify(found.problems));
      });
    }
  });

  describe('a link that leaves the workspace', () => {
    it('is not followed, and is no problem', () => {
      const outside = folderWith({ 'secret.js': good, 'folder/deep.js': good });
      const folder = folderWith({ 'src/good.js': good, 'src/uses.js': "require('./link');\nrequire('./linked/deep');\n" });
      fs.symlinkSync(path.join(outside, 'secret.js'), path.join(folder, 'src/link.js'));
      fs.symlinkSync(path.join(outside, 'folder'), path.join(folder, 'src/linked'));
      const found = reviewFolder(folder);
      assert.deepEqual([places(found), problems(found), found.files], [rest, [], 2]);
    });

    it('hides no import that names a path outside', () => {
      const outside = folderWith({ 'secret.ts': 'export const secret = async () => { await fetch("x"); };\n' });
      const found = review({ 'src/uses.ts': `import { secret } from '${outside}/secret';\nexport const run = () => { secret(); };\n` });
      assert.deepEqual([places(found), problems(found)], [rest, []]);
    });
  });

  describe('a loop of links', () => {
    it('ends, and is no problem', () => {
      const folder = folderWith({ 'src/good.js': good });
      fs.symlinkSync('..', path.join(folder, 'src/up'));
      fs.symlinkSync('b.js', path.join(folder, 'src/a.js'));
      fs.symlinkSync('a.js', path.join(folder, 'src/b.js'));
      fs.writeFileSync(path.join(folder, 'src/uses.js'), "require('./a');\nrequire('./up/src/good');\n");
      const found = reviewFolder(folder);
      assert.deepEqual([places(found), problems(found), found.files], [rest, [], 2]);
    });
  });

  describe('an import that no disk can hold', () => {
    it('leads nowhere, and is no problem', () => {
      const specifiers = [`./${'x'.repeat(5000)}`, './\\u0000', '', '.', '/', '../../../../../../etc/passwd', '\\\\server\\share', 'node:no-such-module', 'https://example.org/a.js'];
      const found = review({ 'src/uses.ts': `${specifiers.map((it) => `import '${it}';`).join('\n')}\nexport {};\n` });
      assert.deepEqual([places(found), problems(found)], [rest, []]);
    });
  });

  describe('a folder that is named like a file', () => {
    it('is walked as a folder', () => {
      const found = review({ 'src/orders.ts/index.js': good });
      assert.deepEqual([places(found), problems(found)], [[...rest, 'src/orders.ts/index.js:2 unhandled-rejection'], []]);
    });
  });

  describe('a file that may not be read', () => {
    // Root may read everything, so a port that refuses stands in for the disk.
    const found = review({ 'src/locked.js': good }, (files) => refusing(files, 'src/locked.js'));

    it('is one problem that says why and what to do', () => {
      assert.deepEqual(problems(found), [['src/locked.js', 'The file cannot be read (EACCES). Check its permissions, or add it to "ignore".']]);
    });

    it('leaves the rest reviewed', () => {
      assert.deepEqual(places(found), rest);
    });
  });

  describe('a file that vanishes while it is reviewed', () => {
    it('is one problem, and leaves the rest reviewed', () => {
      const folder = folderWith({ 'src/good.js': good, 'src/gone.js': good });
      const files = diskFiles(folder, typesFolder());
      const listed = files.list();
      fs.rmSync(path.join(folder, 'src/gone.js'));
      const found = openWorkspace({ files, cards, today, typesFolder: typesFolder() }).review();
      assert.ok(listed.includes('src/gone.js'));
      assert.deepEqual(problems(found), [['src/gone.js', 'The file cannot be read.']]);
      assert.deepEqual(places(found), rest);
    });
  });

  describe('a broken tsconfig.json', () => {
    const text = '{\n  "compilerOptions": {\n    "paths": { "@/*": ["./src/*"] \n  }\n';

    it('is one problem with its place, and the defaults hold', () => {
      const found = review({ 'tsconfig.json': text });
      assert.deepEqual(found.problems.map((it) => it.file), ['tsconfig.json']);
      assert.match(found.problems[0]?.message ?? '', /^Not valid JSON at line \d+: .+ Default compiler options are used\.$/);
      assert.deepEqual(places(found), rest);
    });

    it('in a folder speaks for this folder alone', () => {
      const found = review({
        'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
        'src/send.ts': 'export const send = async () => { await fetch("x"); };\n',
        'packages/a/tsconfig.json': '{',
        'packages/a/index.ts': 'export const a = 1;\n',
        'src/uses.ts': "import { send } from '@/send';\nexport const run = () => { send(); };\n",
      });
      assert.deepEqual(found.problems.map((it) => it.file), ['packages/a/tsconfig.json']);
      assert.deepEqual(places(found), [...rest, 'src/uses.ts:2 unhandled-rejection']);
    });

    it('with a wrong option keeps what is right', () => {
      const found = review({
        'tsconfig.json': '{ "compilerOptions": { "target": "es1", "module": 7, "paths": { "@/*": ["./src/*"] } } }',
        'src/send.ts': 'export const send = async () => { await fetch("x"); };\n',
        'src/uses.ts': "import { send } from '@/send';\nexport const run = () => { send(); };\n",
      });
      assert.deepEqual(places(found), [...rest, 'src/uses.ts:2 unhandled-rejection']);
    });

    it('that extends itself, or nothing that is there, leaves the rest reviewed', () => {
      for (const it of ['{ "extends": "./tsconfig.json" }', '{ "extends": "./gone.json" }', '{ "extends": "@org/gone/tsconfig.json" }']) {
        assert.deepEqual(places(review({ 'tsconfig.json': it })), rest, it);
      }
    });

    it('that references itself leaves the rest reviewed', () => {
      const found = review({ 'tsconfig.json': '{ "files": [], "references": [{ "path": "./tsconfig.json" }] }' });
      assert.deepEqual(places(found), rest);
    });
  });

  describe('a broken package.json', () => {
    it('says nothing, and leaves the rest reviewed', () => {
      for (const it of ['{', '[]', 'null', '"text"', '{ "dependencies": ["express"] }', '{ "name": 1, "exports": { ".": null } }']) {
        const found = review({ 'package.json': it, 'packages/a/package.json': it, 'src/app.js': "require('express')().get('/a', async (q, s) => { s.json(await fetch('a')); });\n" });
        assert.deepEqual(places(found), rest, it);
      }
    });
  });

  describe('standards', () => {
    const errors = (found: Review): readonly string[] => found.standardsErrors.map((it) => `${it.location.file}:${it.location.start.line + 1} ${it.message}`);

    it('that extend themselves in a circle are one error that shows the circle', () => {
      const found = review({ 'plumbline.json': '{ "extends": "./base.json" }', 'base.json': '{\n  "extends": "./plumbline.json"\n}' });
      assert.deepEqual(errors(found), ['base.json:2 `extends` goes in a circle: `plumbline.json → base.json → plumbline.json`.']);
      assert.deepEqual(places(found), rest);
    });

    it('that extend what lies outside are refused', () => {
      const outside = folderWith({ 'base.json': '{}' });
      for (const it of [`${outside}/base.json`, `../${path.basename(outside)}/base.json`, '../../etc/passwd', 'https://example.org/base.json']) {
        const found = review({ 'plumbline.json': JSON.stringify({ extends: it }) });
        assert.equal(found.standardsErrors.length, 1, it);
        assert.match(errors(found)[0] ?? '', /^plumbline\.json:1 Cannot extend /);
        assert.deepEqual(places(found), rest);
      }
    });

    it('that extend code are refused, and nothing is run', () => {
      const found = review({ 'plumbline.json': '{ "extends": "./base.js" }', 'base.js': 'process.exit(99);\n' });
      assert.equal(found.standardsErrors.length, 1);
      assert.deepEqual(places(found).filter((it) => it.startsWith('src')), rest);
    });

    it('that may not be read are a problem', () => {
      const found = review({ 'plumbline.json': '{}' }, (files) => refusing(files, 'plumbline.json'));
      assert.deepEqual(problems(found), [['plumbline.json', 'The file cannot be read (EACCES). Check its permissions, or add it to "ignore".']]);
      assert.deepEqual(places(found), rest);
    });

    it('that break while they are edited keep the last that were right', () => {
      const folder = folderWith({ 'src/good.js': good, 'plumbline.json': '{ "rules": { "unhandled-rejection": "info" } }' });
      const files = diskFiles(folder, typesFolder());
      const workspace = openWorkspace({ files, cards, today, typesFolder: typesFolder() });
      const severities = (): readonly string[] => workspace.review().findings.map((it) => it.severity);
      assert.deepEqual(severities(), ['info']);
      files.setOverlay('plumbline.json', '{ "rules": { "unhandled-rejection": ');
      workspace.apply(['plumbline.json']);
      assert.deepEqual(severities(), ['info']);
      assert.equal(workspace.review().standardsErrors.length, 1);
      files.setOverlay('plumbline.json', '{}');
      workspace.apply(['plumbline.json']);
      assert.deepEqual([severities(), workspace.review().standardsErrors], [['error'], []]);
    });
  });

  describe('what the standards ignore', () => {
    const bad: Files = {
      'old/broken.js': 'const = ;\n',
      'old/bundle.js': 'fetch("a");\n'.repeat(420_000),
      'old/locked.js': good,
      'old/found.js': good,
      'old/tsconfig.json': '{',
    };

    it('would make problems and findings', () => {
      const found = review(bad, (files) => refusing(files, 'old/locked.js'));
      assert.deepEqual([...new Set(found.problems.map((it) => it.file))], ['old/broken.js', 'old/bundle.js', 'old/locked.js', 'old/tsconfig.json']);
      assert.deepEqual(places(found), ['old/found.js:2 unhandled-rejection', ...rest]);
    });

    it('never makes a problem or a finding', () => {
      const found = review({ ...bad, 'plumbline.json': '{ "ignore": ["old/**"] }' }, (files) => refusing(files, 'old/locked.js'));
      assert.deepEqual([problems(found), places(found), found.files], [[], rest, 1]);
    });

    it('never does so either when it is left out by include', () => {
      const found = review({ ...bad, 'plumbline.json': '{ "include": ["src/**"] }' }, (files) => refusing(files, 'old/locked.js'));
      assert.deepEqual([problems(found), places(found), found.files], [[], rest, 1]);
    });

    it('never does so either when git ignores it', () => {
      const found = review({ ...bad, '.gitignore': 'old/\n' });
      assert.deepEqual([problems(found), places(found), found.files], [[], rest, 1]);
    });
  });

  it('of every kind at once gives every message once', () => {
    const found = review({
      'src/broken.js': 'const = ;\n',
      'src/bundle.js': 'fetch("a");\n'.repeat(420_000),
      'tsconfig.json': '{',
      'src/locked.js': good,
    }, (files) => refusing(files, 'src/locked.js'));
    assert.deepEqual(found.problems.map((it) => it.file), ['src/broken.js', 'src/bundle.js', 'src/locked.js', 'tsconfig.json']);
    assert.deepEqual(places(found), rest);
  });
});

/** A fake disk that has one file and refuses to give it. */
function refusing(files: DiskFiles, refused: string): DiskFiles {
  return withPort(files, {
    read: (file) => (isSame(files, file, refused) ? undefined : files.read(file)),
    readFailure: (file) => (isSame(files, file, refused) ? 'The file cannot be read (EACCES). Check its permissions, or add it to "ignore".' : files.readFailure(file)),
  });
}

/** A disk that remembers what was read. */
function spying(files: DiskFiles, read: string[]): DiskFiles {
  return withPort(files, {
    read: (file) => {
      read.push(file.replace(`${files.root}/`, ''));
      return files.read(file);
    },
  });
}

function isSame(files: DiskFiles, file: string, other: string): boolean {
  return file === other || file === `${files.root}/${other}`;
}

function withPort(files: DiskFiles, changed: Partial<DiskFiles>): DiskFiles {
  return {
    root: files.root,
    list: () => files.list(),
    read: (it) => files.read(it),
    readFailure: (it) => files.readFailure(it),
    size: (it) => files.size(it),
    isFile: (it) => files.isFile(it),
    isFolder: (it) => files.isFolder(it),
    folders: (it) => files.folders(it),
    realPath: (it) => files.realPath(it),
    setOverlay: (it, text) => { files.setOverlay(it, text); },
    refresh: (it) => { files.refresh(it); },
    ...changed,
  };
}
