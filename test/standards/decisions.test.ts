/** Proves presets, overrides, editions, rules closed to exceptions, recognizers and the team's own words, up to the findings. */
import assert from 'node:assert/strict';
import { safeMarkdown, withWording } from '../../src/cards/team-wording.js';
import { upgrade } from '../../src/cli/upgrade.js';
import { openWorkspace } from '../../src/engine/workspace.js';
import { diskFiles } from '../../src/host/disk-files.js';
import { typesFolder } from '../../src/host/resources.js';
import { readStandards } from '../../src/standards/read-standards.js';
import { compareEditions, levelOf, settingIn } from '../../src/standards/rule-settings.js';
import { defaultStandards, type Standards } from '../../src/standards/standards.js';
import { runIn } from '../cli/support.js';
import { fakeTerminal } from '../support/fake-terminal.js';
import { cards, today } from '../support/fixtures.js';
import { folderWith } from '../support/folders.js';
import { memoryFiles } from '../support/memory-files.js';

const rules = [{ id: 'import-cycle', options: { most: 1 } }, { id: 'async-listener', options: {} }];
const card = { default: 'warning', milder: 'info' } as const;

describe('a preset', () => {
  for (const [preset, ...expected] of [
    ['plumbline:recommended', 'warning', 'info'],
    ['plumbline:strict', 'error', 'warning'],
    ['plumbline:mentor', 'info', 'info'],
  ] as const) {
    it(`${preset} decides both forms`, () => {
      const standards = good({ extends: preset });
      const setting = settingIn(standards, 'async-listener', 'a.ts');
      assert.deepEqual([levelOf(setting, card, false, '2026.1'), levelOf(setting, card, true, '2026.1')], expected);
    });
  }

  it('is below what the file itself decides, and above what came before it', () => {
    const files = { 'base.json': '{ "rules": { "import-cycle": { "severity": "error", "options": { "most": 3 } } } }' };
    const kept = good({ extends: ['plumbline:mentor', './base.json'], rules: { 'async-listener': 'error' } }, files);
    assert.deepEqual([levelIn(kept, 'import-cycle'), levelIn(kept, 'async-listener')], ['error', 'error']);
    const replaced = good({ extends: ['./base.json', 'plumbline:mentor'] }, files);
    assert.equal(levelIn(replaced, 'import-cycle'), 'info');
    assert.deepEqual(settingIn(replaced, 'import-cycle', 'a.ts').options, { most: 3 });
  });

  it('makes rules speak that are off by default, where it is for mentors', () => {
    const setting = settingIn(good({ extends: 'plumbline:mentor' }), 'import-cycle', 'a.ts');
    assert.equal(levelOf(setting, { default: 'off', milder: 'off' }, false, '2026.1'), 'info');
  });

  it('that does not exist is named with the likely one, and the chain', () => {
    assert.deepEqual(mistakes({ extends: 'plumbline:strikt' }), ['plumbline.json:0:11 Cannot extend `plumbline.json → plumbline:strikt`: there is no such preset. Did you mean `plumbline:strict`?']);
    assert.deepEqual(mistakes({ extends: 'plumbline:everything' }), [
      'plumbline.json:0:11 Cannot extend `plumbline.json → plumbline:everything`: there is no such preset. Expected `plumbline:recommended`, `plumbline:strict` or `plumbline:mentor`.',
    ]);
  });

  it('may be extended by what an npm package holds', () => {
    const standards = good({ extends: '@acme/standards' }, { 'node_modules/@acme/standards/plumbline.json': '{ "extends": "plumbline:strict" }' });
    assert.equal(levelIn(standards, 'async-listener'), 'error');
  });

  it('decides in a review', async () => {
    const folder = folderWith({ ...listener, 'plumbline.json': '{ "extends": "plumbline:mentor" }' });
    assert.deepEqual(await severities(folder), { code: 0, found: ['src/a.js async-listener info'] });
  });
});

describe('an override', () => {
  it('decides about some files, the last that matches', async () => {
    const folder = folderWith({
      ...listener,
      'src/legacy/b.js': listener['src/a.js'],
      'src/legacy/new/c.js': listener['src/a.js'],
      'plumbline.json': JSON.stringify({
        rules: { 'async-listener': 'error' },
        overrides: [
          { files: ['src/legacy/**'], rules: { 'async-listener': 'off' } },
          { files: ['src/legacy/new/**'], rules: { 'async-listener': { severity: 'info' } } },
        ],
      }),
    });
    assert.deepEqual(await severities(folder), { code: 1, found: ['src/a.js async-listener error', 'src/legacy/new/c.js async-listener info'] });
  });

  it('may turn a rule on that is off', async () => {
    const folder = folderWith({
      ...listener,
      'src/strict/b.js': listener['src/a.js'],
      'plumbline.json': JSON.stringify({ rules: { 'async-listener': 'off' }, overrides: [{ files: ['src/strict/**'], rules: { 'async-listener': 'error' } }] }),
    });
    assert.deepEqual(await severities(folder), { code: 1, found: ['src/strict/b.js async-listener error'] });
  });

  it('merges options key by key', () => {
    const standards = good({ rules: { 'import-cycle': { options: { most: 2 } } }, overrides: [{ files: ['a.ts'], rules: { 'import-cycle': { options: { most: 5 } } } }] });
    assert.deepEqual([settingIn(standards, 'import-cycle', 'a.ts').options, settingIn(standards, 'import-cycle', 'b.ts').options], [{ most: 5 }, { most: 2 }]);
  });

  it('with a mistake is named where it is', () => {
    assert.deepEqual(mistakes({ overrides: [{ files: ['a.ts'], rules: { 'import-cicle': 'off' } }] }), ['plumbline.json:0:41 Unknown rule `import-cicle`. Did you mean `import-cycle`?']);
    assert.deepEqual(mistakes({ overrides: [{ file: ['a.ts'], rules: {} }] }), [
      'plumbline.json:0:14 Every entry of `overrides` lacks `files`.',
      'plumbline.json:0:15 Unknown key `file`. Did you mean `files`?',
    ]);
  });
});

describe('a rule that is not waivable', () => {
  it('refuses waivers where they stand', () => {
    const waiver = { rule: 'import-cycle', files: ['a.ts'], reason: 'r', owner: 'o', until: '2027-01-01' };
    const files = { 'node_modules/acme/plumbline.json': '{ "rules": { "import-cycle": { "waivable": false } } }' };
    const expected = 'plumbline.json:0:37 `import-cycle` is marked as not waivable, so nothing can be waived here.';
    assert.deepEqual(mistakes({ extends: 'acme', waivers: [waiver] }, files), [expected]);
    // Nobody who extends it can open it again.
    assert.equal(mistakes({ extends: 'acme', rules: { 'import-cycle': { waivable: true } }, waivers: [waiver] }, files).length, 1);
    assert.deepEqual(mistakes({ extends: 'acme', waivers: [{ ...waiver, rule: 'async-listener' }] }, files), []);
  });

  it('is not excused by a comment either, and says so', async () => {
    const code = listener['src/a.js'].replace('[1]', '\n// plumbline-allow async-listener: they log\n[1]');
    const folder = folderWith({ 'src/a.js': code, 'plumbline.json': '{ "rules": { "async-listener": { "waivable": false } } }' });
    assert.deepEqual((await severities(folder)).found, ['src/a.js unused-suppression info', 'src/a.js async-listener warning']);
    assert.match((await runIn(folder, ['review'])).out, /allows `async-listener`, to which this team allows no exception/);
  });
});

describe('an edition', () => {
  const later = { default: 'error', milder: 'warning', edition: '2026.2' } as const;
  const changed = { default: 'error', milder: 'warning', earlier: { '2026.1': 'info', '2026.3': 'warning' } } as const;
  const none = settingIn(defaultStandards, 'r', 'a.ts');

  it('keeps rules that came later at info until it is raised', () => {
    assert.deepEqual(['2026.1', '2026.2', '2027.1'].map((it) => levelOf(none, later, false, it)), ['info', 'error', 'error']);
  });

  it('keeps the levels of its day', () => {
    assert.deepEqual(['2026.1', '2026.2', '2026.3', '2026.4'].map((it) => levelOf(none, changed, false, it)), ['info', 'warning', 'warning', 'error']);
  });

  it('does not hold against what the team says, nor is it lifted by a preset', () => {
    assert.equal(levelOf({ ...none, severity: 'error' }, later, false, '2026.1'), 'error');
    assert.equal(levelOf({ ...none, preset: 'plumbline:strict' }, later, false, '2026.1'), 'info');
  });

  it('is ordered by its numbers', () => {
    assert.deepEqual(['2026.10', '2025.3', '2026.9'].sort(compareEditions), ['2025.3', '2026.9', '2026.10']);
  });

  it('that nobody knows is a mistake', () => {
    assert.deepEqual(mistakes({ edition: '2026.7' }), ['plumbline.json:0:11 Expected `edition` to be `2026.1`, found `2026.7`.']);
  });

  it('is said by plumbline upgrade to be the newest', async () => {
    const { code, out } = await runIn(folderWith({ ...listener, 'plumbline.json': '{ "edition": "2026.1" }' }), ['upgrade']);
    assert.deepEqual([code, out], [0, 'This workspace follows edition 2026.1, the newest that this version knows.\n']);
  });

  it('shows with plumbline upgrade what a newer one would change, with the findings of today', () => {
    const folder = folderWith({ ...listener, 'plumbline.json': '{ "edition": "2026.1" }' });
    const newer = cards.map((it) => (it.id === 'async-listener' ? { ...it, edition: '2026.2' } : it));
    const terminal = fakeTerminal({ cwd: folder });
    assert.equal(upgrade({ to: '2026.2', cards: newer }, terminal), 0);
    assert.equal(terminal.out(), [
      'This workspace follows edition 2026.1. With 2026.2 these change:',
      '',
      '  async-listener: info → warning or info, 1 finding today',
      '',
      'To follow it, set "edition": "2026.2" in plumbline.json.',
      '',
    ].join('\n'));
    // The review itself holds to what the team signed up to.
    const files = diskFiles(folder, typesFolder());
    const { findings, edition } = openWorkspace({ files, cards: newer, today, typesFolder: typesFolder() }).review();
    assert.deepEqual([edition, findings.map((it) => it.severity)], ['2026.1', ['info']]);
  });
});

describe('recognizers and what is provided elsewhere', () => {
  it('add up over what is extended', () => {
    const standards = good(
      { extends: './base.json', recognizers: { validators: ['./src/check#body', '@acme/http#check'], guards: ['@acme/http#Guards.admin'] }, providedElsewhere: ['cors', { topic: 'rate-limit', files: ['src/**'] }] },
      { 'base.json': '{ "recognizers": { "validators": ["@acme/http#check", "zod-extra#parse"] }, "providedElsewhere": ["tracing"] }', 'src/check.ts': '' },
    );
    assert.deepEqual(standards.recognizers, { validators: ['@acme/http#check', 'zod-extra#parse', 'src/check#body'], guards: ['@acme/http#Guards.admin'] });
    assert.deepEqual(standards.providedElsewhere.map((it) => `${it.topic} ${it.files.join()}`), ['tracing **', 'cors **', 'rate-limit src/**']);
  });

  it('are named with the likely spelling where they are mistaken', () => {
    const files = { 'src/http/validate.ts': '' };
    assert.deepEqual(mistakes({ recognizers: { validators: ['src/http/validat#check'] } }, files), ['plumbline.json:0:30 There is no file `src/http/validat`. Did you mean `src/http/validate`?']);
    assert.deepEqual(mistakes({ recognizers: { validator: [] } }, files), ['plumbline.json:0:16 Unknown key `validator`. Did you mean `validators`?']);
    assert.deepEqual(mistakes({ recognizers: { validators: ['validate'] } }, files), [
      'plumbline.json:0:30 Every entry of `validators`: expected a module and what it exports, such as `src/http/validate#validateBody` or `@acme/http#check`.',
    ]);
    const [topic] = mistakes({ providedElsewhere: ['ratelimit'] }, files);
    assert.match(topic ?? '', /^plumbline\.json:0:22 Expected every entry of `providedElsewhere` to be `authentication`.*found `ratelimit`\. Did you mean `rate-limit`\?$/);
  });
});

describe("a team's words", () => {
  const [own] = cards.filter((it) => it.id === 'async-listener');

  it('take the place of ours, section by section', async () => {
    const wording = { 'async-listener': { 'question': 'Who is paged?', 'In review': 'Ask *Ann*.' } };
    const folder = folderWith({ ...listener, 'plumbline.json': JSON.stringify({ cards: wording }) });
    const { out } = await runIn(folder, ['explain', 'async-listener']);
    assert.ok(out.includes('Who is paged?') && out.includes('Ask Ann.'), out);
    assert.ok(own && out.includes(own.title));
  });

  it('are never markup but paragraphs, lists, code and https links', () => {
    assert.equal(safeMarkdown('One `code` and [a *link*](https://example.com/a).\n\n- first\n- second'), 'One `code` and [a *link*](<https://example.com/a>).\n\n-  first\n\n-  second');
    for (const hostile of ['[x](command:evil)', '<b onclick="x()">y</b>', '![x](https://example.com/x.png)', '[x](javascript:alert(1))', '# Heading', '\u202eevil']) {
      const safe = safeMarkdown(hostile);
      assert.doesNotMatch(safe, /(?<!\\)\]\(<?(?:command|javascript):|(?<!\\)<b|^#|(?<!\\)!\[|\u202e/, safe);
    }
    assert.ok(own);
    assert.doesNotMatch(withWording(own, { question: '[x](command:evil)' }).question, /(?<!\\)\]\(command/);
  });
});

const listener = { 'src/a.js': 'exports.a = () => { [1].forEach(async (it) => { await fetch(it); }); };\n' };

function read(standards: object, files: Record<string, string> = {}) {
  return readStandards(memoryFiles({ 'a.ts': '', 'b.ts': '', 'plumbline.json': JSON.stringify(standards), ...files }), rules);
}

function good(standards: object, files?: Record<string, string>): Standards {
  const result = read(standards, files);
  assert.deepEqual([result.errors, result.problems], [[], []]);
  return result.standards;
}

function mistakes(standards: object, files?: Record<string, string>): string[] {
  return read(standards, files).errors.map(({ message, location: { file, start } }) => `${file}:${start.line}:${start.character} ${message}`);
}

function levelIn(standards: Standards, rule: string): string {
  return levelOf(settingIn(standards, rule, 'a.ts'), card, false, standards.edition);
}

async function severities(folder: string): Promise<{ code: number; found: string[] }> {
  const { code, out, err } = await runIn(folder, ['review', '--format', 'json']);
  assert.equal(err, '');
  const { findings } = JSON.parse(out) as { findings: readonly { file: string; rule: string; severity: string; status: string }[] };
  return { code, found: findings.filter((it) => it.status === 'reported').map((it) => `${it.file} ${it.rule} ${it.severity}`) };
}
