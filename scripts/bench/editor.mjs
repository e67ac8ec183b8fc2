// What opening a backend in a real VS Code feels like: when the first squiggle shows, and how long a key takes to be drawn.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { exitOnSignals, startServer } from '../host/server-process.mjs';
import { versions } from '../host/versions.mjs';
import { openWindow } from '../host/window.mjs';
import { Workbench } from '../host/workbench.mjs';
import { median } from './measure.mjs';

const keys = 120;
const pauseMs = 60;

/** A finding that one file alone gives, and a place to type on. */
const typed = '\nexport async function typedHere(): Promise<void> {\n  try {\n    await fetch(\'typed here\');\n  } catch {}\n}\n';

/**
 * Opens `root`, which may be changed, with the package at `vsix` and without it, and `file`, in which something is put to be
 * found. Gives milliseconds: from the shown folder to the first squiggle, with no facts kept from before, and for each of some
 * keys that are typed meanwhile until it is drawn.
 */
export async function measureEditor(root, file, vsix) {
  exitOnSignals();
  fs.appendFileSync(path.join(root, file), typed);
  return { without: await measureOnce(root, file, undefined), with: await measureOnce(root, file, vsix) };
}

async function measureOnce(root, file, vsix) {
  const cache = fs.mkdtempSync(path.join(os.tmpdir(), 'plumbline-bench-'));
  const server = await startServer({ version: versions.latest, vsix, env: { XDG_CACHE_HOME: cache } });
  const window = await openWindow(server, { folder: root });
  try {
    const workbench = new Workbench(window.page);
    await workbench.ready();
    const shown = performance.now();
    const line = fs.readFileSync(path.join(root, file), 'utf8').split('\n').findLastIndex((it) => it.includes('typed here'));
    await workbench.open(file, line + 1, 21);
    const opened = performance.now();
    const squiggle = vsix === undefined ? undefined : await firstSquiggle(window.page);
    const drawn = await typeInto(window.page);
    return { opened: opened - shown, ...(squiggle === undefined ? {} : { squiggle: squiggle - shown }), drawn };
  } finally {
    await window.close();
    server.stop();
    fs.rmSync(cache, { recursive: true, force: true });
  }
}

async function firstSquiggle(page) {
  await page.locator('.editor-instance [class*="squiggly-"]').first().waitFor({ state: 'attached', timeout: 300_000 });
  return performance.now();
}

/** Types while the window does what it does, and measures from each key to the second frame after it, when it is drawn. */
async function typeInto(page) {
  await page.evaluate(() => {
    globalThis.drawnAfter = [];
    document.addEventListener('keydown', (event) => {
      globalThis.requestAnimationFrame(() => globalThis.requestAnimationFrame((now) => { globalThis.drawnAfter.push(now - event.timeStamp); }));
    }, true);
  });
  for (let key = 0; key < keys; key += 1) {
    await page.keyboard.press('abcdefghij'[key % 10]);
    await page.waitForTimeout(pauseMs);
  }
  const times = (await page.evaluate(() => globalThis.drawnAfter)).sort((a, b) => a - b);
  return { p50: median(times), p95: times[Math.floor(times.length * 0.95)] ?? 0, worst: times.at(-1) ?? 0, keys: times.length };
}
