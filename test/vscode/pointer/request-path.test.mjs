// A blocking call three files away from its route: the squiggle, the path in its card, each step, the peek, the lens.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe } from 'mocha';
import { scene, sharedSession } from './session.mjs';

const call = { file: 'src/orders/infrastructure/templates.ts', text: 'readFileSync', line: '${name}.txt' };

/** What the card says of the way, and where each step leads. */
const steps = [
  { says: 'GET /orders/:id/label', file: 'order-routes.ts', line: 35 },
  { says: 'calls printLabel', file: 'order-routes.ts', line: 36 },
  { says: 'calls labelFiles.fill', file: 'print-label.ts', line: 6 },
  { says: 'calls readTemplate', file: 'label-files.ts', line: 10 },
];

function withLenses(folder) {
  fs.mkdirSync(path.join(folder, '.vscode'), { recursive: true });
  fs.writeFileSync(path.join(folder, '.vscode/settings.json'), '{ "plumbline.codeLens": true }\n');
}

describe('the request path', () => {
  const here = sharedSession({ prepare: withLenses });

  scene('a blocking call far from its route has a squiggle', here, async ({ workbench }) => {
    await workbench.open(call.file);
    await workbench.squiggle(call.text, 'warning', call.line);
  });

  scene('its card tells the way from the route', here, async ({ workbench }) => {
    const card = await workbench.hover(call.text, 'Who waits while this call holds the only thread?', call.line);
    const text = (await card.innerText()).replace(/\s+/g, ' ');
    for (const { says, file, line } of steps) assert.match(text, new RegExp(`${file}\\(${line}, \\d+\\): ${says}`));
  });

  for (const { says, file, line } of steps) {
    scene(`the step "${says}" leads to ${file}:${line}`, here, async ({ page, workbench }) => {
      await workbench.command('View: Close All Editors');
      await workbench.open(call.file);
      const card = await workbench.hover(call.text, 'Who waits while this call holds the only thread?', call.line);
      await card.locator('a', { hasText: `${file}(${line},` }).first().click();
      await page.locator(`.tab.active[data-resource-name="${file}"]`).waitFor();
      await page.locator('.statusbar-item', { hasText: `Ln ${line}, ` }).waitFor();
      await page.mouse.move(5, 795);
    });
  }

  scene('the path opens as a peek', here, async ({ page, workbench }) => {
    await workbench.command('View: Close All Editors');
    await workbench.open(call.file);
    await workbench.placeCursor(call.text, call.line);
    await workbench.command('Plumbline: Show Request Path');
    const peek = page.locator('.peekview-widget');
    await peek.waitFor();
    for (const file of ['order-routes.ts', 'print-label.ts', 'label-files.ts', 'templates.ts']) await peek.locator('.ref-tree', { hasText: file }).waitFor();
    await page.keyboard.press('Escape');
  });

  scene('a line above the route says what stands behind it', here, async ({ page, workbench }) => {
    await workbench.command('View: Close All Editors');
    await workbench.open('src/http/order-routes.ts');
    await page.keyboard.press('Control+g');
    await page.keyboard.type('35');
    await page.keyboard.press('Enter');
    const lens = page.locator('.codelens-decoration a', { hasText: 'GET /orders/:id/label' });
    await lens.waitFor({ timeout: 30_000 });
    assert.match(await lens.innerText(), /^GET \/orders\/:id\/label · \d+ functions · 2 findings$/);
    await lens.click();
    await page.locator('.peekview-widget .ref-tree', { hasText: 'templates.ts' }).waitFor();
    await page.keyboard.press('Escape');
  });
});
