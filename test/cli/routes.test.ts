/** Runs `plumbline routes` on folders: both formats, paths, and what is wrong with arguments. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { folderWith } from '../support/folders.js';
import { repository } from '../support/repository-packages.js';
import { runIn } from './support.js';

const schema = JSON.parse(fs.readFileSync(path.join(repository, 'docs/routes.schema.json'), 'utf8')) as object;
const validate = new Ajv({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true }).compile(schema);

const files = {
  'package.json': '{ "name": "orders", "dependencies": { "express": "^4.22.0" } }\n',
  'src/app.js': [
    'const express = require("express");',
    'const app = express();',
    'app.use(trace);',
    'app.get("/orders", list);',
    'app.use("/more", require("./more"));',
    'app.use("/plugin", require(process.env.PLUGIN));',
    'function trace(req, res, next) { next(); }',
    'function list(req, res) { res.end(); }',
    '',
  ].join('\n'),
  'src/more.js': 'const router = require("express").Router();\nrouter.post("/", (req, res) => res.end());\nmodule.exports = router;\n',
};

interface Report {
  readonly summary: { readonly files: number; readonly routes: number; readonly unresolved: number };
  readonly routes: readonly { readonly method: string; readonly path: string; readonly line: number; readonly chain: readonly { readonly text: string }[] }[];
}

describe('plumbline routes', () => {
  it('prints each route with what runs before it, and counts what could not be followed', async () => {
    const { code, out } = await runIn(folderWith(files), ['routes', '--root', '.']);
    assert.equal(code, 0);
    assert.match(out, /^GET {3}\/orders {2}express {2}src\/app\.js:4\n {6}trace → list\n/m);
    assert.match(out, /^POST {2}\/more {4}express {2}src\/more\.js:2\n {6}trace → inline function\n/m);
    assert.match(out, /^2 routes in 2 files; 1 registration could not be followed\.$/m);
  });

  it('writes JSON that fits its schema', async () => {
    const { code, out } = await runIn(folderWith(files), ['routes', '--root', '.', '--format', 'json']);
    const report = JSON.parse(out) as Report;
    assert.equal(code, 0);
    assert.ok(validate(report), JSON.stringify(validate.errors));
    assert.deepEqual(report.summary, { files: 2, routes: 2, unresolved: 1 });
    assert.deepEqual(report.routes.map((it) => `${it.method} ${it.path} ${it.line} ${it.chain.map((link) => link.text).join()}`), ['GET /orders 4 trace', 'POST /more 2 trace']);
    assert.equal(validate({ ...report, routes: [{}] }), false);
  });

  it('lists only what is registered below the paths that are named, with prefixes from elsewhere', async () => {
    const { out } = await runIn(folderWith(files), ['routes', 'src/more.js', '--root', '.', '--format', 'json']);
    assert.deepEqual((JSON.parse(out) as Report).routes.map((it) => it.path), ['/more']);
  });

  it('refuses a format and a path that do not exist', async () => {
    const cwd = folderWith(files);
    const format = await runIn(cwd, ['routes', '--format', 'xml']);
    assert.equal(format.code, 2);
    assert.match(format.err, /xml/);
    const missing = await runIn(cwd, ['routes', 'src/nowhere.js']);
    assert.equal(missing.code, 2);
    assert.match(missing.err, /There is no file or folder "src\/nowhere\.js"/);
  });
});
