/** Stored facts of a part of a root, to be carried elsewhere and put together with those of other parts. */
import type { FactStore } from '../analysis/fact-store.js';

/** Stored texts by name, as a `FactStore` holds them. */
export type StoredTexts = Readonly<Record<string, string>>;

/** A store that only remembers. */
export class MemoryStore implements FactStore {
  readonly #texts: Map<string, string>;
  /** Names under which something was saved. */
  readonly saved = new Set<string>();

  constructor(texts: StoredTexts = {}) {
    this.#texts = new Map(Object.entries(texts));
  }

  load(name: string): string | undefined {
    return this.#texts.get(name);
  }

  save(name: string, text: string): void {
    this.#texts.set(name, text);
    this.saved.add(name);
  }

  all(): StoredTexts {
    return Object.fromEntries(this.#texts);
  }
}

/** The part of stored texts that is about files below a folder. The empty string means all of them. */
export function sliceStored(texts: StoredTexts, folder: string): StoredTexts {
  const isInside = (file: string): boolean => folder === '' || file.startsWith(`${folder}/`);
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => {
      if (isSyntax(name)) return [name, mapSyntax(text, (units) => units.filter(([, it]) => isInside(it.facts.file)))];
      const stored = JSON.parse(text) as StoredAnswersText;
      // Declarations that count everywhere are named by absolute paths, which are another machine's elsewhere.
      const part = { ...stored, ambient: { key: '', files: [] }, links: stored.links.filter(([it]) => isInside(it)), answers: stored.answers.filter(([it]) => isInside(it)) };
      return [name, JSON.stringify(part)];
    }),
  );
}

/** Several stored texts as one. What another version stored is left out, and extracted again. */
export function mergeStored(parts: readonly StoredTexts[]): StoredTexts {
  const names = [...new Set(parts.flatMap((it) => Object.keys(it)))].sort();
  return Object.fromEntries(
    names.map((name) => {
      const texts = parts.flatMap((it) => it[name] ?? []);
      return [name, isSyntax(name) ? mergeSyntax(texts) : mergeAnswers(texts)];
    }),
  );
}

/** Files below these folders whose stored answers are others now, sorted. */
export function changedAnswers(before: StoredTexts, now: StoredTexts, folders: readonly string[]): readonly string[] {
  const validities = (texts: StoredTexts): ReadonlyMap<string, string> =>
    new Map(Object.entries(texts).flatMap(([name, text]) => (isSyntax(name) ? [] : (JSON.parse(text) as StoredAnswersText).answers.map(([file, it]) => [`${name} ${file}`, it.validity] as const))));
  const known = validities(before);
  const changed = [...validities(now)].flatMap(([key, it]) => (known.get(key) === it ? [] : [key.slice(key.indexOf(' ') + 1)]));
  return changed.filter((file) => folders.some((it) => it === '' || file.startsWith(`${it}/`))).sort();
}

/** What this module has to know of the form in which facts are stored. */
interface StoredAnswersText {
  readonly version: string;
  readonly epoch: string;
  readonly links: readonly (readonly [file: string, links: unknown])[];
  readonly answers: readonly (readonly [file: string, answers: { readonly validity: string }])[];
}

/** Syntax is stored in several parts, by content. */
function isSyntax(name: string): boolean {
  return name.startsWith('syntax');
}

type Unit = readonly [key: string, unit: { readonly facts: { readonly file: string } }];

function mapSyntax(text: string, change: (units: readonly Unit[]) => readonly Unit[]): string {
  const line = text.indexOf('\n') + 1;
  return text.slice(0, line) + JSON.stringify(change(JSON.parse(text.slice(line)) as readonly Unit[]));
}

function mergeSyntax(texts: readonly string[]): string {
  const [first = ''] = texts;
  const version = first.slice(0, first.indexOf('\n') + 1);
  const units = texts.filter((it) => it.startsWith(version)).flatMap((it) => JSON.parse(it.slice(version.length)) as readonly Unit[]);
  return version + JSON.stringify([...new Map(units)]);
}

function mergeAnswers(texts: readonly string[]): string {
  const [first, ...others] = texts.map((it) => JSON.parse(it) as StoredAnswersText);
  const fitting = others.filter((it) => it.version === first?.version);
  const all = first ? [first, ...fitting] : [];
  // Links hold only where imports lead as they did in the first part.
  const links = all.filter((it) => it.epoch === first?.epoch).flatMap((it) => it.links);
  return JSON.stringify({ ...first, links, answers: all.flatMap((it) => it.answers) });
}
