/** *Show architecture*: layers and contexts with the imports between them, as the rules count them. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, afterEach, describe, it } from 'mocha';
import { finish } from '../../src/analysis/steps.js';
import { openWorkspace } from '../../src/engine/workspace.js';
import { diskFiles } from '../../src/host/disk-files.js';
import { loadCards, typesFolder } from '../../src/host/resources.js';
import { architectureRequest } from '../../src/protocol/standards.js';
import type { ArchitectureView } from '../../src/protocol/standards.js';
import { folderWith } from '../support/folders.js';
import { Client, eventually, uriOf, write } from './support.js';

const hostile = '<img src=x onerror=alert(1)>"';
const files = {
  'package.json': '{ "name": "shop", "type": "module" }\n',
  'plumbline.json': JSON.stringify({
    layers: [
      { name: 'http', files: ['src/http/**'], mayImport: [hostile] },
      { name: hostile, files: ['src/domain/**'], mayImport: [], domain: true },
    ],
  }),
  'src/http/routes.ts': "import { place } from '../domain/orders.js';\nexport const routes = () => place();\n",
  'src/domain/orders.ts': "import type { Nothing } from '../http/types.js';\nimport { routes } from '../http/routes.js';\nexport const place = (): Nothing => routes();\n",
  'src/domain/orders.test.ts': "import { routes } from '../http/routes.js';\nroutes();\n",
  'src/http/types.ts': 'export type Nothing = unknown;\n',
};

describe('the architecture', () => {
  const folder = folderWith(files);
  let client: Client | undefined;

  afterEach(() => {
    client?.kill();
  });

  after(() => {
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('counts imports that are there at run time, and leads to what goes against the standards', async () => {
    client = await Client.start([folder]);
    await client.reviewed(folder);
    const view = await client.connection.sendRequest<ArchitectureView>(architectureRequest, { folder: uriOf(folder) });
    assert.deepEqual(view.arrows.map((it) => `${it.from} > ${it.to} ${it.imports} ${it.violations}`), [`http > ${hostile} 1 0`, `${hostile} > http 1 1`]);
    assert.deepEqual(view.arrows[1]?.places, [{
      uri: uriOf(folder, 'src/domain/orders.ts'), label: 'src/domain/orders.ts:2', position: { line: 1, character: 23 },
      message: "import { routes } from '../http/routes.js';",
    }]);
    assert.deepEqual([...view.drawing.matchAll(/data-arrow="(\d)" tabindex="0" role="button"/g)].map((it) => it[1]), ['0', '1']);
    for (const drawn of [view.drawing, view.svg, view.mermaid]) assert.doesNotMatch(drawn, /<img|onerror=alert\(1\)>"/);
    assert.doesNotMatch(view.drawing, /<style|style=/);
    assert.match(view.svg, /<style>/);

    // What is typed counts, before it is saved.
    await client.open(uriOf(folder, 'src/domain/orders.ts'), 'export const place = (): unknown => 1;\n');
    await eventually('the review', () => client?.diagnostics.get(uriOf(folder, 'src/domain/orders.ts')) === undefined);
    const after = await client.connection.sendRequest<ArchitectureView>(architectureRequest, { folder: uriOf(folder) });
    assert.deepEqual(after.arrows.map((it) => it.violations), [0]);
  });

  it('says that nothing is declared', async () => {
    const bare = folderWith({ 'package.json': '{}', 'a.ts': 'export const a = 1;\n' });
    write(bare, 'b.ts', 'export const b = 1;\n');
    client = await Client.start([bare]);
    await client.reviewed(bare);
    const view = await client.connection.sendRequest<ArchitectureView>(architectureRequest, { folder: uriOf(bare) });
    assert.deepEqual([view.isDeclared, view.arrows], [false, []]);
    assert.equal(await client.connection.sendRequest(architectureRequest, { folder: 'file:///nowhere' }), null);
  });

  it('calls wrong what the rules report, in every workspace of ours', () => {
    const roots = ['examples/orders', ...fs.readdirSync('test/workspaces').map((it) => `test/workspaces/${it}`)];
    let seen = 0;
    for (const root of roots.filter((it) => fs.existsSync(path.join(it, 'plumbline.json')))) {
      const types = typesFolder();
      const workspace = openWorkspace({ files: diskFiles(path.resolve(root), types), cards: loadCards(), today: '2026-01-01', typesFolder: types });
      const reported = workspace.review().findings.filter((it) => it.rule === 'cross-layer-import' || it.rule === 'cross-context-import');
      const wrong = finish(workspace.architectureSteps()).arrows.reduce((sum, it) => sum + it.violations, 0);
      workspace.close();
      assert.equal(wrong, reported.length, root);
      seen += wrong;
    }
    assert.ok(seen > 0, 'some workspace has violations');
  });
});
