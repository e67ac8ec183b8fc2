/** Puts results of other tools under our practices, at their places in the files of a root. */
import type { Notice, RelatedLocation } from '../analysis/finding.js';
import type { Position, SourceLocation } from '../analysis/location.js';
import type { SourceFiles } from '../analysis/source-files.js';
import type { ForeignFinding, ForeignPlace } from '../foreign/foreign-finding.js';
import type { Mapping } from '../foreign/mapping.js';
import type { Imported, ImportedFinding } from './imported.js';

/** Takes in what is mapped and lies in a file of the root; the rest is counted, never silently dropped. `practices` of our rules by id. */
export function importReports(found: readonly ForeignFinding[], mapping: Mapping, practices: ReadonlyMap<string, string>, files: SourceFiles, only: boolean): Imported {
  const places = new Places(files);
  const findings: ImportedFinding[] = [];
  const unmapped = new Map<string, number>();
  let elsewhere = 0;
  for (const it of found) {
    const mapped = it.driver === 'Plumbline' ? { tool: 'Plumbline', practice: '', rule: it.rule } : mapping.of(it.driver, it.rule);
    if (!mapped) {
      unmapped.set(it.rule, (unmapped.get(it.rule) ?? 0) + 1);
      continue;
    }
    const at = places.locate(it.place);
    if (!at) {
      elsewhere += 1;
      continue;
    }
    const { tool } = mapped;
    const rule = mapped.rule !== undefined && practices.has(mapped.rule) ? mapped.rule : it.rule;
    const practice = practices.get(rule) ?? mapped.practice;
    const suppressed = it.suppressed === undefined ? {} : { suppressed: it.suppressed === '' ? `Suppressed for ${tool}.` : it.suppressed };
    findings.push({ rule, at, message: it.message, related: relatedOf(it, places), source: { tool, rule: it.rule, practice, severity: it.severity, ...suppressed } });
  }
  return { findings, only, notices: [...unmappedNotice(unmapped), ...elsewhereNotice(elsewhere)] };
}

function relatedOf({ related }: ForeignFinding, places: Places): readonly RelatedLocation[] {
  return related.flatMap(({ place, message }) => {
    const location = places.locate(place);
    return location === undefined ? [] : [{ location, message }];
  });
}

class Places {
  readonly #files: SourceFiles;
  readonly #listed: ReadonlySet<string>;
  readonly #lines = new Map<string, readonly string[]>();

  constructor(files: SourceFiles) {
    this.#files = files;
    this.#listed = new Set(files.list());
  }

  locate({ path, start, end, inCodePoints }: ForeignPlace): SourceLocation | undefined {
    const file = this.#fileOf(path);
    if (file === undefined) return undefined;
    const from = this.#clamp(file, start, inCodePoints);
    const to = this.#clamp(file, end ?? { line: start.line, character: Infinity }, inCodePoints);
    return { file, start: from, end: to.line < from.line || (to.line === from.line && to.character < from.character) ? from : to };
  }

  /** A report may come from another machine, so the longest end of its path that is a file of the root is meant. */
  #fileOf(path: string): string | undefined {
    const segments = path.replaceAll('\\', '/').split('/').filter((it) => it !== '' && it !== '.');
    if (segments.includes('node_modules')) return undefined;
    for (let from = 0; from < segments.length; from++) {
      const end = segments.slice(from).join('/');
      if (this.#listed.has(end)) return end;
    }
    return undefined;
  }

  /** A place that the file has, also where the report was made from another version of it. */
  #clamp(file: string, { line, character }: Position, inCodePoints: boolean): Position {
    const lines = this.#linesOf(file);
    const last = Math.min(line, Math.max(0, lines.length - 1));
    const text = lines[last] ?? '';
    const column = inCodePoints && character !== Infinity ? codePoints(text, character) : character;
    return { line: last, character: Math.min(line === last ? column : Infinity, text.length) };
  }

  #linesOf(file: string): readonly string[] {
    const known = this.#lines.get(file) ?? (this.#files.read(file) ?? '').split('\n').map((it) => it.replace(/\r$/, ''));
    this.#lines.set(file, known);
    return known;
  }
}

/** UTF-16 units in the first code points of a text. */
function codePoints(text: string, count: number): number {
  return Array.from(text).slice(0, count).join('').length;
}

function unmappedNotice(unmapped: ReadonlyMap<string, number>): readonly Notice[] {
  if (unmapped.size === 0) return [];
  const total = [...unmapped.values()].reduce((sum, it) => sum + it, 0);
  const names = [...unmapped.keys()].sort();
  const shown = names.slice(0, 5).join(', ');
  const more = names.length > 5 ? ` and ${names.length - 5} more` : '';
  return [{ message: `${total} result${total === 1 ? '' : 's'} of rules about no practice of ours ${total === 1 ? 'was' : 'were'} left out (${shown}${more}). --map takes a mapping of your own.` }];
}

function elsewhereNotice(elsewhere: number): readonly Notice[] {
  if (elsewhere === 0) return [];
  return [{ message: `${elsewhere} result${elsewhere === 1 ? ' lies' : 's lie'} in files that this root does not have, and ${elsewhere === 1 ? 'was' : 'were'} left out.` }];
}
