// What somebody sees when something goes wrong: wrong standards, a killed server, a folder that is not trusted.
import { describe } from 'mocha';
import { processIds } from './processes.mjs';
import { sample } from './sample.mjs';
import { scene, sharedSession } from './session.mjs';

const statusBarItem = '.statusbar-item[id="plumbline.plumbline-review.plumbline.status"]';

describe('in trouble', () => {
  const here = sharedSession();

  scene('a mistake in the standards is an error at its line', here, async ({ page, workbench }) => {
    await workbench.open('plumbline.json');
    await workbench.select(sample.standards.text);
    await page.keyboard.type(sample.standards.typed);
    await workbench.squiggle(sample.standards.typed, 'error');
    await page.locator(statusBarItem).filter({ hasText: 'Standards error' }).waitFor();
    await workbench.hover(sample.standards.typed, sample.standards.message);
  });

  scene('the mistake mended, the findings are counted again', here, async ({ page, workbench }) => {
    await workbench.select(sample.standards.typed);
    await page.keyboard.type(sample.standards.text);
    await page.locator(statusBarItem).filter({ hasText: /[1-9]\d* findings?/ }).waitFor();
    await workbench.noSquiggle(sample.standards.text, 'error');
  });

  scene('a killed server starts again, says so, and works', here, async ({ page, workbench, extensions }) => {
    await workbench.open(sample.file);
    await workbench.squiggle(sample.text, sample.kind, sample.line);
    for (const id of processIds(`${extensions}/plumbline.plumbline-review`, 'server.js')) process.kill(id, 'SIGKILL');
    await page.locator('.statusbar-item').filter({ hasText: 'Plumbline restarted its server' }).waitFor();
    await page.locator(statusBarItem).filter({ hasText: /[1-9]\d* findings?/ }).waitFor();
    await workbench.hover(sample.text, sample.question, sample.line);
  });
});

describe('in Restricted Mode', () => {
  const here = sharedSession({
    trust: true,
    settings: { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never' },
  });

  scene('a folder that is not trusted is reviewed all the same', here, async ({ page, workbench }) => {
    await page.locator('.statusbar-item').filter({ hasText: 'Restricted Mode' }).waitFor();
    await workbench.open(sample.file);
    await workbench.squiggle(sample.text, sample.kind, sample.line);
    await workbench.hover(sample.text, sample.question, sample.line);
  });
});
