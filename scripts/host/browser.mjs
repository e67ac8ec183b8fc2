// Finds a Chrome or Chromium to drive; on Debian, as root, installs one.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const debianPackages = ['chromium-headless-shell', 'fonts-dejavu-core'];

/** Gives the path of a browser, or throws an error that says what to install. */
export function ensureBrowser() {
  const given = process.env.CHROME_PATH;
  if (given && !fs.existsSync(given)) throw new Error(`CHROME_PATH names ${given}, which does not exist`);
  const found = given || findInstalled() || findPlaywrightDownload();
  if (found) return found;

  if (process.platform === 'linux' && process.getuid() === 0 && fs.existsSync('/usr/bin/apt-get')) {
    console.log(`No Chrome or Chromium found; running apt-get install ${debianPackages.join(' ')}`);
    const apt = (...args) => execFileSync('apt-get', ['-qq', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    apt('update');
    apt('install', '-y', '--no-install-recommends', ...debianPackages);
    const installed = findInstalled();
    if (installed) return installed;
  }
  throw new Error(
    'No Chrome or Chromium found. Install one of them, or run "npx playwright-core install chromium-headless-shell", ' +
    `or on Debian "apt-get install ${debianPackages.join(' ')}"; or set CHROME_PATH to the browser's program.`,
  );
}

function findInstalled() {
  return installedPaths().find((it) => fs.existsSync(it));
}

function installedPaths() {
  if (process.platform === 'darwin') {
    return ['/Applications', path.join(os.homedir(), 'Applications')].flatMap((folder) =>
      ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => path.join(folder, `${name}.app`, 'Contents', 'MacOS', name)));
  }
  if (process.platform === 'win32') {
    const roots = [process.env.ProgramFiles, process.env['ProgramFiles(x86)'], process.env.LOCALAPPDATA].filter(Boolean);
    const programs = ['Google/Chrome/Application/chrome.exe', 'Chromium/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];
    return roots.flatMap((root) => programs.map((it) => path.join(root, it)));
  }
  const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return names.flatMap((name) => ['/usr/bin', ...folders].map((folder) => path.join(folder, name)));
}

/** The browsers that `playwright install` keeps for every project of a user. */
function findPlaywrightDownload() {
  const home = os.homedir();
  const usual = {
    darwin: path.join(home, 'Library', 'Caches', 'ms-playwright'),
    win32: path.join(process.env.LOCALAPPDATA ?? home, 'ms-playwright'),
  };
  const root = process.env.PLAYWRIGHT_BROWSERS_PATH || (usual[process.platform] ?? path.join(home, '.cache', 'ms-playwright'));
  if (!fs.existsSync(root)) return undefined;

  const programs = /(^|\/)(chrome-headless-shell|headless_shell|chrome|Chromium|Google Chrome for Testing)(\.exe)?$/;
  const downloads = fs.readdirSync(root).filter((it) => it.startsWith('chromium')).sort().reverse();
  for (const download of downloads) {
    const files = fs.readdirSync(path.join(root, download), { recursive: true, withFileTypes: true });
    const program = files.find((it) => it.isFile() && programs.test(it.name));
    if (program) return path.join(program.parentPath, program.name);
  }
  return undefined;
}
