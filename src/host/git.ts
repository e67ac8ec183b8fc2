/** Runs git to read objects, and nothing else: no hook, no filter, no network, no program that the workspace names. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Something about git or the repository that a user has to know; the message says what to do. */
export class GitError extends Error {
  /** The message without what only the command line can make use of. */
  readonly plain: string;

  /** `option` is the option at fault, `advice` what to pass instead. */
  constructor(plain: string, { option, advice }: { readonly option?: string; readonly advice?: string } = {}) {
    super(`${option === undefined ? '' : `${option}: `}${plain}${advice === undefined ? '' : ` ${advice}`}`);
    this.plain = plain;
  }
}

const advice = 'Review without --since and --staged.';

export interface Git {
  /** Output of a command as text; throws a `GitError` when it fails. */
  text(...args: readonly string[]): string;
  /** The same, or `undefined` when it fails. */
  maybe(...args: readonly string[]): string | undefined;
  /** Output as bytes, with something to read on standard input. */
  bytes(args: readonly string[], input: string): Buffer;
  /** Folder of the root in the repository, with a slash at the end; empty where both are one. */
  readonly prefix: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Opens the repository around a folder. */
export function openGit(root: string, environment: Environment): Git {
  const program = findGit(root, environment);
  if (program === undefined) throw new GitError('git was not found on PATH (what lies inside the reviewed folder does not count). Install it.', { advice });
  const run = (args: readonly string[], input = ''): { readonly status: number | null; readonly stdout: Buffer; readonly stderr: string } => {
    const ran = spawnSync(program, [...safe, ...args], { cwd: root, env: safeEnvironment(environment), input, maxBuffer: mostBytes, windowsHide: true });
    if (ran.error) throw new GitError(`git could not be run: ${ran.error.message}`);
    return { status: ran.status, stdout: ran.stdout, stderr: ran.stderr.toString('utf8') };
  };
  const bytes = (args: readonly string[], input = ''): Buffer => {
    const { status, stdout, stderr } = run(args, input);
    if (status !== 0) throw new GitError(`git ${args[0] ?? ''} failed: ${stderr.trim().replace(/\s*\n\s*/g, ' ')}`);
    return stdout;
  };
  const inside = run(['rev-parse', '--show-prefix']);
  if (inside.status !== 0) throw notARepository(root, inside.stderr);
  return {
    text: (...args) => bytes(args).toString('utf8'),
    maybe: (...args) => {
      const { status, stdout } = run(args);
      return status === 0 ? stdout.toString('utf8') : undefined;
    },
    bytes,
    prefix: inside.stdout.toString('utf8').replace(/\n$/, ''),
  };
}

const mostBytes = 2 ** 30;

/** Settings that a repository could use to name a program, switched off. */
const safe = [
  '-c', `core.hooksPath=${os.devNull}`,
  '-c', 'core.fsmonitor=false',
  '-c', 'core.untrackedCache=false',
  '-c', 'diff.external=',
  '-c', 'core.quotePath=false',
  '--no-pager',
  '--literal-pathspecs',
];

/** No prompt, no lock, no external diff, and objects that are not here are not fetched. `GIT_DIR` and the index of a hook stay. */
function safeEnvironment(environment: Environment): NodeJS.ProcessEnv {
  return { ...environment, GIT_EXTERNAL_DIFF: undefined, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: 'none' };
}

/** The first git on PATH that does not lie inside the workspace. */
function findGit(root: string, environment: Environment): string | undefined {
  const names = process.platform === 'win32' ? ['git.exe'] : ['git'];
  const realRoot = realPath(root);
  const folders = (environment['PATH'] ?? environment['Path'] ?? '').split(path.delimiter).filter((it) => path.isAbsolute(it));
  for (const folder of folders) {
    for (const name of names) {
      const program = path.join(folder, name);
      if (!isProgram(program)) continue;
      if (![program, realPath(program)].some((it) => isBelow(it, root) || isBelow(it, realRoot))) return program;
    }
  }
  return undefined;
}

function isProgram(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    // Most folders on PATH hold no git.
    return false;
  }
}

function isBelow(file: string, folder: string): boolean {
  return file === folder || file.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep);
}

function realPath(file: string): string {
  try {
    return fs.realpathSync.native(file);
  } catch {
    return file;
  }
}

function notARepository(root: string, stderr: string): GitError {
  if (/not a git repository/i.test(stderr)) return new GitError(`${root} is in no git repository, so there is nothing to compare with.`, { advice });
  return new GitError(`git cannot read the repository of ${root}: ${stderr.trim().replace(/\s*\n\s*/g, ' ')}`);
}
