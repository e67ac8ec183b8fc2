/** What is kept from one process to the next, as text. What does not fit the present versions is as good as absent. */
import ts from 'typescript';
import type { CheckerProcess } from '../analysis/checker-process.js';
import type { FactStore } from '../analysis/fact-store.js';
import type { SourceFiles } from '../analysis/source-files.js';
import { FACTS_VERSION } from '../facts/facts.js';
import type { AnswerStore, StoredAnswers } from './answer-store.js';
import type { Ambient } from './closure.js';
import type { FileLinks, Links } from './links.js';
import { digest } from './shape.js';
import { PARTS, type Units } from './units.js';

/** Changes whenever the form of what is stored does. */
const FORM = 1;

/** What an earlier process knew beyond facts and answers. */
export interface StoredState {
  /** Under which the links hold; the empty string when nothing was stored. */
  readonly epoch: string;
  readonly ambient: Ambient;
  readonly links: ReadonlyMap<string, FileLinks>;
}

interface StoredText {
  readonly version: string;
  readonly epoch: string;
  readonly ambient: Ambient;
  /** Digest of each configuration that was read, by path. */
  readonly configurations: readonly (readonly [string, string])[];
  readonly links: readonly (readonly [string, FileLinks])[];
  readonly answers: readonly (readonly [string, StoredAnswers])[];
}

const nothing: StoredState = { epoch: '', ambient: { key: '', files: [] }, links: new Map() };

/** Which files: those of the project, and those beside it that nobody loads. */
export type UnitsName = 'syntax' | 'syntax-beside';

export function loadUnits(store: FactStore, name: UnitsName, units: Units): void {
  const version = `${syntaxVersion()}\n`;
  for (let part = 0; part < PARTS; part += 1) {
    const text = store.load(`${name}-${part}`);
    if (text?.startsWith(version) === true) units.load(text.slice(version.length));
  }
}

/** Yields after each part. */
export function* saveUnits(store: FactStore, name: UnitsName, units: Units): Generator<void> {
  for (const part of units.grown) {
    store.save(`${name}-${part}`, `${syntaxVersion()}\n${units.stored(part)}`);
    yield;
  }
}

/** Takes in earlier answers, and returns what else is known from then. */
export function loadAnswers(store: FactStore, checker: CheckerProcess | undefined, files: SourceFiles, answers: AnswerStore): StoredState {
  const text = store.load(nameOf(checker));
  if (text === undefined) return nothing;
  const stored = JSON.parse(text) as StoredText;
  if (stored.version !== answersVersion(checker)) return nothing;
  answers.load(stored.answers);
  const isSame = stored.configurations.every(([path, hash]) => digest(files.read(path) ?? '') === hash);
  return { epoch: isSame ? stored.epoch : '', ambient: stored.ambient, links: new Map(stored.links) };
}

export function saveAnswers(
  store: FactStore,
  checker: CheckerProcess | undefined,
  files: SourceFiles,
  links: Links,
  answers: AnswerStore,
  { epoch, ambient, configurations }: { readonly epoch: string; readonly ambient: Ambient; readonly configurations: readonly string[] },
): void {
  const stored: StoredText = {
    version: answersVersion(checker),
    epoch,
    ambient,
    configurations: configurations.map((it) => [it, digest(files.read(it) ?? '')]),
    links: [...links.all()],
    answers: [...answers.all()],
  };
  store.save(nameOf(checker), JSON.stringify(stored));
  answers.isGrown = false;
}

function nameOf(checker: CheckerProcess | undefined): string {
  return checker === undefined ? 'answers-ts6' : 'answers-native';
}

function syntaxVersion(): string {
  return `${FORM} ${FACTS_VERSION} ${ts.version}`;
}

function answersVersion(checker: CheckerProcess | undefined): string {
  return `${syntaxVersion()} ${checker?.version ?? ''}`;
}
