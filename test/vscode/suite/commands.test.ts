/** Commands, settings and the server's process. */
import assert from 'node:assert/strict';
import * as process from 'node:process';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import sample from '../sample.json' with { type: 'json' };
import { allFindings, eventually, extension, hoverAt, openFile, readyApi } from './support.js';
import type { PlumblineApi } from './support.js';

describe('commands and settings', () => {
  let api: PlumblineApi;

  before(async () => {
    api = await readyApi();
  });

  afterEach(async () => {
    await setting('enable', undefined);
  });

  it('registers every command that the palette lists', async () => {
    const { contributes } = extension().packageJSON as { contributes: { commands: { command: string }[] } };
    const registered = new Set(await vscode.commands.getCommands(true));
    const missing = contributes.commands.map((it) => it.command).filter((it) => !registered.has(it));
    assert.deepEqual(missing, []);
  });

  it('shows nothing while it is switched off', async () => {
    await eventually('findings', () => allFindings().length > 0);
    await setting('enable', false);
    await eventually('no finding', () => allFindings().length === 0);
    await setting('enable', undefined);
    await eventually('findings again', () => allFindings().length > 0);
  });

  it('restarts the server on command', async () => {
    const before = api.serverPid();
    await vscode.commands.executeCommand('plumbline.restartServer');
    await eventually('another process', () => api.serverPid() !== undefined && api.serverPid() !== before);
    await eventually('findings again', () => allFindings().length > 0);
  });

  it('starts the server again when it was killed', async () => {
    const killed = api.serverPid();
    assert.ok(killed !== undefined, 'the server runs');
    process.kill(killed, 'SIGKILL');
    await eventually('another process', () => api.serverPid() !== undefined && api.serverPid() !== killed);
    await api.whenReady();
    const { document } = await openFile(sample.file);
    assert.ok((await hoverAt(document, sample.text)).includes(sample.question), 'the new server answers');
  });
});

async function setting(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('plumbline').update(name, value, vscode.ConfigurationTarget.Global);
}
