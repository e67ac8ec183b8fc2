/** One program of the native checker over own files, kept up to date by what changed. */
import type { CheckerFiles, CheckerProcess, RunningChecker } from '../analysis/checker-process.js';
import type { SourceFiles } from '../analysis/source-files.js';
import { isAmbientText } from './ambient-text.js';
import { isInPackages, type Modules } from './modules.js';
import type { Project, Snapshot } from './native-modules.js';
import { nodeTypes } from './node-types.js';
import { SteeredTexts } from './steered-text.js';

/** The same options as those of the other resolver, which says why one program serves all files. */
const compilerOptions = {
  target: 'esnext',
  module: 'preserve',
  moduleResolution: 'bundler',
  allowJs: true,
  checkJs: false,
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  experimentalDecorators: true,
  resolveJsonModule: true,
  jsx: 'preserve',
  types: [],
};

/** What is used of the client. */
interface Client {
  updateSnapshot(params: { openProject: string; fileChanges?: FileChanges }): Snapshot;
}

interface FileChanges {
  readonly changed?: string[];
  readonly created?: string[];
  readonly deleted?: string[];
}

/** What a program is made of. */
export interface ProgramInput {
  /** Own files that questions may be asked about, and declaration files that count everywhere; absolute paths. */
  readonly roots: readonly string[];
  /** Own files that the roots reach through imports; absolute paths. */
  readonly reached: readonly string[];
  readonly modules: Modules;
  /** Reports whether an own file, by its path relative to the root, is a module. */
  readonly isModule: (file: string) => boolean;
}

export class NativeProgram {
  readonly running: RunningChecker;
  readonly #files: SourceFiles;
  readonly #typesFolder: string;
  /** Where the configuration would lie; it is only ever told to the checker. */
  readonly #configuration: string;
  readonly #texts: SteeredTexts;
  /** Steered texts as the checker was given them, by absolute path. */
  readonly #given = new Map<string, string>();
  /** Files whose edits were taken in at once since the checker last looked for everything. */
  readonly #takenIn = new Set<string>();
  #input: ProgramInput;
  #config = '';
  #snapshot: Snapshot | undefined;
  readonly #ambient = new Set<string>();
  /** How often the program was brought up to date; the process grows with it. */
  updates = 0;

  constructor(checker: CheckerProcess, files: SourceFiles, typesFolder: string, input: ProgramInput) {
    this.#files = files;
    this.#typesFolder = typesFolder;
    this.#input = input;
    this.#texts = new SteeredTexts(input.modules);
    this.#configuration = `${files.root}/tsconfig.plumbline-native.json`;
    this.running = checker.start(files.root, this.#checkerFiles());
  }

  /** The program with all changes taken in; `changed` are paths relative to the root. Opens it the first time. */
  update(input: ProgramInput, changed: readonly string[]): Project {
    const modulesChanged = input.modules !== this.#input.modules;
    this.#input = input;
    this.#texts.use(input.modules);
    const stale = new Set(changed.map((it) => `${this.#files.root}/${it}`));
    const areKnown = !modulesChanged && [...stale].every((it) => this.#given.has(it));
    for (const path of [...(modulesChanged ? this.#given.keys() : stale)]) if (this.#isSteeredAnew(path)) stale.add(path);
    // Steering a file may add to the configuration, so all that is new comes before it.
    for (const path of [...input.roots, ...input.reached]) if (this.#isOwnCode(path) && !this.#given.has(path)) this.#steer(path);
    const config = this.#configurationText();
    const changes = { changed: [] as string[], created: [] as string[], deleted: [] as string[] };
    // An edit of files that it has read is taken in at once. Otherwise what it has seen before, only the checker can tell,
    // and a file that is new makes it look for everything again.
    const isEdit = areKnown && config === this.#config && [...stale].every((it) => this.#isFile(it));
    // What was taken in at once takes part in the next look for everything.
    for (const path of isEdit ? stale : new Set([...stale, ...this.#takenIn])) {
      if (!this.#isFile(path)) changes.deleted.push(path);
      else for (const list of isEdit ? [changes.changed] : [changes.changed, changes.created]) list.push(path);
    }
    if (isEdit) for (const path of stale) this.#takenIn.add(path);
    else this.#takenIn.clear();
    if (config !== this.#config) changes.changed.push(this.#configuration);
    this.#config = config;
    return this.#open(changes);
  }

  /** Declaration files of packages whose words count everywhere, among those that were read. */
  get ambientDeclarations(): Iterable<string> {
    return this.#ambient;
  }

  close(): void {
    this.running.close();
  }

  #open(fileChanges: FileChanges): Project {
    const previous = this.#snapshot;
    const client = this.running.client as Client;
    this.#snapshot = client.updateSnapshot({ openProject: this.#configuration, ...(previous ? { fileChanges } : {}) });
    previous?.dispose();
    this.updates += 1;
    const project = this.#snapshot.getProject(this.#configuration);
    if (!project) throw new Error('The native checker did not open the program.');
    return project;
  }

  #configurationText(): string {
    const node = nodeTypes(this.#files, this.#typesFolder);
    const files = [...this.#input.roots, ...(node === undefined ? [] : [node])];
    const paths = Object.fromEntries([...this.#texts.targets].map(([name, target]) => [name, [target]]));
    return JSON.stringify({ compilerOptions: { ...compilerOptions, paths }, files });
  }

  #isSteeredAnew(path: string): boolean {
    const before = this.#given.get(path);
    this.#given.delete(path);
    return before !== undefined && this.#steer(path) !== before;
  }

  #steer(path: string): string | null {
    const text = this.#files.read(path);
    if (text === undefined) return null;
    const steered = this.#texts.steer(path, text, this.#input.isModule(path.slice(this.#files.root.length + 1)));
    this.#given.set(path, steered);
    return steered;
  }

  #isOwnCode(path: string): boolean {
    return path.startsWith(`${this.#files.root}/`) && !path.includes('/node_modules/') && !path.endsWith('.json');
  }

  #isFile(path: string): boolean {
    return path === this.#configuration || this.#files.isFile(path);
  }

  #checkerFiles(): CheckerFiles {
    return {
      read: (path) => {
        if (path === this.#configuration) return this.#config;
        if (this.#isOwnCode(path)) return this.#given.get(path) ?? this.#steer(path);
        const text = this.#files.read(path);
        if (text !== undefined && isInPackages(path) && isAmbientText(text)) this.#ambient.add(path);
        return text ?? null;
      },
      isFile: (path) => this.#isFile(path),
      isFolder: (path) => this.#files.isFolder(path),
      realPath: (path) => this.#files.realPath(path),
    };
  }
}
