/** What a team's `plumbline.json` says, after it was read, checked and merged with what it extends. */
import type { Severity } from '../analysis/finding.js';
import type { SourceLocation } from '../analysis/location.js';
import type { PresetName } from './presets.js';

/** A part of the code base and what it may import. */
export interface Layer {
  readonly name: string;
  /** Globs relative to the root; a file belongs to the first layer that matches. */
  readonly files: readonly string[];
  /** Names of the layers it may import, besides itself. */
  readonly mayImport: readonly string[];
  /** True for the layer that holds the domain; `infrastructure-in-domain` watches it. */
  readonly domain: boolean;
  /** Folder of the package whose own standards declare it; absent for those of the root. */
  readonly scope?: string;
}

/** A bounded context: files that share a model and are entered through a public door. */
export interface Context {
  readonly name: string;
  readonly files: readonly string[];
  /** Globs of the files that others may import; with none declared, `index` files at the context's top are public. */
  readonly public: readonly string[];
  /** True for a shared kernel, which every context may import. */
  readonly shared: boolean;
  /** Folder of the package whose own standards declare it; absent for those of the root. */
  readonly scope?: string;
}

export interface RuleSetting {
  readonly severity: Severity | 'off' | undefined;
  readonly options: Readonly<Record<string, readonly string[] | string | number | boolean>>;
  /** False where the team allows no exception; absent where nobody said. */
  readonly waivable?: boolean;
}

/** What the team decided about rules in some of the files. */
export interface Override {
  readonly files: readonly string[];
  /** A preset to start from there; absent where the decisions of the whole are the start. */
  readonly preset?: PresetName;
  readonly rules: Readonly<Record<string, RuleSetting>>;
}

/** Something the code need not do, because a gateway or a platform does. */
export interface ProvidedElsewhere {
  readonly topic: string;
  /** Globs of the files it is provided for. */
  readonly files: readonly string[];
}

/** A team's words in place of ours; what is absent stays as it is. */
export type CardWording = Readonly<Partial<Record<WordedPart, string>>>;

export const wordedParts = ['title', 'question', 'Why it matters', 'In review', 'When to allow it', 'Further reading'] as const;
export type WordedPart = (typeof wordedParts)[number];

/** How review sessions of this team begin. */
export interface EvidenceSettings {
  readonly store: 'private' | 'committed';
  readonly blind: boolean;
}

/** An exception with an owner and an end date. */
export interface Waiver {
  readonly rule: string;
  readonly files: readonly string[];
  readonly reason: string;
  readonly owner: string;
  /** Last day it holds, `YYYY-MM-DD`. */
  readonly until: string;
  /** Where the exception was decided, such as a ticket; absent when nobody gave one. */
  readonly link?: string;
  /** The rule's name in the waiver, for a message about the waiver itself. */
  readonly location: SourceLocation;
}

export interface Standards {
  /** Edition of the rules that the team signed up to. */
  readonly edition: string;
  /** Globs of what is reviewed; empty means everything. */
  readonly include: readonly string[];
  /** Globs of what is left out of the review altogether. */
  readonly ignore: readonly string[];
  readonly layers: readonly Layer[];
  readonly contexts: readonly Context[];
  /** Where rules start from. */
  readonly preset: PresetName;
  readonly rules: Readonly<Record<string, RuleSetting>>;
  /** Decisions about some of the files; later ones win. */
  readonly overrides: readonly Override[];
  /** Own code that plays a known part, by kind, each as `module#export`. */
  readonly recognizers: Readonly<Record<string, readonly string[]>>;
  readonly providedElsewhere: readonly ProvidedElsewhere[];
  readonly evidence: EvidenceSettings;
  /** The team's wording by rule. */
  readonly cards: Readonly<Record<string, CardWording>>;
  readonly waivers: readonly Waiver[];
  /** True when a `plumbline.json` was found; without one, layers are not declared. */
  readonly declared: boolean;
}

/** One mistake in the standards: what, where, and what is expected. */
export interface StandardsError {
  readonly message: string;
  readonly location: SourceLocation;
}

/** The standards of a workspace without `plumbline.json`. */
export const defaultStandards: Standards = {
  edition: '2026.1',
  include: [],
  ignore: [],
  layers: [],
  contexts: [],
  preset: 'plumbline:recommended',
  rules: {},
  overrides: [],
  recognizers: {},
  providedElsewhere: [],
  evidence: { store: 'private', blind: false },
  cards: {},
  waivers: [],
  declared: false,
};
