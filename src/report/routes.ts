/** Routes as text for a terminal: one a line, aligned, with what runs before each below it. */
import pc from 'picocolors';
import type { Route, Routes } from '../engine/routes.js';
import { withoutOtherControls } from './characters.js';

/** Renders routes for people, with a final newline. */
export function renderRoutes(found: Routes, { colour }: { readonly colour: boolean }): string {
  const colours = pc.createColors(colour);
  const widths = {
    method: widest(found.routes.map((it) => it.method), 8),
    path: widest(found.routes.map((it) => it.path), 60),
    framework: widest(found.routes.map((it) => it.framework), 12),
  };
  const lines = found.routes.flatMap((it) => [
    `${colours.bold(it.method.padEnd(widths.method))}  ${it.path.padEnd(widths.path)}  ${colours.dim(it.framework.padEnd(widths.framework))}  ${placeOf(it.location)}`,
    ...chainLines(it, widths.method + 2, colours),
  ]);
  for (const it of found.unresolved) lines.push(`${colours.yellow('unresolved')}  ${placeOf(it.at)}  ${it.reason}`);
  for (const it of found.problems) lines.push(`${colours.red('problem')}  ${it.file === '' ? '' : `${it.file}: `}${it.message}`);
  for (const it of found.notices) lines.push(`${colours.dim('note')}  ${it.message}`);
  if (lines.length > 0) lines.push('');
  lines.push(summarise(found));
  return `${lines.map(withoutOtherControls).join('\n')}\n`;
}

/** What runs before the handler, and the handler itself. */
function chainLines({ chain, handler }: Route, indent: number, colours: ReturnType<typeof pc.createColors>): readonly string[] {
  const steps = [...chain.map((it) => it.text), handler === '' ? 'inline function' : handler];
  return chain.length === 0 && handler === '' ? [] : [`${' '.repeat(indent)}${colours.dim(steps.join(' → '))}`];
}

function summarise({ routes, unresolved, files }: Routes): string {
  const open = unresolved.length === 0 ? '' : `; ${count(unresolved.length, 'registration')} could not be followed`;
  return `${count(routes.length, 'route')} in ${count(files, 'file')}${open}.`;
}

function placeOf({ file, start }: Route['location']): string {
  return `${file}:${start.line + 1}`;
}

/** Width of a column: that of its longest text, up to a limit. */
function widest(texts: readonly string[], limit: number): number {
  return Math.min(limit, Math.max(0, ...texts.map((it) => it.length)));
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
