/** What stays of an import when the files at its ends are renamed: the names it takes. */
import { compareText } from '../analysis/location.js';
import type { Dependency } from './dependencies.js';

/** The names that an import takes; the name of what it loads where it takes no name of its own. */
export function importContent({ names, to, specifier }: Dependency): string {
  const own = names.filter((it) => it !== 'default' && it !== '*' && it !== '=');
  return own.length > 0 ? own.toSorted(compareText).join(' ') : shortName(to?.path ?? specifier);
}

function shortName(path: string): string {
  const segments = path.replace(/\.\w+$/, '').replace(/\/index$/, '').split('/');
  return segments.at(-1) ?? path;
}
