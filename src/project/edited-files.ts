/**
 * Files that were edited since a project was linked, each as it was and as it is. Functions and classes keep their
 * identity over an edit when what is before and after them does, or when nothing else has their name.
 */
import type { Position, SourceLocation } from '../analysis/location.js';
import type { FunctionRef } from './calls/call-graph.js';
import type { ProjectFile } from './project-file.js';

/** One file before and after an edit. */
export interface EditedFile {
  readonly before: ProjectFile;
  readonly now: ProjectFile;
}

interface Ids {
  readonly functions: ReadonlyMap<number, number>;
  readonly classes: ReadonlyMap<number, number>;
}

/** How many lines what stood on a line or below it has moved, from there to the next. */
type Shift = readonly [line: number, by: number];

export class EditedFiles {
  readonly now: readonly ProjectFile[];
  readonly #edited: ReadonlyMap<ProjectFile, { readonly file: ProjectFile; readonly ids: Ids }>;
  readonly #shifts: ReadonlyMap<string, readonly Shift[]>;
  readonly #before: ReadonlyMap<ProjectFile, { readonly file: ProjectFile; readonly ids: Ids }>;

  constructor(files: readonly EditedFile[]) {
    const matched = files.map(({ before, now }) => ({ before, now, functions: match(functionNames(before), functionNames(now)), classes: match(classNames(before), classNames(now)) }));
    this.now = files.map((it) => it.now);
    this.#shifts = new Map(files.map((it) => [it.now.path, shiftsOf(it)]));
    this.#edited = new Map(matched.map(({ before, now, functions, classes }) => [before, { file: now, ids: { functions, classes } }]));
    this.#before = new Map(matched.map(({ before, now, functions, classes }) => [now, { file: before, ids: { functions: inverse(functions), classes: inverse(classes) } }]));
  }

  /** Reports whether a file is how one was before its edit. */
  isPast(file: ProjectFile): boolean {
    return this.#edited.has(file);
  }

  /** Reports whether a file is how one is after its edit. */
  isPresent(file: ProjectFile): boolean {
    return this.#before.has(file);
  }

  /** Where a place of before is now, by the lines of the calls around it. */
  placeNow(place: SourceLocation): SourceLocation {
    const by = this.#shifts.get(place.file)?.findLast(([line]) => line <= place.start.line)?.[1] ?? 0;
    if (by === 0) return place;
    const down = ({ line, character }: Position): Position => ({ line: line + by, character });
    return { file: place.file, start: down(place.start), end: down(place.end) };
  }

  /** What a function of before is now, itself where its file was not edited; `undefined` when it is gone. */
  functionNow(ref: FunctionRef): FunctionRef | undefined {
    return moved(ref, this.#edited.get(ref.file), 'functions');
  }

  /** What a function of now was before, itself where its file was not edited; `undefined` when it is new. */
  functionBefore(ref: FunctionRef): FunctionRef | undefined {
    return moved(ref, this.#before.get(ref.file), 'functions');
  }

  /** As `functionNow`, for a class. */
  classNow(ref: FunctionRef): FunctionRef | undefined {
    return moved(ref, this.#edited.get(ref.file), 'classes');
  }

  /** As `functionBefore`, for a class. */
  classBefore(ref: FunctionRef): FunctionRef | undefined {
    return moved(ref, this.#before.get(ref.file), 'classes');
  }
}

function moved(ref: FunctionRef, to: { readonly file: ProjectFile; readonly ids: Ids } | undefined, kind: keyof Ids): FunctionRef | undefined {
  if (!to) return ref;
  const id = ref.id === -1 ? -1 : to.ids[kind].get(ref.id);
  return id === undefined ? undefined : { file: to.file, id };
}

function functionNames({ syntax }: ProjectFile): readonly string[] {
  return syntax.functions.map((it) => `${it.name} ${it.parameters} ${it.within === -1 ? '' : (syntax.functions[it.within]?.name ?? '')}`);
}

function classNames({ syntax }: ProjectFile): readonly string[] {
  return syntax.classes.map((it) => it.name);
}

function shiftsOf({ before, now }: EditedFile): readonly Shift[] {
  const [old, calls] = [before.syntax.calls, now.syntax.calls];
  const found = [...match(old.map((it) => it.text), calls.map((it) => it.text))].flatMap(([from, to]): readonly Shift[] => {
    const [was, is] = [old[from], calls[to]];
    return was && is ? [[was.span[0], is.span[0] - was.span[0]]] : [];
  });
  return found.sort((a, b) => a[0] - b[0]);
}

/** Indexes of equal names: those of a common beginning and a common end, and between them names that are there once. */
function match(before: readonly string[], now: readonly string[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  let start = 0;
  while (start < before.length && start < now.length && before[start] === now[start]) {
    found.set(start, start);
    start += 1;
  }
  let [endBefore, endNow] = [before.length, now.length];
  while (endBefore > start && endNow > start && before[endBefore - 1] === now[endNow - 1]) {
    endBefore -= 1;
    endNow -= 1;
    found.set(endBefore, endNow);
  }
  const between = now.slice(start, endNow);
  for (let index = start; index < endBefore; index += 1) {
    const name = before[index] ?? '';
    const at = between.indexOf(name);
    if (at !== -1 && between.lastIndexOf(name) === at && before.slice(start, endBefore).filter((it) => it === name).length === 1) found.set(index, start + at);
  }
  return found;
}

function inverse(ids: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  return new Map([...ids].map(([from, to]) => [to, from]));
}
