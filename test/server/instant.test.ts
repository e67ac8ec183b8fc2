/** What an editor shows while one types: findings of the file alone come at once, and nothing that is shown flickers. */
import assert from 'node:assert/strict';
import * as lsp from 'vscode-languageserver/node';
import { findingsChangedNotification } from '../../src/protocol/findings.js';
import { rulesRequest } from '../../src/protocol/protocol.js';
import { Client, folderOf, orders, uriOf } from './support.js';

describe('findings while one types', () => {
  it('come before the review, beside those that were there, and stay when it comes', async () => {
    const folder = folderOf(orders);
    const uri = uriOf(folder, 'src/orders.ts');
    const client = await Client.start([folder]);
    await client.reviewed(folder);
    await client.open(uri, orders['src/orders.ts']);
    const top: lsp.Position = { line: 0, character: 0 };
    await client.edit(uri, { range: { start: top, end: top }, text: 'export async function ask() {\n  try {\n    await fetch("x");\n  } catch {}\n}\n' });
    // The server reads in order: once it answers this, it has taken in the edit, and its review still waits for a pause.
    await client.connection.sendRequest(rulesRequest, {});
    assert.equal(client.statuses.get(uriOf(folder))?.state, 'ready', 'no review has begun');
    const shown = client.diagnostics.get(uri);
    assert.deepEqual(shown?.map(({ code, range }) => [code, range.start.line]).sort(), [['swallowed-error', 3], ['unhandled-rejection', 8]]);
    await client.stop();
  });

  it('never go away to come back, through a script of edits', async () => {
    const folder = folderOf(orders);
    const uri = uriOf(folder, 'src/orders.ts');
    const client = await Client.start([folder]);
    await client.reviewed(folder);
    const published: string[][] = [];
    client.connection.onNotification(lsp.PublishDiagnosticsNotification.type, (params) => {
      if (params.uri === uri) published.push(params.diagnostics.map((it) => String(it.code)).sort());
    });
    await client.open(uri, orders['src/orders.ts']);
    const end: lsp.Position = { line: 5, character: 0 };
    const typed = '\nexport async function ask() {\n  try {\n    await fetch("x");\n  } catch {}\n}\n';
    for (let at = 0; at < typed.length; at += 1) {
      const text = orders['src/orders.ts'] + typed.slice(0, at);
      const lines = text.split('\n');
      const caret = { line: lines.length - 1, character: text.length - text.lastIndexOf('\n') - 1 };
      await client.edit(uri, { range: { start: at === 0 ? end : caret, end: at === 0 ? end : caret }, text: typed.slice(at, at + 1) });
      // Now and then a pause, so that reviews come between keys.
      if (at % 12 === 11) await new Promise((resolve) => setTimeout(resolve, 600));
    }
    await new Promise((resolve) => setTimeout(resolve, 600));
    await client.reviewed(folder);
    const last = published.at(-1);
    assert.deepEqual(last, ['swallowed-error', 'unhandled-rejection']);
    for (const code of last) {
      const isShown = published.map((it) => it.includes(code));
      assert.deepEqual(isShown.slice(isShown.indexOf(true)).filter((it) => !it), [], `${code} went away on the way`);
    }
    await client.stop();
  });

  it('tell of the edited file all that it decides, and of the others once everything was reviewed', async () => {
    const folder = folderOf(orders);
    const [receipts, placing] = ['src/receipts.ts', 'src/orders.ts'].map((it) => uriOf(folder, it)) as [string, string];
    const client = await Client.start([folder]);
    await client.reviewed(folder);
    await client.open(receipts, orders['src/receipts.ts']);
    const codesOf = (uri: string): readonly unknown[] => (client.diagnostics.get(uri) ?? []).map((it) => it.code);
    assert.deepEqual(codesOf(placing), ['unhandled-rejection']);
    // What the function awaits is dropped instead: it gives a lost promise here, and can no longer reject for who calls it.
    const typed = new Promise<readonly (readonly unknown[])[]>((resolve) => {
      client.connection.onNotification(findingsChangedNotification, () => {
        if (codesOf(receipts).length > 0) resolve([codesOf(receipts), codesOf(placing), [client.statuses.get(uriOf(folder))?.state]]);
      });
    });
    await client.edit(receipts, { range: { start: { line: 1, character: 2 }, end: { line: 1, character: 8 } }, text: '' });
    assert.deepEqual(await typed, [['unhandled-rejection'], ['unhandled-rejection'], ['analysing']]);
    await client.reviewed(folder);
    assert.deepEqual([codesOf(receipts), codesOf(placing)], [['unhandled-rejection'], []]);
    await client.stop();
  });

  it('come of an open file before the first review has come to its end', async () => {
    const lost = 'import express from "express";\nexport async function read(): Promise<void> {\n  try {\n    await fetch(String(express));\n  } catch {}\n}\n';
    const folder = folderOf({ ...orders, 'src/files.ts': lost });
    const uri = uriOf(folder, 'src/files.ts');
    const client = await Client.start([folder]);
    const first = new Promise<readonly [readonly unknown[], string | undefined]>((resolve) => {
      client.connection.onNotification(findingsChangedNotification, () => { resolve([client.rules(uri), client.statuses.get(uriOf(folder))?.state]); });
    });
    await client.open(uri, lost);
    assert.deepEqual(await first, [['swallowed-error'], 'analysing']);
    await client.reviewed(folder);
    assert.deepEqual(client.rules(uri), ['swallowed-error']);
    await client.stop();
  });
});
