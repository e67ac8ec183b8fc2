/** Finds the compiler configuration of each file: its nearest `tsconfig.json` or `jsconfig.json`, or none. */
import ts from 'typescript';
import type { Problem } from '../analysis/finding.js';
import type { SourceFiles } from '../analysis/source-files.js';

export interface ProjectOptions {
  /** Path of the configuration relative to the root; the empty string where there is none. */
  readonly file: string;
  readonly options: ts.CompilerOptions;
}

const withoutConfiguration: ProjectOptions = {
  file: '',
  options: { moduleResolution: ts.ModuleResolutionKind.Bundler, module: ts.ModuleKind.Preserve, allowJs: true },
};

/** Looks configurations up by folder and remembers them. */
export class Projects {
  readonly problems: Problem[] = [];
  /** Every configuration that was read, by its path as it was asked for. */
  readonly read = new Set<string>();
  readonly #files: SourceFiles;
  readonly #byFolder = new Map<string, ProjectOptions>();

  constructor(files: SourceFiles) {
    this.#files = files;
  }

  /** The configuration that governs a file, given by its path relative to the root. */
  of(file: string): ProjectOptions {
    const slash = file.lastIndexOf('/');
    return this.#inFolder(slash === -1 ? '' : file.slice(0, slash));
  }

  #inFolder(folder: string): ProjectOptions {
    const known = this.#byFolder.get(folder);
    if (known) return known;
    const found = this.#read(folder) ?? (folder === '' ? withoutConfiguration : this.#inFolder(parentOf(folder)));
    this.#byFolder.set(folder, found);
    return found;
  }

  #read(folder: string): ProjectOptions | undefined {
    for (const name of ['tsconfig.json', 'jsconfig.json']) {
      const path = folder === '' ? name : `${folder}/${name}`;
      if (!this.#files.isFile(path)) continue;
      const parsed = this.#parse(path);
      if (parsed) return parsed;
    }
    return undefined;
  }

  #parse(path: string, depth = 0): ProjectOptions | undefined {
    const text = this.#files.read(path);
    if (text === undefined) return undefined;
    const absolute = `${this.#files.root}/${path}`;
    const source = ts.readJsonConfigFile(absolute, () => text);
    const [mistake] = (source as unknown as { parseDiagnostics?: ts.DiagnosticWithLocation[] }).parseDiagnostics ?? [];
    if (mistake) {
      const at = ts.getLineAndCharacterOfPosition(source, mistake.start);
      const message = ts.flattenDiagnosticMessageText(mistake.messageText, ' ');
      const range = { file: path, start: at, end: { line: at.line, character: at.character + 1 } };
      this.problems.push({ file: path, message: `Not valid JSON at line ${at.line + 1}: ${message} Default compiler options are used.`, location: range });
      return undefined;
    }
    const folder = absolute.slice(0, absolute.lastIndexOf('/'));
    const parsed = ts.parseJsonSourceFileConfigFileContent(source, this.#configHost(), folder, undefined, absolute);
    return this.#solution(path, parsed, depth) ?? { file: path, options: parsed.options };
  }

  /** A configuration with references and no files of its own speaks through the first reference that is not for tests. */
  #solution(path: string, parsed: ts.ParsedCommandLine, depth: number): ProjectOptions | undefined {
    const raw = parsed.raw as { files?: readonly unknown[] } | undefined;
    if (depth > 3 || raw?.files?.length !== 0 || !parsed.projectReferences) return undefined;
    const prefix = `${this.#files.root}/`;
    const candidates = parsed.projectReferences
      .map((it) => (it.path.endsWith('.json') ? it.path : `${it.path}/tsconfig.json`).replaceAll('\\', '/'))
      .filter((it) => it.startsWith(prefix) && !/spec|test|e2e/.test(it.slice(it.lastIndexOf('/'))));
    const [first] = candidates;
    const found = first === undefined ? undefined : this.#parse(first.slice(prefix.length), depth + 1);
    return found && { file: path, options: found.options };
  }

  #configHost(): ts.ParseConfigHost {
    const files = this.#files;
    return {
      useCaseSensitiveFileNames: true,
      // Which files there are is the workspace's business; only options are wanted here.
      readDirectory: () => [],
      fileExists: (path) => files.isFile(path.replaceAll('\\', '/')),
      readFile: (path) => {
        const file = path.replaceAll('\\', '/');
        this.read.add(file.startsWith(`${files.root}/`) ? file.slice(files.root.length + 1) : file);
        return files.read(file);
      },
    };
  }
}

function parentOf(folder: string): string {
  const slash = folder.lastIndexOf('/');
  return slash === -1 ? '' : folder.slice(0, slash);
}
