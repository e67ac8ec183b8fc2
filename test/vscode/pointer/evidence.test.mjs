// What a reviewer does in one afternoon: records evidence over several files, edits, renames, reloads, and merges what a colleague wrote.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe } from 'mocha';
import { QuickInput } from './quick-input.mjs';
import { sample } from './sample.mjs';
import { scene, sharedSession } from './session.mjs';

const data = fs.mkdtempSync(path.join(os.tmpdir(), 'plumbline-data-'));
const routes = 'src/http/order-routes.ts';
const placing = 'src/orders/application/place-order.ts';
const files = 'src/orders/infrastructure/order-files.ts';
const stock = 'data/stock.json';

const states = {
  exact: 'The code is as it was.',
  moved: 'The same code is in another place now.',
  changed: 'The code was edited since.',
  lost: 'The code is gone; this is where it last was.',
  'file exact': 'The file is as it was.',
  'file moved': 'The same file has another name now.',
};

describe('evidence with pointer and keyboard', () => {
  const here = sharedSession({ settings: { 'comments.openView': 'never' }, env: { PLUMBLINE_DATA_DIR: data, PLUMBLINE_REVIEWER: 'Ann Example' } });

  after(() => {
    fs.rmSync(data, { recursive: true, force: true });
  });

  scene('a session is started from the view', here, async ({ page, workbench, folder }) => {
    git(folder, 'init', '--quiet', '--initial-branch=main');
    commit(folder, 'The backend as it was handed in');
    await workbench.open(routes);
    await workbench.squiggle(sample.text, sample.kind, sample.line);
    await page.locator('.activitybar .action-item:has(a[aria-label^="Plumbline"])').first().click();
    await evidenceAlone(page);
    await page.locator('.pane-body a.monaco-button', { hasText: 'Start Review Session' }).click();
    const input = new QuickInput(page);
    await input.type('Your Name', 'Ann Example');
    await input.type('Whose code is it', 'Sam Candidate');
    await input.pick('Who may read', 'Committed');
    await input.pick('see each other', 'Open');
    await input.type('Notes that a reader', 'Take-home task, two evenings');
    await page.getByText('Nothing is recorded yet').waitFor();
  });

  scene('selected code is recorded by key, with the words of the rubric', here, async ({ page, workbench }) => {
    await workbench.open(routes);
    await selected(page, workbench, 'cancelOrder(services, request.params.id)');
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.press('ControlOrMeta+e');
    const input = new QuickInput(page);
    await input.pick('What does it stand on', 'The selected code');
    await input.pick('What is this about', '1.2 Module boundaries');
    await input.pick('What does it show', 'Strength');
    await input.pick('Which of these', 'Handlers parse, call one use case', 'Handlers parse');
    await input.type('What do you see', 'The handler calls one use case');
    await recorded(page, 'The handler calls one use case', 'exact');
    await page.locator('.review-widget').filter({ hasText: 'The handler calls one use case' }).or(page.locator('.comment-thread, .comment-range-glyph')).first().waitFor();
  });

  scene('a finding is recorded from its card, its practice first', here, async ({ page, workbench }) => {
    const card = await workbench.hover(sample.text, sample.question, sample.line);
    await card.getByText('Record as evidence').click();
    const input = new QuickInput(page);
    await input.asked('What is this about');
    await page.locator('.quick-input-list .monaco-list-row.focused').filter({ hasText: '7.5 Incident response' }).waitFor();
    await page.keyboard.press('Enter');
    await input.pick('What does it show', 'Growth');
    await input.pick('Which of these', 'Emerging');
    await input.type('What do you see', 'A failed cancel leaves the client waiting');
    await recorded(page, 'A failed cancel leaves the client waiting', 'exact');
  });

  scene('a quick fix records a finding, too', here, async ({ page, workbench }) => {
    await workbench.open(placing);
    await workbench.squiggle(sample.repair.text, sample.repair.kind);
    const menu = await workbench.actions(sample.repair.text);
    await workbench.choose(menu, 'as evidence');
    await rated(page, { practice: '7.5 Incident response', shows: 'Growth', level: 'Emerging', note: 'Nobody hears when the mail fails' });
  });

  scene('a note begun in the margin becomes evidence', here, async ({ page, workbench }) => {
    await workbench.open(placing);
    const { y, height } = await workbench.placeOf('const order: Order');
    const margin = await page.locator('.editor-instance .margin').first().boundingBox();
    const glyph = page.locator('.editor-instance .comment-diff-added.line-hover, .editor-instance .comment-range-glyph.line-hover');
    await page.mouse.move(margin.x + margin.width - 30, y + height / 2);
    await glyph.first().waitFor();
    await glyph.first().click();
    const box = page.locator('.review-widget .comment-form .monaco-editor').last();
    await box.click();
    await page.keyboard.type('The date comes from the clock, so a test cannot set it');
    await page.locator('.review-widget .form-actions .monaco-button', { hasText: 'Record Evidence' }).click();
    await rated(page, { practice: '1.2 Module boundaries', shows: 'Growth', level: 'Solid', note: undefined });
    await recorded(page, 'The date comes from the clock', 'exact');
    await page.locator('.review-widget').filter({ hasText: 'The date comes from the clock' }).first().waitFor();
  });

  for (const [file, text, shows, note] of [
    [routes, "response.status(201).location(`/orders/${order.id}`)", 'Strength', 'Says where the new order is'],
    [routes, 'amountDue(order.invoice, today)', 'Strength', 'Today is an argument'],
    [placing, "orderEvents.emit('placed', order)", 'Growth', 'An event in memory is lost with the process'],
    [files, 'path.basename(id)', 'Strength', 'An id cannot leave the folder'],
    [files, 'const row: any = JSON.parse(text);', 'Growth', 'Whatever the file holds is taken as an order'],
    ['src/main.ts', 'server.close(() => process.exit(1));', 'Strength', 'Stops taking work before it ends'],
  ]) {
    scene(`evidence: ${note}`, here, async ({ page, workbench }) => {
      await workbench.open(file);
      await selected(page, workbench, text);
      await workbench.command('Plumbline: Record Evidence on the Selected Code');
      await rated(page, { practice: '4.4 API design', shows, level: 'Senior', note });
    });
  }

  scene('a whole file is recorded, with a thread at its head', here, async ({ page, workbench }) => {
    await workbench.open(files);
    await workbench.command('Plumbline: Record Evidence on This File');
    await rated(page, { practice: '1.2 Module boundaries', shows: 'Strength', level: 'Senior', note: 'Nothing else knows how orders are kept' });
    await recorded(page, 'Nothing else knows how orders are kept', 'file exact');
    await row(page, 'Nothing else knows').click();
    await page.locator('.review-widget').filter({ hasText: 'Nothing else knows' }).getByText('whole file, exact').first().waitFor();
  });

  scene('evidence stands on data as well', here, async ({ page, workbench }) => {
    await workbench.open(stock);
    await selected(page, workbench, '"MUG-01": 40');
    await workbench.command('Plumbline: Record Evidence on the Selected Code');
    await rated(page, { practice: '8.1 Engine selection', shows: 'Growth', level: 'Solid', note: 'Stock is kept in a file' });
    await recorded(page, 'Stock is kept in a file', 'exact', 'stock.json:1');
  });

  scene('what was said in an interview is recorded without code', here, async ({ page, workbench }) => {
    await workbench.command('Plumbline: Record Evidence');
    const input = new QuickInput(page);
    await input.pick('What does it stand on', 'Something said in an interview', 'interview');
    await input.type('What is it', 'Interview, on retries');
    await input.type('Where can it be read', 'https://example.com/notes/4');
    await rated(page, { practice: '3.5 Fault tolerance', shows: 'Strength', level: 'Senior', note: 'Asks what happens to the second attempt' });
  });

  scene('a thread takes a reply, an edit and a resolution', here, async ({ page, workbench }) => {
    await workbench.command('Plumbline: Group Evidence by File');
    await row(page, 'An id cannot leave the folder').click();
    const thread = page.locator('.review-widget').filter({ hasText: 'An id cannot leave the folder' }).first();
    await thread.locator('.review-thread-reply-button').click();
    await page.keyboard.type('Would a test say so?');
    await thread.locator('.form-actions .monaco-button', { hasText: 'Reply' }).click();
    await thread.locator('.review-comment').filter({ hasText: 'Would a test say so?' }).waitFor();
    assert.equal(await thread.locator('.review-comment').filter({ hasText: 'An id cannot leave the folder' }).count(), 1, 'the note is drawn once');
    const note = thread.locator('.review-comment').first();
    await note.hover();
    await note.locator('.action-label[aria-label^="Edit Note"]').click();
    await note.locator('.monaco-editor').first().click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('An id cannot leave the folder, by basename');
    await note.locator('.monaco-button', { hasText: 'Save' }).click();
    await recorded(page, 'by basename', 'exact');
    await thread.locator('.action-label[aria-label^="Resolve"]').click();
    await row(page, 'by basename').and(page.locator('[aria-label*="resolved"]')).waitFor();
  });

  scene('evidence follows edits above, inside and around it before they are saved', here, async ({ page, workbench }) => {
    await workbench.open(routes, 1, 1);
    await page.keyboard.type('// Above all.\n// And one more.\n');
    await recorded(page, 'Today is an argument', 'exact', ':34');
    await workbench.select('request.params.id');
    await page.keyboard.type('readId(request)');
    await recorded(page, 'The handler calls one use case', 'changed');
    // Around the call, on its own line.
    await workbench.select('async', "'/orders', catchAsync");
    await page.keyboard.type('async function');
    await recorded(page, 'Says where the new order is', 'exact');
    await workbench.open(placing, 13, 3);
    await page.locator('.statusbar-item', { hasText: 'Ln 13, Col 3' }).waitFor();
    await page.keyboard.press('ControlOrMeta+Shift+k');
    await recorded(page, 'An event in memory is lost', 'lost');
    // Data is followed before it is saved, too.
    await workbench.open(stock, 1, 1);
    await page.keyboard.press('Enter');
    await recorded(page, 'Stock is kept in a file', 'exact', 'stock.json:2');
    await workbench.command('File: Save All Files');
  });

  scene('evidence follows a file that is renamed in the explorer', here, async ({ page, workbench, folder }) => {
    await workbench.open(files);
    await workbench.command('File: Reveal Active File in Explorer View');
    await page.locator('.explorer-folders-view .monaco-list-row.focused, .explorer-folders-view .monaco-list-row.selected').filter({ hasText: 'order-files.ts' }).first().click();
    await page.keyboard.press('F2');
    await page.locator('.explorer-item-edited input').fill('order-store.ts');
    await page.keyboard.press('Enter');
    await page.locator('.tab[data-resource-name="order-store.ts"]').waitFor();
    assert.ok(fs.existsSync(path.join(folder, 'src/orders/infrastructure/order-store.ts')));
    await page.locator('.activitybar .action-item:has(a[aria-label^="Plumbline"])').first().click();
    await recorded(page, 'by basename', 'moved', 'order-store.ts');
    await recorded(page, 'Whatever the file holds', 'moved', 'order-store.ts');
    await recorded(page, 'Nothing else knows', 'file moved', 'order-store.ts');
    const thread = page.locator('.review-widget').filter({ hasText: 'Nothing else knows' }).getByText('whole file, moved').first();
    // A list that is drawn anew in the same moment loses the click.
    for (let attempt = 0; attempt < 3 && await thread.count() === 0; attempt += 1) {
      await row(page, 'Nothing else knows').click();
      await thread.waitFor({ timeout: 5_000 }).catch(() => undefined);
    }
    await thread.waitFor();
  });

  scene('all of it is there after the window was loaded again', here, async ({ page, workbench }) => {
    await page.reload();
    await page.locator('.sidebar .pane-body .monaco-list-row').first().waitFor({ timeout: 60_000 });
    await evidenceAlone(page);
    await everything(page);
    await workbench.open('src/orders/infrastructure/order-store.ts');
    await row(page, 'by basename').click();
    await page.locator('.review-widget').filter({ hasText: 'Would a test say so?' }).first().waitFor();
  });

  scene('what a second reviewer wrote elsewhere comes in by a merge', here, async ({ page, folder, extensions }) => {
    commit(folder, 'Evidence of Ann');
    const clone = fs.mkdtempSync(path.join(os.tmpdir(), 'plumbline-clone-'));
    const cli = path.join(extensions, fs.readdirSync(extensions).find((it) => it.startsWith('plumbline.plumbline-review-')), 'dist', 'cli.js');
    git(clone, 'clone', '--quiet', folder, '.');
    execFileSync(process.execPath, [cli, 'evidence', 'add', '--reviewer', 'Ben Other', '--practice', 'system-design/api-design', '--shows', 'growth', '--level', 'emerging',
      '--note', 'No page has an end', '--at', 'src/main.ts:18'], { cwd: clone, env: { ...process.env, PLUMBLINE_DATA_DIR: path.join(clone, '.data') } });
    git(clone, 'add', '.plumbline');
    git(clone, ...author, 'commit', '--quiet', '-m', 'Evidence of Ben');
    // Ann goes on meanwhile, so that there is something to merge.
    await row(page, 'Stops taking work before it ends').click();
    await page.locator('.review-widget').filter({ hasText: 'Stops taking work' }).first().locator('.action-label[aria-label^="Resolve"]').click();
    await row(page, 'Stops taking work').and(page.locator('[aria-label*="resolved"]')).waitFor();
    commit(folder, 'More evidence of Ann');
    git(folder, ...author, 'pull', '--quiet', '--no-rebase', '--no-edit', clone, 'main');
    fs.rmSync(clone, { recursive: true, force: true });
    await recorded(page, 'No page has an end', 'exact');
    await everything(page);
    const listed = JSON.parse(execFileSync(process.execPath, [cli, 'evidence', 'list', '--format', 'json'], { cwd: folder, encoding: 'utf8', env: { ...process.env, PLUMBLINE_DATA_DIR: data } }));
    assert.equal(listed.sessions[0].evidence.length, 14);
    assert.deepEqual(listed.sessions[0].problems, []);
  });

  for (const [name, className] of [['Light Modern', 'vs'], ['Dark Modern', 'vs-dark'], ['Dark High Contrast', 'hc-black']]) {
    scene(`the scorecard cites the evidence in ${name}`, here, async ({ page: window, workbench }) => {
      await workbench.command('Plumbline: Show Scorecard');
      const page = await workbench.webview('plumbline-page');
      await page.locator('h1', { hasText: 'Scorecard: Sam Candidate' }).waitFor();
      // A page that is being loaded or revealed swallows keys; the side bar does not.
      await window.locator('.sidebar .composite.title').click();
      await workbench.theme(name, className);
      await page.locator('li[data-evidence]', { hasText: 'An event in memory is lost' }).getByText('no longer there').waitFor();
      await page.locator('nav.bar button', { hasText: 'Interview guide' }).waitFor();
      await page.locator('article', { hasText: '4.4 API design' }).getByText('The reviewers differ').waitFor();
    });
  }

  scene('the scorecard shows the code as it was recorded', here, async ({ workbench }) => {
    const page = await workbench.webview('plumbline-page');
    const cell = page.locator('article', { hasText: '4.4 API design' });
    await cell.scrollIntoViewIfNeeded();
    await cell.locator('li', { hasText: 'An event in memory is lost' }).locator('pre', { hasText: "orderEvents.emit('placed', order)" }).waitFor();
  });

  scene('a place in the scorecard opens by key', here, async ({ page, workbench }) => {
    await workbench.theme('Light Modern', 'vs');
    const shown = await workbench.webview('plumbline-page');
    await shown.locator('li[data-evidence]', { hasText: 'by basename' }).locator('button.place').focus();
    await page.keyboard.press('Enter');
    await page.locator('.tab.active[data-resource-name="order-store.ts"]').waitFor();
    await page.locator('.review-widget').filter({ hasText: 'Would a test say so?' }).first().waitFor();
  });

  scene('the scorecard is exported where somebody chooses', here, async ({ page, workbench, folder }) => {
    await workbench.command('Plumbline: Export Scorecard');
    const input = new QuickInput(page);
    await input.pick('In which form', 'HTML');
    await page.locator('.quick-input-widget .quick-input-box input').first().waitFor();
    await page.keyboard.press('Enter');
    const file = path.join(folder, 'scorecard-sam-candidate.html');
    await page.locator('.notification-toast').filter({ hasText: 'Saved.' }).waitFor();
    assert.match(fs.readFileSync(file, 'utf8'), /Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/);
  });

  scene('the interview guide asks about what nobody saw', here, async ({ page, workbench }) => {
    await workbench.command('Plumbline: Show Interview Guide');
    await new QuickInput(page).pick('What is it for', 'Interview of 60 minutes', '60');
    await eventually(async () => {
      const shown = page.frames().map((it) => it.locator('h1', { hasText: 'Interview guide, 60 minutes' }));
      return (await Promise.all(shown.map((it) => it.count().catch(() => 0)))).some((it) => it > 0);
    });
  });
});

/** Each piece with where its code is by now. */
async function everything(page) {
  for (const [note, state] of [
    ['The handler calls one use case', 'changed'], ['A failed cancel leaves', 'exact'], ['Nobody hears when the mail fails', 'exact'],
    ['The date comes from the clock', 'exact'], ['Says where the new order is', 'exact'], ['Today is an argument', 'exact'],
    ['An event in memory is lost', 'lost'], ['by basename', 'moved'], ['Whatever the file holds', 'moved'], ['Stops taking work', 'exact'],
    ['Nothing else knows', 'file moved'], ['Stock is kept in a file', 'exact'],
  ]) await recorded(page, note, state);
  await row(page, 'Asks what happens to the second attempt').waitFor();
}

/** Answers the four questions about a piece of evidence; the note was written elsewhere when it is `undefined`. */
async function rated(page, { practice, shows, level, note }) {
  const input = new QuickInput(page);
  await input.pick('What is this about', practice);
  await input.pick('What does it show', shows);
  await input.pick('Which of these', level);
  if (note === undefined) return;
  await input.type('What do you see', note);
  await row(page, note).waitFor();
}

/** Waits until the view shows a piece with that state; `where` is a part of its place. */
async function recorded(page, note, state, where = ',') {
  await row(page, note).and(page.locator(`[aria-label*="${where}"][aria-label*="${states[state]}"]`)).waitFor();
}

/** Drags over a piece of code until it is what is selected: a thread that opens above it moves it away. */
async function selected(page, workbench, text) {
  // The pointer may end one letter early.
  const count = page.locator('.statusbar-item', { hasText: new RegExp(`\\((${text.length}|${text.length - 1}) selected\\)`) });
  for (let attempt = 0; attempt < 5; attempt++) {
    await workbench.select(text);
    if (await count.waitFor({ timeout: 2_000 }).then(() => true, () => false)) return;
    await page.keyboard.press('ArrowRight'); // To drag what is selected would move it.
  }
  throw new Error(`"${text}" could not be selected`);
}

/** Folds the other view of the container, so that every row of this one is drawn. */
async function evidenceAlone(page) {
  const other = page.locator('.sidebar .pane-header[aria-label^="Findings"]');
  await other.waitFor();
  if (await other.getAttribute('aria-expanded') === 'true') await other.click();
}

async function eventually(condition) {
  for (const started = Date.now(); Date.now() - started < 20_000;) {
    if (await condition()) return;
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
  throw new Error('waited in vain');
}

function row(page, note) {
  return page.locator(`.sidebar .monaco-list-row[aria-label*="${note}"]`).first();
}

const author = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];

function git(cwd, ...args) {
  execFileSync('git', args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
}

function commit(cwd, message) {
  git(cwd, 'add', '--all');
  git(cwd, ...author, 'commit', '--quiet', '-m', message);
}
