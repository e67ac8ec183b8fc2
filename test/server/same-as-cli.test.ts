/** Proves that the editor and the command line give the same findings: over every example and test workspace. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver/node';
import { runIn } from '../cli/support.js';
import { repository } from '../support/repository-packages.js';
import { Client, messageOf, uriOf } from './support.js';

interface Report {
  readonly findings: readonly {
    readonly rule: string; readonly severity: string; readonly status: string; readonly message: string; readonly file: string; readonly fingerprint: string;
    readonly line: number; readonly column: number; readonly endLine: number; readonly endColumn: number;
    readonly related: readonly { readonly file: string; readonly line: number; readonly column: number; readonly message: string }[];
  }[];
}

const below = (folder: string): string[] => fs.readdirSync(path.join(repository, folder), { withFileTypes: true }).filter((it) => it.isDirectory()).map((it) => `${folder}/${it.name}`);
const workspaces = [...below('examples'), ...below('test/workspaces')];

/** A copy outside this repository, whose standards would be the nearest above, beside the packages that it imports. */
function copyOf(workspace: string): string {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'plumbline-same-')));
  fs.cpSync(path.join(repository, workspace), folder, { recursive: true });
  fs.symlinkSync(path.join(repository, 'node_modules'), path.join(folder, 'node_modules'));
  return folder;
}

const severityNames: Readonly<Record<number, string>> = { [DiagnosticSeverity.Error]: 'error', [DiagnosticSeverity.Warning]: 'warning', [DiagnosticSeverity.Information]: 'info' };

/** A diagnostic in the words of the report. */
function toWords(folder: string, uri: string, it: Diagnostic): Omit<Report['findings'][number], 'status'> {
  const fileOf = (of: string): string => of.slice(uriOf(folder).length + 1);
  return {
    rule: String(it.code), severity: severityNames[it.severity ?? 0] ?? '', message: messageOf(it), file: fileOf(uri), fingerprint: (it.data as { fingerprint: string }).fingerprint,
    line: it.range.start.line + 1, column: it.range.start.character + 1, endLine: it.range.end.line + 1, endColumn: it.range.end.character + 1,
    related: (it.relatedInformation ?? []).map(({ location, message }) => ({ file: fileOf(location.uri), line: location.range.start.line + 1, column: location.range.start.character + 1, message })),
  };
}

const order = (a: { file: string; line: number; column: number; rule: string; fingerprint: string }, b: typeof a): number =>
  a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column || a.rule.localeCompare(b.rule) || a.fingerprint.localeCompare(b.fingerprint);

describe('the editor and the command line', () => {
  const folders = workspaces.map(copyOf);
  let client: Client;

  before(async () => {
    client = await Client.start(folders);
    await client.reviewed(...folders);
    await client.settled();
  });

  after(async () => {
    await client.stop();
    for (const it of folders) fs.rmSync(it, { recursive: true, force: true });
  });

  for (const [index, workspace] of workspaces.entries()) {
    it(`give the same findings for ${workspace}`, async () => {
      const folder = folders[index] ?? '';
      // The server takes the day of today, and so does this.
      const { out, err } = await runIn(folder, ['review', '--format', 'json', '--no-cache'], { today: new Date().toISOString().slice(0, 10) });
      assert.equal(err, '');
      const reported = (JSON.parse(out) as Report).findings.filter((it) => it.status === 'reported');
      const expected = reported.map(({ rule, severity, message, file, fingerprint, line, column, endLine, endColumn, related }) => ({ rule, severity, message, file, fingerprint, line, column, endLine, endColumn, related }));
      const published = [...client.diagnostics].filter(([uri]) => uri.startsWith(`${uriOf(folder)}/`)).flatMap(([uri, list]) => list.map((it) => toWords(folder, uri, it)));
      assert.deepEqual(published.sort(order), expected.sort(order));
      assert.ok(expected.length > 0, 'a workspace without findings would prove nothing');
    });
  }
});

describe('the command line', () => {
  it('gives the same bytes from any working directory', async () => {
    const folder = copyOf('examples/orders');
    const from = async (cwd: string, ...argv: readonly string[]): Promise<string> => (await runIn(cwd, ['review', '--format', 'json', '--no-cache', ...argv])).out;
    const first = await from(folder);
    assert.ok(first.includes('"rule"'));
    assert.equal(await from(path.join(folder, 'src/http')), first);
    assert.equal(await from('/', folder), first);
    assert.equal(await from('/', '--root', folder), first);
    assert.equal(await from(path.join(folder, 'src'), '--root', '..'), first);
    fs.rmSync(folder, { recursive: true, force: true });
  });
});
