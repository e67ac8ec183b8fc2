/** What is found in one folder from one review to the next: moved with edits, renewed by edited files, chosen to be shown. */
import type { TriagedFinding } from '../analysis/finding.js';
import { withEdited, type Edited } from '../engine/edited.js';
import type { Review } from '../engine/review.js';
import { movedFindings, type TextChange } from './moved-findings.js';
import { isShown, shownReview, type Shown } from './shown-findings.js';

export class FolderFindings {
  private last: Review | undefined;
  private shownBy: Shown = { withBaselined: false };
  private chosen: Review | undefined;
  private fingerprints: ReadonlySet<string> = new Set();
  private moved: readonly TriagedFinding[] = [];
  /** What files say by themselves since the last review, by file. */
  private readonly instant = new Map<string, readonly TriagedFinding[]>();

  /** The last review, with what edited files said since; its findings may lie behind the text. */
  get review(): Review | undefined {
    return this.last;
  }

  /** The same as far as it is shown. */
  get shown(): Review | undefined {
    return this.chosen;
  }

  /** What is shown, moved with the edits since, and what files say by themselves. */
  get all(): readonly TriagedFinding[] {
    const shown = this.moved.filter((it) => this.fingerprints.has(it.fingerprint));
    // Whether a branch adds what is found at once, only the next review can tell.
    if (this.shownBy.before !== undefined || this.instant.size === 0) return shown;
    const places = new Set(this.moved.map(placeOf));
    return [...shown, ...[...this.instant.values()].flat().filter((it) => !places.has(placeOf(it)))];
  }

  take(review: Review): void {
    this.last = review;
    this.moved = review.findings;
    this.instant.clear();
    this.choose();
  }

  /** Takes what edited files say, beside what was found before in the others; reports whether there was a review before. */
  takeEdited(edited: Edited): boolean {
    if (this.last === undefined) return false;
    this.take({ ...this.last, findings: withEdited(this.moved, edited) });
    return true;
  }

  /** Takes what a file says by itself. */
  tell(file: string, findings: readonly TriagedFinding[]): void {
    this.instant.set(file, findings);
  }

  move(file: string, change: TextChange): void {
    const here = this.moved.filter((it) => it.location.file === file);
    if (here.length === 0) return;
    const others = this.moved.filter((it) => it.location.file !== file);
    this.moved = [...others, ...movedFindings(here, change)];
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

  private choose(): void {
    if (this.last === undefined) return;
    this.chosen = shownReview(this.last, this.shownBy);
    this.fingerprints = new Set(this.chosen.findings.filter((it) => isShown(it, this.shownBy)).map((it) => it.fingerprint));
  }
}

function placeOf({ rule, location: { file, start, end } }: TriagedFinding): string {
  return `${rule} ${file} ${start.line}:${start.character} ${end.line}:${end.character}`;
}
