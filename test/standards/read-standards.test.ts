/** Proves what `plumbline.json` may say, what it means, and that a mistake is named where it is. */
import assert from 'node:assert/strict';
import type { StandardsError } from '../../src/standards/standards.js';
import { defaultStandards } from '../../src/standards/standards.js';
import { readStandards } from '../../src/standards/read-standards.js';
import type { RuleDescriptor } from '../../src/standards/schema.js';
import { memoryFiles } from '../support/memory-files.js';

const rules: readonly RuleDescriptor[] = [
  { id: 'import-cycle', options: {} },
  { id: 'unbounded-list-query', options: { limits: ['take'], most: 100, strict: false, mode: 'all' } },
];

describe('readStandards', () => {
  it('gives the default standards where there is no file', () => {
    const read = readStandards(memoryFiles({ 'src/a.ts': '' }), rules);
    assert.deepEqual(read, { standards: defaultStandards, errors: [], problems: [], notices: [] });
  });

  it('reads comments, trailing commas and a byte order mark', () => {
    const { standards } = good({
      'plumbline.json': `\uFEFF{
        // What we agreed on.
        "edition": "2026.1",
        "include": ["src/**",],
        "ignore": ["src/generated/**"],
        "layers": [
          { "name": "http", "files": ["src/http/**"], "mayImport": ["domain"] },
          { "name": "domain", "files": ["src/domain/**"], "mayImport": [], "domain": true }, /* the core */
        ],
        "contexts": [{ "name": "all", "files": ["src/**"] }],
        "rules": {
          "import-cycle": "error",
          "unbounded-list-query": { "options": { "limits": ["first"], "most": 5, "strict": true, "mode": "some" } },
        },
        "waivers": [{
          "rule": "import-cycle", "files": ["src/http/**"], "reason": "moving", "owner": "ann", "until": "2028-02-29",
          "link": "https://example.com/1",
        }],
      }`,
      'src/http/a.ts': '',
      'src/domain/b.ts': '',
      'src/generated/c.ts': '',
    });
    assert.deepEqual(standards, {
      ...defaultStandards,
      edition: '2026.1',
      include: ['src/**'],
      ignore: ['src/generated/**'],
      layers: [
        { name: 'http', files: ['src/http/**'], mayImport: ['domain'], domain: false },
        { name: 'domain', files: ['src/domain/**'], mayImport: [], domain: true },
      ],
      contexts: [{ name: 'all', files: ['src/**'], public: [], shared: false }],
      rules: {
        'import-cycle': { severity: 'error', options: {} },
        'unbounded-list-query': {
          severity: undefined,
          options: { limits: ['first'], most: 5, strict: true, mode: 'some' },
        },
      },
      waivers: [
        {
          rule: 'import-cycle',
          files: ['src/http/**'],
          reason: 'moving',
          owner: 'ann',
          until: '2028-02-29',
          link: 'https://example.com/1',
          location: {
            file: 'plumbline.json',
            start: { line: 15, character: 18 },
            end: { line: 15, character: 32 },
          },
        },
      ],
      declared: true,
    });
  });

  it('lets nothing take effect when there is a mistake', () => {
    const files = memoryFiles({ 'plumbline.json': '{ "ignore": ["a.ts"], "rules": { "import-cycle": "fatal" } }', 'a.ts': '' });
    assert.deepEqual(readStandards(files, rules).standards, { ...defaultStandards, declared: true });
  });
});

describe('a mistake in plumbline.json', () => {
  const cases: readonly (readonly [says: string, text: string, mistakes: readonly string[]])[] = [
    ['a missing comma', '{ "edition": "2026.1" "ignore": [] }', ['`"ignore"` is unexpected: a comma should stand before it. @ "ignore"']],
    ['a cut-off file', '{ "ignore": [', ['The end of the file is unexpected: a closing `]` is missing. @ ']],
    ['an empty file', '', ['The end of the file is unexpected: a value should stand here. @ ']],
    ['a list instead of an object', '[]', ['Expected the file to be an object, found a list. @ []']],
    ['an unknown key', '{ "layer": [] }', ['Unknown key `layer`. Did you mean `layers`? @ "layer"']],
    ['a key of every object', '{ "toString": 1 }', [
      'Unknown key `toString`. Expected `$schema`, `edition`, `extends`, `include`, `ignore`, `layers`, `contexts`, `rules`, `overrides`, `recognizers`, `providedElsewhere`, `evidence`, `cards` or `waivers`. @ "toString"',
    ]],
    ['a key given twice', '{ "ignore": [], "ignore": [] }', ['Key `ignore` is given twice. @ "ignore"']],
    ['an unknown rule', '{ "rules": { "import-cycles": "off" } }', ['Unknown rule `import-cycles`. Did you mean `import-cycle`? @ "import-cycles"']],
    ['a rule like no other', '{ "rules": { "x": "off" } }', ['Unknown rule `x`. `plumbline rules` lists every rule. @ "x"']],
    ['an unknown severity', '{ "rules": { "import-cycle": "warn" } }', [
      'Expected `import-cycle` to be `off`, `info`, `warning` or `error`, found `warn`. Did you mean `warning`? @ "warn"',
    ]],
    ['a severity of the wrong type', '{ "rules": { "import-cycle": 2 } }', [
      'Expected `import-cycle` to be one of `off`, `info`, `warning` or `error` or an object, found a number. @ 2',
    ]],
    ['an unknown option', '{ "rules": { "unbounded-list-query": { "options": { "limit": [] } } } }', [
      'Unknown option `limit`. Did you mean `limits`? @ "limit"',
    ]],
    ['an option of a rule without any', '{ "rules": { "import-cycle": { "options": { "depth": 1 } } } }', [
      'Unknown option `depth`. The rule has no options. @ "depth"',
    ]],
    ['an option of the wrong type', '{ "rules": { "unbounded-list-query": { "options": { "limits": "take", "strict": 1 } } } }', [
      'Expected `limits` to be a list of strings, found a string. @ "take"',
      'Expected `strict` to be `true` or `false`, found a number. @ 1',
    ]],
    ['an edition from the future', '{ "edition": "2031.1" }', ['Expected `edition` to be `2026.1`, found `2031.1`. @ "2031.1"']],
    ['a wrong type within a list', '{ "ignore": ["a.ts", null] }', ['Expected every entry of `ignore` to be a string, found null. @ null']],
    ['a layer that lacks keys', '{ "layers": [{ "name": "http" }] }', ['Every entry of `layers` lacks `files` and `mayImport`. @ {']],
    ['a layer without globs', layers({ name: 'http', files: [] }), ['Expected at least one entry in `files`. @ []']],
    ['a blank name', layers({ name: ' ' }), ['`name`: expected some text, found none. @ " "']],
    ['an unknown layer', layers({ name: 'a', mayImport: ['bb'] }, { name: 'b', files: ['b.ts'] }), ['Unknown layer `bb`. Did you mean `b`? @ "bb"']],
    ['two layers of one name', layers({ name: 'a' }, { name: 'a', files: ['b.ts'] }), ['There is another layer named `a`. @ "a"']],
    ['two contexts of one name', '{ "contexts": [{ "name": "a", "files": ["a.ts"] }, { "name": "a", "files": ["b.ts"] }] }', [
      'There is another context named `a`. @ "a"',
    ]],
    ['a glob of a layer that matches nothing', layers({ name: 'a', files: ['a.ts', 'gone/**'] }), ['No file matches `gone/**`. @ "gone/**"']],
    ['a folder in place of a glob', layers({ name: 'a', files: ['src/http/'] }), [
      'No file matches `src/http/`. Did you mean `src/http/**`? @ "src/http/"',
    ]],
    ['a public door that does not exist', '{ "contexts": [{ "name": "a", "files": ["a.ts"], "public": ["door.ts"] }] }', [
      'No file matches `door.ts`. @ "door.ts"',
    ]],
    ['a glob with backslashes', layers({ name: 'a', files: ['src\\http\\**'] }), [
      'Every entry of `files`: expected a glob relative to the root, with forward slashes and without a leading `/` or `!`, such as `src/http/**`. @ "src\\\\http\\\\**"',
    ]],
    ['an absolute glob', '{ "ignore": ["/src/**"] }', [
      'Every entry of `ignore`: expected a glob relative to the root, with forward slashes and without a leading `/` or `!`, such as `src/http/**`. @ "/src/**"',
    ]],
    ['a negated glob', '{ "ignore": ["!src/**"] }', [
      'Every entry of `ignore`: expected a glob relative to the root, with forward slashes and without a leading `/` or `!`, such as `src/http/**`. @ "!src/**"',
    ]],
    ['a malformed date', waiver({ until: '1/2/2027' }), ['`until`: expected a date as YYYY-MM-DD, such as `2026-12-31`. @ "1/2/2027"']],
    ['a day that does not exist', waiver({ until: '2027-02-29' }), ['There is no such day: 2027-02 has 28 days. @ "2027-02-29"']],
    ['a waiver of an unknown rule', waiver({ rule: 'importcycle' }), ['Unknown rule `importcycle`. Did you mean `import-cycle`? @ "importcycle"']],
    ['a waiver without a reason', waiver({ reason: '' }), ['`reason`: expected some text, found none. @ ""']],
    ['a waiver that covers nothing', waiver({ files: ['gone.ts'] }), ['No file matches `gone.ts`. @ "gone.ts"']],
    ['a link that is a command', waiver({ link: 'command:x' }), ['`link`: expected a link that starts with `https://`. @ "command:x"']],
    ['mistakes of several kinds', '{ "layer": [], "waivers": [{}], "rules": { "x": 1 } }', [
      'Unknown key `layer`. Did you mean `layers`? @ "layer"',
      'Every entry of `waivers` lacks `rule`, `files`, `reason`, `owner` and `until`. @ {',
      'Unknown rule `x`. `plumbline rules` lists every rule. @ "x"',
    ]],
  ];
  for (const [says, text, expected] of cases) {
    it(`is named when it is ${says}`, () => {
      assert.deepEqual(mistakes({ 'plumbline.json': text }), expected);
    });
  }

  it('has its line and character, also after Windows line ends and a byte order mark', () => {
    const { errors } = read({ 'plumbline.json': '\uFEFF{\r\n  "ignore": [],\r\n  "ignored": []\r\n}' });
    assert.deepEqual(errors.map((it) => it.location), [
      { file: 'plumbline.json', start: { line: 2, character: 2 }, end: { line: 2, character: 11 } },
    ]);
  });

  it('does not exhaust the stack when a hostile file nests without end', () => {
    assert.deepEqual(mistakes({ 'plumbline.json': '['.repeat(200_000) }), [
      'Such a file is at most 1000000 characters long and 64 levels deep. @ ',
    ]);
  });

  it('is said once for a pair of layers that claim the same files', () => {
    const text = layers({ name: 'a', files: ['src/**'] }, { name: 'b', files: ['b.ts', 'src/http/**'] }, { name: 'c', files: ['c.ts', 'src/http/y.ts'] });
    assert.deepEqual(mistakes({ 'plumbline.json': text, 'c.ts': '', 'src/http/y.ts': '' }), [
      'The layers `a` and `b` both claim `src/http/x.ts`; it belongs to `a`, the first. @ "src/http/**"',
      'The layers `a` and `c` both claim `src/http/y.ts`; it belongs to `a`, the first. @ "src/http/y.ts"',
      'The layers `b` and `c` both claim `src/http/y.ts`; it belongs to `b`, the first. @ "src/http/y.ts"',
    ]);
  });
});

describe('a glob that matches nothing', () => {
  it('is a notice in include and ignore', () => {
    const { errors, notices } = read({ 'plumbline.json': '{ "include": ["a.ts", "x/**"], "ignore": ["dist/**", "out/**"] }' });
    assert.deepEqual([errors, notices.map((it) => it.message)], [
      [],
      ['`include` in plumbline.json: no file matches `x/**`.', '`ignore` in plumbline.json: no file matches `dist/**` or `out/**`.'],
    ]);
  });

  it('is a notice in what is extended, and nothing where it was replaced', () => {
    const base = '{ "layers": [{ "name": "x", "files": ["x/**"], "mayImport": [] }], "contexts": [{ "name": "y", "files": ["y/**"] }] }';
    const { errors, notices } = read({ 'plumbline.json': '{ "extends": "./base.json", "contexts": [] }', 'base.json': base });
    assert.deepEqual([errors, notices], [[], [{ message: '`layers` in base.json: no file matches `x/**`.' }]]);
  });

  it('leaves overlapping layers of a package to a notice, for nobody here can change them', () => {
    const { errors, notices } = read({ 'plumbline.json': '{ "extends": "shared" }', 'node_modules/shared/plumbline.json': layers({ name: 'a' }, { name: 'b' }) });
    assert.deepEqual([errors, notices], [
      [],
      [{ message: 'node_modules/shared/plumbline.json: The layers `a` and `b` both claim `a.ts`; it belongs to `a`, the first.' }],
    ]);
  });
});

describe('a file that cannot be read', () => {
  const denied = { ...memoryFiles({ 'a.ts': '' }), readFailure: (path: string) => (path === 'a.ts' ? undefined : 'permission denied') };

  it('is a problem when it is plumbline.json', () => {
    const { standards, errors, problems } = readStandards(denied, rules);
    assert.deepEqual([standards, errors, problems], [
      { ...defaultStandards, declared: true },
      [],
      [{ file: 'plumbline.json', message: 'permission denied' }],
    ]);
  });

  it('is a problem, where it is named, when it is extended', () => {
    const files = { ...denied, read: (path: string) => (path === 'plumbline.json' ? '{ "extends": "./b.json", "ignore": ["a.ts"] }' : undefined) };
    const { standards, errors, problems } = readStandards(files, rules);
    assert.deepEqual([standards.ignore, errors, problems], [[], [], [{
      file: 'plumbline.json',
      message: 'Cannot extend `plumbline.json → b.json`: permission denied',
      location: { file: 'plumbline.json', start: { line: 0, character: 13 }, end: { line: 0, character: 23 } },
    }]]);
  });
});

function layers(...given: readonly Record<string, unknown>[]): string {
  return JSON.stringify({ layers: given.map((it) => ({ files: ['a.ts'], mayImport: [], ...it })) });
}

function waiver(given: Record<string, unknown>): string {
  const whole = { rule: 'import-cycle', files: ['a.ts'], reason: 'r', owner: 'o', until: '2027-01-31', ...given };
  return JSON.stringify({ waivers: [whole] });
}

function withSources(record: Record<string, string>): Record<string, string> {
  return { 'a.ts': '', 'b.ts': '', 'src/http/x.ts': '', ...record };
}

function read(record: Record<string, string>) {
  return readStandards(memoryFiles(withSources(record)), rules);
}

function good(record: Record<string, string>) {
  const result = read(record);
  assert.deepEqual([result.errors, result.problems], [[], []]);
  return result;
}

/** Each mistake with the text that it points at. */
function mistakes(record: Record<string, string>): string[] {
  return read(record).errors.map((it) => `${it.message} @ ${pointedAt(record, it)}`);
}

function pointedAt(record: Record<string, string>, { location }: StandardsError): string | undefined {
  const { file, start, end } = location;
  assert.equal(start.line, end.line);
  return record[file]?.split('\n')[start.line]?.slice(start.character, end.character);
}
