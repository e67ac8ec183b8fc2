/** Proves what severity, status and fingerprint a finding gets. */
import assert from 'node:assert/strict';
import type { AnchoredFinding, Severity, TriagedFinding } from '../../src/analysis/finding.js';
import { defaultStandards, type Standards, type Waiver } from '../../src/standards/standards.js';
import { triage, type RuleDefaults, type Suppression } from '../../src/standards/triage.js';

const today = '2026-06-15';

describe('the severity of a finding', () => {
  it('is the default of the card, or its milder level for the lesser form', () => {
    const defaults = { default: 'error', milder: 'info' } as const;
    assert.equal(one(finding(), { defaults }).severity, 'error');
    assert.equal(one(finding({ milder: true }), { defaults }).severity, 'info');
  });

  it('is what the team says, for both forms', () => {
    const given = { defaults: { default: 'info', milder: 'off' }, setting: 'error' } as const;
    assert.equal(one(finding(), given).severity, 'error');
    assert.equal(one(finding({ milder: true }), given).severity, 'error');
  });

  it('stays the default when the team only sets options', () => {
    const standards = { ...defaultStandards, rules: { r: { severity: undefined, options: { most: 1 } } } };
    assert.equal(one(finding(), { standards }).severity, 'warning');
  });

  it('drops the finding when it is off', () => {
    assert.deepEqual(run([finding()], { setting: 'off' }), []);
    assert.deepEqual(run([finding()], { defaults: { default: 'off', milder: 'off' } }), []);
    assert.deepEqual(run([finding({ milder: true })], { defaults: { default: 'error', milder: 'off' } }), []);
  });

  it('is info where nobody wrote a card, even for a rule named like a key of every object', () => {
    const { severity, practice } = one(finding({ rule: 'constructor' }));
    assert.deepEqual([severity, practice], ['info', '']);
  });
});

describe('a suppression', () => {
  const allowed = { file: 'a.ts', rule: 'r', reason: 'ISO has 249 rows', location: finding({ line: 3 }).location, covers: [4] };

  it('keeps the finding, with its reason', () => {
    const { status, reason, owner } = one(finding({ line: 4 }), { suppressions: [allowed] });
    assert.deepEqual([status, reason, owner], ['suppressed', 'ISO has 249 rows', null]);
  });

  const others: readonly (readonly [string, Partial<Suppression>])[] = [
    ['of another rule', { rule: 'other' }],
    ['in another file', { file: 'b.ts' }],
    ['on another line', { covers: [3, 5] }],
    ['without a reason', { reason: '  ' }],
  ];
  for (const [says, change] of others) {
    it(`has no effect ${says}`, () => {
      assert.equal(one(finding({ line: 4 }), { suppressions: [{ ...allowed, ...change }] }).status, 'reported');
    });
  }

  it('without a reason does not hide one with a reason', () => {
    const suppressions = [{ ...allowed, reason: '' }, allowed];
    assert.equal(one(finding({ line: 4 }), { suppressions }).status, 'suppressed');
  });

  it('speaks before a waiver', () => {
    const { status } = one(finding({ line: 4 }), { suppressions: [allowed], waivers: [waiver()] });
    assert.equal(status, 'suppressed');
  });
});

describe('a waiver', () => {
  it('holds through its last day, with reason and owner', () => {
    const { status, reason, owner } = one(finding(), { waivers: [waiver({ until: today })] });
    assert.deepEqual([status, reason, owner], ['waived', 'until the move', 'ann']);
  });

  for (const [says, change] of [
    ['after its last day', { until: '2026-06-14' }],
    ['for another rule', { rule: 'other' }],
    ['for other files', { files: ['b.ts', 'src/**'] }],
  ] as const) {
    it(`has no effect ${says}`, () => {
      assert.equal(one(finding(), { waivers: [waiver(change)] }).status, 'reported');
    });
  }

  it('that ended does not hide one that holds', () => {
    const { reason } = one(finding(), { waivers: [waiver({ until: '2020-01-01' }), waiver({ reason: 'new' })] });
    assert.equal(reason, 'new');
  });
});

describe('a fingerprint', () => {
  it('has sixteen hexadecimal digits', () => {
    assert.match(one(finding()).fingerprint, /^[0-9a-f]{16}$/);
  });

  it('stays when lines are inserted above and white space changes', () => {
    const before = run([finding({ line: 4 }), finding({ line: 9 })]);
    const after = run([finding({ line: 44, character: 8, anchor: ' fs.readFileSync(\n path ) ' }), finding({ line: 50 })]);
    assert.deepEqual(after.map((it) => it.fingerprint), before.map((it) => it.fingerprint));
  });

  it('tells equals apart by their order in the file, whatever order they came in', () => {
    const findings = [finding({ line: 9 }), finding({ line: 4 })];
    const prints = run(findings).map((it) => it.fingerprint);
    assert.notEqual(prints[0], prints[1]);
    assert.deepEqual(run(findings.toReversed()).map((it) => it.fingerprint), prints);
  });

  for (const [says, change] of [
    ['rule', { rule: 'other' }],
    ['file', { file: 'b.ts' }],
    ['enclosing declaration', { enclosing: 'Other.method' }],
    ['anchor', { anchor: 'other(path)' }],
  ] as const) {
    it(`differs by ${says}`, () => {
      assert.notEqual(one(finding(change)).fingerprint, one(finding()).fingerprint);
    });
  }

  it('does not depend on what is switched off', () => {
    const findings = [finding({ line: 1, milder: true }), finding({ line: 2 })];
    const all = run(findings, { defaults: { default: 'error', milder: 'info' } });
    const some = run(findings, { defaults: { default: 'error', milder: 'off' } });
    assert.deepEqual(some.map((it) => it.fingerprint), all.slice(1).map((it) => it.fingerprint));
  });

  it('of a finding about the project is its key, wherever it is shown', () => {
    const cycle = finding({ key: 'a.ts b.ts' });
    const moved = finding({ key: 'a.ts b.ts', file: 'b.ts', anchor: './a.js', enclosing: 'load' });
    assert.equal(one(moved).fingerprint, one(cycle).fingerprint);
    assert.notEqual(one(finding({ key: 'b.ts c.ts' })).fingerprint, one(cycle).fingerprint);
  });

  it('is the one that baselines already hold', () => {
    // A change here orphans every team's baseline: raise its format before changing this value.
    assert.equal(one(finding()).fingerprint, 'e482bbe32877205a');
    assert.equal(one(finding({ key: 'a.ts b.ts' })).fingerprint, '668ce91ec5153282');
  });
});

describe('triage', () => {
  it('sorts by location, then rule, and adds the practice', () => {
    const sorted = run([
      finding({ file: 'b.ts' }),
      finding({ line: 2, rule: 's' }),
      finding({ line: 2 }),
      finding({ line: 10 }),
    ]);
    assert.deepEqual(sorted.map((it) => `${it.location.file}:${it.location.start.line} ${it.rule}`), [
      'a.ts:2 r',
      'a.ts:2 s',
      'a.ts:10 r',
      'b.ts:1 r',
    ]);
    assert.equal(sorted[0]?.practice, 'performance/event-loop');
  });

  it('leaves its input alone', () => {
    const findings = Object.freeze([finding({ line: 2 }), finding({ line: 1 })]);
    run(findings);
    assert.deepEqual(findings.map((it) => it.location.start.line), [2, 1]);
  });
});

interface Given {
  readonly standards?: Standards;
  readonly setting?: Severity | 'off';
  readonly waivers?: readonly Waiver[];
  readonly defaults?: Pick<RuleDefaults, 'default' | 'milder'>;
  readonly suppressions?: readonly Suppression[];
}

function run(findings: readonly AnchoredFinding[], given: Given = {}): TriagedFinding[] {
  const rules = given.setting === undefined ? {} : { r: { severity: given.setting, options: {} } };
  const standards = given.standards ?? { ...defaultStandards, rules, waivers: given.waivers ?? [] };
  const card = { practice: 'performance/event-loop', ...(given.defaults ?? { default: 'warning', milder: 'info' }) } as const;
  const defaults = new Map([['r', card], ['s', card], ['other', card]]);
  return triage(findings, { standards, defaults, suppressions: given.suppressions ?? [] }, today);
}

function one(only: AnchoredFinding, given: Given = {}): TriagedFinding {
  const [triaged] = run([only], given);
  assert.ok(triaged);
  return triaged;
}

function finding(given: Partial<AnchoredFinding> & { file?: string; line?: number; character?: number } = {}): AnchoredFinding {
  const { file = 'a.ts', line = 1, character = 0, ...rest } = given;
  const location = { file, start: { line, character }, end: { line, character: character + 5 } };
  return {
    rule: 'r',
    location,
    message: 'm',
    related: [],
    milder: false,
    enclosing: 'Invoice.render',
    anchor: 'fs.readFileSync( path )',
    ...rest,
  };
}

function waiver(given: Partial<Waiver> = {}): Waiver {
  const location = { file: 'plumbline.json', start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
  return { rule: 'r', files: ['a.ts'], reason: 'until the move', owner: 'ann', until: '2026-12-31', location, ...given };
}
