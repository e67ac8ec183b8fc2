/** Code lenses: above each handler what stands behind it, for those who ask for it. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { after, afterEach, describe, it } from 'mocha';
import * as lsp from 'vscode-languageserver/node';
import { showPlacesCommand } from '../../src/protocol/protocol.js';
import { folderWith } from '../support/folders.js';
import { Client, uriOf } from './support.js';

const files = {
  'package.json': '{ "name": "shop", "type": "module" }\n',
  'src/app.js': [
    "import express from 'express';",
    "import { render } from './pages.js';",
    'const app = express();',
    'function stamp(req, res, next) { next(); }',
    "app.get('/page', stamp, (req, res) => { res.send(render()); });",
    "app.get('/health', (req, res) => { res.end(); });",
    '',
  ].join('\n'),
  'src/pages.js': "import fs from 'node:fs';\nexport function render() {\n  return fill('page');\n}\nfunction fill(name) {\n  return fs.readFileSync(name, 'utf8');\n}\n",
};

describe('code lenses', () => {
  const folder = folderWith(files);
  const uri = uriOf(folder, 'src/app.js');
  let client: Client | undefined;

  afterEach(() => {
    client?.kill();
  });

  after(() => {
    fs.rmSync(folder, { recursive: true, force: true });
  });

  const ask = async (settings: Record<string, unknown>, plumblineClient: boolean): Promise<lsp.CodeLens[]> => {
    client = await Client.start([folder], { settings, initializationOptions: { plumblineClient } });
    await client.reviewed(folder);
    return (await client.connection.sendRequest(lsp.CodeLensRequest.type, { textDocument: { uri } })) ?? [];
  };

  it('say how many functions a request runs, what is found in them, and where', async () => {
    const lenses = await ask({ codeLens: true }, true);
    assert.deepEqual(lenses.map((it) => [it.range.start.line, it.command?.title]), [
      [4, 'GET /page · 4 functions · 1 finding'],
      [5, 'GET /health · 1 function'],
    ]);
    const [first] = lenses;
    assert.equal(first?.command?.command, showPlacesCommand);
    assert.deepEqual(first.command.arguments, [{ uri, position: { line: 4, character: 4 }, places: [{ uri: uriOf(folder, 'src/pages.js'), position: { line: 5, character: 9 } }] }]);
  });

  it('name no command to an editor that does not know ours', async () => {
    const lenses = await ask({ codeLens: true }, false);
    assert.deepEqual(lenses.map((it) => it.command?.command), ['', '']);
  });

  it('are not there unless the settings ask for them', async () => {
    assert.deepEqual(await ask({}, true), []);
  });
});
