/** When files last changed, asked of git one time for each commit and set of files. */
import { gitState } from '../host/git-state.js';
import { lastChanges, type LastChange } from '../host/last-changed.js';

interface Known {
  readonly of: string;
  readonly changes: ReadonlyMap<string, LastChange>;
}

export class KnownChanges {
  readonly #known = new Map<string, Known>();

  /** The last commit of each of these files below a root; those without one are left out. */
  of(root: string, files: readonly string[]): ReadonlyMap<string, LastChange> {
    const wanted = [...new Set(files)].sort();
    const of = `${gitState(root)?.revision ?? ''}\n${wanted.join('\n')}`;
    const before = this.#known.get(root);
    if (before?.of === of) return before.changes;
    const changes = lastChanges(root, wanted, process.env);
    this.#known.set(root, { of, changes });
    return changes;
  }
}
