/** `plumbline explain`. */
import leven from 'leven';
import { renderCardText } from '../cards/lesson.js';
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
  terminal.stdout.write(renderCardText(card));
  return ExitCode.clean;
}
