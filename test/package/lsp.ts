/** Speaks just enough LSP to a server on standard input and output to see that it lives. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';

export async function initialize(): Promise<{ capabilities: Record<string, unknown> }> {
  const child = spawn(process.execPath, ['--no-experimental-require-module', path.resolve('dist/server.js'), '--stdio']);
  const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  connection.listen();
  try {
    return await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
  } finally {
    connection.dispose();
    child.kill();
  }
}
