// Takes the pictures of the README anew, in media/screenshots/: npm run screenshots
import fs from 'node:fs';
import path from 'node:path';
import { sampleWorkspace } from './host/sample.mjs';
import { exitOnSignals, startServer } from './host/server-process.mjs';
import { versions } from './host/versions.mjs';
import { buildVsix } from './host/vsix.mjs';
import { openWindow } from './host/window.mjs';
import { Workbench } from './host/workbench.mjs';

const out = 'media/screenshots';
const sample = JSON.parse(fs.readFileSync('test/vscode/sample.json', 'utf8'));
const settings = {
  'workbench.colorTheme': 'Dark Modern',
  'editor.fontSize': 14,
  'editor.occurrencesHighlight': 'off',
  'editor.matchBrackets': 'never',
  'breadcrumbs.enabled': false,
  'workbench.activityBar.location': 'hidden',
  'workbench.layoutControl.enabled': false,
};

exitOnSignals();
fs.mkdirSync(out, { recursive: true });

const example = sampleWorkspace();
const server = await startServer({ version: versions.latest, vsix: buildVsix(), settings });
const { page, close } = await openWindow(server, { folder: example.folder });
const workbench = new Workbench(page);
await workbench.ready();
const take = (name) => workbench.screenshot(path.join(out, `${name}.png`));

await workbench.open(sample.file);
await workbench.squiggle(sample.text, sample.kind, sample.line);
await workbench.hover(sample.text, sample.question, sample.line);
await take('card');

await page.mouse.move(5, 795);
await workbench.actions(sample.text, sample.line);
await take('quick-fix');
await page.keyboard.press('Escape');

await workbench.command('View: Toggle Primary Side Bar Visibility');
await workbench.placeCursor(sample.text, sample.line);
await workbench.command('Plumbline: Open Lesson');
const lesson = await workbench.webview('plumbline-lesson');
await lesson.getByText(sample.question).waitFor();
await page.mouse.move(5, 795); // The pointer must not rest on the border between the two, which then lights up.
await take('lesson');

await workbench.command('View: Close All Editors');
await workbench.open('plumbline.json');
await workbench.select(sample.standards.text);
await page.keyboard.type(sample.standards.typed);
await workbench.squiggle(sample.standards.typed, 'error');
await workbench.hover(sample.standards.typed, sample.standards.message);
await take('standards-error');

await close();
server.stop();
example.remove();
console.log(`Pictures are in ${out}`);
