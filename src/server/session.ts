/** Everything the server knows between two messages: the folders, their settings, and what was last shown of them. */
import type { TriagedFinding } from '../analysis/finding.js';
import type { Position } from '../analysis/location.js';
import type { Card } from '../cards/card.js';
import type { Review } from '../engine/review.js';
import { findRoot } from '../host/find-root.js';
import type { FolderFindings } from '../protocol/findings.js';
import type { FolderStatus, StandardsProposal } from '../protocol/protocol.js';
import { folderDiagnostics } from './folder-diagnostics.js';
import { FolderSet } from './folder-set.js';
import type { ReviewedFile } from './folder-set.js';
import { pathFromUri } from './from-lsp.js';
import { listFindings } from './list-findings.js';
import { isAt } from './moved-findings.js';
import type { TextChange } from './moved-findings.js';
import { OnlyBranch } from './only-branch.js';
import type { Publisher } from './publisher.js';
import { ReviewedFolder } from './reviewed-folder.js';
import type { FolderHost } from './reviewed-folder.js';
import { defaultSettings } from './settings.js';
import type { Settings } from './settings.js';
import { StandardsDrafts } from './standards-drafts.js';
import { StatusBoard } from './status-board.js';
import { toUri } from './to-lsp.js';
import type { UriOf } from './to-lsp.js';
import { meaningOf } from './watched-files.js';

/** How long a text must rest before it is reviewed. */
const DEBOUNCE_MS = 250;

export interface SessionHost {
  readonly cards: readonly Card[];
  readonly typesFolder: string;
  readonly checker: FolderHost['checker'];
  readonly storeFor: FolderHost['storeFor'];
  readonly publisher: Publisher;
  /** Today, `YYYY-MM-DD`. */
  today(): string;
  /** Documents that an editor has open, with the text it shows. */
  openDocuments(): Iterable<{ readonly uri: string; readonly text: string }>;
  sendStatus(status: FolderStatus): void;
  /** What a folder shows may be another. */
  sendFindingsChanged(folder: string): void;
  logError(message: string, error: unknown): void;
}

export class Session {
  private readonly host: SessionHost;
  private readonly settings = new Map<string, Settings>();
  private readonly folders = new FolderSet();
  private readonly board: StatusBoard;
  readonly onlyBranch: OnlyBranch;
  readonly drafts: StandardsDrafts;
  /** Called when what speaks for a folder's code is known anew. */
  onEvidence: (folder: string) => void = () => undefined;

  constructor(host: SessionHost) {
    this.host = host;
    this.board = new StatusBoard((status) => { host.sendStatus(status); });
    this.drafts = new StandardsDrafts(host.typesFolder);
    this.onlyBranch = new OnlyBranch({
      today: () => host.today(),
      folders: () => this.folders.all(),
      onShown: (folder) => { this.publishCounted(folder); },
    });
  }

  /** Takes in a folder, or new settings for one that is there. */
  setFolder(uri: string, settings: Settings): void {
    const before = this.settings.get(uri);
    this.settings.set(uri, settings);
    const path = pathFromUri(uri);
    if (path === undefined || !settings.enable) {
      this.close(uri);
      this.board.off(uri);
    } else if (this.folders.get(uri) === undefined) {
      this.open(uri, path);
    } else if (before?.run === 'onSave' && settings.run === 'onType') {
      this.takeOpenDocuments();
    }
    const folder = this.folders.get(uri);
    if (folder?.setTypes(settings) === true) folder.changed([], 0);
    if (folder?.show({ withBaselined: settings.baselined === 'dim' }) === true) this.publishCounted(folder);
  }

  removeFolder(uri: string): void {
    this.close(uri);
    this.settings.delete(uri);
    this.board.forget(uri);
    this.publishAll();
  }

  settingsAt(uri: string): Settings {
    const folder = this.fileAt(uri)?.folder;
    return (folder && this.settings.get(folder.uri)) ?? defaultSettings;
  }

  /** The team's own words for cards, where a file is. */
  wordingAt(uri: string): Review['wording'] {
    return this.fileAt(uri)?.folder.lastReview?.wording ?? {};
  }

  fileAt(uri: string): ReviewedFile | undefined {
    return this.folders.fileAt(uri);
  }

  /** The folder that was opened under this URI, while it is under review. */
  folder(uri: string): ReviewedFolder | undefined {
    return this.folders.get(uri);
  }

  /** URIs of the folders that are reviewed from this root. */
  foldersAt(root: string): readonly string[] {
    return this.folders.all().filter((it) => it.root === root).map((it) => it.uri);
  }

  findingsAt(uri: string, start: Position, end: Position = start): readonly TriagedFinding[] {
    const at = this.fileAt(uri);
    return at?.folder.findings.filter((it) => it.location.file === at.file && isAt(it, start, end)) ?? [];
  }

  findingBy(uri: string, fingerprint: string): TriagedFinding | undefined {
    const at = this.fileAt(uri);
    return at?.folder.findings.find((it) => it.location.file === at.file && it.fingerprint === fingerprint);
  }

  /** The text of a file as the editor shows it, else as it is on disk. */
  textOf(uri: string): string | undefined {
    const open = [...this.host.openDocuments()].find((it) => it.uri === uri);
    const at = this.fileAt(uri);
    return open?.text ?? at?.folder.files.read(at.file);
  }

  documentEdited(uri: string, changes: readonly TextChange[]): void {
    const at = this.fileAt(uri);
    for (const change of changes) at?.folder.moveFindings(at.file, change);
  }

  /** The text an editor shows; `undefined` once it closed the document. `saved` counts with `onSave`. */
  documentText(uri: string, text: string | undefined, saved: boolean): void {
    const at = this.fileAt(uri);
    if (at === undefined) return;
    const waitsForSave = text !== undefined && !saved && this.settingsAt(uri).run === 'onSave';
    if (waitsForSave) return;
    const isOther = at.folder.setText(at.file, text);
    // A file that is opened before the first review is looked at as it is.
    const isFirstLook = at.folder.lastReview === undefined && text !== undefined;
    if (!isOther && !isFirstLook) return;
    if (isOther) at.folder.changed([at.file], saved ? 0 : DEBOUNCE_MS);
    at.folder.lookAt(at.file);
    this.publish(at.folder);
  }

  /** Files that changed on disk. One may matter to several folders that share a root. */
  filesChanged(uris: readonly string[]): void {
    const paths = uris.flatMap((it) => pathFromUri(it) ?? []);
    const mayMoveRoots = paths.some((it) => it.endsWith('/plumbline.json'));
    for (const folder of this.folders.all()) {
      if (mayMoveRoots && rootOf(folder.path) !== folder.root) {
        this.close(folder.uri);
        this.open(folder.uri, folder.path);
        continue;
      }
      const files = paths.flatMap((it) => folder.relative(it) ?? []);
      const meanings = new Set(files.map(meaningOf));
      if (meanings.has('from-scratch')) folder.changedEverywhere(DEBOUNCE_MS);
      else if (meanings.has('review')) folder.changed(files.filter((it) => meaningOf(it) === 'review'), DEBOUNCE_MS);
    }
  }

  /** Reviews one folder, or every one, from scratch. */
  async reviewAgain(uri?: string): Promise<void> {
    const folders = this.folders.all().filter((it) => uri === undefined || it.uri === uri);
    await Promise.all(folders.map((it) => it.reviewAgain()));
  }

  /** `null` for a folder that is not under review. */
  proposeStandards(uri: string): StandardsProposal | null {
    const folder = this.folders.get(uri);
    return folder === undefined ? null : this.drafts.propose(folder);
  }

  dispose(): void {
    for (const folder of this.folders.all()) folder.dispose();
  }

  private open(uri: string, path: string): void {
    const folder = new ReviewedFolder(uri, path, rootOf(path), this.folderHost());
    folder.show({ withBaselined: this.settings.get(uri)?.baselined === 'dim' });
    this.folders.add(folder);
    this.takeOpenDocuments();
    // A nested folder takes its files over from the one around it.
    this.publishAll();
    folder.changed([], 0);
  }

  private close(uri: string): void {
    this.folders.remove(uri);
    this.onlyBranch.forget(uri);
    this.drafts.forget(uri);
    this.host.publisher.clear(uri);
  }

  private takeOpenDocuments(): void {
    for (const { uri, text } of this.host.openDocuments()) this.documentText(uri, text, false);
  }

  private publishAll(): void {
    for (const folder of this.folders.all()) this.publishCounted(folder);
  }

  private publishCounted(folder: ReviewedFolder): void {
    this.board.counted(folder.uri, this.publish(folder), this.onlyBranch.baseOf(folder.uri));
  }

  /** Gives how many findings are shown. */
  private publish(folder: ReviewedFolder): number {
    if (folder.lastReview === undefined && folder.findings.length === 0) return 0;
    const { diagnostics, findings } = folderDiagnostics(folder, ...this.shownIn(folder));
    this.host.publisher.publish(folder.uri, diagnostics);
    this.host.sendFindingsChanged(folder.uri);
    return findings;
  }

  /** What the view lists, folder by folder. */
  listFindings(): readonly FolderFindings[] {
    return this.folders.all().map((it) => {
      const addedSince = this.onlyBranch.baseOf(it.uri);
      return { ...listFindings(it.uri, it, ...this.shownIn(it)), ...(addedSince === undefined ? {} : { addedSince }) };
    });
  }

  /** How to name a file of a folder, and whether this folder is the one that shows it. */
  private shownIn(folder: ReviewedFolder): [UriOf, (file: string) => boolean] {
    return [(file) => this.uriOf(folder, file), (file) => this.fileAt(toUri(folder.absolute(file)))?.folder === folder];
  }

  /** The URI by which the client knows a file: its own spelling where the file is open. */
  uriOf(folder: ReviewedFolder, file: string): string {
    const path = folder.absolute(file);
    for (const { uri } of this.host.openDocuments()) {
      if (pathFromUri(uri) === path) return uri;
    }
    return toUri(path);
  }

  private folderHost(): FolderHost {
    const { cards, typesFolder, today, checker, storeFor } = this.host;
    return {
      cards,
      typesFolder,
      today,
      checker,
      storeFor,
      onStarted: ({ uri }) => { this.board.started(uri); },
      onOpened: (folder) => {
        const open = [...this.host.openDocuments()].map((it) => this.fileAt(it.uri)).filter((it) => it?.folder === folder);
        for (const it of open) if (it) folder.lookAt(it.file);
        this.publish(folder);
      },
      onProgress: ({ uri }, done, total) => { this.board.progress(uri, done, total); },
      onEdited: (folder) => { this.publish(folder); },
      onReviewed: (folder, review) => {
        const shown = this.publish(folder);
        if (this.folders.all().every((it) => it.lastReview !== undefined)) this.host.publisher.disown();
        this.board.reviewed(folder.uri, folder.lastShown ?? review, shown, this.onlyBranch.baseOf(folder.uri));
        this.onlyBranch.reviewed(folder).catch((error: unknown) => { this.host.logError(`Could not compare ${folder.root}`, error); });
      },
      onEvidence: ({ uri }) => { this.onEvidence(uri); },
      onFailed: ({ uri, root }, error) => {
        this.host.logError(`The review of ${root} stopped`, error);
        this.board.failed(uri, error);
      },
    };
  }
}

function rootOf(path: string): string {
  return findRoot(path, path).replaceAll('\\', '/');
}
