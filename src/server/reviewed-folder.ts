/** One workspace folder under review: follows its changes, reviews in slices, remembers the last good answer. */
import type { CheckerProcess } from '../analysis/checker-process.js';
import type { FactStore } from '../analysis/fact-store.js';
import type { TriagedFinding } from '../analysis/finding.js';
import type { SourceFiles } from '../analysis/source-files.js';
import type { Card } from '../cards/card.js';
import type { Picture } from '../engine/architecture.js';
import { withEdited, type Edited } from '../engine/edited.js';
import type { HandlerLens } from '../engine/handler-lenses.js';
import type { Evidence, Review } from '../engine/review.js';
import { openWorkspace } from '../engine/workspace.js';
import type { Workspace } from '../engine/workspace.js';
import { diskFiles } from '../host/disk-files.js';
import type { DiskFiles } from '../host/disk-files.js';
import { memoryInUse } from '../host/memory-in-use.js';
import { movedFindings } from './moved-findings.js';
import type { TextChange } from './moved-findings.js';
import type { Settings } from './settings.js';
import { isShown, shownReview } from './shown-findings.js';
import type { Shown } from './shown-findings.js';
import { runInSlices } from './slices.js';

/** How long nobody must have typed before everything is reviewed again, once what the edited files say is shown. */
const REST_MS = 1000;

/** How long a folder must rest before its facts are kept for the next session. */
const SAVE_MS = 20_000;

export interface FolderHost {
  readonly cards: readonly Card[];
  readonly typesFolder: string;
  /** The native checker, where it is installed. */
  checker(): Promise<CheckerProcess | undefined>;
  /** Where facts of a root are kept from one session to the next. */
  storeFor(root: string): FactStore | undefined;
  /** Today, `YYYY-MM-DD`. */
  today(): string;
  onStarted(folder: ReviewedFolder): void;
  onProgress(folder: ReviewedFolder, done: number, total: number): void;
  onReviewed(folder: ReviewedFolder, review: Review): void;
  /** What edited files say is known; the review of everything goes on. */
  onEdited(folder: ReviewedFolder): void;
  /** What speaks for the code is known anew. */
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
  private workspace: Workspace | undefined;
  private openedOn = '';
  private types: Settings['types'] = 'auto';
  private memoryLimit = Number.POSITIVE_INFINITY;
  private saveTimer: NodeJS.Timeout | undefined;
  private readonly changedPaths = new Set<string>();
  /** Grows with every change; a run that was started for an older one stops at its next step. */
  private generation = 0;
  private timer: NodeJS.Timeout | undefined;
  /** Ends a rest. */
  private wake = (): void => undefined;
  private running: Promise<void> = Promise.resolve();
  private review: Review | undefined;
  private evidence: Evidence | undefined;
  private shownBy: Shown = { withBaselined: false };
  private shown: Review | undefined;
  private shownFingerprints: ReadonlySet<string> = new Set();
  private moved: readonly TriagedFinding[] = [];
  /** What files say by themselves since the last review, by file. */
  private readonly instant = new Map<string, readonly TriagedFinding[]>();

  constructor(uri: string, path: string, root: string, host: FolderHost) {
    this.uri = uri;
    this.path = path;
    this.root = root;
    this.host = host;
    this.files = diskFiles(root, host.typesFolder);
  }

  /** The last review that came to its end; its findings may lie behind the text. */
  get lastReview(): Review | undefined {
    return this.review;
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
    return this.shown;
  }

  /** What is shown, moved with the edits since, and what an edited file says by itself. */
  get findings(): readonly TriagedFinding[] {
    const shown = this.moved.filter((it) => this.shownFingerprints.has(it.fingerprint));
    // Whether a branch adds what is found at once, only the next review can tell.
    if (this.shownBy.before !== undefined || this.instant.size === 0) return shown;
    const places = new Set(this.moved.map(placeOf));
    return [...shown, ...[...this.instant.values()].flat().filter((it) => !places.has(placeOf(it)))];
  }

  /**
   * Looks at an edited file alone, ahead of the review that the edit leads to. What is shown stays until that review,
   * which gives again what is found here; so nothing flickers.
   */
  lookAt(file: string): void {
    this.instant.set(file, this.workspace?.instant(file) ?? []);
  }

  /** Changes which findings are shown; reports whether that may be others. */
  show(by: Partial<Shown>): boolean {
    const { before, withBaselined } = this.shownBy;
    this.shownBy = { ...this.shownBy, ...by };
    if (this.shownBy.before === before && this.shownBy.withBaselined === withBaselined) return false;
    this.choose();
    return true;
  }

  /** Shows everything again, not only what a branch adds. */
  showAll(): boolean {
    const { before, withBaselined } = this.shownBy;
    this.shownBy = { withBaselined };
    this.choose();
    return before !== undefined;
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
    const here = this.moved.filter((it) => it.location.file === file);
    if (here.length === 0) return;
    const others = this.moved.filter((it) => it.location.file !== file);
    this.moved = [...others, ...movedFindings(here, change)];
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
    this.closeWorkspace();
    this.files.refresh();
    this.changed([], delay);
  }

  /** Forgets everything and reviews from scratch; resolves when done or overtaken by a change. */
  async reviewAgain(): Promise<void> {
    this.closeWorkspace();
    this.files.refresh();
    this.generation++;
    this.wake();
    clearTimeout(this.timer);
    await this.run();
  }

  /** Layers, contexts and the imports between them, as of the review that is done or under way. */
  async architecture(): Promise<Picture> {
    const drawn = this.running.then(async () => runInSlices((await this.open()).architectureSteps(), () => false));
    this.running = drawn.then(() => undefined, () => undefined);
    return (await drawn) ?? { parts: [], arrows: [] };
  }

  /** What stands behind the handlers of a file, as of the review that is done or under way. */
  async lenses(file: string): Promise<readonly HandlerLens[]> {
    const asked = this.running.then(async () => runInSlices((await this.open()).lensSteps(file, this.findings), () => false));
    this.running = asked.then(() => undefined, () => undefined);
    return (await asked) ?? [];
  }

  dispose(): void {
    this.generation++;
    this.wake();
    clearTimeout(this.timer);
    clearTimeout(this.saveTimer);
    if (this.saveTimer !== undefined && this.workspace !== undefined) this.workspace.save();
    this.closeWorkspace();
  }

  /** Changes who answers about types and how much memory that may take; reports whether either is another. */
  setTypes({ types, memoryLimit }: Settings): boolean {
    if (types === this.types && memoryLimit === this.memoryLimit) return false;
    this.types = types;
    this.memoryLimit = memoryLimit;
    this.closeWorkspace();
    return true;
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
      const workspace = await this.open();
      workspace.apply(changed);
      const edited = await runInSlices(workspace.editedSteps(), isOvertaken);
      if (isOvertaken()) return;
      if (edited) {
        this.take(edited);
        await this.rest();
      }
      if (isOvertaken()) return;
      const review = await runInSlices(workspace.reviewSteps(), isOvertaken);
      if (review === undefined) return;
      this.use(review);
      this.host.onReviewed(this, review);
      this.saveLater();
      // Findings do not wait for this; who types on gets it after the next review.
      const evidence = await runInSlices(workspace.evidenceSteps(), isOvertaken);
      if (evidence === undefined) return;
      this.evidence = evidence;
      this.host.onEvidence(this);
    } catch (error) {
      // What broke half-way cannot be trusted to go on from there.
      this.closeWorkspace();
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

  /** Shows what edited files say, and what was found before in the others. */
  private take(edited: Edited): void {
    if (this.review === undefined) return;
    this.use({ ...this.review, findings: withEdited(this.moved, edited) });
    this.host.onEdited(this);
  }

  private use(review: Review): void {
    this.review = review;
    this.moved = review.findings;
    this.instant.clear();
    this.choose();
  }

  /** Waivers end with a date, so a workspace does not outlive its day. */
  private async open(): Promise<Workspace> {
    const today = this.host.today();
    if (this.workspace !== undefined && this.openedOn === today) return this.workspace;
    this.closeWorkspace();
    this.openedOn = today;
    this.workspace = await this.openOn(this.files, (done, total) => { this.host.onProgress(this, done, total); });
    return this.workspace;
  }

  /** Opens the folder's code in this state or in another, to be judged alike. */
  async openOn(files: SourceFiles, onProgress?: (done: number, total: number) => void): Promise<Workspace> {
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
      isShortOfMemory: (checker) => memoryInUse() + checker > this.memoryLimit,
    });
  }

  private choose(): void {
    if (this.review === undefined) return;
    this.shown = shownReview(this.review, this.shownBy);
    this.shownFingerprints = new Set(this.shown.findings.filter((it) => isShown(it, this.shownBy)).map((it) => it.fingerprint));
  }

  private closeWorkspace(): void {
    this.workspace?.close();
    this.workspace = undefined;
  }

  /** Writing takes a moment, so it waits until nobody has typed for a while. */
  private saveLater(): void {
    clearTimeout(this.saveTimer);
    this.saveTimer = setTimeout(() => {
      this.saveTimer = undefined;
      const { generation, workspace } = this;
      if (workspace === undefined) return;
      runInSlices(workspace.saveSteps(), () => generation !== this.generation).catch((error: unknown) => { this.host.onFailed(this, error); });
    }, SAVE_MS);
  }
}

function placeOf({ rule, location: { file, start, end } }: TriagedFinding): string {
  return `${rule} ${file} ${start.line}:${start.character} ${end.line}:${end.character}`;
}
