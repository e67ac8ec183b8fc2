/** Anchors: found again after edits, moves and renames, and never taken for other code. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { outlineOf } from '../../src/engine/outline.js';
import type { Anchor } from '../../src/evidence/anchor.js';
import { CodeNow } from '../../src/evidence/code-now.js';
import { findAnchor } from '../../src/evidence/find-anchor.js';
import { makeAnchor, textBetween } from '../../src/evidence/make-anchor.js';
import { pick, randomFrom, type Random } from './support.js';

const orders = `import { sendReceipt } from './receipts.js';
import { database } from './database.js';

export class OrderService {
  async place(id: string): Promise<void> {
    const order = await database.orders.findOne(id);
    if (order === undefined) throw new Error('no such order');
    await sendReceipt(order);
    return;
  }

  async cancel(id: string): Promise<void> {
    const order = await database.orders.findOne(id);
    if (order === undefined) throw new Error('no such order');
    await database.orders.remove(order);
    return;
  }
}

export function total(lines: readonly Line[]): number {
  let sum = 0;
  for (const line of lines) sum += line.price * line.count;
  return sum;
}
`;

describe('an anchor', () => {
  it('is exact where nothing changed, for every range of a text', () => {
    const random = randomFrom(1);
    const lines = orders.split('\n');
    for (let round = 0; round < 300; round++) {
      const line = random(lines.length - 2);
      const start = { line, character: random((lines[line] ?? '').length + 1) };
      const endLine = Math.min(line + random(4), lines.length - 2);
      const end = { line: endLine, character: random((lines[endLine] ?? '').length + 1) };
      const anchor = anchorOf(orders, start, end);
      if (anchor.text.trim() === '') continue;
      const found = find(anchor, { 'src/orders.ts': orders });
      assert.deepEqual(found, { state: 'exact', path: 'src/orders.ts', start: anchor.start, end: anchor.end });
    }
  });

  it('follows edits above, below and of the indentation', () => {
    const anchor = anchorOn('await sendReceipt(order)');
    assert.equal(anchor.enclosing, 'OrderService.place');
    expect(anchor, orders.replace('export class', '/** Orders. */\nconst limit = 3;\n\nexport class'), 'exact', 'await sendReceipt(order)');
    expect(anchor, orders.replace('  async cancel', '  async refund() {}\n\n  async cancel'), 'exact', 'await sendReceipt(order)');
    expect(anchor, orders.replaceAll('\n    ', '\n        '), 'exact', 'await sendReceipt(order)');
    expect(anchor, orders.replaceAll('\n', '\r\n'), 'exact', 'await sendReceipt(order)');
    expect(anchor, orders.replace('OrderService', 'Orders').replace('place(', 'submit('), 'exact', 'await sendReceipt(order)');
  });

  it('tells twins apart', () => {
    const line = '    if (order === undefined) throw new Error(\'no such order\');';
    const [first = 0, second = 0] = orders.split('\n').flatMap((it, index) => (it === line ? [index] : []));
    for (const at of [first, second]) {
      const anchor = anchorOf(orders, { line: at, character: 4 }, { line: at, character: line.length });
      const found = find(anchor, { 'src/orders.ts': `// one\n// two\n${orders}` });
      assert.deepEqual([found.state, found.start.line], ['exact', at + 2]);
    }
    // One twin goes with its method; the other is not taken for it.
    const gone = orders.replace(/ {2}async place[^]*?\n {2}\}\n\n/, '');
    const anchor = anchorOf(orders, { line: first, character: 4 }, { line: first, character: line.length });
    assert.equal(find(anchor, { 'src/orders.ts': gone }).state, 'lost');
  });

  it('does not take a copy for the original', () => {
    const block = (name: string): string => `    case '${name}':\n      return new ${name}Calculator({\n        items,\n        filters,\n        rates: this.rates,\n        cache: this.cache\n      });\n`;
    const before = `switch (kind) {\n${block('MWR')}${block('TWR')}  }\n`;
    const line = before.split('\n').indexOf('        rates: this.rates,');
    const anchor = anchorOf(before, { line, character: 8 }, { line, character: 26 });
    // The first block was edited above the place, and a copy of it was put right behind it.
    const now = before.replace('new MWRCalculator', 'new MwrCalculator').replace(block('TWR'), block('ROAI') + block('TWR'));
    assert.notEqual(find(anchor, { 'src/orders.ts': now }).state, 'exact');
    const elsewhere = `// new\n${before}`;
    assert.deepEqual([find(anchor, { 'src/orders.ts': elsewhere }).state, find(anchor, { 'src/orders.ts': elsewhere }).start.line], ['exact', line + 1]);
  });

  it('does not take one of two little lines for the other', () => {
    const before = "  it('loads', () => {\n    load().then(() => {\n      expect(spy.calls.count()).toEqual(2);\n      done()\n    }).catch(() => {\n      fail(\"should succeed\");\n      done();\n    });\n  });\n";
    const now = "  it('loads', () => {\n    load()\n      .then(() => {\n        expect(spy.calls.count()).toEqual(2);\n        done();\n      })\n      .catch(() => {\n        fail('should succeed');\n        done();\n      });\n  });\n";
    const found = find(anchorOf(before, { line: 6, character: 6 }, { line: 6, character: 13 }), { 'src/orders.ts': now });
    assert.ok(found.state !== 'exact' || found.start.line === 8, JSON.stringify(found));
  });

  it('is changed when its text was edited, and says where', () => {
    const anchor = anchorOn('await sendReceipt(order)');
    expect(anchor, orders.replace('sendReceipt(order)', 'sendReceipt(order, { retry: 3 })'), 'changed', 'await sendReceipt(order, { retry: 3 });');
    expect(anchorOn(/const order[^]*?sendReceipt\(order\);/), orders.replace('if (order === undefined) throw', 'if (!order) throw'), 'changed',
      "const order = await database.orders.findOne(id);\n    if (!order) throw new Error('no such order');\n    await sendReceipt(order);");
    expect(anchorOn(/let sum[^]*?return sum;/), orders.replace('  return sum;', '  log(sum);\n  return sum;'), 'changed',
      'let sum = 0;\n  for (const line of lines) sum += line.price * line.count;\n  log(sum);\n  return sum;');
    // The words are there, and what follows them on their line is another.
    expect(anchorOn('line.price * line.count'), orders.replace('line.count;', 'line.count * rate;'), 'changed', 'line.price * line.count');
  });

  it('is moved when its text stands elsewhere', () => {
    const anchor = anchorOn(/let sum[^]*?return sum;/);
    const moved = orders.replace(/export function total[^]*/, '');
    const totals = orders.slice(orders.indexOf('export function total'));
    expect(anchor, `${totals}\n${moved}`, 'moved', anchor.text);
    const found = find(anchor, { 'src/orders.ts': moved, 'src/totals.ts': `import type { Line } from './line.js';\n\n${totals}`, 'src/other.ts': 'export const a = 1;\n' });
    assert.deepEqual([found.state, found.path, found.start.line], ['moved', 'src/totals.ts', 3]);
  });

  it('follows a file that was renamed, also when it was edited', () => {
    const anchor = anchorOn('await sendReceipt(order)');
    const others = { 'src/receipts.ts': 'export async function sendReceipt() {}\n', 'src/database.ts': 'export const database = {};\n' };
    const found = find(anchor, { ...others, 'src/orders/order-service.ts': orders.replace("'./database.js'", "'../database.js'") });
    assert.deepEqual([found.state, found.path, found.start.line], ['moved', 'src/orders/order-service.ts', 7]);
    const edited = find(anchor, { ...others, 'src/orders/order-service.ts': orders.replace('sendReceipt(order);', 'sendReceipt(order, 3);') });
    assert.deepEqual([edited.state, edited.path], ['changed', 'src/orders/order-service.ts']);
  });

  it('is lost when its code is gone, and keeps its last place', () => {
    const anchor = anchorOn('await sendReceipt(order)');
    const without = orders.replace('    await sendReceipt(order);\n', '');
    const found = find(anchor, { 'src/orders.ts': without });
    assert.deepEqual(found, { state: 'lost', path: 'src/orders.ts', start: anchor.start, end: anchor.end });
    assert.equal(find(anchor, {}).state, 'lost');
    assert.equal(find(anchor, { 'src/orders.ts': '' }).state, 'lost');
    assert.equal(find(anchor, { 'src/a.ts': `function other() {\n  await sendReceipt(order);\n}\n`, 'src/b.ts': `function third() {\n  await sendReceipt(order);\n}\n` }).state, 'lost', 'two places, and nothing to choose by');
  });

  it('holds for files without declarations and for a file of one line', () => {
    const compose = 'services:\n  api:\n    image: node:22\n    deploy:\n      resources:\n        limits: { memory: 512M }\n';
    const anchor = anchorOf(compose, { line: 5, character: 8 }, { line: 5, character: 32 }, 'compose.yaml');
    assert.equal(find(anchor, { 'compose.yaml': `# ours\n${compose}` }).state, 'exact');
    const single = anchorOf("export * from './a.js';\n", { line: 0, character: 0 }, { line: 0, character: 22 }, 'index.ts');
    assert.equal(find(single, { 'index.ts': "export * from './a.js';\n" }).state, 'exact');
  });

  it('does without a sketch that is damaged', () => {
    const anchor = anchorOn('await sendReceipt(order)');
    const damaged = { ...anchor, context: { ...anchor.context, sketch: '%%%', sketchStart: 99 } };
    const found = find(damaged, { 'src/orders.ts': orders });
    assert.equal(textBetween(orders.split('\n'), found.start, found.end), 'await sendReceipt(order)');
  });

  it('never says exact of other code, whatever edits were made', () => {
    const counts = { exact: 0, moved: 0, changed: 0, lost: 0 };
    for (let seed = 1; seed <= 600; seed++) {
      const random = randomFrom(seed);
      const file = numberedFile(random);
      const at = random(file.length);
      const height = random(3);
      const text = file.map((it) => it.text).join('\n');
      const end = Math.min(at + height, file.length - 1);
      const anchor = anchorOf(text, { line: at, character: 0 }, { line: end, character: file[end]?.text.length ?? 0 });
      const own = file.slice(at, end + 1);
      if (own.every((it) => !/\w/.test(it.text))) continue;
      const after = edited(random, file);
      const found = find(anchor, { 'src/orders.ts': after.map((it) => it.text).join('\n') });
      counts[found.state]++;
      if (found.state === 'exact') {
        const there = after.slice(found.start.line, found.end.line + 1);
        assert.deepEqual(told(there), told(own), `seed ${seed}`);
        // A line that was replaced by its like, among its old neighbours, is nothing that anyone could tell from the text.
        const around = [...after.slice(Math.max(0, found.start.line - 2), found.start.line), ...there, ...after.slice(found.end.line + 1, found.end.line + 3)];
        const isSame = around.some((it) => Math.abs(it.number - (own[0]?.number ?? 0)) <= height + 2);
        assert.ok(isSame, `seed ${seed}: ${JSON.stringify({ own, there })}`);
      } else if (found.state === 'lost') {
        const left = own.filter((it) => after.some((other) => other.number === it.number));
        assert.ok(left.length < own.length || own.length < 2, `seed ${seed} lost what is there`);
      }
    }
    assert.ok(counts.exact > 200 && counts.lost > 10 && counts.changed > 20, JSON.stringify(counts));
  });

  it('is found in a file of two thousand lines in a few milliseconds', () => {
    const random = randomFrom(5);
    const file = Array.from({ length: 2000 }, (_, index) => `  const value${index % 400} = compute(${random(100)});`);
    const text = file.join('\n');
    const anchors = Array.from({ length: 100 }, (_, index) => makeAnchor({
      path: 'src/orders.ts', text, start: { line: index * 20, character: 2 }, end: { line: index * 20 + 2, character: 10 }, declarations: [], revision: null, committed: undefined,
    }));
    const code = codeOf({ 'src/orders.ts': `${file.slice(0, 700).join('\n')}\n// new\n${file.slice(700).join('\n')}` });
    const started = process.cpuUsage();
    for (let round = 0; round < 3; round++) for (const it of anchors) findAnchor(it, code);
    const each = process.cpuUsage(started).user / 1000 / 300;
    assert.ok(each < 10, `${each.toFixed(2)} ms each`);
  });
});

interface NumberedLine {
  readonly number: number;
  readonly text: string;
}

/** A file with many lines that read alike; each knows which one it is. */
function numberedFile(random: Random): NumberedLine[] {
  const bodies = ['  return;', '  }', '  await save(order);', '  const order = load(id);', '  if (!order) return;', '  log.info(order.id);', '', '  retry(3);'];
  return Array.from({ length: 20 + random(60) }, (_, number) => ({
    number, text: random(5) === 0 ? `function f${random(30)}(a${random(9)}) {` : pick(random, bodies),
  }));
}

function edited(random: Random, file: readonly NumberedLine[]): NumberedLine[] {
  const after = [...file];
  for (let edit = 1 + random(4); edit > 0; edit--) {
    const at = random(after.length);
    const kind = random(3);
    const inserted = numberedFile(random).slice(0, 1 + random(6)).map((it, index) => ({ number: -1000 * edit - index, text: it.text }));
    if (kind === 0) after.splice(at, 0, ...inserted);
    else if (kind === 1) after.splice(at, 1 + random(5));
    else after.splice(at, 1, ...inserted.slice(0, 1));
  }
  return after;
}

/** The lines that say something, as they are without their indentation. */
function told(lines: readonly NumberedLine[]): string[] {
  return lines.map((it) => it.text.trim()).filter((it) => it !== '');
}

function anchorOf(text: string, start: Anchor['start'], end: Anchor['end'], path = 'src/orders.ts'): Anchor {
  const declarations = outlineOf({ root: '/root', read: () => text }, path);
  return makeAnchor({ path, text, start, end, declarations, revision: null, committed: undefined });
}

/** The anchor of a part of the example. */
function anchorOn(part: string | RegExp): Anchor {
  const found = typeof part === 'string' ? part : (part.exec(orders)?.[0] ?? '');
  const at = orders.indexOf(found);
  assert.ok(at > 0);
  return anchorOf(orders, positionAt(at), positionAt(at + found.length));
}

function positionAt(offset: number): Anchor['start'] {
  const lines = orders.slice(0, offset).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

function codeOf(files: Readonly<Record<string, string>>): CodeNow {
  const read = (path: string): string | undefined => files[path];
  return new CodeNow({ list: () => Object.keys(files), read, declarations: (path) => outlineOf({ root: '/root', read }, path) });
}

function find(anchor: Anchor, files: Readonly<Record<string, string>>): ReturnType<typeof findAnchor> {
  return findAnchor(anchor, codeOf(files));
}

function expect(anchor: Anchor, now: string, state: string, text: string): void {
  const found = find(anchor, { 'src/orders.ts': now });
  assert.deepEqual([found.state, textBetween(now.split(/\r?\n/), found.start, found.end)], [state, text]);
}
