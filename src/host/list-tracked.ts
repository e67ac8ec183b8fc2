/** Lists the files below a root that version control would track: no `node_modules`, nothing that `.gitignore` names. */
import fs from 'node:fs';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';

export interface Listing {
  /** Sorted, relative, with forward slashes. */
  readonly files: string[];
  /** What could not be listed, with the reason. */
  readonly failures: ReadonlyMap<string, string>;
}

interface Rules {
  readonly folder: string;
  readonly matcher: Ignore;
}

const never = new Set(['node_modules', '.git', '.hg', '.svn']);

/** Walks the folders below a root. Links to folders are not followed, so a loop of links cannot trap the walk. */
export function listTracked(root: string): Listing {
  const files: string[] = [];
  const failures = new Map<string, string>();
  const walk = (folder: string, inherited: readonly Rules[]): void => {
    const absolute = path.join(root, folder);
    let entries: fs.Dirent[];
    try {
      entries = fs.readdirSync(absolute, { withFileTypes: true });
    } catch (error) {
      failures.set(folder, `The folder cannot be listed (${(error as NodeJS.ErrnoException).code ?? String(error)}).`);
      return;
    }
    const own = entries.some((it) => it.name === '.gitignore') ? readRules(absolute, folder) : undefined;
    const rules = own ? [...inherited, own] : inherited;
    for (const entry of entries) {
      if (never.has(entry.name)) continue;
      const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
      const isFolder = entry.isDirectory();
      if (isIgnored(rules, file, isFolder)) continue;
      if (isFolder) walk(file, rules);
      else if (entry.isFile() || (entry.isSymbolicLink() && isInside(root, file))) files.push(file);
    }
  };
  walk('', []);
  return { files: files.sort(), failures };
}

function readRules(absolute: string, folder: string): Rules | undefined {
  try {
    return { folder, matcher: ignore({ allowRelativePaths: true }).add(fs.readFileSync(path.join(absolute, '.gitignore'), 'utf8')) };
  } catch {
    // A .gitignore that cannot be read ignores nothing, as git itself behaves.
    return undefined;
  }
}

/** The nearest `.gitignore` that has a say decides. */
function isIgnored(rules: readonly Rules[], file: string, isFolder: boolean): boolean {
  for (const { folder, matcher } of [...rules].reverse()) {
    const relative = folder === '' ? file : file.slice(folder.length + 1);
    const { ignored, unignored } = matcher.test(isFolder ? `${relative}/` : relative);
    if (ignored) return true;
    if (unignored) return false;
  }
  return false;
}

/** Reports whether a link leads to a file below the root. */
function isInside(root: string, file: string): boolean {
  try {
    const real = fs.realpathSync(path.join(root, file));
    return real.startsWith(fs.realpathSync(root) + path.sep) && fs.statSync(real).isFile();
  } catch {
    // A link that leads nowhere, or round in a circle, is no file.
    return false;
  }
}
