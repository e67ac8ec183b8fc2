// The rest of what a reviewer does in a session: suggestions, filter, keys, undo, another place, blindness, erasing and sealing.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe } from 'mocha';
import { QuickInput } from './quick-input.mjs';
import { sample } from './sample.mjs';
import { scene, sharedSession } from './session.mjs';

const data = fs.mkdtempSync(path.join(os.tmpdir(), 'plumbline-data-'));

describe('a review session with pointer and keyboard', () => {
  const here = sharedSession({ settings: { 'comments.openView': 'never', 'plumbline.evidence.reviewer': 'Ann Example' }, env: { PLUMBLINE_DATA_DIR: data } });

  after(() => {
    fs.rmSync(data, { recursive: true, force: true });
  });

  scene('a blind and private session is started from the palette', here, async ({ page, workbench }) => {
    await workbench.open(sample.file);
    await workbench.squiggle(sample.text, sample.kind, sample.line);
    await workbench.command('Plumbline: Start Review Session');
    const input = new QuickInput(page);
    await input.type('Whose code is it', 'The orders service');
    await input.pick('Who may read', 'Private');
    await input.pick('see each other', 'Blind');
    await input.type('Notes that a reader', '');
    await page.locator('.activitybar .action-item:has(a[aria-label^="Plumbline"])').first().click();
    const other = page.locator('.sidebar .pane-header[aria-label^="Findings"]');
    if (await other.getAttribute('aria-expanded') === 'true') await other.click();
    await page.locator('.sidebar').getByText('notes of others stay hidden until you close your part').waitFor();
  });

  scene('a suggestion is accepted by a person, with their own word', here, async ({ page }) => {
    await page.locator('.sidebar .monaco-list-row', { hasText: 'to accept or dismiss' }).locator('.monaco-tl-twistie').click();
    const suggestion = page.locator('.sidebar .monaco-list-row[aria-label*="Express 4 ignores"]').first();
    await suggestion.hover();
    await suggestion.locator('.action-label[aria-label^="Accept"]').click();
    const input = new QuickInput(page);
    await input.asked('What is this about');
    await page.keyboard.press('Enter');
    await input.asked('What does it show');
    await page.keyboard.press('Enter');
    await input.pick('Which of these', 'Emerging');
    await input.type('What do you see', 'Nobody answers when cancelling fails');
    await row(page, 'Nobody answers when cancelling fails').waitFor();
    await suggestion.waitFor({ state: 'detached' });
  });

  scene('a suggestion is dismissed with a reason', here, async ({ page }) => {
    const suggestion = page.locator('.sidebar .monaco-list-row[aria-label*="sendConfirmation"]').first();
    await suggestion.hover();
    await suggestion.locator('.action-label[aria-label^="Dismiss"]').click();
    await new QuickInput(page).type('Why does it say nothing', 'The mailer keeps its own record');
    await suggestion.waitFor({ state: 'detached' });
  });

  scene('keys lead to evidence, from any file', here, async ({ page, workbench }) => {
    await workbench.open('src/main.ts');
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.press('Alt+n');
    await page.locator('.tab.active[data-resource-name="order-routes.ts"]').waitFor();
    await page.locator('.review-widget').filter({ hasText: 'Nobody answers when cancelling fails' }).first().waitFor();
  });

  scene('the filter says what it hides', here, async ({ page, workbench }) => {
    await workbench.command('Plumbline: Filter Evidence');
    await new QuickInput(page).asked('Show only what is ticked');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Strengths' }).click();
    await page.keyboard.press('Enter');
    await page.locator('.sidebar').getByText('The filter hides 1 of 1.').waitFor();
    await workbench.command('Plumbline: Filter Evidence');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Strengths' }).click();
    await page.keyboard.press('Enter');
    await row(page, 'Nobody answers when cancelling fails').waitFor();
  });

  scene('deleted evidence comes back by undo', here, async ({ page, workbench }) => {
    await workbench.open(sample.file, 10, 50);
    await workbench.command('Plumbline: Delete Evidence');
    await row(page, 'Nobody answers').waitFor({ state: 'detached' });
    await page.locator('.notification-toast').filter({ hasText: 'Deleted.' }).locator('.monaco-button', { hasText: 'Undo' }).click();
    await row(page, 'Nobody answers').waitFor();
  });

  scene('code that was edited is compared with what was recorded', here, async ({ page, workbench }) => {
    await workbench.open(sample.file, 10, 40);
    await workbench.select('async (request, response) =>', sample.line);
    await page.keyboard.type('async (request, answer, next) =>');
    await row(page, 'Nobody answers').and(page.locator('[aria-label*="The code was edited since."]')).waitFor();
    await workbench.command('Plumbline: Compare with the Code as It Was');
    await page.locator('.tab.active', { hasText: 'recorded and now' }).waitFor();
    await page.locator('.monaco-diff-editor').waitFor();
    await workbench.command('View: Close Editor');
  });

  scene('a person says where the code is now', here, async ({ page, workbench }) => {
    await workbench.open(sample.file, 10, 40);
    await workbench.select('async (request, answer, next) =>', sample.line);
    await workbench.command('Plumbline: Evidence Stands on the Selected Code Now');
    await row(page, 'Nobody answers').and(page.locator('[aria-label*="The code is as it was."]')).waitFor();
  });

  scene('blind hides what another wrote, until one has closed', here, async ({ page, workbench, folder, extensions }) => {
    const cli = path.join(extensions, fs.readdirSync(extensions).find((it) => it.startsWith('plumbline.plumbline-review-')), 'dist', 'cli.js');
    execFileSync(process.execPath, [cli, 'evidence', 'add', '--reviewer', 'Ben Other', '--practice', 'delivery/testing', '--shows', 'growth', '--level', 'solid',
      '--note', 'The clock is not an argument', '--at', 'src/main.ts:9'], { cwd: folder, env: { ...process.env, PLUMBLINE_DATA_DIR: data } });
    await workbench.open(sample.file, 10, 50);
    await workbench.command('Plumbline: Resolve Evidence');
    await page.locator('.sidebar').getByText('the notes of Ben Other are hidden').waitFor();
    await workbench.command('Plumbline: Manage Review Session');
    await new QuickInput(page).pick('Session', 'Close my part', 'Close');
    await row(page, 'The clock is not an argument').waitFor();
  });

  scene('erased evidence is gone for good', here, async ({ page, workbench }) => {
    await workbench.open(sample.file, 10, 50);
    await workbench.command('Plumbline: Erase Evidence for Good');
    await page.locator('.monaco-dialog-box .monaco-button', { hasText: 'Erase' }).click();
    await page.locator('.notification-toast').filter({ hasText: 'Erased.' }).waitFor();
    await row(page, 'Nobody answers').waitFor({ state: 'detached' });
  });

  scene('a session that was left can be opened again', here, async ({ page, workbench }) => {
    const input = new QuickInput(page);
    await workbench.command('Plumbline: Manage Review Session');
    await input.pick('Session', 'Leave the session', 'Leave');
    await page.locator('.pane-body a.monaco-button', { hasText: 'Open Review Session' }).click();
    await input.pick('Which session', 'The orders service', 'orders');
    await row(page, 'The clock is not an argument').waitFor();
  });

  scene('a sealed session takes nothing more', here, async ({ page, workbench }) => {
    await workbench.command('Plumbline: Manage Review Session');
    await new QuickInput(page).pick('Session', 'Seal', 'Seal');
    await page.locator('.monaco-dialog-box .monaco-button', { hasText: 'Seal' }).click();
    await page.locator('.sidebar').getByText('This session is sealed').waitFor();
    await page.locator('.editor-instance .comment-range-glyph').first().waitFor({ state: 'detached' });
  });

  scene('a snippet is offered in TypeScript', here, async ({ page, workbench }) => {
    await workbench.open('src/log.ts', 18, 99);
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type('pl-required');
    await page.locator('.suggest-widget .monaco-list-row', { hasText: 'pl-required-setting' }).first().waitFor();
    await page.keyboard.press('Enter');
    await workbench.placeOf('the process does not start without it');
  });
});

function row(page, note) {
  return page.locator(`.sidebar .monaco-list-row[aria-label*="${note}"]`).first();
}
