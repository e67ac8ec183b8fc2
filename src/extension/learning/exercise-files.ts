/** The scratch workspace of exercises: files that lie in no folder of anybody, kept from one window to the next. */
import * as vscode from 'vscode';

/** Also in package.json, which starts the extension for it. Paths are `/<rule>/<path in the exercise>`. */
export const exerciseScheme = 'plumbline-practise';

const memoryKey = 'plumbline.exercises';

type Texts = Readonly<Record<string, string>>;

export class ExerciseFiles implements vscode.FileSystemProvider {
  private readonly memory: vscode.Memento;
  private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  private readonly changedAt = new Map<string, number>();
  readonly onDidChangeFile = this.changed.event;

  constructor(memory: vscode.Memento) {
    this.memory = memory;
  }

  static uri(rule: string, file: string): vscode.Uri {
    return vscode.Uri.from({ scheme: exerciseScheme, path: `/${rule}/${file}` });
  }

  /** The rule that a file is an exercise of; `undefined` for any other file. */
  static ruleOf({ scheme, path }: vscode.Uri): string | undefined {
    return scheme === exerciseScheme ? path.split('/')[1] : undefined;
  }

  /** What was kept of an exercise; `undefined` when it was never begun. */
  textsOf(rule: string): Texts | undefined {
    return this.kept[rule];
  }

  async keep(rule: string, texts: Texts): Promise<void> {
    await this.memory.update(memoryKey, { ...this.kept, [rule]: texts });
    const events = Object.keys(texts).map((file) => {
      const uri = ExerciseFiles.uri(rule, file);
      this.changedAt.set(uri.path, Date.now());
      return { type: vscode.FileChangeType.Changed, uri };
    });
    this.changed.fire(events);
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const text = this.textAt(uri);
    if (text !== undefined) return { type: vscode.FileType.File, ctime: 0, mtime: this.changedAt.get(uri.path) ?? 0, size: Buffer.byteLength(text) };
    if (this.readDirectory(uri).length > 0) return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    throw vscode.FileSystemError.FileNotFound(uri);
  }

  readDirectory({ path }: vscode.Uri): [string, vscode.FileType][] {
    const folder = path.endsWith('/') ? path : `${path}/`;
    const below = Object.entries(this.kept).flatMap(([rule, texts]) => Object.keys(texts).map((file) => `/${rule}/${file}`)).filter((it) => it.startsWith(folder));
    const names = new Map(below.map((it) => {
      const [name = '', ...rest] = it.slice(folder.length).split('/');
      return [name, rest.length === 0 ? vscode.FileType.File : vscode.FileType.Directory];
    }));
    return [...names];
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const text = this.textAt(uri);
    if (text === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return new TextEncoder().encode(text);
  }

  async writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void> {
    const [, rule = '', ...file] = uri.path.split('/');
    const texts = this.kept[rule];
    if (texts?.[file.join('/')] === undefined) throw vscode.FileSystemError.NoPermissions('An exercise has the files that it has.');
    await this.keep(rule, { ...texts, [file.join('/')]: new TextDecoder().decode(content) });
  }

  createDirectory(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  dispose(): void {
    this.changed.dispose();
  }

  private get kept(): Readonly<Record<string, Texts>> {
    return this.memory.get<Readonly<Record<string, Texts>>>(memoryKey, {});
  }

  private textAt({ path }: vscode.Uri): string | undefined {
    const [, rule = '', ...file] = path.split('/');
    return this.kept[rule]?.[file.join('/')];
  }
}
