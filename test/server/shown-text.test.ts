/** What the extension shows, as far as it is words: status bar, lesson page, links. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { commandLink } from '../../src/extension/command-link.js';
import { lessonPage, placesOf } from '../../src/extension/lesson-page.js';
import { troubleText } from '../../src/extension/findings/trouble-text.js';
import { RestartPolicy } from '../../src/extension/restart-policy.js';
import { statusText } from '../../src/extension/status-text.js';
import type { FolderStatus, Lesson } from '../../src/protocol/protocol.js';

function status(state: FolderStatus['state'], more: Partial<FolderStatus> = {}): FolderStatus {
  return { folder: 'file:///a', state, findings: 0, layersDeclared: true, messages: [], ...more };
}

describe('what the extension shows', () => {
  it('counts findings over all folders', () => {
    assert.equal(statusText('running', [status('ready', { findings: 1 })])?.text, '$(law) 1 finding');
    assert.equal(statusText('running', [status('ready', { findings: 1 }), status('ready', { findings: 2 })])?.text, '$(law) 3 findings');
    assert.equal(statusText('running', [status('ready')])?.text, '$(law) No findings');
  });

  it('says that only new findings are counted, and since what', () => {
    const only = statusText('running', [status('ready', { findings: 2, addedSince: 'origin/main' }), status('ready')]);
    assert.deepEqual([only?.text, only?.tooltip], ['$(git-branch) 2 new findings', 'Plumbline: 2 new findings. Only what this branch adds since origin/main is shown.']);
    assert.equal(statusText('running', [status('ready', { addedSince: 'main' })])?.text, '$(git-branch) No new findings');
    assert.equal(statusText('running', [status('incomplete', { findings: 1, addedSince: 'main' })])?.text, '$(warning) 1 new finding');
  });

  it('says why findings of a branch cannot be told apart', () => {
    const trouble = 'there is no revision "[x](command:y)" here.';
    assert.equal(troubleText([{ folder: 'file:///a', trouble }, { folder: 'file:///b', trouble }]), 'All findings stay shown. There is no revision " x  command:y " here.');
    assert.match(troubleText([{ folder: 'file:///a', trouble }, { folder: 'file:///b', base: 'main' }]) ?? '', /^Some folders cannot be compared/);
    assert.equal(troubleText([{ folder: 'file:///b', base: 'main' }]), undefined);
  });

  it('says what stands in the way, worst first', () => {
    const broken = statusText('running', [status('ready'), status('standards-error', { messages: ['plumbline.json:3: Unknown key'] })]);
    assert.deepEqual([broken?.isWarning, broken?.command], [true, 'workbench.actions.view.problems']);
    assert.match(broken?.tooltip ?? '', /^Plumbline[^]*plumbline\.json:3: Unknown key$/);
    const incomplete = statusText('running', [status('incomplete', { findings: 2, messages: ['src/a.ts: cannot be read'] })]);
    assert.deepEqual([incomplete?.text, incomplete?.command], ['$(warning) 2 findings', 'plumbline.showOutput']);
    assert.equal(statusText('running', [status('analysing', { progress: { done: 3, total: 9 } })])?.text, '$(sync~spin) Plumbline 3/9');
    assert.match(statusText('stopped', [])?.text ?? '', /stopped/);
    assert.match(statusText('running', [status('ready', { layersDeclared: false })])?.tooltip ?? '', /^Plumbline: No findings\nLayers are not declared/);
  });

  it('says nothing where nothing is reviewed', () => {
    assert.equal(statusText('running', [status('off')]), undefined);
    assert.equal(statusText('running', []), undefined);
  });

  it('lets nothing from the workspace become markup in the lesson', () => {
    const place = { uri: 'file:///a.ts', label: '"><script>1</script>.ts:3', message: '', position: { line: 2, character: 0 } };
    const lesson: Lesson = {
      rule: 'a-rule', title: 'A & B', html: '<h1>A</h1>',
      finding: { message: '`x` <img src=x onerror=alert(1)>', place, path: [{ ...place, message: "it's </ol>" }] },
    };
    const html = lessonPage(lesson, { style: 's.css', script: 's.js', source: 'https://a', nonce: 'abc' });
    assert.match(html, /default-src &#39;none&#39;; style-src https:\/\/a; script-src &#39;nonce-abc&#39;/);
    assert.match(html, /<code>x<\/code> &lt;img src=x onerror=alert\(1\)&gt;/);
    assert.equal(html.match(/<script/g)?.length, 1);
    assert.match(html, /it&#39;s &lt;\/ol&gt;/);
    assert.equal(placesOf(lesson).length, 2);
  });

  it('keeps a link whole whatever a file is called', () => {
    const link = commandLink('plumbline.openLesson', { uri: "file:///a) [x](command:y 'z.ts" });
    assert.match(link, /^command:plumbline\.openLesson\?[\w%.-]+$/);
    assert.deepEqual(JSON.parse(decodeURIComponent(link.split('?')[1] ?? '')), [{ uri: "file:///a) [x](command:y 'z.ts" }]);
  });

  it('starts a server again a few times, not for ever', () => {
    const policy = new RestartPolicy();
    assert.deepEqual([0, 1, 2, 3, 4].map((second) => policy.crashed(second * 1000)), [true, true, true, true, false]);
    assert.equal(policy.crashed(10 * 60_000), true);
  });
});
