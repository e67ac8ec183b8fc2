// How long a keystroke takes to become diagnostics, through the language server, as an editor meets it.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { clearTimeout, setTimeout } from 'node:timers';
import * as lsp from 'vscode-languageserver/node';
import { median } from './measure.mjs';

const timeoutMs = 300_000;

/** What is typed first: a finding that one file alone gives, and a place to type on. */
const typed = '\nasync function typedHere(): Promise<void> {\n  try {\n    await fetch(String(Promise.resolve(0)));\n  } catch {}\n}\n';

/**
 * Opens `root`, edits each of `files` `edits` times, and gives milliseconds: to the first review, and of each edit to what all
 * rules for which that is enough say of the edited file; apart from that to the first diagnostics, which one file alone gives
 * (`instant`), and to the end of the review of everything (`whole`). Every third edit is a new line, which moves what was
 * found; the others change code.
 */
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
  connection.onNotification('plumbline/findingsChanged', () => heard({ isPublished: true }));
  connection.onNotification('plumbline/status', (status) => heard({ status }));
  connection.onRequest(lsp.ConfigurationRequest.type, ({ items }) => items.map(() => ({ types })));
  connection.onRequest(lsp.RegistrationRequest.type, () => null);
  connection.listen();
  try {
    const uri = pathToFileURL(root).href;
    const shown = (document) => next((it) => it.uri === document);
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
    const instant = [];
    const whole = [];
    for (const file of files) times.push(...(await typeInto(path.join(root, file))));
    return { firstReview, ...summed(times), instant: summed(instant), whole: summed(whole) };

    async function typeInto(file) {
      const own = [];
      const document = pathToFileURL(file).href;
      const text = fs.readFileSync(file, 'utf8');
      await connection.sendNotification('textDocument/didOpen', { textDocument: { uri: document, languageId: 'typescript', version: 1, text } });
      const line = text.split('\n').length;
      let moves = 0;
      for (let edit = 0; edit < edits; edit += 1) {
        // Who looks at the edited file says first that it begins.
        const begun = next(({ status }) => status?.state === 'analysing').then(() => next((it) => it.isPublished));
        const done = begun.then(() => reviewed());
        const at = performance.now();
        const isMove = edit > 0 && edit % 3 === 0;
        const insert = edit === 0 ? typed : isMove ? '\n' : String(edit % 10);
        const position = edit === 0 || isMove ? { line, character: 0 } : { line: line + 2 + moves, character: 39 };
        if (isMove) moves += 1;
        if (edit === 0 || isMove) shown(document).then((it) => { instant.push(it - at); }, () => {});
        await connection.sendNotification('textDocument/didChange', { textDocument: { uri: document, version: edit + 2 }, contentChanges: [{ range: { start: position, end: position }, text: insert }] });
        own.push((await begun) - at);
        whole.push((await done) - at);
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
