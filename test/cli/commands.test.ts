/** Proves help, `explain`, `rules` and `init`. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { rules } from '../../src/rules/index.js';
import { readStandards } from '../../src/standards/read-standards.js';
import { diskFiles } from '../../src/host/disk-files.js';
import { cards } from '../support/fixtures.js';
import { folderWith } from '../support/folders.js';
import { clean, runIn } from './support.js';

describe('plumbline', () => {
  it('prints its help', async () => {
    const { code, out, err } = await runIn(folderWith(clean), ['--help']);
    assert.deepEqual([code, err], [0, '']);
    for (const command of ['review', 'explain', 'rules', 'init']) assert.match(out, new RegExp(`^  ${command}\\b`, 'm'));
    assert.match(out, /Exit codes of review:/);
  });

  it('prints the help of a command', async () => {
    const { code, out } = await runIn(folderWith(clean), ['review', '-h']);
    assert.equal(code, 0);
    for (const option of ['--format', '--output', '--fail-on', '--rule', '--root', '--allow-incomplete', '--today']) assert.ok(out.includes(option), option);
  });

  it('prints its version', async () => {
    const { version } = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, '../../package.json'), 'utf8')) as { version: string };
    assert.deepEqual(await runIn(folderWith(clean), ['--version']), { code: 0, out: `${version}\n`, err: '' });
  });

  it('refuses a command that is none, and suggests one', async () => {
    const { code, out, err } = await runIn(folderWith(clean), ['reveiw']);
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, /unknown command 'reveiw'[\s\S]*review/);
  });

  it('without a command prints its help as a mistake', async () => {
    const { code, out, err } = await runIn(folderWith(clean), []);
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, /Usage: plumbline/);
  });
});

describe('plumbline explain', () => {
  for (const card of cards) {
    it(`prints the card of ${card.id}`, async () => {
      const { code, out, err } = await runIn(folderWith({}), ['explain', card.id]);
      assert.deepEqual([code, err], [0, '']);
      for (const part of [card.id, card.title, card.question, 'Why it matters', 'When to allow it']) assert.ok(out.includes(part), part);
    });
  }

  it('suggests the rule that was meant', async () => {
    const { code, out, err } = await runIn(folderWith({}), ['explain', 'unhandled-rejections']);
    assert.deepEqual([code, out, err], [2, '', 'plumbline: There is no rule "unhandled-rejections". Did you mean "unhandled-rejection"?\n']);
  });

  it('points to the list where nothing is near', async () => {
    const { code, err } = await runIn(folderWith({}), ['explain', 'something-else-entirely']);
    assert.deepEqual([code, err], [2, 'plumbline: There is no rule "something-else-entirely". Run "plumbline rules" to see them all.\n']);
  });

  it('needs a rule', async () => {
    const { code, err } = await runIn(folderWith({}), ['explain']);
    assert.equal(code, 2);
    assert.match(err, /missing required argument 'rule'/);
  });
});

describe('plumbline rules', () => {
  it('lists every rule with its practice, default and precision', async () => {
    const { code, out } = await runIn(folderWith({}), ['rules']);
    const [head, ...rows] = out.trimEnd().split('\n').map((it) => it.split(/ {2,}/));
    assert.equal(code, 0);
    assert.deepEqual(head, ['Rule', 'Practice', 'Default', 'Precision']);
    assert.deepEqual(rows.map((it) => it[0]), rules.map((it) => it.id));
    assert.deepEqual(rows.map((it) => it[1]), cards.map((it) => it.practice));
    const levels = new Map(rows.map(([id, , level]) => [id, level]));
    assert.equal(levels.get('unhandled-rejection'), 'error or warning');
    assert.equal(levels.get('import-cycle'), 'info');
    for (const [, , , precision] of rows) assert.match(precision ?? '', /^not measured yet$|^\d+ of \d+ right, over \d+ repositor(?:y|ies)$/);
  });
});

describe('plumbline init', () => {
  const layered = {
    'package.json': '{ "name": "orders" }',
    'src/http/routes.ts': "import express from 'express';\nimport { place } from '../application/place';\nexport const routes = [express, place];\n",
    'src/http/errors.ts': "import express from 'express';\nexport const errors = express;\n",
    'src/application/place.ts': "import { order } from '../domain/order';\nimport { rows } from '../infrastructure/rows';\nexport const place = [order, rows];\n",
    'src/application/cancel.ts': "import { order } from '../domain/order';\nexport const cancel = order;\n",
    'src/infrastructure/rows.ts': "import knex from 'knex';\nimport { order } from '../domain/order';\nexport const rows = [knex, order];\n",
    'src/infrastructure/pool.ts': "import knex from 'knex';\nexport const pool = knex;\n",
    'src/domain/order.ts': 'export const order = 1;\n',
    'src/domain/price.ts': 'export const price = 1;\n',
  };
  const written = (folder: string): string | undefined => {
    const file = path.join(folder, 'plumbline.json');
    return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined;
  };

  it('writes what it showed once a person agrees', async () => {
    const folder = folderWith(layered);
    const { code, out } = await runIn(folder, ['init'], { isTTY: true, input: 'y\n' });
    const text = written(folder);
    assert.equal(code, 0);
    assert.ok(text !== undefined && out.includes(text));
    assert.ok(out.includes(`Wrote ${path.join(folder, 'plumbline.json')}`));
    assert.match(text, /"domain"/);
  });

  it('writes standards that hold', async () => {
    const folder = folderWith(layered);
    await runIn(folder, ['init', '--yes']);
    const { errors, problems, standards } = readStandards(diskFiles(folder), rules);
    assert.deepEqual([errors, problems], [[], []]);
    assert.ok(standards.layers.some((it) => it.files.some((glob) => glob.startsWith('src/domain'))));
    const { code, err } = await runIn(folder, ['review']);
    assert.deepEqual([code, err], [0, '']);
  });

  for (const input of ['n\n', '\n', 'what\n']) {
    it(`writes nothing at the answer ${JSON.stringify(input)}`, async () => {
      const folder = folderWith(layered);
      const { code, out } = await runIn(folder, ['init'], { isTTY: true, input });
      assert.deepEqual([code, written(folder)], [0, undefined]);
      assert.match(out, /Nothing was written\. `plumbline init --yes` writes without asking\./);
    });
  }

  it('writes nothing where nobody can answer', async () => {
    const folder = folderWith(layered);
    const { code, out } = await runIn(folder, ['init'], { input: 'y\n' });
    assert.deepEqual([code, written(folder)], [0, undefined]);
    assert.match(out, /Nothing was written/);
  });

  it('writes without asking at --yes, into the folder that is named', async () => {
    const folder = folderWith(Object.fromEntries(Object.entries(layered).map(([file, text]) => [`backend/${file}`, text])));
    const { code } = await runIn(folder, ['init', 'backend', '--yes']);
    assert.equal(code, 0);
    assert.notEqual(written(path.join(folder, 'backend')), undefined);
    assert.equal(written(folder), undefined);
  });

  it('never overwrites', async () => {
    const folder = folderWith({ ...layered, 'plumbline.json': '{ "edition": "2026.1" }' });
    const { code, out, err } = await runIn(folder, ['init', '--yes']);
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, /plumbline\.json exists already\. Edit it, or move it away/);
    assert.equal(written(folder), '{ "edition": "2026.1" }');
  });

  it('refuses a folder that is none', async () => {
    const folder = folderWith(layered);
    for (const name of ['gone', 'package.json']) {
      const { code, err } = await runIn(folder, ['init', name]);
      assert.deepEqual([code, err], [2, `plumbline: There is no folder "${name}" in ${folder}.\n`]);
    }
  });
});
