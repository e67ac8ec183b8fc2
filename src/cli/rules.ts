/** `plumbline rules`. */
import type { Card } from '../cards/card.js';
import { loadCards } from '../host/resources.js';
import { ExitCode, type Terminal } from './terminal.js';

export function listRules(terminal: Terminal): number {
  const rows = [
    ['Rule', 'Practice', 'Default', 'Precision'],
    ...loadCards().map((it) => [it.id, it.practice, it.default === it.milder ? it.default : `${it.default} or ${it.milder}`, precisionOf(it)]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => row.map((cell, column) => (column < 3 ? cell.padEnd(widths[column] ?? 0) : cell)).join('  '));
  terminal.stdout.write(`${lines.map((it) => it.trimEnd()).join('\n')}\n`);
  return ExitCode.clean;
}

function precisionOf({ precision }: Card): string {
  if (!precision) return 'not measured yet';
  const read = precision.right + precision.wrong + precision.unsure;
  return `${precision.right} of ${read} right, over ${precision.repositories} ${precision.repositories === 1 ? 'repository' : 'repositories'}`;
}
