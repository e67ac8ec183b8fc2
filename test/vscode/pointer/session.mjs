// One VS Code with the packaged extension, opened on a copy of the example backend, as somebody who installed it sees it.
import fs from 'node:fs';
import path from 'node:path';
import { after, before, it } from 'mocha';
import { sampleWorkspace } from '../../../scripts/host/sample.mjs';
import { exitOnSignals, startServer } from '../../../scripts/host/server-process.mjs';
import { versions } from '../../../scripts/host/versions.mjs';
import { openWindow } from '../../../scripts/host/window.mjs';
import { Workbench } from '../../../scripts/host/workbench.mjs';

const { VSCODE_VERSION = 'latest', VSIX, POINTER_OUT = 'test-results/pointer' } = process.env;

/** Options are those of `startServer`, and `prepare`, which may change the copy before it is opened. */
async function openSession({ prepare, ...options } = {}) {
  exitOnSignals();
  fs.mkdirSync(POINTER_OUT, { recursive: true });
  const sample = sampleWorkspace();
  prepare?.(sample.folder);
  const server = await startServer({ version: versions[VSCODE_VERSION], vsix: VSIX, ...options });
  const window = await openWindow(server, { folder: sample.folder });
  const workbench = new Workbench(window.page);
  await workbench.ready();
  return {
    page: window.page,
    workbench,
    folder: sample.folder,
    extensions: server.extensions,
    async close() {
      await window.close();
      server.stop();
      sample.remove();
    },
  };
}

/** Opens a session before the tests of a `describe` and closes it after them; gives a function, since hooks run later. */
export function sharedSession(options) {
  let session;
  before(async () => {
    session = await openSession(options);
  });
  after(async () => {
    await session?.close();
  });
  return () => session;
}

/** A test that leaves a picture of how it ended, whether it passed or failed. `session` is a function, for hooks run later. */
export function scene(title, session, steps) {
  it(title, async () => {
    try {
      await steps(session());
    } finally {
      const name = title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
      await session().workbench.screenshot(path.join(POINTER_OUT, `${name}.png`));
    }
  });
}
