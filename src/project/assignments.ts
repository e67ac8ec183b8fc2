/** What code assigns from outside to members of what the project has: `this.orders = orders`, `Server.prototype.start = function () {}`. */
import { isLiteral, unknown, type Value } from '../facts/value.js';
import type { EditedFiles } from './edited-files.js';
import { ByTarget } from './known.js';
import { addTo, joined, none } from './lists.js';
import type { ProjectFile } from './project-file.js';
import { isOwn, targetBefore, type Target } from './targets.js';

/** A value that code assigns to a member of something, with the file it does so in. */
export interface Assigned {
  readonly file: ProjectFile;
  readonly value: Value;
}

/** What was assigned before some files were edited. */
interface Earlier {
  readonly before: { assigned(target: Target, name: string): readonly Assigned[]; assignedMembers(target: Target): readonly Assigned[] };
  readonly edited: EditedFiles;
}

export class Assignments {
  readonly #found = new ByTarget<Map<string, Assigned[]>>();
  readonly #earlier: Earlier | undefined;

  constructor(earlier: Earlier | undefined) {
    this.#earlier = earlier;
  }

  /** Reads files; what is asked meanwhile sees only some of the assignments. */
  collect(files: Iterable<ProjectFile>, evaluate: (file: ProjectFile, value: Value) => readonly Target[]): void {
    for (const file of files) {
      for (const { target, value } of file.syntax.assignments) {
        if (target.kind !== 'member' || target.name === '[]' || value === unknown || isLiteral(value)) continue;
        for (const it of evaluate(file, target.of)) {
          if (isOwn(it)) addTo(this.#found.getOrMake(it, () => new Map<string, Assigned[]>()), target.name, { file, value });
        }
      }
    }
  }

  /** What is assigned to a member; texts are not kept. */
  to(target: Target, name: string): readonly Assigned[] {
    const found = isOwn(target) ? (this.#found.get(target)?.get(name) ?? none) : none;
    return joined(this.#before(target, (before, of) => before.assigned(of, name)), found);
  }

  /** As `to`, for all members under plain names. */
  toMembers(target: Target): readonly Assigned[] {
    const found = isOwn(target) ? [...(this.#found.get(target) ?? none)].flatMap(([name, it]) => (name.includes('.') ? [] : it)) : none;
    return joined(this.#before(target, (before, of) => before.assignedMembers(of)), found);
  }

  /** What was assigned before the edits by files that were not edited. */
  #before(target: Target, ask: (before: Earlier['before'], target: Target) => readonly Assigned[]): readonly Assigned[] {
    if (!this.#earlier) return none;
    const { before, edited } = this.#earlier;
    const of = targetBefore(target, edited);
    return of ? ask(before, of).filter((it) => !edited.isPast(it.file)) : none;
  }
}
