// What somebody does who wants to learn: an exercise from a card, with hints, until the rule is silent.
import assert from 'node:assert/strict';
import { describe } from 'mocha';
import { QuickInput } from './quick-input.mjs';
import { sample } from './sample.mjs';
import { scene, sharedSession } from './session.mjs';

describe('learning with pointer and keyboard', () => {
  const here = sharedSession();
  const lens = (page, text) => page.locator('.codelens-decoration').filter({ hasText: text }).first();

  scene('the card of a finding leads to its exercise', here, async ({ page, workbench }) => {
    await workbench.open(sample.file);
    await workbench.squiggle(sample.text, sample.kind, sample.line);
    const card = await workbench.hover(sample.text, sample.question, sample.line);
    await card.getByText('Practise').click();
    await lens(page, 'is still reported').waitFor();
    await workbench.squiggle('async (req, res) =>', 'warning');
  });

  scene('a hint begins with the question', here, async ({ page }) => {
    await page.mouse.move(5, 795);
    await lens(page, 'Hint 1 of').locator('a', { hasText: 'Hint 1 of' }).click();
    await page.locator('.notification-toast').filter({ hasText: sample.question }).waitFor();
  });

  scene('the last hint is the difference to the code of the card', here, async ({ page }) => {
    for (let given = 0; given < 3; given++) {
      const toast = page.locator('.notification-toast').last();
      await toast.locator('.monaco-button', { hasText: /Next Hint|Show the Card/ }).click();
    }
    await page.locator('.monaco-diff-editor').waitFor();
  });

  scene('what is gone from the code is said', here, async ({ page, workbench }) => {
    await workbench.command('View: Close Editor');
    await workbench.placeCursor('async (req, res) =>');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('Delete');
    await lens(page, 'the code no longer answers GET /orders/:id').waitFor();
    await page.keyboard.press('ControlOrMeta+z');
    await lens(page, 'is still reported').waitFor();
  });

  scene('the exercise is done when the rule is silent and the code does what it did', here, async ({ page, workbench }) => {
    await page.keyboard.press('ArrowLeft'); // What undo brought back is selected, and would be moved.
    await workbench.select('await orders.find(req.params.id)');
    await page.keyboard.type('null');
    await lens(page, 'the code no longer calls find').waitFor();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('Delete');
    // Pasted at once, for the editor would add brackets of its own to what is typed.
    await page.keyboard.insertText([
      "import express from 'express';",
      'declare const orders: { find(id: string): Promise<object> };',
      'const app = express();',
      "app.get('/orders/:id', (req, res, next) => {",
      '  orders.find(req.params.id).then((order) => res.json(order), next);',
      '});',
    ].join('\n'));
    await lens(page, '✓ Done').waitFor();
    await page.locator('.notification-toast').filter({ hasText: 'Done: the rule is silent' }).waitFor();
  });

  scene('progress is kept by practice', here, async ({ page, workbench }) => {
    await workbench.command('Plumbline: Practise');
    const input = new QuickInput(page);
    await input.asked('Mend weak code');
    await page.keyboard.type('async-express');
    const row = page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'async-express-handler' }).first();
    assert.equal(await row.locator('.codicon-pass').count(), 1);
    await page.keyboard.press('Escape');
  });

  scene('the lesson of a file lists the practices it touches', here, async ({ workbench }) => {
    await workbench.open(sample.file);
    await workbench.command('Plumbline: Lesson of This File');
    const lesson = await workbench.webview('plumbline-lesson');
    await lesson.getByText('7.5 Incident response').waitFor();
    await lesson.locator('.finding .place', { hasText: 'order-routes.ts:10' }).first().waitFor();
  });
});
