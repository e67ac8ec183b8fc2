// What a lead does who keeps standards: the Findings view, what a branch adds, the architecture, a first plumbline.json.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe } from 'mocha';
import { scene, sharedSession } from './session.mjs';

const statusBarItem = '.statusbar-item[id="plumbline.plumbline-review.plumbline.status"]';
const late = "export async function late(): Promise<void> {\n  await fetch('https://example.com');\n}\n\nexport function start(): void {\n  late();\n}\n";

/** A repository with the example on `main`, and a branch that adds a file. */
function branched(folder) {
  const git = (...args) => execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgSign=false', ...args], { cwd: folder, stdio: 'ignore' });
  git('init', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--message', 'first');
  git('checkout', '-b', 'feature');
  fs.writeFileSync(path.join(folder, 'src/late.ts'), late);
}

/** A key with a letter out of place, in a file that points at the strict schema. */
function misspelt(folder) {
  fs.copyFileSync('media/plumbline.schema.json', path.join(folder, 'schema.json'));
  const file = path.join(folder, 'plumbline.json');
  fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace('{', '{\n  "$schema": "./schema.json",').replace('"waivers"', '"waivres"'));
}

/** One waiver ended long ago, as in the example; another ends in five days. */
function withWaivers(folder) {
  const file = path.join(folder, 'plumbline.json');
  const day = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
  const waiver = `{ "rule": "unhandled-rejection", "files": ["src/orders/**"], "reason": "the queue is replaced", "owner": "orders team", "until": "${day}" }`;
  fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace('"waivers": [', `"waivers": [\n    ${waiver},`));
}

const rows = (page) => page.locator('.pane-body .monaco-list-row[role="treeitem"]');
const row = (page, text) => rows(page).filter({ hasText: text }).first();

async function openView(page) {
  await page.locator('.activitybar .action-item:has(a[aria-label^="Plumbline"])').click();
  await rows(page).first().waitFor();
}

describe('the Findings view', () => {
  const here = sharedSession({ prepare: branched });

  scene('the view groups by competency, with counts', here, async ({ page }) => {
    await page.locator(statusBarItem).filter({ hasText: /[1-9]\d* findings?/ }).waitFor({ timeout: 60_000 });
    await openView(page);
    await row(page, 'Architecture').waitFor();
    assert.match(await row(page, 'Architecture').getAttribute('aria-label'), /Architecture, \d+ findings?/);
  });

  scene('the view groups by file once it is told to', here, async ({ page, workbench }) => {
    await workbench.command('Plumbline: Group Findings…');
    await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'By file' }).click();
    await row(page, 'late.ts').waitFor();
  });

  scene('the view keeps what holds the words of a filter', here, async ({ page, workbench }) => {
    await workbench.command('Plumbline: Filter Findings…');
    await page.locator('.quick-input-widget .quick-input-box input').first().fill('late.ts');
    await row(page, 'cancel-order.ts').waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await page.locator('.pane-body .message', { hasText: 'late.ts' }).waitFor();
  });

  scene('a finding in the view opens its place by keyboard', here, async ({ page }) => {
    await row(page, 'late.ts').click();
    await row(page, 'src/late.ts:6').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('.tab.active[data-resource-name="late.ts"]').waitFor();
  });

  scene('only what the branch adds is shown', here, async ({ page, workbench }) => {
    await workbench.command('Plumbline: Clear the Filter of Findings');
    await workbench.command('Plumbline: Show Only What This Branch Adds');
    await page.locator(statusBarItem).filter({ hasText: '1 new finding' }).waitFor({ timeout: 60_000 });
    await row(page, 'late.ts').waitFor();
    await row(page, 'cancel-order.ts').waitFor({ state: 'detached' });
  });

  scene('everything is shown again', here, async ({ page, workbench }) => {
    await workbench.command('Plumbline: Show All Findings');
    await page.locator(statusBarItem).filter({ hasText: /\d+ findings/ }).waitFor();
    await row(page, 'cancel-order.ts').waitFor();
  });

  scene('a mistake in the standards leads the view', here, async ({ page, workbench, folder }) => {
    const file = path.join(folder, 'plumbline.json');
    const text = fs.readFileSync(file, 'utf8');
    fs.writeFileSync(file, text.replace('"waivers"', '"waivres"'));
    await row(page, 'Mistakes in the standards').waitFor();
    await row(page, 'waivres').click();
    await page.locator('.tab.active[data-resource-name="plumbline.json"]').waitFor();
    await workbench.squiggle('waivres', 'error');
    await workbench.screenshot(path.join(process.env.POINTER_OUT ?? 'test-results/pointer', 'mistake-open.png'));
    fs.writeFileSync(file, text);
    await row(page, 'Mistakes in the standards').waitFor({ state: 'detached' });
  });
});

describe('decisions in the Findings view', () => {
  const here = sharedSession({ prepare: withWaivers, settings: { 'plumbline.baselined': 'dim' } });
  const count = async (page) => Number(/\d+/.exec(await page.locator(statusBarItem).innerText())?.[0] ?? 0);

  scene('a waiver that ended is a finding, and what it covered is back', here, async ({ page, workbench }) => {
    await page.locator(statusBarItem).filter({ hasText: /[1-9]\d* findings?/ }).waitFor({ timeout: 60_000 });
    await openView(page);
    await workbench.command('Plumbline: Filter Findings…');
    await page.locator('.quick-input-widget .quick-input-box input').first().fill('stale-waiver');
    await page.keyboard.press('Enter');
    await row(page, 'Mentoring').waitFor();
    await row(page, 'Standards').click();
    await row(page, 'the waiver of').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('.tab.active[data-resource-name="plumbline.json"]').waitFor();
    await workbench.hover('cross-layer-import', 'ended', '"rule"');
  });

  scene('a waiver that ends soon says so', here, async ({ page, workbench }) => {
    const item = page.locator(statusBarItem);
    assert.match(await item.locator('[aria-label]').first().getAttribute('aria-label'), /The waiver of `unhandled-rejection` in plumbline\.json:\d+ ends in 5 days/);
    await item.hover();
    await page.locator('.monaco-hover:not(.hidden)').filter({ hasText: 'ends in 5 days' }).first().waitFor();
    await workbench.hover('unhandled-rejection', 'ends in 5 days', '"rule"');
  });

  scene('a group is added to the baseline, and dimmed', here, async ({ page, workbench }) => {
    await workbench.command('Plumbline: Clear the Filter of Findings');
    const before = await count(page);
    await row(page, 'Bounded contexts').click({ button: 'right' });
    const entry = page.locator('.monaco-menu .action-item', { hasText: 'Add Chosen Findings to the Baseline' });
    for (let at = 0; at < 3 && !(await entry.getAttribute('class')).includes('focused'); at++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator(statusBarItem).filter({ hasText: `${before - 2} findings` }).waitFor();
    await row(page, 'Bounded contexts').click();
    await row(page, 'in the baseline').waitFor();
  });

  scene('a finding is waived with a reason, an owner and a day', here, async ({ page, workbench, folder }) => {
    const before = await count(page);
    await row(page, 'Module boundaries').click();
    await workbench.command('Plumbline: Waive Chosen Findings…');
    const input = page.locator('.quick-input-widget .quick-input-box input').first();
    for (const [step, text] of [['1/3', 'the old router goes in spring'], ['2/3', 'orders team'], ['3/3', '2999-03-31']]) {
      await page.locator('.quick-input-widget', { hasText: step }).waitFor();
      await input.fill(text);
      await page.keyboard.press('Enter');
    }
    await page.locator('.tab.active[data-resource-name="plumbline.json"]').waitFor();
    await page.locator(statusBarItem).filter({ hasNotText: `${before} findings` }).waitFor();
    assert.match(fs.readFileSync(path.join(folder, 'plumbline.json'), 'utf8'), /"reason": "the old router goes in spring", "owner": "orders team", "until": "2999-03-31"/);
  });

  scene('a group is allowed with one reason', here, async ({ page, workbench }) => {
    const before = await count(page);
    await row(page, 'Incident response').click();
    await workbench.command('Plumbline: Allow Chosen Findings with a Reason…');
    await page.locator('.quick-input-widget .quick-input-box input').first().fill('the process is started again by its platform');
    await page.keyboard.press('Enter');
    await page.locator(statusBarItem).filter({ hasNotText: `${before} findings` }).waitFor();
    await row(page, 'Incident response').waitFor({ state: 'detached' });
  });
});

describe('the architecture', () => {
  const here = sharedSession();

  scene('the architecture is drawn', here, async ({ page, workbench }) => {
    await page.locator(statusBarItem).filter({ hasText: /[1-9]\d* findings?/ }).waitFor({ timeout: 60_000 });
    await workbench.command('Plumbline: Show Architecture');
    const frame = await workbench.webview('plumbline-architecture');
    await frame.locator('svg .part').first().waitFor();
    assert.ok(await frame.locator('.way .wrong').count() > 0, 'violations are marked');
  });

  scene('an arrow lists its imports by keyboard', here, async ({ workbench }) => {
    const frame = await workbench.webview('plumbline-architecture');
    const way = frame.locator('.way:has(.wrong)').first();
    await way.focus();
    await way.press('Enter');
    await frame.locator('#imports .places li.wrong').first().waitFor();
  });

  scene('an import opens beside the picture', here, async ({ page, workbench }) => {
    const frame = await workbench.webview('plumbline-architecture');
    const place = frame.locator('#imports .places button').first();
    const name = (await place.innerText()).split(':')[0].split('/').at(-1);
    await place.click();
    await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
  });

  for (const [name, className, inPage] of [['Dark Modern', 'vs-dark', 'vscode-dark'], ['Dark High Contrast', 'hc-black', 'vscode-high-contrast'], ['Light Modern', 'vs', 'vscode-light']]) {
    scene(`the architecture takes the colours of ${name}`, here, async ({ page, workbench }) => {
      await workbench.theme(name, className);
      const frame = await workbench.webview('plumbline-architecture');
      await frame.locator(`body.${inPage}`).waitFor();
      await page.mouse.move(5, 795);
    });
  }

  scene('the architecture is exported for a document', here, async ({ page, workbench, folder }) => {
    const frame = await workbench.webview('plumbline-architecture');
    await frame.locator('button', { hasText: 'Export as SVG' }).click();
    const input = page.locator('.quick-input-widget .quick-input-box input').first();
    // The dialog proposes a name of its own, and would put it over one that is typed before.
    for (let at = 0; at < 100 && !(await input.inputValue()).endsWith('.svg'); at++) await page.waitForTimeout(50);
    await input.fill(path.join(folder, 'picture.svg'));
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    for (let at = 0; at < 100 && !fs.existsSync(path.join(folder, 'picture.svg')); at++) await page.waitForTimeout(50);
    assert.match(fs.readFileSync(path.join(folder, 'picture.svg'), 'utf8'), /^<svg [^]*application imports http once, 1 against the standards[^]*<\/svg>\n$/);
  });
});

describe('a standards file that names its schema', () => {
  const here = sharedSession({ prepare: misspelt });

  scene('a misspelt key is told once, and the hover has the likely spelling', here, async ({ page, workbench }) => {
    await page.locator(statusBarItem).filter({ hasText: 'Standards error' }).waitFor({ timeout: 60_000 });
    await workbench.open('plumbline.json');
    await workbench.hover('waivres', 'is not allowed');
    await workbench.hover('waivres', 'Did you mean');
    await page.keyboard.press('ControlOrMeta+Shift+m');
    await page.locator('.markers-panel .monaco-list-row', { hasText: 'waivres' }).first().waitFor();
    const told = await page.locator('.markers-panel .monaco-list-row', { hasText: 'waivres' }).allInnerTexts();
    assert.equal(told.length, 1, told.join('\n'));
    await workbench.hover('waivres', 'Did you mean');
  });
});

describe('creating standards', () => {
  const here = sharedSession({ prepare: (folder) => fs.rmSync(path.join(folder, 'plumbline.json')) });
  const frameOf = ({ workbench }) => workbench.webview('plumbline-create-standards');

  scene('a proposal is drawn with its reasons', here, async ({ page, workbench }) => {
    await page.locator(statusBarItem).filter({ hasText: /[1-9]\d* findings?/ }).waitFor({ timeout: 60_000 });
    await workbench.command('Plumbline: Create Standards');
    const frame = await workbench.webview('plumbline-create-standards');
    await frame.locator('#picture svg .part').first().waitFor();
    assert.ok(await frame.locator('.reasons li').count() > 0);
  });

  scene('a forbidden direction and a new name change the picture', here, async (session) => {
    const frame = await frameOf(session);
    await frame.locator('#name-layer-0').fill('entry');
    await frame.locator('#picture svg text', { hasText: 'entry' }).waitFor();
    await frame.locator('.card').first().locator('fieldset input:checked').first().uncheck();
    await frame.locator('#picture svg .wrong').first().waitFor();
    await frame.locator('#summary.wrong').waitFor();
  });

  scene('the form takes the colours of a dark theme', here, async ({ workbench }) => {
    await workbench.theme('Dark Modern', 'vs-dark');
    const frame = await workbench.webview('plumbline-create-standards');
    await frame.locator('body.vscode-dark').waitFor();
  });

  scene('a draft with a mistake cannot be written', here, async (session) => {
    const frame = await frameOf(session);
    await frame.locator('#name-layer-1').fill('entry');
    await frame.locator('#mistakes li').first().waitFor();
    assert.ok(await frame.locator('#write').isDisabled());
    await frame.locator('#name-layer-1').fill('second');
    await frame.locator('#mistakes li').first().waitFor({ state: 'detached' });
  });

  scene('the file is written and opened', here, async (session) => {
    const frame = await frameOf(session);
    await frame.locator('#write:enabled').click();
    await session.page.locator('.tab.active[data-resource-name="plumbline.json"]').waitFor();
    assert.match(fs.readFileSync(path.join(session.folder, 'plumbline.json'), 'utf8'), /"name": "entry"/);
  });
});
