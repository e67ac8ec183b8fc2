/** What a team's `plumbline.json` says, after it was read, checked and merged with what it extends. */
import type { Severity } from '../analysis/finding.js';
import type { SourceLocation } from '../analysis/location.js';

/** A part of the code base and what it may import. */
export interface Layer {
  readonly name: string;
  /** Globs relative to the root; a file belongs to the first layer that matches. */
  readonly files: readonly string[];
  /** Names of the layers it may import, besides itself. */
  readonly mayImport: readonly string[];
  /** True for the layer that holds the domain; `infrastructure-in-domain` watches it. */
  readonly domain: boolean;
}

/** A bounded context: files that share a model and are entered through a public door. */
export interface Context {
  readonly name: string;
  readonly files: readonly string[];
  /** Globs of the files that others may import; with none declared, `index` files at the context's top are public. */
  readonly public: readonly string[];
  /** True for a shared kernel, which every context may import. */
  readonly shared: boolean;
}

export interface RuleSetting {
  readonly severity: Severity | 'off' | undefined;
  readonly options: Readonly<Record<string, readonly string[] | string | number | boolean>>;
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
  readonly rules: Readonly<Record<string, RuleSetting>>;
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
  rules: {},
  waivers: [],
  declared: false,
};
