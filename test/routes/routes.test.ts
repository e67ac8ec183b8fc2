/** Lists the routes of a small workspace for each framework and compares them with the listing beside it. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { openWorkspace } from '../../src/engine/workspace.js';
import { typesFolder } from '../../src/host/resources.js';
import { renderRoutes } from '../../src/report/routes.js';
import { cards, filesOf, parseFixture, today } from '../support/fixtures.js';

const folder = import.meta.dirname;
const names = fs.readdirSync(folder, { withFileTypes: true }).filter((it) => it.isDirectory()).map((it) => it.name);

describe('routes', () => {
  for (const name of names) {
    it(`of ${name} are those listed`, () => {
      const fixture = parseFixture(`test/routes/${name}/workspace.ts`, fs.readFileSync(path.join(folder, name, 'workspace.txt'), 'utf8'));
      const found = openWorkspace({ files: filesOf(fixture), cards, today, typesFolder: typesFolder() }).routes();
      const listing = path.join(folder, name, 'routes.txt');
      // No package is installed in these workspaces, and the notice that says so is not about routes.
      const text = renderRoutes({ ...found, notices: [] }, { colour: false });
      // `UPDATE_ROUTES=1` writes the listings, to be read before they are committed.
      if (process.env['UPDATE_ROUTES'] === '1') fs.writeFileSync(listing, text);
      assert.equal(text, fs.readFileSync(listing, 'utf8'));
    });
  }
});
