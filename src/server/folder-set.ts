/** The folders under review, and which of them a file belongs to. */
import { pathFromUri } from './from-lsp.js';
import type { ReviewedFolder } from './reviewed-folder.js';

/** A file that belongs to a folder under review. */
export interface ReviewedFile {
  readonly folder: ReviewedFolder;
  /** Path relative to the folder's root. */
  readonly file: string;
}

export class FolderSet {
  private readonly folders = new Map<string, ReviewedFolder>();

  add(folder: ReviewedFolder): void {
    this.folders.set(folder.uri, folder);
  }

  /** Stops the work on a folder and forgets it. */
  remove(uri: string): void {
    this.folders.get(uri)?.dispose();
    this.folders.delete(uri);
  }

  get(uri: string): ReviewedFolder | undefined {
    return this.folders.get(uri);
  }

  /** A copy, so that folders may come and go while it is walked. */
  all(): readonly ReviewedFolder[] {
    return [...this.folders.values()];
  }

  /** The folder that a file is shown under: the innermost one that holds it, or whose standards it is. */
  fileAt(uri: string): ReviewedFile | undefined {
    const path = pathFromUri(uri);
    if (path === undefined) return undefined;
    const holders = this.all().filter((it) => isWithin(path, it.path) || path === it.absolute('plumbline.json'));
    const [folder] = holders.sort((a, b) => b.path.length - a.path.length);
    const file = folder?.relative(path);
    return folder === undefined || file === undefined ? undefined : { folder, file };
  }
}

function isWithin(path: string, folder: string): boolean {
  return folder === '/' || path === folder || path.startsWith(`${folder}/`);
}
