/** What an editor is told inside `plumbline.json`: what a name means, where it leads, and each mistake once. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import * as lsp from 'vscode-languageserver/node';
import { Client, eventually, folderOf, messageOf, orders, uriOf, write } from './support.js';

const standards = `{
  // What we agreed on.
  "extends": "plumbline:strict",
  "ignore": ["dist/**"],
  "layers": [
    { "name": "http", "files": ["src/http/**"], "mayImport": ["orders"] },
    { "name": "orders", "files": ["src/*.ts"], "mayImport": [], "domain": true }
  ],
  "contexts": [{ "name": "all", "files": ["src/**"], "shared": true }],
  "rules": { "unhandled-rejection": "warning" },
  "overrides": [{ "files": ["src/http/**"], "rules": { "import-cycle": "off" } }],
  "waivers": [{ "rule": "unhandled-rejection", "files": ["src/*.ts"], "reason": "r", "owner": "o", "until": "2099-01-01" }]
}
`;

describe('the standards file in an editor', () => {
  const folder = folderOf({ ...orders, 'src/http/a.ts': 'export {};\n', 'src/http/index.ts': 'export {};\n', 'plumbline.json': standards });
  const uri = uriOf(folder, 'plumbline.json');
  let client: Client;

  before(async () => {
    client = await Client.start([folder]);
    await client.reviewed(folder);
  });

  after(() => {
    client.kill();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  const placeOf = (text: string, nth = 0): { line: number; character: number } => {
    let at = -1;
    for (let count = 0; count <= nth; count += 1) at = standards.indexOf(text, at + 1);
    const above = standards.slice(0, at).split('\n');
    return { line: above.length - 1, character: (above.at(-1) ?? '').length + 1 };
  };
  const hover = (text: string, nth?: number): Promise<string | undefined> => {
    const { line, character } = placeOf(text, nth);
    return client.hover(uri, line, character);
  };
  const lead = async (text: string, nth?: number): Promise<string[]> => {
    const places = (await client.connection.sendRequest(lsp.DefinitionRequest.type, { textDocument: { uri }, position: placeOf(text, nth) })) as lsp.Location[] | null;
    return (places ?? []).map((it) => `${it.uri.slice(uriOf(folder).length + 1)}:${it.range.start.line}`);
  };

  for (const [says, text, nth, expected] of [
    ['a layer', '"http"', 0, /^\*\*http\*\*: a layer of 2 files in `src\/http\/\*\*`\.\n\nIt may import `orders`\.\n\nNo other layer may import it\.$/],
    ['a layer that another may import', '"orders"', 0, /^\*\*orders\*\*: a layer of 2 files in `src\/\*\.ts`\.\n\nIt may import no other layer\.\n\nIt may be imported by `http`\.\n\nIt holds the domain/],
    ['a context', '"all"', 0, /^\*\*all\*\*: a context of 4 files in `src\/\*\*`\.\n\nA shared kernel/],
    ['a rule', '"unhandled-rejection"', 0, /three in the morning[^]*Rule unhandled\\?-rejection, by default/],
    ['a rule of an override', '"import-cycle"', 0, /Rule import\\?-cycle/],
    ['a rule of a waiver', '"unhandled-rejection"', 1, /three in the morning/],
    ['a preset', '"plumbline:strict"', 0, /one level up/],
    ['a glob', '"src/http/**"', 0, /^2 files, such as `src\/http\/a\.ts`\.$/],
  ] as const) {
    it(`explains ${says}`, async () => {
      assert.match((await hover(text, nth)) ?? '', expected);
    });
  }

  it('explains nothing that needs no words', async () => {
    assert.deepEqual([await hover('"name"'), await hover('// What'), await hover('"warning"')], [undefined, undefined, undefined]);
  });

  it('leads from a layer to its files, and from a mention to the layer', async () => {
    assert.deepEqual(await lead('"http"'), ['src/http/a.ts:0', 'src/http/index.ts:0']);
    assert.deepEqual(await lead('"orders"', 0), ['plumbline.json:6']);
    assert.deepEqual(await lead('"orders"', 1), ['src/orders.ts:0', 'src/receipts.ts:0']);
    assert.deepEqual(await lead('"unhandled-rejection"'), []);
  });

  it('has each mistake once: the schema of the extension finds no fault', async () => {
    write(folder, 'plumbline.json', standards.replace('"unhandled-rejection": "warning"', '"unhandled-rejectoin": "warning"'));
    await client.changedOnDisk(uri);
    await eventually('the mistake', () => client.diagnostics.get(uri)?.length === 1);
    const [mistake] = client.diagnostics.get(uri) ?? [];
    assert.ok(mistake);
    assert.match(messageOf(mistake), /Unknown rule `unhandled-rejectoin`\. Did you mean `unhandled-rejection`\?/);

    const manifest = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, '../../package.json'), 'utf8')) as { contributes: { jsonValidation: readonly { url: string }[] } };
    const schemas = manifest.contributes.jsonValidation.map((it) => fs.readFileSync(path.join(import.meta.dirname, '../..', it.url), 'utf8'));
    assert.equal(schemas.length, 1);
    assert.doesNotMatch(schemas.join(), /"(?:additionalProperties|required|pattern|minItems)"/);
  });
});
