/** One workspace folder under review: follows its changes, reviews in slices, remembers the last good answer. */
import type { TriagedFinding } from '../analysis/finding.js';
import type { SourceFiles } from '../analysis/source-files.js';
import type { Picture } from '../engine/architecture.js';
import type { HandlerLens } from '../engine/handler-lenses.js';
import type { Evidence, Review } from '../engine/review.js';
import type { Workspace } from '../engine/workspace.js';
import { diskFiles } from '../host/disk-files.js';
import type { DiskFiles } from '../host/disk-files.js';
import { FolderFindings } from './folder-findings.js';
import { FolderWorkspace } from './folder-workspace.js';
import type { WorkspaceHost } from './folder-workspace.js';
import type { TextChange } from './moved-findings.js';
import type { Settings } from './settings.js';
import type { Shown } from './shown-findings.js';
import { runInSlices } from './slices.js';

/** How long nobody must have typed before everything is reviewed again, once what the edited files say is shown. */
const REST_MS = 1000;

/** How long a folder must rest before its facts are kept for the next session. */
const SAVE_MS = 20_000;

export interface FolderHost extends WorkspaceHost {
  onStarted(folder: ReviewedFolder): void;
  /** Files can be looked at one by one, ahead of the first review. */
  onOpened(folder: ReviewedFolder): void;
  onProgress(folder: ReviewedFolder, done: number, total: number): void;
  onReviewed(folder: ReviewedFolder, review: Review): void;
  /** What edited files say is known; the review of everything goes on. */
  onEdited(folder: ReviewedFolder): void;
  /** What speaks for the code is another. */
  onEvidence(folder: ReviewedFolder): void;
  /** A review broke; the folder stays open and tries again at the next change. */
  onFailed(folder: ReviewedFolder, error: unknown): void;
}

export class ReviewedFolder {
  readonly uri: string;
  /** Absolute path of the workspace folder; what is outside is analysed but not shown. */
  readonly path: string;
  /** Absolute path of the reviewed root, at or above the folder. */
  readonly root: string;
  readonly files: DiskFiles;

  private readonly host: FolderHost;
  private readonly opened: FolderWorkspace;
  private saveTimer: NodeJS.Timeout | undefined;
  private readonly changedPaths = new Set<string>();
  /** Grows with every change; a run that was started for an older one stops at its next step. */
  private generation = 0;
  private timer: NodeJS.Timeout | undefined;
  /** Ends a rest. */
  private wake = (): void => undefined;
  private running: Promise<void> = Promise.resolve();
  private evidence: Evidence | undefined;
  private readonly found = new FolderFindings();

  constructor(uri: string, path: string, root: string, host: FolderHost) {
    this.uri = uri;
    this.path = path;
    this.root = root;
    this.host = host;
    this.files = diskFiles(root, host.typesFolder);
    this.opened = new FolderWorkspace(root, this.files, host, (done, total) => { host.onProgress(this, done, total); });
  }

  /** The last review that came to its end; its findings may lie behind the text. */
  get lastReview(): Review | undefined {
    return this.found.review;
  }

  /** What speaks for the code; it follows the review that it belongs to a little later. */
  get lastEvidence(): Evidence | undefined {
    return this.evidence;
  }

  /** Resolves when the review that is under way has come to its end, and knows what speaks for the code. */
  async settled(): Promise<void> {
    await this.running;
  }

  /** The last review as far as it is shown. */
  get lastShown(): Review | undefined {
    return this.found.shown;
  }

  /** What is shown, moved with the edits since, and what an edited file says by itself. */
  get findings(): readonly TriagedFinding[] {
    return this.found.all;
  }

  /**
   * Looks at an edited file alone, ahead of the review that the edit leads to. What is shown stays until that review,
   * which gives again what is found here; so nothing flickers.
   */
  lookAt(file: string): void {
    this.found.tell(file, this.opened.current?.instant(file) ?? []);
  }

  /** Changes which findings are shown; reports whether that may be others. */
  show(by: Partial<Shown>): boolean {
    return this.found.show(by);
  }

  /** Shows everything again, not only what a branch adds. */
  showAll(): boolean {
    return this.found.showAll();
  }

  /** Path relative to the root; `undefined` for a file that is not below it. */
  relative(path: string): string | undefined {
    if (this.root === '/') return path.slice(1);
    return path.startsWith(`${this.root}/`) ? path.slice(this.root.length + 1) : undefined;
  }

  absolute(file: string): string {
    return this.root === '/' ? `/${file}` : `${this.root}/${file}`;
  }

  /** Moves findings with an edit, ahead of the review that it leads to. */
  moveFindings(file: string, change: TextChange): void {
    this.found.move(file, change);
  }

  /** Puts an editor's text over the one on disk, or takes it away; reports whether the text is now another. */
  setText(file: string, text: string | undefined): boolean {
    const before = this.files.read(file);
    this.files.setOverlay(file, text);
    return this.files.read(file) !== before;
  }

  /** Reviews again once nothing changed for `delay` milliseconds; a run under way gives up. */
  changed(files: readonly string[], delay: number): void {
    for (const file of files) this.changedPaths.add(file);
    this.generation++;
    this.wake();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => { this.run().catch((error: unknown) => { this.host.onFailed(this, error); }); }, delay);
  }

  /** As `changed`, for a change that nobody can list, such as newly installed packages. */
  changedEverywhere(delay: number): void {
    this.opened.close();
    this.files.refresh();
    this.changed([], delay);
  }

  /** Forgets everything and reviews from scratch; resolves when done or overtaken by a change. */
  async reviewAgain(): Promise<void> {
    this.opened.close();
    this.files.refresh();
    this.generation++;
    this.wake();
    clearTimeout(this.timer);
    await this.run();
  }

  /** Layers, contexts and the imports between them, as of the review that is done or under way. */
  async architecture(): Promise<Picture> {
    const drawn = this.running.then(async () => runInSlices((await this.opened.open()).architectureSteps(), () => false));
    this.running = drawn.then(() => undefined, () => undefined);
    return (await drawn) ?? { parts: [], arrows: [] };
  }

  /** What stands behind the handlers of a file, as of the review that is done or under way. */
  async lenses(file: string): Promise<readonly HandlerLens[]> {
    const asked = this.running.then(async () => runInSlices((await this.opened.open()).lensSteps(file, this.findings), () => false));
    this.running = asked.then(() => undefined, () => undefined);
    return (await asked) ?? [];
  }

  dispose(): void {
    this.generation++;
    this.wake();
    clearTimeout(this.timer);
    clearTimeout(this.saveTimer);
    if (this.saveTimer !== undefined) this.opened.current?.save();
    this.opened.close();
  }

  /** Changes who answers about types and how much memory that may take; reports whether either is another. */
  setTypes(settings: Settings): boolean {
    return this.opened.setTypes(settings);
  }

  /** Opens the folder's code in another state, to be judged alike. */
  openOn(files: SourceFiles): Promise<Workspace> {
    return this.opened.openOn(files);
  }

  /** One run at a time: the one before was cancelled by its generation and ends within a file's work. */
  private run(): Promise<void> {
    const generation = this.generation;
    this.running = this.running.then(() => this.reviewOnce(generation));
    return this.running;
  }

  private async reviewOnce(generation: number): Promise<void> {
    const isOvertaken = (): boolean => generation !== this.generation;
    if (isOvertaken()) return;
    try {
      this.host.onStarted(this);
      const changed = [...this.changedPaths].sort();
      this.changedPaths.clear();
      this.files.refresh(changed);
      const workspace = await this.opened.open();
      if (this.found.review === undefined) this.host.onOpened(this);
      workspace.apply(changed);
      const edited = await runInSlices(workspace.editedSteps(), isOvertaken);
      if (edited) {
        if (this.found.takeEdited(edited)) this.host.onEdited(this);
        await this.rest();
      }
      if (isOvertaken()) return;
      const review = await runInSlices(workspace.reviewSteps(), isOvertaken);
      if (review === undefined) return;
      this.found.take(review);
      this.host.onReviewed(this, review);
      this.saveLater();
      // Findings do not wait for this, nor do the first keys after them; who types on gets it after the next review.
      await this.rest();
      if (isOvertaken()) return;
      const evidence = await runInSlices(workspace.evidenceSteps(), isOvertaken);
      if (evidence === undefined) return;
      const isOther = JSON.stringify(evidence) !== JSON.stringify(this.evidence);
      this.evidence = evidence;
      if (isOther) this.host.onEvidence(this);
    } catch (error) {
      // What broke half-way cannot be trusted to go on from there.
      this.opened.close();
      this.host.onFailed(this, error);
    }
  }

  /** Waits until nobody has typed for a while, or until somebody does. */
  private async rest(): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, REST_MS);
      this.wake = () => { clearTimeout(timer); resolve(); };
    });
    this.wake = () => undefined;
  }

  /** Writing takes a moment, so it waits until nobody has typed for a while. */
  private saveLater(): void {
    clearTimeout(this.saveTimer);
    this.saveTimer = setTimeout(() => {
      this.saveTimer = undefined;
      const { generation } = this;
      const workspace = this.opened.current;
      if (workspace === undefined) return;
      runInSlices(workspace.saveSteps(), () => generation !== this.generation).catch((error: unknown) => { this.host.onFailed(this, error); });
    }, SAVE_MS);
  }
}
