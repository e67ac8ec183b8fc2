/** The snippets for strong patterns: each is silent under all rules, has no mistake of types, and does what it says where it can run. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import ts from 'typescript';
import { parseFixture, reviewFixture } from '../support/fixtures.js';
import { repository } from '../support/repository-packages.js';

interface Snippet {
  readonly prefix: string;
  readonly scope: string;
  readonly description: string;
  readonly body: readonly string[];
}

const snippets = JSON.parse(fs.readFileSync(path.join(repository, 'snippets/strong-patterns.code-snippets'), 'utf8')) as Readonly<Record<string, Snippet>>;

/** What a snippet takes for granted around it. */
const around: Readonly<Record<string, readonly string[]>> = {
  'pl-process-errors': ["import http from 'node:http';", 'declare const log: { fatal(context: object, message: string): void };', 'const server = http.createServer();'],
  'pl-background': ['interface Order { readonly id: string }', 'declare const order: Order;', 'declare function sendReceipt(order: Order): Promise<void>;', 'declare const log: { error(context: object, message: string): void };'],
  'pl-listener': [
    "import { EventEmitter } from 'node:events';", 'interface Order { readonly id: string }', 'const emitter = new EventEmitter();',
    'declare function reserveStock(order: Order): Promise<void>;', 'declare const log: { error(context: object, message: string): void };',
  ],
  'pl-port': ['interface Order { readonly id: string }'],
  'pl-fetch-timeout': ['declare const url: string;'],
  'pl-shutdown': ["import http from 'node:http';", 'declare const log: { info(message: string): void };', 'declare const pool: { end(): Promise<void> };', 'const server = http.createServer();'],
  'pl-error-response': ['declare const log: { error(context: object, message: string): void };'],
};

/** Programs that fail unless the snippet above them does what it says. */
const runs: Readonly<Record<string, string>> = {
  'pl-bounded': `
    let running = 0, most = 0;
    const results = await mapBounded([3, 1, 2, 5, 4], 2, async (it) => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, it));
      running--;
      return it * 10;
    });
    assert.deepEqual([results, most], [[30, 10, 20, 50, 40], 2]);
    await assert.rejects(mapBounded([1], 1, async () => { throw new Error('no'); }), /no/);`,
  'pl-retry': `
    let calls = 0;
    assert.equal(await withRetries(async () => { if (++calls < 3) throw new Error('not yet'); return calls; }, 3), 3);
    await assert.rejects(withRetries(async () => { throw new Error('never'); }, 1), /never/);`,
  'pl-bounded-cache': `
    const cache = new BoundedCache(2);
    cache.set('a', 1); cache.set('b', 2); cache.get('a'); cache.set('c', 3);
    assert.deepEqual([cache.get('a'), cache.get('b'), cache.get('c')], [1, undefined, 3]);`,
  'pl-cursor-page': `
    const rows = ['a', 'b', 'c'].map((id) => ({ id }));
    const find = async (after, limit) => rows.filter((it) => it.id > after).slice(0, limit);
    assert.deepEqual(await pageOf(find, '', 2), { rows: rows.slice(0, 2), next: 'b' });
    assert.deepEqual(await pageOf(find, 'b', 2), { rows: rows.slice(2), next: null });`,
  'pl-required-setting': `
    process.env.SOME = 'x';
    assert.equal(required('SOME'), 'x');
    assert.throws(() => required('PLUMBLINE_NOT_SET'), /PLUMBLINE_NOT_SET is not set/);`,
  'pl-parse-input': `
    assert.deepEqual(parseDraft({ name: 'a', count: 2, more: 1 }), { name: 'a', count: 2 });
    assert.throws(() => parseDraft({ name: 'a', count: 0.5 }), /count/);
    assert.throws(() => parseDraft(null), /name/);`,
  'pl-outcome': `assert.deepEqual([statusOf({ kind: 'placed', id: '1' }), statusOf({ kind: 'out-of-stock', missing: [] })], [201, 409]);`,
  'pl-transaction': `
    const said = [];
    const client = { query: async (it) => { said.push(it); }, release: () => { said.push('release'); } };
    const pool = { connect: async () => client };
    await inTransaction(pool, async (it) => it.query('work'));
    await assert.rejects(inTransaction(pool, async () => { throw new Error('no'); }), /no/);
    assert.deepEqual(said, ['BEGIN', 'work', 'COMMIT', 'release', 'BEGIN', 'ROLLBACK', 'release']);`,
  'pl-async-handler': `
    const failed = [];
    catchAsync(async () => { throw new Error('no'); })({}, {}, (error) => { failed.push(error.message); });
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(failed, ['no']);`,
  'pl-correlation-id': `
    const set = {};
    let seen;
    withRequestId({ get: () => 'abcd-1234' }, { set: (name, value) => { set[name] = value; } }, () => { seen = requestId(); });
    assert.deepEqual([seen, set['x-request-id'], requestId()], ['abcd-1234', 'abcd-1234', undefined]);
    withRequestId({ get: () => 'two lines\\nof it' }, { set: () => undefined }, () => { seen = requestId(); });
    assert.match(seen, /^[0-9a-f-]{36}$/);`,
  'pl-stream': `
    const { Writable } = await import('node:stream');
    const { gunzipSync } = await import('node:zlib');
    const pieces = [];
    await sendCompressed('package.json', new Writable({ write: (piece, encoding, done) => { pieces.push(piece); done(); } }));
    assert.match(gunzipSync(Buffer.concat(pieces)).toString(), /plumbline-review/);`,
};

describe('snippets', () => {
  for (const [name, snippet] of Object.entries(snippets)) {
    it(`${name}: has a prefix, a scope and a description`, () => {
      assert.match(snippet.prefix, /^pl-[a-z-]+$/);
      assert.ok(snippet.description.length > 20 && snippet.scope !== '');
    });

    if (snippet.scope === 'markdown') {
      it(`${name}: leaves no placeholder unread`, () => {
        assert.doesNotMatch(expanded(snippet), /\$\{\d/);
      });
      continue;
    }

    it(`${name}: no rule says anything about it`, () => {
      const { findings, problems } = reviewFixture(parseFixture(`test/snippets/${snippet.prefix}.ts`, program(snippet)));
      assert.deepEqual(problems, []);
      assert.deepEqual(findings.map((it) => `${it.location.start.line + 1}: ${it.rule}: ${it.message}`), []);
    });

    it(`${name}: has no mistake of types`, () => {
      assert.deepEqual(mistakesIn(program(snippet)), []);
    });

    const run = runs[snippet.prefix];
    if (run === undefined) continue;
    it(`${name}: does what it says`, () => {
      const code = ts.transpile(expanded(snippet), { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext });
      const text = `import assert from 'node:assert/strict';\n${code}\n${run}`;
      const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', text], { encoding: 'utf8', cwd: repository, timeout: 20_000 });
      assert.equal(status, 0, stderr);
    });
  }

  it('runs every snippet that needs nothing around it', () => {
    const code = Object.values(snippets).filter((it) => it.scope !== 'markdown').map((it) => it.prefix);
    const left = code.filter((it) => around[it] === undefined && runs[it] === undefined);
    assert.deepEqual(left, []);
  });
});

function program(snippet: Snippet): string {
  const text = `${[...(around[snippet.prefix] ?? []), expanded(snippet)].join('\n')}\n`;
  return /^(?:im|ex)port /m.test(text) ? text : `${text}export {};\n`;
}

/** The text as it stands before a person fills in their own words. */
function expanded({ body }: Snippet): string {
  return body.join('\n').replace(/(?<!\\)\$\{\d+:([^{}]*)\}/g, '$1').replaceAll('\\$', '$').replaceAll('\\\\', '\\');
}

function mistakesIn(text: string): readonly string[] {
  const file = path.join(repository, 'test/snippets/snippet.ts');
  const options: ts.CompilerOptions = {
    strict: true, noEmit: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, types: ['node'], skipLibCheck: true,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, version) => (name === file ? ts.createSourceFile(name, text, version) : getSourceFile.call(host, name, version));
  const compiled = ts.createProgram([file], options, host);
  return [...compiled.getSyntacticDiagnostics(), ...compiled.getSemanticDiagnostics()]
    // `pg` is not among the packages of this repository.
    .filter((it) => it.code !== 2307)
    .map((it) => ts.flattenDiagnosticMessageText(it.messageText, ' '));
}
