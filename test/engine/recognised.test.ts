/** Proves on whole backends that moved, renamed and reformatted code keeps its findings, and that nothing else is taken for them. */
import assert from 'node:assert/strict';
import type { TriagedFinding } from '../../src/analysis/finding.js';
import { openWorkspace } from '../../src/engine/workspace.js';
import { typesFolder } from '../../src/host/resources.js';
import { matchFindings } from '../../src/standards/match-findings.js';
import { cards, today } from '../support/fixtures.js';
import { diskFiles } from '../../src/host/disk-files.js';
import { folderWith } from '../support/folders.js';

type Files = Readonly<Record<string, string>>;

/** Findings of many kinds: dropped promises, an import against the layers, one past a front door, a cycle, a whole service. */
const before: Files = {
  'package.json': '{ "dependencies": { "express": "^4.18.0" } }',
  'plumbline.json': JSON.stringify({
    layers: [
      { name: 'domain', files: ['src/domain/**'], mayImport: [] },
      { name: 'data', files: ['src/data/**'], mayImport: ['domain'] },
    ],
    contexts: [
      { name: 'orders', files: ['src/orders/**'] },
      { name: 'billing', files: ['src/billing/**'] },
    ],
  }),
  'src/domain/order.ts': "import { table, rows } from '../data/table.js';\n\nexport const order = () => [table, rows];\n",
  'src/data/table.ts': 'export const table = 1;\nexport const rows = 2;\n',
  'src/billing/index.ts': 'export const bill = 1;\n',
  'src/billing/tax.ts': 'export const tax = 1;\nexport const rate = 2;\n',
  'src/orders/price.ts': "import { rate } from '../billing/tax.js';\n\nexport const price = () => rate;\n",
  'src/jobs/user.ts': "import { team } from './team.js';\n\nexport const user = () => team;\n",
  'src/jobs/team.ts': "import { user } from './user.js';\n\nexport const team = () => user;\n",
  'src/mail.ts': 'export async function send(to: string, more?: object): Promise<void> {\n  await fetch(to, more);\n}\n',
  'src/notify.ts': [
    "import { send } from './mail.js';",
    '',
    'export function first(to: string) {',
    "  send('first', { to });",
    '}',
    '',
    'export function second(all: string[]) {',
    '  all.forEach(async (it) => {',
    '    await send(it);',
    '  });',
    '}',
    '',
  ].join('\n'),
  'src/server.ts': "import express from 'express';\n\nconst app = express();\napp.get('/', async (_q, s) => {\n  s.json(await fetch('x'));\n});\napp.listen(1);\n",
};

const edits: Readonly<Record<string, (files: Files) => Files>> = {
  'fifty lines are inserted above': (files) => mapped(files, (text) => `${'// A line more.\n'.repeat(50)}${text}`),
  'everything is reformatted': (files) =>
    mapped(files, (text) =>
      text
        .replace("send('first', { to });", 'send(\n    "first",\n    { to },\n  )')
        .replaceAll("'", '"')
        .replaceAll('  ', '\t')
        .replaceAll('async (it) =>', 'async it =>'),
    ),
  'a function moves to another file': (files) => {
    const { 'src/notify.ts': notify = '', ...rest } = files;
    const at = notify.indexOf('export function second');
    return { ...rest, 'src/notify.ts': notify.slice(0, at), 'src/later.ts': `import { send } from './mail.js';\n\n${notify.slice(at)}` };
  },
  'a file with findings is renamed': (files) => renamed(files, 'src/notify.ts', 'src/messages/notices.ts', (text) => text.replace('./mail.js', '../mail.js')),
  'a file that is imported against the layers is renamed': (files) => mapped(renamed(files, 'src/data/table.ts', 'src/data/store.ts'), (text) => text.replace('../data/table.js', '../data/store.js')),
  'a file that imports against the layers is renamed': (files) => renamed(files, 'src/domain/order.ts', 'src/domain/sales/order-line.ts', (text) => text.replace('../data', '../../data')),
  'a file behind a front door is renamed': (files) => mapped(renamed(files, 'src/billing/tax.ts', 'src/billing/rates.ts'), (text) => text.replace('/tax.js', '/rates.js')),
  'a file in a cycle is renamed': (files) => mapped(renamed(files, 'src/jobs/team.ts', 'src/jobs/a-group.ts'), (text) => text.replace('./team.js', './a-group.js')),
  'the entry of a service is renamed': (files) => renamed(files, 'src/server.ts', 'src/main.ts'),
};

describe('findings of before', () => {
  const old = reviewed(before);

  it('are of every kind', () => {
    assert.deepEqual([...new Set(old.map((it) => it.rule))].sort(), [
      'async-express-handler', 'async-listener', 'cross-context-import', 'cross-layer-import', 'import-cycle', 'missing-correlation-id', 'missing-graceful-shutdown',
        'missing-process-error-policy', 'outbound-call-without-timeout', 'unhandled-rejection',
    ]);
  });

  for (const [says, edit] of Object.entries(edits)) {
    it(`are all recognised when ${says}`, () => {
      const { added, gone } = matchFindings(old, reviewed(edit(before)));
      assert.deepEqual([added.map(label), gone.map(label)], [[], []]);
    });
  }

  it('are all recognised when everything happens at once', () => {
    const { added, gone } = matchFindings(old, reviewed(Object.values(edits).reduce((files, edit) => edit(files), before)));
    assert.deepEqual([added.map(label), gone.map(label)], [[], []]);
  });

  it('account for one of two when an identical statement is inserted above', () => {
    const now = reviewed(mapped(before, (text) => text.replace("  send('first', { to });\n", "  send('first', { to });\n  send('first', { to });\n")));
    const { added, gone } = matchFindings(old, now);
    assert.deepEqual([added.map(label), gone], [['src/notify.ts unhandled-rejection'], []]);
  });

  const unrelated: Files = {
    'src/notify.ts': "import { send } from './mail.js';\n\nexport function third(to: string) {\n  send('third', { to });\n}\n",
    'src/domain/order.ts': "import { other } from '../data/other.js';\n\nexport const order = () => other;\n",
    'src/data/other.ts': 'export const other = 3;\n',
    'src/jobs/user.ts': 'export const user = 1;\n',
    'src/jobs/task.ts': "import { step } from './step.js';\n\nexport const task = () => step;\n",
    'src/jobs/step.ts': "import { task } from './task.js';\n\nexport const step = () => task;\n",
  };
  it('are not taken for unrelated ones that came as they went', () => {
    const { added } = matchFindings(old, reviewed({ ...before, ...unrelated }));
    assert.deepEqual(added.map(label), ['src/domain/order.ts cross-layer-import', 'src/jobs/step.ts import-cycle', 'src/notify.ts unhandled-rejection']);
  });
});

function reviewed(files: Files): readonly TriagedFinding[] {
  const disk = diskFiles(folderWith(files), typesFolder());
  const { findings, standardsErrors } = openWorkspace({ files: disk, cards, today, typesFolder: typesFolder() }).review();
  assert.deepEqual(standardsErrors, []);
  return findings;
}

function mapped(files: Files, change: (text: string) => string): Files {
  return Object.fromEntries(Object.entries(files).map(([file, text]) => [file, file.endsWith('.ts') ? change(text) : text]));
}

function renamed(files: Files, from: string, to: string, change: (text: string) => string = (it) => it): Files {
  const { [from]: text = '', ...rest } = files;
  return { ...rest, [to]: change(text) };
}

function label({ location, rule }: TriagedFinding): string {
  return `${location.file} ${rule}`;
}
