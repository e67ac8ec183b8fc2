/** Proves that the schema is valid, explains every key, and agrees with what the reader accepts. */
import assert from 'node:assert/strict';
import { Ajv } from 'ajv';
import { checkShape } from '../../src/standards/check-shape.js';
import { parseDocument } from '../../src/standards/document.js';
import { editorSchema } from '../../src/standards/editor-schema.js';
import { isGlob, standardsSchema, type JsonSchema, type RuleDescriptor } from '../../src/standards/schema.js';

const rules: readonly RuleDescriptor[] = [
  { id: 'import-cycle', options: {}, title: 'Modules that import each other' },
  { id: 'query-in-loop', options: { limits: ['take'], most: 100, strict: false, mode: 'all' } },
];

describe('standardsSchema', () => {
  it('is valid draft-07, also while there are no rules', () => {
    const ajv = new Ajv({ strict: false });
    for (const schema of [standardsSchema(rules), standardsSchema([])]) {
      assert.equal(ajv.validateSchema(schema), true, ajv.errorsText());
      assert.equal(ajv.compile(schema)({ edition: '2026.1' }), true);
    }
  });

  it('describes every key in a sentence', () => {
    const keys = [...keysOf(standardsSchema(rules), '')];
    assert.ok(keys.some(([path]) => path === '/waivers/until'));
    assert.ok(keys.some(([path]) => path === '/rules/query-in-loop/options/most'));
    assert.deepEqual(keys.filter(([, schema]) => !/^[A-Z`].{15,}\.$/.test(schema.description ?? '')).map(([path]) => path), []);
  });

  it('says the title of a rule and the default of an option', () => {
    const { properties } = standardsSchema(rules).properties?.['rules'] ?? {};
    assert.match(properties?.['import-cycle']?.description ?? '', /^Modules that import each other\./);
    const options = properties?.['query-in-loop']?.anyOf?.[1]?.properties?.['options']?.properties;
    assert.deepEqual(options?.['limits']?.default, ['take']);
  });

  it('allows no key that it does not know, anywhere', () => {
    const open = [...keysOf({ properties: { root: standardsSchema(rules) } }, '')].filter(
      ([, it]) => it.properties !== undefined && it.additionalProperties !== false,
    );
    assert.deepEqual(open, []);
  });

  it('has a form for editors that explains the same and finds fault with nothing', () => {
    const editor = editorSchema(standardsSchema(rules));
    const keys = (schema: JsonSchema): string[] => [...keysOf(schema, '')].map(([path, it]) => `${path} ${it.description ?? ''}`);
    assert.deepEqual(keys(editor), keys(standardsSchema(rules)));
    assert.match(JSON.stringify(editor), /"enum":\["off","info","warning","error"\]/);
    const validate = new Ajv({ strict: false }).compile(editor);
    for (const document of documents) assert.equal(validate(document), true, JSON.stringify(document));
  });

  // The editor validates by the schema and the review by our own reader; whoever disagrees would confuse a team.
  const documents: readonly unknown[] = [
    {},
    [],
    'text',
    { $schema: './x.json', edition: '2026.1', extends: './a.json', include: [], ignore: ['a'] },
    { edition: '2030.1' },
    { extends: ['a', 'b'] },
    { extends: [1] },
    { extends: '' },
    { include: 'src' },
    { ignore: ['/abs'] },
    { ignore: ['!x'] },
    { ignore: ['!(x)'] },
    { ignore: ['a\\b'] },
    { ignore: ['a\\(b\\)'] },
    { layers: [{ name: 'a', files: ['a'], mayImport: [] }] },
    { layers: [{ name: 'a', files: [], mayImport: [] }] },
    { layers: [{ name: 'a', files: ['a'] }] },
    { layers: [{ name: 'a', files: ['a'], mayImport: [], domain: 'yes' }] },
    { layers: { a: 1 } },
    { contexts: [{ name: 'a', files: ['a'], public: [], shared: true }] },
    { contexts: [{ name: 'a', files: ['a'], private: [] }] },
    { rules: { 'import-cycle': 'off', 'query-in-loop': { severity: 'error', options: { limits: [], most: 1.5, strict: true, mode: '' } } } },
    { rules: { 'import-cycle': 'fatal' } },
    { rules: { 'import-cycle': null } },
    { rules: { 'query-in-loop': { options: { most: '1' } } } },
    { rules: { 'query-in-loop': { options: { limits: [1] } } } },
    { rules: { unknown: 'off' } },
    { rules: { 'import-cycle': { waivable: false } } },
    { rules: { 'import-cycle': { waivable: 'no' } } },
    { overrides: [{ files: ['a'], rules: { 'import-cycle': 'off', 'query-in-loop': { options: { most: 2 } } } }] },
    { overrides: [{ files: [], rules: {} }] },
    { overrides: [{ files: ['a'] }] },
    { overrides: [{ files: ['a'], rules: { unknown: 'off' } }] },
    { recognizers: { validators: ['src/a#b', '@acme/http#Guards.admin', './a/b#$c'], guards: [] } },
    { recognizers: { validators: ['b'] } },
    { recognizers: { validators: ['a b#c'] } },
    { recognizers: { unknown: [] } },
    { providedElsewhere: ['cors', { topic: 'rate-limit', files: ['a'] }] },
    { providedElsewhere: ['weather'] },
    { providedElsewhere: [{ topic: 'weather', files: ['a'] }] },
    { providedElsewhere: [{ topic: 'cors' }] },
    { evidence: { store: 'committed', blind: true } },
    { evidence: { store: 'cloud' } },
    { cards: { 'import-cycle': { title: 'T', 'In review': 'Ask.' } } },
    { cards: { 'import-cycle': { Incorrect: 'no' } } },
    { cards: { unknown: {} } },
    { waivers: [{ rule: 'import-cycle', files: ['a'], reason: 'r', owner: 'o', until: '2026-12-31' }] },
    { waivers: [{ rule: 'import-cycle', files: ['a'], reason: 'r', owner: 'o', until: '2026-13-31' }] },
    { waivers: [{ rule: 'unknown', files: ['a'], reason: 'r', owner: 'o', until: '2026-12-31' }] },
    { waivers: [{ rule: 'import-cycle', files: ['a'], reason: ' ', owner: 'o', until: '2026-12-31' }] },
    { waivers: [{ rule: 'import-cycle', files: ['a'], reason: 'r', owner: 'o', until: '2026-12-31', link: 'ftp://x' }] },
  ];
  const validate = new Ajv({ strict: false }).compile(standardsSchema(rules));
  for (const document of documents) {
    const text = JSON.stringify(document);
    it(`agrees with the reader about ${text}`, () => {
      const mistakes = checkShape(parseDocument('plumbline.json', text, true), standardsSchema(rules));
      assert.equal(mistakes.length === 0, validate(document), JSON.stringify(mistakes));
    });
  }

  it('takes extended globs and escapes for globs', () => {
    const accepted = ['src/**', '!(a|b)/**', 'src/\\[id\\]/**', '.github/**', './src/**', 'a b/*'];
    assert.deepEqual(accepted.filter((it) => !isGlob(it)), []);
    const refused = ['', ' ', '/src', '!src', 'src\\http', 'C:/src', 'x'.repeat(1001)];
    assert.deepEqual(refused.filter(isGlob), []);
  });
});

function* keysOf(schema: JsonSchema, path: string): Iterable<readonly [string, JsonSchema]> {
  for (const [key, value] of Object.entries(schema.properties ?? {})) {
    yield [`${path}/${key}`, value];
    yield* keysOf(value, `${path}/${key}`);
  }
  for (const inner of [...(schema.anyOf ?? []), ...(schema.items ? [schema.items] : [])]) yield* keysOf(inner, path);
}
