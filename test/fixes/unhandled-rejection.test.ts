/** Fixes of promises that nobody waits for. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { fixed } from './support.js';

const rule = 'unhandled-rejection';
const AWAIT = 'Await the promise';
const RETURN = 'Return the promise to the chain';
const LOG = 'Handle the rejection with console.error(error)';

describe('fixes of unhandled-rejection', () => {
  it('awaits in an async function, and offers a catch', () => {
    const fixes = fixed(rule, 'async function f() {\n  «save»(order);\n}\n');
    assert.equal(fixes[AWAIT], 'async function f() {\n  await save(order);\n}\n');
    assert.equal(fixes[LOG], 'async function f() {\n  save(order).catch((error) => {\n    console.error(error);\n  });\n}\n');
  });

  it('awaits at the top level of an ES module only', () => {
    assert.equal(fixed(rule, "import { run } from './run.js';\n«run»();\n")[AWAIT], "import { run } from './run.js';\nawait run();\n");
    assert.deepEqual(Object.keys(fixed(rule, "const { run } = require('./run');\n«run»();\n", 'at-start', 'src/file.js')), [LOG]);
    assert.deepEqual(Object.keys(fixed(rule, "import { run } from './run.js';\n«run»();\n", 'at-start', 'src/file.cts')), [LOG]);
  });

  it('does not await in a function that is not async, nor in a parameter', () => {
    assert.deepEqual(Object.keys(fixed(rule, 'function f() {\n  «save»(order);\n}\n')), [LOG]);
    assert.deepEqual(Object.keys(fixed(rule, 'async function f() {\n  each(() => { «save»(order); });\n}\n')), [LOG]);
  });

  it('replaces void, with await where it may stand', () => {
    const fixes = fixed(rule, 'async function f() {\n  void «this.save»(order);\n}\n', 'silenced-by-void');
    assert.equal(fixes[AWAIT], 'async function f() {\n  await this.save(order);\n}\n');
    assert.equal(fixes[LOG], 'async function f() {\n  this.save(order).catch((error) => {\n    console.error(error);\n  });\n}\n');
    assert.match(fixed(rule, 'function f(p: Promise<void>) {\n  void «p»;\n}\n', 'silenced-by-void')[LOG] ?? '', / {2}p\.catch\(/);
  });

  it('goes on from the end of a chain, link by link', () => {
    const fixes = fixed(rule, 'async function f() {\n  «load»(1)\n    .then(use)\n    .finally(close);\n}\n');
    assert.equal(fixes[AWAIT], 'async function f() {\n  await load(1)\n    .then(use)\n    .finally(close);\n}\n');
    assert.equal(fixes[LOG], 'async function f() {\n  load(1)\n    .then(use)\n    .finally(close)\n    .catch((error) => {\n      console.error(error);\n    });\n}\n');
  });

  it('handles an immediately called function', () => {
    const fixes = fixed(rule, "import './x.js';\n(«async () =>» {\n  await work();\n})();\n");
    assert.equal(fixes[AWAIT], "import './x.js';\nawait (async () => {\n  await work();\n})();\n");
    assert.match(fixes[LOG] ?? '', /\}\)\(\)\.catch\(/);
  });

  it('returns from the callback of a then', () => {
    const fixes = fixed(rule, 'load().then((order) => {\n  check(order);\n  «save»(order);\n});\n');
    assert.equal(fixes[RETURN], 'load().then((order) => {\n  check(order);\n  return save(order);\n});\n');
  });

  it('does not return where nobody waits, or where another return stands', () => {
    assert.equal(fixed(rule, 'orders.forEach((order) => {\n  «save»(order);\n});\n')[RETURN], undefined);
    assert.equal(fixed(rule, 'load().then((order) => {\n  if (!order) return 1;\n  «save»(order);\n});\n')[RETURN], undefined);
    assert.equal(fixed(rule, 'load().then((order) => {\n  «save»(order);\n  check(order);\n});\n')[RETURN], undefined);
  });

  it('reaches into conditions and variables', () => {
    assert.equal(fixed(rule, 'async function f() {\n  ready && «save»(order);\n}\n')[AWAIT], 'async function f() {\n  ready && await save(order);\n}\n');
    assert.equal(fixed(rule, 'async function f() {\n  const done = «save»(order);\n}\n', 'variable')[AWAIT], 'async function f() {\n  const done = await save(order);\n}\n');
  });

  it('waits for all promises of a list', () => {
    const fixes = fixed(rule, 'async function f() {\n  «orders.map»((order) => save(order));\n}\n');
    assert.deepEqual(fixes, { 'Await all of them': 'async function f() {\n  await Promise.all(orders.map((order) => save(order)));\n}\n' });
  });

  it('speaks to the logger that is in scope', () => {
    const title = (source: string): string | undefined => Object.keys(fixed(rule, source)).at(-1);
    assert.equal(title("import { logger } from './logger.js';\nfunction f() {\n  «save»();\n}\n"), 'Handle the rejection with logger.error(error)');
    assert.equal(title('class A {\n  constructor(private readonly logger: Logger) {}\n  f() {\n    «save»();\n  }\n}\n'), 'Handle the rejection with this.logger.error(error)');
    assert.equal(title('class A {\n  logger = new Logger();\n  static f() {\n    «save»();\n  }\n}\n'), LOG);
    assert.equal(title("import type { logger } from './logger.js';\nfunction f() {\n  «save»();\n}\n"), LOG);
    assert.equal(title('declare const log: { write(line: string): void };\nfunction f() {\n  «save»();\n}\n'), LOG);
    assert.equal(title('function f(log: Log) {\n  «save»();\n}\n'), 'Handle the rejection with log.error(error)');
  });

  it('keeps the end of line of the file', () => {
    const text = fixed(rule, 'function f() {\r\n  «save»();\r\n}\r\n')[LOG] ?? '';
    assert.equal(text, 'function f() {\r\n  save().catch((error) => {\r\n    console.error(error);\r\n  });\r\n}\r\n');
  });

  it('says nothing about text that does not parse, or is no longer there', () => {
    assert.deepEqual(fixed(rule, 'async function f() {\n  «save»(order;\n}\n'), {});
    assert.deepEqual(fixed(rule, 'async function f() {\n  return «save»(order);\n}\n'), {});
    assert.deepEqual(fixed(rule, 'const «save» = 1;\n'), {});
  });
});
