/** The workspace of one folder: opened when it is asked for, with the checker and the memory that the settings say. */
import type { CheckerProcess } from '../analysis/checker-process.js';
import type { FactStore } from '../analysis/fact-store.js';
import type { SourceFiles } from '../analysis/source-files.js';
import type { Card } from '../cards/card.js';
import { openWorkspace, type Workspace } from '../engine/workspace.js';
import { memoryInUse } from '../host/memory-in-use.js';
import type { Settings } from './settings.js';

export interface WorkspaceHost {
  readonly cards: readonly Card[];
  readonly typesFolder: string;
  /** The native checker, where it is installed. */
  checker(): Promise<CheckerProcess | undefined>;
  /** Where facts of a root are kept from one session to the next. */
  storeFor(root: string): FactStore | undefined;
  /** Today, `YYYY-MM-DD`. */
  today(): string;
}

type OnProgress = (done: number, total: number) => void;

export class FolderWorkspace {
  private readonly root: string;
  private readonly files: SourceFiles;
  private readonly host: WorkspaceHost;
  private readonly onProgress: OnProgress;
  private workspace: Workspace | undefined;
  private openedOn = '';
  private types: Settings['types'] = 'auto';
  private memoryLimit = Number.POSITIVE_INFINITY;

  constructor(root: string, files: SourceFiles, host: WorkspaceHost, onProgress: OnProgress) {
    this.root = root;
    this.files = files;
    this.host = host;
    this.onProgress = onProgress;
  }

  /** The workspace while it is open. */
  get current(): Workspace | undefined {
    return this.workspace;
  }

  /** Waivers end with a date, so a workspace does not outlive its day. */
  async open(): Promise<Workspace> {
    const today = this.host.today();
    if (this.workspace !== undefined && this.openedOn === today) return this.workspace;
    this.close();
    this.openedOn = today;
    this.workspace = await this.openOn(this.files, this.onProgress);
    return this.workspace;
  }

  /** Opens the folder's code in this state or in another, to be judged alike. */
  async openOn(files: SourceFiles, onProgress?: OnProgress): Promise<Workspace> {
    const checker = this.types === 'ts6' ? undefined : await this.host.checker();
    const store = this.host.storeFor(this.root);
    return openWorkspace({
      files,
      cards: this.host.cards,
      today: this.host.today(),
      typesFolder: this.host.typesFolder,
      ...(onProgress === undefined ? {} : { onProgress }),
      ...(checker === undefined ? {} : { checker }),
      ...(store === undefined ? {} : { store }),
      isShortOfMemory: (megabytes) => memoryInUse() + megabytes > this.memoryLimit,
    });
  }

  /** Changes who answers about types and how much memory that may take; reports whether either is another. */
  setTypes({ types, memoryLimit }: Settings): boolean {
    if (types === this.types && memoryLimit === this.memoryLimit) return false;
    this.types = types;
    this.memoryLimit = memoryLimit;
    this.close();
    return true;
  }

  close(): void {
    this.workspace?.close();
    this.workspace = undefined;
  }
}
