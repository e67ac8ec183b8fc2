/** The evidence of one folder under review: its book, and the code of now with unsaved text over the disk. */
import type { Position } from '../analysis/location.js';
import type { Anchor } from '../evidence/anchor.js';
import { CodeNow, maximumLength, type Declaration } from '../evidence/code-now.js';
import { markFile, type FileMark } from '../evidence/file-mark.js';
import { makeAnchor } from '../evidence/make-anchor.js';
import { outlineOf } from '../engine/outline.js';
import { diskFiles, type DiskFiles } from '../host/disk-files.js';
import { EvidenceBook, EvidenceRefusal } from '../host/evidence-book.js';
import { revisionOf } from '../host/git-state.js';

/** How long what was read from the disk is good for, in milliseconds: nobody says when a Dockerfile changes. */
const freshFor = 2000;

export class EvidenceDesk {
  readonly root: string;
  readonly code: CodeNow;
  private readonly data: string;
  private readonly files: DiskFiles;
  private readonly openTexts: () => ReadonlyMap<string, string>;
  private readonly books = new Map<string, EvidenceBook>();
  private texts: ReadonlyMap<string, string> = new Map();
  private readAt = 0;

  /** `openTexts` gives the text of each open document by its path relative to the root. */
  constructor(root: string, data: string, openTexts: () => ReadonlyMap<string, string>) {
    this.root = root;
    this.data = data;
    this.files = diskFiles(root);
    this.openTexts = openTexts;
    this.code = new CodeNow({
      list: () => this.files.list(),
      read: (path) => this.read(path),
      declarations: (path) => this.declarations(path),
    });
  }

  book(reviewer: string): EvidenceBook {
    const name = typeof reviewer === 'string' ? reviewer.trim() : '';
    if (name === '') throw new EvidenceRefusal('Say who you are first: evidence carries the name of whoever recorded it.');
    const book = this.books.get(name) ?? new EvidenceBook(this.root, this.data, name);
    this.books.set(name, book);
    return book;
  }

  /** Takes in what editors show, and what changed on the disk since it was last looked at. */
  update(): void {
    this.texts = this.openTexts();
    if (Date.now() - this.readAt < freshFor) return;
    this.readAt = Date.now();
    this.files.refresh();
    this.code.refresh();
  }

  /** Looks at the disk again the next time, however fresh. */
  changedOnDisk(): void {
    this.readAt = 0;
  }

  /** The anchor of a range in the text that the editor shows. */
  anchor(path: string, start: Position, end: Position): Anchor {
    const text = this.read(path);
    if (text === undefined) throw new EvidenceRefusal(`${path} cannot be read.`);
    const anchor = makeAnchor({ path, text, start, end, declarations: this.declarations(path), ...revisionOf(this.root, path, text) });
    if (anchor.text.trim() === '') throw new EvidenceRefusal('There is only blank space, which could not be found again. Select the code that you mean.');
    return anchor;
  }

  /** What is kept of a file as a whole; `undefined` for one that is too large. */
  mark(path: string): FileMark | undefined {
    const text = this.read(path);
    if (text === undefined) throw new EvidenceRefusal(`${path} cannot be read.`);
    return text.length > maximumLength ? undefined : markFile({ text, ...revisionOf(this.root, path, text) });
  }

  private read(path: string): string | undefined {
    return this.texts.get(path) ?? this.files.read(path);
  }

  private declarations(path: string): readonly Declaration[] {
    return outlineOf({ root: this.root, read: (it) => this.read(it) }, path);
  }
}
