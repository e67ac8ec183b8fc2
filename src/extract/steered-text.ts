/**
 * The text of a file as the native checker gets it. That checker resolves modules itself, by one configuration for all
 * files, while each file here has its own. Where the two would differ, the specifier is replaced by a name of the same
 * length that the configuration maps to the right file, so that offsets stay what they are.
 */
import { folderOf, joined } from '../analysis/paths.js';
import type { Modules } from './modules.js';
import { referencesIn } from './references.js';

/** Private characters of Unicode: no package and no file is named with them. */
const firstCharacter = 0xe000;
const characters = 6400;

export class SteeredTexts {
  #modules: Modules;
  readonly #names = new Map<string, string>();
  readonly #used = new Map<number, number>();
  readonly #targets = new Map<string, string>();

  constructor(modules: Modules) {
    this.#modules = modules;
  }

  /** Takes newer resolutions; names stay with the files that they lead to. */
  use(modules: Modules): void {
    this.#modules = modules;
  }

  /** File by replaced specifier, for `paths` of the configuration. */
  get targets(): ReadonlyMap<string, string> {
    return this.#targets;
  }

  /** The text of an own file, given by its absolute path. `isModule` as the syntax facts say. */
  steer(path: string, text: string, isModule: boolean): string {
    const asRequire = /\.c[jt]s$/.test(path) || !isModule;
    let steered = '';
    let done = 0;
    for (const { specifier, start, isRequire } of referencesIn(text)) {
      const target = this.#modules.resolveName(specifier, path, asRequire)?.resolvedFileName;
      if (target !== undefined && isPlain(specifier, path, target)) continue;
      if (target === this.#modules.resolveAsBundlers(specifier, path, isRequire)?.resolvedFileName) continue;
      const name = this.#nameFor(specifier.length, target);
      if (name === undefined) continue;
      steered += text.slice(done, start) + name;
      done = start + specifier.length;
    }
    return done === 0 ? text : steered + text.slice(done);
  }

  /** One name for each length and target; one without a target leads nowhere. `undefined` when all of a length are used. */
  #nameFor(length: number, target: string | undefined): string | undefined {
    const key = `${length} ${target ?? ''}`;
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    let number = this.#used.get(length) ?? 0;
    this.#used.set(length, number + 1);
    let name = '';
    for (let at = 0; at < length; at += 1) {
      name += String.fromCharCode(firstCharacter + (number % characters));
      number = Math.floor(number / characters);
    }
    if (number > 0) return undefined;
    this.#names.set(key, name);
    if (target !== undefined) this.#targets.set(name, target);
    return name;
  }
}

/** Reports whether every way to resolve gives this file for a relative specifier, so that none has to be tried. */
function isPlain(specifier: string, path: string, target: string): boolean {
  if (!specifier.startsWith('./') && !specifier.startsWith('../')) return false;
  const stem = joined(folderOf(path), specifier).replace(/\.[cm]?jsx?$/, '');
  const found = target.replace(/\.[cm]?[jt]sx?$/, '');
  return found === stem || found === `${stem}/index`;
}
