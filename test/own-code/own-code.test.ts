/** Reviews this repository with its own rules and its own standards. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { Review } from '../../src/engine/review.js';
import { openWorkspace } from '../../src/engine/workspace.js';
import { diskFiles } from '../../src/host/disk-files.js';
import { loadCards, typesFolder } from '../../src/host/resources.js';
import { matcherOf } from '../../src/standards/match.js';
import { readStandards } from '../../src/standards/read-standards.js';

const root = path.resolve(import.meta.dirname, '../..');
const types = typesFolder();
const files = diskFiles(root, types);

describe('our own code', () => {
  let review: Review;

  before(() => {
    const today = new Date().toISOString().slice(0, 10);
    review = openWorkspace({ files, cards: loadCards(), today, typesFolder: types }).review();
  });

  it('is reviewed whole, by standards without a mistake', () => {
    assert.deepEqual(review.standardsErrors, []);
    assert.deepEqual(review.problems, []);
    assert.ok(review.files > 100, `${review.files} files`);
    assert.equal(review.layersDeclared, true);
  });

  it('gives our rules nothing to say at warning or above', () => {
    assert.deepEqual(reported().filter((it) => it.severity !== 'info').map(say), []);
  });

  it('keeps to its layers, whatever their severity', () => {
    assert.deepEqual(reported().filter((it) => it.rule === 'cross-layer-import' || it.rule === 'infrastructure-in-domain').map(say), []);
  });

  it('has a layer for every folder of src', () => {
    const { layers } = readStandards(files, []).standards;
    const folders = fs.readdirSync(path.join(root, 'src'), { withFileTypes: true }).filter((it) => it.isDirectory());
    const bare = folders.filter((folder) => !layers.some((it) => matcherOf(it.files)(`src/${folder.name}/any.ts`)));
    assert.deepEqual(bare.map((it) => it.name), []);
  });

  function reported(): Review['findings'] {
    return review.findings.filter((it) => it.status === 'reported');
  }
});

function say({ location, rule, message }: Review['findings'][number]): string {
  return `${location.file}:${location.start.line + 1} ${rule}: ${message}`;
}
