/** Proves what holds of an open workspace: it follows changes, can be stopped between steps, tells how far it is, and never throws. */
import assert from 'node:assert/strict';
import { openWorkspace, type WorkspaceOptions } from '../../src/engine/workspace.js';
import type { Review } from '../../src/engine/review.js';
import { diskFiles } from '../../src/host/disk-files.js';
import { typesFolder } from '../../src/host/resources.js';
import { rules } from '../../src/rules/index.js';
import { cards, today } from '../support/fixtures.js';
import { folderWith } from '../support/folders.js';

const orders = {
  'package.json': '{ "dependencies": { "express": "^4.18.0" } }',
  'src/mailer.ts': 'export async function send(): Promise<void> { await fetch("x"); }\n',
  'src/orders.ts': 'import { send } from "./mailer.js";\n\nexport function place() {\n  send();\n}\n',
  'src/routes.js': "require('express')().get('/a', async (q, s) => { s.json(await fetch('a')); });\n",
};

function open(files: Readonly<Record<string, string>> = orders, more: Partial<WorkspaceOptions> = {}) {
  const disk = diskFiles(folderWith(files), typesFolder());
  return { files: disk, workspace: openWorkspace({ files: disk, cards, today, typesFolder: typesFolder(), ...more }) };
}

/** What these tests are about; rules that conclude from absence speak about such small services too. */
const subjects = new Set(['unhandled-rejection', 'async-express-handler']);
const rulesIn = (review: Review): readonly string[] => review.findings.filter((it) => subjects.has(it.rule)).map((it) => `${it.location.file} ${it.rule}`);
const all = ['src/orders.ts unhandled-rejection', 'src/routes.js async-express-handler'];

describe('an open workspace', () => {
  it('follows unsaved text, and gives the first review again once it is gone', () => {
    const { files, workspace } = open();
    const first = workspace.review();
    assert.deepEqual(rulesIn(first), all);

    files.setOverlay('src/orders.ts', orders['src/orders.ts'].replace('  send();', '  return send();'));
    workspace.apply(['src/orders.ts']);
    assert.deepEqual(rulesIn(workspace.review()), all.slice(1));

    files.setOverlay('src/orders.ts', undefined);
    workspace.apply(['src/orders.ts']);
    assert.deepEqual(workspace.review(), first);
  });

  it('sees in one file what another now exports', () => {
    const { files, workspace } = open();
    const first = workspace.review();
    files.setOverlay('src/mailer.ts', 'export function send(): void {}\n');
    workspace.apply(['src/mailer.ts']);
    assert.deepEqual(rulesIn(workspace.review()), all.slice(1));
    files.setOverlay('src/mailer.ts', undefined);
    workspace.apply(['src/mailer.ts']);
    assert.deepEqual(workspace.review(), first);
  });

  it('sees a new file, and one that is gone', () => {
    const { files, workspace } = open();
    const first = workspace.review();
    files.setOverlay('src/new.js', 'module.exports = () => { fetch("a"); };\n');
    workspace.apply(['src/new.js']);
    assert.deepEqual(rulesIn(workspace.review()), ['src/new.js unhandled-rejection', ...all]);
    files.setOverlay('src/new.js', undefined);
    workspace.apply(['src/new.js']);
    assert.deepEqual(workspace.review(), first);
  });

  it('sees that a package.json or tsconfig.json changed', () => {
    const { files, workspace } = open({ ...orders, 'src/aliased.ts': 'import { send } from "@/mailer";\nexport const run = () => { send(); };\n', 'tsconfig.json': '{}' });
    const first = workspace.review();
    assert.deepEqual(rulesIn(first), all);
    files.setOverlay('package.json', '{ "dependencies": { "express": "^5.0.0" } }');
    files.setOverlay('tsconfig.json', '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }');
    workspace.apply(['package.json', 'tsconfig.json']);
    assert.deepEqual(rulesIn(workspace.review()), ['src/aliased.ts unhandled-rejection', 'src/orders.ts unhandled-rejection']);
    for (const it of ['package.json', 'tsconfig.json']) files.setOverlay(it, undefined);
    workspace.apply(['package.json', 'tsconfig.json']);
    assert.deepEqual(workspace.review(), first);
  });

  it('sees that the standards changed', () => {
    const { files, workspace } = open();
    workspace.review();
    files.setOverlay('plumbline.json', '{ "rules": { "unhandled-rejection": "off" }, "ignore": ["src/routes.js"] }');
    workspace.apply(['plumbline.json']);
    assert.deepEqual(rulesIn(workspace.review()), []);
  });

  it('recovers from text that does not parse', () => {
    const { files, workspace } = open();
    const first = workspace.review();
    files.setOverlay('src/mailer.ts', 'export async function send(): Promise<void> { await fetch(');
    workspace.apply(['src/mailer.ts']);
    assert.deepEqual(workspace.review().problems.map((it) => it.file), ['src/mailer.ts']);
    files.setOverlay('src/mailer.ts', undefined);
    workspace.apply(['src/mailer.ts']);
    assert.deepEqual(workspace.review(), first);
  });

  it('may be stopped after any step and started again', () => {
    const expected = open().workspace.review();
    for (let stop = 1; ; stop += 1) {
      const { workspace } = open();
      const steps = workspace.reviewSteps();
      let taken = 0;
      let isDone = false;
      while (taken < stop && !isDone) {
        isDone = steps.next().done === true;
        taken += 1;
      }
      const found = workspace.review();
      assert.deepEqual(found, expected, `after ${stop} steps`);
      if (isDone) {
        assert.ok(stop > 3, 'there are steps to stop at');
        return;
      }
    }
  });

  it('comes to an end where a list is filled from what it holds', () => {
    const queue = `import { Edges } from './edges.js';

export class Queue {
  readonly #seen = new Edges();
  readonly #order: Item[] = [];

  constructor(graph: Graph, first: readonly Item[]) {
    for (const it of first) this.#add(it);
    for (const from of this.#order) {
      for (const by of graph.edgesFrom(from.ref)) this.#add({ ref: by.to, handler: from.handler });
    }
  }

  #add(item: Item): void {
    if (this.#seen.get(item.ref, item.handler)) return;
    this.#order.push(item);
  }
}
`;
    assert.equal(open({ 'package.json': '{}', 'src/queue.ts': queue }).workspace.review().files, 1);
  });

  it('tells how far it is, from the beginning to the end', () => {
    const seen: (readonly [number, number])[] = [];
    open(orders, { onProgress: (done, total) => seen.push([done, total]) }).workspace.review();
    assert.ok(seen.length > 0);
    assert.ok(seen.every(([done], index) => index === 0 || done > (seen[index - 1]?.[0] ?? 0)), 'it never goes back');
    const [done, total] = seen.at(-1) ?? [0, 1];
    assert.equal(done, total);
  });

  it('is plain data', () => {
    const review = open().workspace.review();
    assert.deepEqual(JSON.parse(JSON.stringify(review)), review);
  });

  it('keeps the identity of findings when lines move above them', () => {
    const { files, workspace } = open();
    const before = workspace.review().findings;
    files.setOverlay('src/orders.ts', `// one\n\n// two\n${orders['src/orders.ts']}`);
    workspace.apply(['src/orders.ts']);
    const after = workspace.review().findings;
    assert.deepEqual(after.map((it) => it.fingerprint), before.map((it) => it.fingerprint));
    assert.notDeepEqual(after.map((it) => it.location), before.map((it) => it.location));
  });

  it('survives every prefix of a file, as it is while it is typed', () => {
    const { files, workspace } = open();
    const text = "import { send } from './mailer.js';\nexport class A<T extends { b: `${string}c` }> {\n  #d = async () => { for await (const e of f?.()) send?.(e!); };\n}\n";
    workspace.review();
    for (let length = 0; length <= text.length; length += 3) {
      files.setOverlay('src/orders.ts', text.slice(0, length));
      workspace.apply(['src/orders.ts']);
      assert.ok(rulesIn(workspace.review()).includes('src/routes.js async-express-handler'), text.slice(0, length));
    }
  });

  it('goes on without types when memory is short, says so, and asks again once it is opened anew', () => {
    let asked = 0;
    const { files, workspace } = open(orders, { isShortOfMemory: () => (asked += 1) > 1 });
    const short = workspace.review();
    assert.match(short.problems.map((it) => it.message).join(), /^Memory is short, so 2 files were reviewed without types/);
    workspace.apply(['src/orders.ts']);
    assert.equal(workspace.review().problems.length, 1, 'it stays so');
    const again = openWorkspace({ files, cards, today, typesFolder: typesFolder() }).review();
    assert.deepEqual(again.problems, []);
    assert.deepEqual(rulesIn(again), all);
  });

  it('can be stopped on the way through linking and rules, not only between files', () => {
    const { workspace } = open();
    const first = workspace.review();
    // Nothing changed, so that no file is extracted or answered again; what is left is linking and rules.
    let steps = 0;
    const again = workspace.reviewSteps();
    let step = again.next();
    for (; step.done !== true; step = again.next()) steps += 1;
    assert.ok(steps > rules.length, `${steps} steps`);
    assert.deepEqual(step.value, first);
    const stopped = workspace.reviewSteps();
    for (let count = 0; count < steps - 1; count += 1) stopped.next();
    stopped.return(undefined as never);
    assert.deepEqual(workspace.review(), first);
  });

  it('reviews an empty root', () => {
    const review = open({}).workspace.review();
    assert.deepEqual([review.files, review.findings, review.problems, review.coverage.calls], [0, [], [], 0]);
  });
});
