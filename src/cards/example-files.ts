/** The files that an example of a card stands for. */
import type { Example } from './card.js';

/** Parts of a card's example by path: a `// @filename:` line begins another file. `mark` stands where what readers see begins, if something is above it. */
export function exampleFiles({ language, whole, shown }: Example, mark: string): Readonly<Record<string, string>> {
  const files = new Map<string, string[]>();
  let name = `src/example.${endings[language] ?? 'ts'}`;
  for (const line of marked(whole, shown, mark).replace(/\n$/, '').split('\n')) {
    const named = /^\/\/ @filename: (\S+)$/.exec(line)?.[1];
    if (named !== undefined) {
      name = named;
      continue;
    }
    const lines = files.get(name) ?? [];
    // What stands above the first file, such as an empty line, belongs to none.
    if (lines.length === 0 && line.trim() === '') continue;
    files.set(name, [...lines, line]);
  }
  return Object.fromEntries([...files].map(([file, lines]) => [file, `${lines.join('\n')}\n`]));
}

function marked(whole: string, shown: string, mark: string): string {
  const [all, part] = [whole.trimEnd(), shown.trimEnd()];
  const above = all.length - part.length;
  const isBelowSomething = above > 0 && all.endsWith(part) && !part.startsWith('// @filename:');
  return isBelowSomething ? `${all.slice(0, above)}${mark}\n${part}\n` : whole;
}

const endings: Readonly<Record<string, string>> = { ts: 'ts', typescript: 'ts', tsx: 'tsx', js: 'js', javascript: 'js', jsonc: 'ts' };
