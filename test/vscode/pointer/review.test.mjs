// What somebody sees and does who opens a backend: squiggles, cards, fixes, lessons, themes.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe } from 'mocha';
import { sample } from './sample.mjs';
import { scene, sharedSession } from './session.mjs';

describe('with pointer and keyboard', () => {
  const here = sharedSession();

  scene('the installed package shows its findings in the status bar', here, async ({ page, extensions }) => {
    const installed = fs.readdirSync(extensions).filter((it) => it.startsWith('plumbline.plumbline-review-'));
    assert.equal(installed.length, 1, 'the package is installed');
    const item = page.locator('.statusbar-item[id="plumbline.plumbline-review.plumbline.status"]');
    await item.filter({ hasText: /[1-9]\d* findings?/ }).waitFor({ timeout: 60_000 });
    assert.match(await item.locator('[aria-label]').first().getAttribute('aria-label'), /^Plumbline/);
  });

  scene('an opened file has a squiggle below the finding', here, async ({ workbench }) => {
    await workbench.open(sample.file);
    await workbench.squiggle(sample.text, sample.kind, sample.line);
  });

  scene('the pointer on a squiggle opens a card with the question', here, async ({ workbench }) => {
    const card = await workbench.hover(sample.text, sample.question, sample.line);
    assert.match(await card.innerText(), new RegExp(sample.rule));
    await card.getByText('Open lesson').waitFor();
    const { y, height } = await card.boundingBox();
    assert.ok(y >= 0 && y + height <= 800, 'the card fits the window');
  });

  scene('the lesson opens from the palette', here, async ({ workbench }) => {
    await workbench.placeCursor(sample.text, sample.line);
    await workbench.command('Plumbline: Open Lesson');
    const lesson = await workbench.webview('plumbline-lesson');
    await lesson.getByText(sample.question).waitFor();
  });

  for (const [name, className] of [['Light Modern', 'vs'], ['Dark Modern', 'vs-dark'], ['Dark High Contrast', 'hc-black'], ['Light High Contrast', 'hc-light']]) {
    scene(`the lesson can be read in ${name}`, here, async ({ workbench }) => {
      await workbench.theme(name, className);
      const lesson = await workbench.webview('plumbline-lesson');
      await lesson.locator(`body.${webviewClasses[className]}`).waitFor();
      assert.ok(await contrastOf(lesson) >= 4.5, 'text and background differ enough');
    });
  }

  scene('the rule in a card opens the lesson', here, async ({ page, workbench }) => {
    await workbench.theme('Dark Modern', 'vs-dark');
    await workbench.command('View: Close All Editors');
    await workbench.open(sample.file);
    const card = await workbench.hover(sample.text, sample.question, sample.line);
    await card.locator('a', { hasText: sample.rule }).first().click();
    const lesson = await workbench.webview('plumbline-lesson');
    assert.equal(await lesson.locator('#plumbline-lesson').getAttribute('data-rule'), sample.rule);
    await page.mouse.move(5, 795);
    await workbench.command('View: Close All Editors');
  });

  scene('a quick fix with a reason allows the finding', here, async ({ page, workbench }) => {
    await workbench.open(sample.file);
    await workbench.squiggle(sample.text, sample.kind, sample.line);
    const menu = await workbench.actions(sample.text, sample.line);
    await workbench.choose(menu, `Allow ${sample.rule} here`);
    await page.locator('.quick-input-widget .quick-input-box input').first().fill('it runs once, before the first request');
    await page.keyboard.press('Enter');
    await workbench.placeOf('it runs once');
    await workbench.noSquiggle(sample.text, sample.kind, sample.line);
  });

  scene('undo brings the finding back', here, async ({ page, workbench }) => {
    await workbench.placeCursor(sample.text, sample.line);
    await page.keyboard.press('ControlOrMeta+z');
    await workbench.squiggle(sample.text, sample.kind, sample.line);
  });

  scene('a quick fix repairs the code', here, async ({ page, workbench }) => {
    const menu = await workbench.actions(sample.text, sample.line);
    await workbench.choose(menu, sample.fix.title);
    await workbench.placeOf(sample.fix.gives);
    await page.locator('.editor-instance .squiggly-error').waitFor({ state: 'detached' });
  });

  scene('typing repairs the code and the squiggle goes', here, async ({ page, workbench }) => {
    const { file, text, typed, kind } = sample.repair;
    await workbench.open(file);
    await workbench.squiggle(text, kind);
    await workbench.select(text);
    await page.keyboard.type(typed);
    await workbench.noSquiggle(typed, kind);
  });
});

/** The class that VS Code gives the body of a webview, by that of its own window. */
const webviewClasses = {
  'vs': 'vscode-light',
  'vs-dark': 'vscode-dark',
  'hc-black': 'vscode-high-contrast',
  'hc-light': 'vscode-high-contrast-light',
};

/** The contrast of the lesson's text, as WCAG counts it; 4.5 and more can be read. */
async function contrastOf(frame) {
  const [text, background] = await frame.locator('#plumbline-lesson').evaluate((element) => {
    const shown = (it, property) => window.getComputedStyle(it)[property].match(/[\d.]+/g).map(Number);
    return [shown(element, 'color'), shown(document.documentElement.querySelector('body'), 'backgroundColor')];
  });
  // A webview whose body has no background of its own shows that of the editor.
  const behind = background[3] === 0 ? await editorBackground(frame) : background;
  const [lighter, darker] = [luminance(text), luminance(behind)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

async function editorBackground(frame) {
  const colour = await frame.evaluate(() => window.getComputedStyle(document.documentElement).getPropertyValue('--vscode-editor-background'));
  return colour.trim().match(/[\da-f]{2}/gi).map((it) => Number.parseInt(it, 16));
}

function luminance([red, green, blue]) {
  const [r, g, b] = [red, green, blue].map((it) => it / 255).map((it) => (it <= 0.03928 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
