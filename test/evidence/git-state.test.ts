/** What is read from a repository's own files agrees with what git says. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { permalinkOf, repositoryOf } from '../../src/evidence/permalink.js';
import { gitState } from '../../src/host/git-state.js';
import { folderWith } from '../support/folders.js';
import { anchor } from './support.js';

describe('the state of a repository', () => {
  it('is that of git: commit, remote, committed files, packed refs, work trees', () => {
    const root = folderWith({ 'src/a.ts': 'export const a = 1;\n', 'sub/b.ts': 'export {};\n' });
    const git = (...args: string[]): string => execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    assert.equal(gitState(root), undefined);
    git('init');
    assert.equal(gitState(root), undefined, 'no commit yet');
    git('remote', 'add', 'origin', 'git@github.com:acme/orders.git');
    git('add', '.');
    git('commit', '-m', 'first');
    const state = gitState(root);
    assert.equal(state?.revision, git('rev-parse', 'HEAD'));
    assert.equal(state.remote, 'git@github.com:acme/orders.git');
    assert.deepEqual(['export const a = 1;\n', 'export const a = 1;\r\n', 'export const a = 2;\n'].map((it) => state.isCommitted('src/a.ts', it)), [true, true, false]);
    assert.equal(state.isCommitted('src/new.ts', ''), undefined);
    assert.equal(gitState(path.join(root, 'sub'))?.isCommitted('b.ts', 'export {};\n'), true);
    git('pack-refs', '--all');
    assert.equal(gitState(root)?.revision, state.revision);
    const other = path.join(folderWith({}), 'other');
    git('worktree', 'add', other);
    assert.deepEqual([gitState(other)?.revision, gitState(other)?.remote], [state.revision, state.remote]);
    fs.writeFileSync(path.join(root, '.git/HEAD'), 'ref: refs/../../etc/passwd\n');
    assert.equal(gitState(root), undefined);
  });
});

describe('a permalink', () => {
  it('is told from the remote, where the host is known', () => {
    const revision = 'a'.repeat(40);
    const at = { ...anchor, revision, committed: true };
    const link = (remote: string): string | null => permalinkOf({ repository: repositoryOf(remote), folder: '' }, at);
    const github = `https://github.com/acme/orders/blob/${revision}/src/orders.ts#L4`;
    for (const it of ['git@github.com:acme/orders.git', 'https://github.com/acme/orders', 'ssh://git@github.com:22/acme/orders.git', 'https://user:secret@github.com/acme/orders.git/']) {
      assert.equal(link(it), github, it);
    }
    assert.equal(link('https://gitlab.com/a/b/c.git'), `https://gitlab.com/a/b/c/-/blob/${revision}/src/orders.ts#L4`);
    assert.equal(link('git@bitbucket.org:a/b.git'), `https://bitbucket.org/a/b/src/${revision}/src/orders.ts#lines-4`);
    assert.equal(permalinkOf({ repository: 'https://github.com/a/b', folder: 'a b/' }, { ...at, path: '#.ts', end: { line: 8, character: 0 } }), `https://github.com/a/b/blob/${revision}/a%20b/%23.ts#L4-L9`);
    for (const it of ['/srv/git/orders.git', '../orders', 'https://example.com/x y', 'javascript:alert(1)', 'file:///etc', 'https://git.example.com/a/b']) assert.equal(link(it), null, it);
    assert.equal(permalinkOf({ repository: 'https://github.com/a/b', folder: '' }, { ...at, committed: false }), null);
    assert.equal(permalinkOf({ repository: 'https://github.com/a/b', folder: '' }, { ...at, revision: null }), null);
  });
});
