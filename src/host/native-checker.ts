/** Finds the native checker in its own package, never in a workspace, and starts processes of it. */
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CheckerFiles, CheckerProcess, RunningChecker } from '../analysis/checker-process.js';
import { installationFolder } from './resources.js';

const packageName = 'typescript-native';

interface Options {
  readonly cwd: string;
  readonly fs: Readonly<Record<string, (path: string) => unknown>>;
}

/** What is used of the client's module here; the rest is the business of `extract`. */
interface ClientModule {
  readonly API: new (options: Options) => { close(): void };
}

/**
 * The native checker, or `undefined` where this installation has none for the platform: then the TypeScript that ships
 * with Plumbline answers. Loading it starts nothing.
 */
export async function loadNativeChecker(folder = packageFolder()): Promise<CheckerProcess | undefined> {
  if (folder === undefined) return undefined;
  try {
    const { version } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string };
    const load = (file: string): Promise<unknown> => import(pathToFileURL(path.join(folder, file)).href);
    // Names the program of this platform; throws where the package has none.
    const { default: executable } = (await load('lib/getExePath.js')) as { default: () => string };
    // The declarations of the language lie beside the program, and it reads those itself.
    const library = `${path.dirname(executable()).replaceAll('\\', '/')}/`;
    const [sync, ast] = await Promise.all([load('dist/api/sync/api.js'), load('dist/ast/index.js')]);
    return { version, modules: { sync, ast }, start: (root, files) => start(sync as ClientModule, root, files, library) };
  } catch {
    // Another platform, or a package that is not whole: the caller has another checker.
    return undefined;
  }
}

/** Where npm puts it for Plumbline, below or beside it, or where a package for one platform carries it. */
function packageFolder(): string | undefined {
  const root = installationFolder();
  const beside = path.basename(path.dirname(root)) === 'node_modules' ? [path.join(root, '..', packageName)] : [];
  const candidates = [path.join(root, 'dist', 'native', 'node_modules', packageName), path.join(root, 'node_modules', packageName), ...beside];
  return candidates.find((it) => fs.existsSync(path.join(it, 'package.json')));
}

function start({ API }: ClientModule, cwd: string, files: CheckerFiles, library: string): RunningChecker {
  // Without an answer, the process looks for itself.
  const unlessOwn = <T>(answer: (file: string) => T) => (file: string): T | undefined => (file.startsWith(library) ? undefined : answer(file));
  const client = new API({
    cwd,
    fs: {
      readFile: unlessOwn((it) => files.read(it)),
      fileExists: unlessOwn((it) => files.isFile(it)),
      directoryExists: unlessOwn((it) => files.isFolder(it)),
      realpath: unlessOwn((it) => files.realPath(it)),
    },
  });
  const pid = pidOf(client);
  return {
    client,
    pid,
    megabytes: () => (pid === undefined ? undefined : residentMegabytes(pid)),
    close: () => {
      try {
        client.close();
      } catch {
        // It takes leave of a process that is gone; what is left of it on this side is closed here.
        (client as Inside).client?.close?.();
      }
    },
  };
}

/** What the client does not tell of its process. It is needed to measure it, and nothing depends on it. */
interface Inside {
  readonly client?: { readonly channel?: { readonly child?: { readonly pid?: number } }; close?(): void };
}

function pidOf(client: unknown): number | undefined {
  return (client as Inside).client?.channel?.child?.pid;
}

function residentMegabytes(pid: number): number | undefined {
  try {
    const found = /^VmRSS:\s+(\d+) kB/m.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'));
    return found?.[1] === undefined ? undefined : Number(found[1]) / 1024;
  } catch {
    // Only Linux says so in a file; elsewhere the process is renewed by its age.
    return undefined;
  }
}
