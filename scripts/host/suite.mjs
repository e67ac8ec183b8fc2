// Runs test/vscode/suite inside the extension host of one VS Code and reads its report.
import fs from 'node:fs';
import path from 'node:path';
import esbuild from 'esbuild';
import { cache } from './cache.mjs';
import { desktopProgram, runOnDesktop } from './desktop.mjs';
import { sampleWorkspace } from './sample.mjs';
import { startServer } from './server-process.mjs';
import { openWindow } from './window.mjs';

/** Five minutes: far above what the suite takes, so that a host that hangs is reported as that. */
const patience = 300_000;

/** Gives how many tests passed and failed, and which VS Code ran them. With `vsix`, the installed package is tested. */
export async function runSuite(version, out, vsix) {
  fs.mkdirSync(out, { recursive: true });
  const tests = await bundleTests();
  const sample = sampleWorkspace();
  const env = { EXT_TEST_OUT: out };
  const development = vsix ? 'test/vsix-stub' : '.';
  try {
    const program = vsix ? undefined : await desktopProgram(version);
    const ended = program
      ? await runOnDesktop(program, { folder: sample.folder, development, tests, env })
      : await runOnServer({ version, vsix, folder: sample.folder, development, tests, env });
    return report(out, ended, program ? 'desktop' : 'npm-hosted server');
  } finally {
    sample.remove();
  }
}

async function runOnServer({ version, vsix, env, ...window }) {
  const server = await startServer({ version, vsix, env, driver: true });
  const { exit, close } = await openWindow(server, window);
  let timer;
  const late = new Promise((resolve) => { timer = setTimeout(resolve, patience, 'no end after five minutes'); });
  const ended = await Promise.race([exit, late]);
  clearTimeout(timer);
  await close();
  server.stop();
  return ended;
}

/** Without a report the host died before or during the tests, whatever its exit code says. */
function report(out, ended, host) {
  const read = (name) => (fs.existsSync(path.join(out, name)) ? fs.readFileSync(path.join(out, name), 'utf8') : undefined);
  process.stdout.write(read('spec.log') ?? '');
  const results = JSON.parse(read('results.json') ?? '{}');
  const { passed = 0, failed = 0, vscode = '(unknown)', node = '(unknown)' } = results;
  console.log(`VS Code ${vscode}, ${host}, Node ${node}; the host ended with ${ended}`);
  if (passed + failed === 0) console.log('No test ran in the extension host');
  const sound = failed > 0 || (passed > 0 && ended === 0);
  return { passed, failed: sound ? failed : failed + 1 };
}

/** Each test file becomes a CommonJS bundle; mocha stays outside, for there must be one of it. */
async function bundleTests() {
  const from = path.resolve('test/vscode/suite');
  const to = path.join(cache, 'out', 'suite');
  fs.rmSync(to, { recursive: true, force: true });
  await esbuild.build({
    entryPoints: fs.readdirSync(from).filter((it) => it.endsWith('.ts')).map((it) => path.join(from, it)),
    outdir: to,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  fs.writeFileSync(path.join(to, 'package.json'), '{ "type": "commonjs" }\n');
  return path.join(to, 'index.js');
}
