/** `plumbline explain`. */
import leven from 'leven';
import { renderCardText } from '../cards/lesson.js';
import { withWording } from '../cards/team-wording.js';
import type { Review } from '../engine/review.js';
import { standardsOf } from '../engine/standards-of.js';
import { diskFiles } from '../host/disk-files.js';
import { findRoot } from '../host/find-root.js';
import { loadCards } from '../host/resources.js';
import { ExitCode, UsageError, type Terminal } from './terminal.js';

export function explain(id: string, terminal: Terminal): number {
  const cards = loadCards();
  const card = cards.find((it) => it.id === id);
  if (!card) {
    const [nearest] = cards.map((it) => it.id).sort((a, b) => leven(a, id) - leven(b, id));
    const hint = nearest !== undefined && leven(nearest, id) <= 6 ? ` Did you mean "${nearest}"?` : ' Run "plumbline rules" to see them all.';
    throw new UsageError(`There is no rule "${id}".${hint}`);
  }
  terminal.stdout.write(renderCardText(withWording(card, wordingAt(terminal.cwd)[card.id])));
  return ExitCode.clean;
}

/** The words of the team whose folder this is. */
function wordingAt(cwd: string): Review['wording'] {
  const files = diskFiles(findRoot(cwd, cwd));
  // Without standards there is nothing to read, and the folder may be large.
  return files.isFile('plumbline.json') ? standardsOf(files).cards : {};
}
