// Desktop VS Code, where there is one: given by VSCODE_EXECUTABLE, or downloaded where the network and a screen allow it.
import path from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { cache } from './cache.mjs';

/** Gives the program to run, or `undefined` for the npm-hosted server. VSCODE_HOST may be `desktop` or `server`. */
export async function desktopProgram(version) {
  const { VSCODE_EXECUTABLE: given, VSCODE_HOST: host, CI: ci } = process.env;
  if (given) return given;
  if (host === 'server' || (ci && host !== 'desktop')) return undefined;
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    if (host === 'desktop') throw new Error('desktop VS Code needs a screen: run this under xvfb-run -a');
    console.log('No screen for desktop VS Code; using the npm-hosted server');
    return undefined;
  }
  try {
    return await downloadAndUnzipVSCode({ version: version.vscode, cachePath: path.join(cache, 'desktop'), timeout: 5_000 });
  } catch (error) {
    if (host === 'desktop') throw error;
    console.log(`No desktop VS Code (${error.message}); using the npm-hosted server`);
    return undefined;
  }
}

/** Gives the exit code. */
export async function runOnDesktop(program, { folder, development, tests, env }) {
  return runTests({
    vscodeExecutablePath: program,
    extensionDevelopmentPath: path.resolve(development),
    extensionTestsPath: tests,
    extensionTestsEnv: env,
    launchArgs: [folder, '--disable-extensions'],
  }).catch((error) => error.message);
}
