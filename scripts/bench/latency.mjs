// How long a keystroke takes to become diagnostics, through the language server, as an editor meets it.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { clearTimeout, setTimeout } from 'node:timers';
import * as lsp from 'vscode-languageserver/node';
import { median } from './measure.mjs';

const timeoutMs = 120_000;

/** Opens `root`, edits each of `files` `edits` times, and gives milliseconds: to the first review, and of each edit. */
export async function measureLatency(server, root, files, edits, types) {
  const child = spawn(process.execPath, ['--max-old-space-size=8192', server, '--stdio'], { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = lsp.createProtocolConnection(new lsp.StreamMessageReader(child.stdout), new lsp.StreamMessageWriter(child.stdin));
  const waiting = new Set();
  const heard = (event) => {
    for (const it of [...waiting]) if (it.wants(event)) it.resolve(performance.now());
  };
  const next = (wants) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => { waiting.delete(it); reject(new Error('the server did not answer in time')); }, timeoutMs);
      const it = { wants, resolve: (value) => { clearTimeout(timer); waiting.delete(it); resolve(value); } };
      waiting.add(it);
    });
  connection.onNotification(lsp.PublishDiagnosticsNotification.type, ({ uri }) => heard({ uri }));
  connection.onNotification('plumbline/status', (status) => heard({ status }));
  connection.onRequest(lsp.ConfigurationRequest.type, ({ items }) => items.map(() => ({ types })));
  connection.onRequest(lsp.RegistrationRequest.type, () => null);
  connection.listen();
  try {
    const uri = pathToFileURL(root).href;
    const reviewed = () => next(({ status }) => status !== undefined && status.state !== 'analysing');
    await connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: [{ uri, name: path.basename(root) }],
      capabilities: { workspace: { configuration: true, workspaceFolders: true } },
    });
    const started = performance.now();
    const first = reviewed();
    await connection.sendNotification('initialized', {});
    const firstReview = (await first) - started;
    const times = [];
    for (const file of files) times.push(...(await typeInto(path.join(root, file))));
    return { firstReview, ...summed(times) };

    async function typeInto(file) {
      const own = [];
      const document = pathToFileURL(file).href;
      const text = fs.readFileSync(file, 'utf8');
      await connection.sendNotification('textDocument/didOpen', { textDocument: { uri: document, languageId: 'typescript', version: 1, text } });
      const line = text.split('\n').length;
      for (let edit = 0; edit < edits; edit += 1) {
        const done = reviewed();
        const at = performance.now();
        const insert = edit === 0 ? '\nfunction typedHere() {\n  Promise.resolve(0);\n}\n' : String(edit % 10);
        const position = edit === 0 ? { line, character: 0 } : { line: line + 2, character: 18 };
        await connection.sendNotification('textDocument/didChange', { textDocument: { uri: document, version: edit + 2 }, contentChanges: [{ range: { start: position, end: position }, text: insert }] });
        own.push((await done) - at);
      }
      await connection.sendNotification('textDocument/didClose', { textDocument: { uri: document } });
      await reviewed();
      return own;
    }
  } finally {
    connection.dispose();
    child.kill();
  }
}

function summed(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: median(sorted), p95: at(0.95), worst: sorted.at(-1) ?? 0, edits: times.length };
}
