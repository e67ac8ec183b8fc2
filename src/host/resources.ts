/** What ships with Plumbline and is read at run time: the cards, and the compiler's declarations. */
import fs from 'node:fs';
import path from 'node:path';
import type { Card } from '../cards/card.js';
import { parseCard } from '../cards/parse-card.js';
import { parsePractice } from '../cards/parse-practice.js';
import type { PracticeCard } from '../cards/practice-card.js';
import { competencies } from '../cards/practices.js';

declare const __dirname: string | undefined;

/** The folder of this installation: the one that holds `rules/`, above the bundle or above `src/`. */
export function installationFolder(): string {
  const start = typeof __dirname === 'string' ? __dirname : import.meta.dirname;
  for (let at = start; ; at = path.dirname(at)) {
    if (fs.existsSync(path.join(at, 'rules')) && fs.existsSync(path.join(at, 'package.json')) && path.basename(at) !== 'src') return at;
    if (path.dirname(at) === at) throw new Error(`Plumbline's own files are missing: no "rules" folder above ${start}. Install it again.`);
  }
}

/** Every card, sorted by rule id. */
export function loadCards(): Card[] {
  const folder = path.join(installationFolder(), 'rules');
  const names = fs.readdirSync(folder).filter((it) => it.endsWith('.md'));
  return names.sort().map((it) => parseCard(it.slice(0, -'.md'.length), fs.readFileSync(path.join(folder, it), 'utf8')));
}

/** Which practice a rule of another tool speaks about, as shipped. */
export function otherToolsMapping(): string {
  return fs.readFileSync(path.join(installationFolder(), 'rules', 'other-tools.json'), 'utf8');
}

/** The card of every practice that has one, in the order of the article. */
export function loadPractices(): PracticeCard[] {
  const folder = path.join(installationFolder(), 'rules', 'practices');
  const ids = competencies.flatMap((it) => it.practices.map((practice) => practice.id));
  return ids.flatMap((id) => {
    const file = path.join(folder, `${id}.md`);
    return fs.existsSync(file) ? [parsePractice(id, fs.readFileSync(file, 'utf8'))] : [];
  });
}

/** Folder with `lib/lib.*.d.ts` and, inside or beside it, the Node declarations for projects that have none. */
export function typesFolder(): string {
  const root = installationFolder();
  const shipped = path.join(root, 'dist', 'types');
  return fs.existsSync(shipped) ? shipped : path.join(root, 'node_modules', 'typescript');
}

/** Names what makes facts, so that facts of another build are not taken for its own. */
export function factsMaker(): string {
  const build = factsBuild();
  return build === undefined ? version() : `${version()}+${build}`;
}

/** Version of this installation. */
export function version(): string {
  const manifest = JSON.parse(fs.readFileSync(path.join(installationFolder(), 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}

/** Names the code that makes facts, so that facts of another build are not read; `undefined` where it was not built. */
export function factsBuild(): string | undefined {
  try {
    return fs.readFileSync(path.join(installationFolder(), 'dist', 'facts-build.txt'), 'utf8').trim();
  } catch {
    // Sources that may change at any moment have no name.
    return undefined;
  }
}
