/** Fixes of async handlers that Express 4 cannot catch. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { fixed } from './support.js';

const rule = 'async-express-handler';
const CATCH = 'Catch what fails and pass it to next';

describe('fixes of async-express-handler', () => {
  it('passes what fails to a new next parameter', () => {
    const fixes = fixed(rule, "app.get('/', «async (req, res) =>» {\n  const list = await all();\n\n  res.json(list);\n});\n");
    assert.equal(fixes[CATCH], "app.get('/', async (req, res, next) => {\n  try {\n    const list = await all();\n\n    res.json(list);\n  } catch (error) {\n    next(error);\n  }\n});\n");
  });

  it('wraps with what the file imports or declares', () => {
    const source = (head: string): string => `${head}\napp.get('/', «async (req, res) =>» {\n  res.json(await all());\n});\n`;
    const wrapped = (head: string): string | undefined => Object.values(fixed(rule, source(head)))[0];
    assert.match(wrapped("import asyncHandler from 'express-async-handler';") ?? '', /app\.get\('\/', asyncHandler\(async \(req, res\) => \{\n {2}res\.json\(await all\(\)\);\n\}\)\);/);
    assert.match(wrapped("import handle from 'express-async-handler';") ?? '', /app\.get\('\/', handle\(async/);
    assert.match(wrapped("const wrap = require('express-async-handler');") ?? '', /app\.get\('\/', wrap\(async/);
    assert.match(wrapped("import { catchAsync } from './catch-async.js';") ?? '', /app\.get\('\/', catchAsync\(async/);
    assert.doesNotMatch(wrapped("import { other } from './other.js';") ?? '', /other\(async/);
  });

  it('wraps a handler that is passed by its name', () => {
    const fixes = fixed(rule, "import { catchAsync } from './a.js';\nimport { list } from './b.js';\napp.get('/', «list»);\n", 'reference');
    assert.deepEqual(Object.values(fixes), ["import { catchAsync } from './a.js';\nimport { list } from './b.js';\napp.get('/', catchAsync(list));\n"]);
  });

  it('edits the handler of that name in the same file', () => {
    const fixes = fixed(rule, "async function list(req, res) {\n  res.json(await all());\n}\napp.get('/', «list»);\n", 'reference', 'src/file.js');
    assert.match(fixes[CATCH] ?? '', /^async function list\(req, res, next\) \{\n {2}try \{\n {4}res\.json\(await all\(\)\);\n {2}\} catch \(error\) \{\n {4}next\(error\);\n {2}\}\n\}\n/);
  });

  it('types next like the parameters beside it', () => {
    const body = '{\n  res.json(await all());\n});\n';
    const typed = fixed(rule, `import { Request, Response } from 'express';\napp.get('/', «async (req: Request, res: Response) =>» ${body}`)[CATCH] ?? '';
    assert.match(typed, /import \{ Request, Response, NextFunction \} from 'express';/);
    assert.match(typed, /\(req: Request, res: Response, next: NextFunction\) =>/);
    const spaced = fixed(rule, `import express from 'express';\napp.get('/', «async (req: express.Request, res: express.Response) =>» ${body}`)[CATCH] ?? '';
    assert.match(spaced, /res: express\.Response, next: express\.NextFunction\)/);
  });

  it('uses the next that is there, whatever its name', () => {
    const fixes = fixed(rule, "app.use(«async (req, res, done) =>» { await log(req); done(); });\n");
    assert.match(fixes['Catch what fails and pass it to done'] ?? '', /try \{\n {4}await log\(req\); done\(\);\n {2}\} catch \(error\) \{\n {4}done\(error\);/);
  });

  it('awaits what the handler returned, and gives an expression a body', () => {
    const returned = fixed(rule, "app.get('/', «async (req, res) =>» {\n  if (!req.id) return res.end();\n  return show(req, res);\n});\n")[CATCH] ?? '';
    assert.match(returned, /return res\.end\(\);\n {4}return await show\(req, res\);/);
    const short = fixed(rule, "app.get('/', «async (req, res) =>» show(req, res));\n")[CATCH] ?? '';
    assert.match(short, /async \(req, res, next\) => \{\n {2}try \{\n {4}await show\(req, res\);\n {2}\} catch/);
    assert.match(fixed(rule, "app.get('/', «async req =>» show(req));\n", undefined, 'src/a.js')[CATCH] ?? '', /async \(req, _res, next\) =>/);
  });

  it('leaves the text of templates where it is', () => {
    const fixes = fixed(rule, "app.get('/', «async (req, res) =>» {\n  const text = `a\n  b`;\n  res.send(await all(text));\n});\n");
    assert.match(fixes[CATCH] ?? '', /const text = `a\n {2}b`;\n {4}res\.send/);
  });

  it('does not take another next for its own', () => {
    assert.deepEqual(fixed(rule, "app.get('/', «async (req, res) =>» {\n  const next = await all();\n  res.json(next);\n});\n"), {});
  });
});
