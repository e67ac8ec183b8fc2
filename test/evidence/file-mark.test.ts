/** Evidence on a file as a whole: the file is found again by what was in it. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { CodeNow } from '../../src/evidence/code-now.js';
import { findFile, markFile } from '../../src/evidence/file-mark.js';

const dockerfile = `FROM node:22-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev
COPY . .
USER node
CMD ["node", "dist/main.js"]
`;
const compose = `services:
  orders:
    image: example/orders
    mem_limit: 512m
`;

describe('evidence on a whole file', () => {
  it('is exact as long as nothing in the file changed, and changed once something did', () => {
    assert.deepEqual(find({ Dockerfile: dockerfile }), { state: 'exact', path: 'Dockerfile', start: { line: 0, character: 0 }, end: { line: 0, character: 0 } });
    assert.equal(find({ Dockerfile: dockerfile.replaceAll('\n', '\r\n') }).state, 'exact');
    assert.equal(find({ Dockerfile: dockerfile.replace('22', '24') }).state, 'changed');
    assert.equal(find({ Dockerfile: `${dockerfile} ` }).state, 'changed');
  });

  it('follows a file that was renamed, also when it was edited', () => {
    assert.deepEqual(where({ 'deploy/Dockerfile': dockerfile, 'compose.yaml': compose }), ['moved', 'deploy/Dockerfile']);
    assert.deepEqual(where({ 'deploy/Dockerfile': dockerfile.replace('USER node\n', '') }), ['changed', 'deploy/Dockerfile']);
  });

  it('follows a file whose old name another file has now', () => {
    assert.deepEqual(where({ Dockerfile: compose, 'deploy/Dockerfile': dockerfile }), ['moved', 'deploy/Dockerfile']);
  });

  it('keeps to its file when a copy is made of it', () => {
    assert.deepEqual(where({ Dockerfile: dockerfile.replace('slim', 'alpine'), 'copy/Dockerfile': dockerfile }), ['changed', 'Dockerfile']);
  });

  it('is lost when the file is gone, and is not given to a file that has little of it', () => {
    assert.deepEqual(where({}), ['lost', 'Dockerfile']);
    assert.deepEqual(where({ 'other/Dockerfile': 'FROM alpine\nWORKDIR /app\n' }), ['lost', 'Dockerfile']);
  });

  it('is changed, and not lost, when the file was written anew or became too large to compare', () => {
    assert.deepEqual(where({ Dockerfile: 'FROM scratch\n' }), ['changed', 'Dockerfile']);
    assert.deepEqual(where({ Dockerfile: '# x\n'.repeat(300_000) }), ['changed', 'Dockerfile']);
  });

  it('does without a sketch that is damaged', () => {
    assert.equal(find({ Dockerfile: dockerfile }, 'ab!').state, 'exact');
    assert.equal(find({ other: dockerfile }, 'ab!').state, 'lost');
  });

  it('sees an edit below the lines that the sketch holds', () => {
    const long = Array.from({ length: 3000 }, (_, line) => `setting_${line}: ${line}\n`).join('');
    const mark = markFile({ text: long, revision: null, committed: undefined });
    assert.equal(mark.sketch.length, 4000);
    const code = codeOf({ 'values.yaml': long.replace('setting_2900: 2900', 'setting_2900: 0') });
    assert.equal(findFile('values.yaml', mark, code).state, 'changed');
  });
});

function find(files: Readonly<Record<string, string>>, sketch?: string): ReturnType<typeof findFile> {
  const mark = markFile({ text: dockerfile, revision: null, committed: undefined });
  return findFile('Dockerfile', sketch === undefined ? mark : { ...mark, sketch }, codeOf(files));
}

function where(files: Readonly<Record<string, string>>): readonly string[] {
  const { state, path } = find(files);
  return [state, path];
}

function codeOf(files: Readonly<Record<string, string>>): CodeNow {
  return new CodeNow({ list: () => Object.keys(files), read: (it) => files[it], declarations: () => [] });
}
