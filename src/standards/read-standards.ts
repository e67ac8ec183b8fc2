/** Reads `plumbline.json` and what it extends into the standards that a review holds code to. */
import { getNodeValue, type Node } from 'jsonc-parser';
import type { Notice, Problem, Severity } from '../analysis/finding.js';
import { compareLocations, compareText } from '../analysis/location.js';
import type { SourceFiles } from '../analysis/source-files.js';
import { checkGlobs, checkMeaning } from './check-meaning.js';
import { checkShape } from './check-shape.js';
import { itemsOf, propertyOf, type Document } from './document.js';
import { loadDocuments } from './load-documents.js';
import { standardsSchema, type RuleDescriptor } from './schema.js';
import {
  defaultStandards,
  type Context,
  type Layer,
  type RuleSetting,
  type Standards,
  type StandardsError,
  type Waiver,
} from './standards.js';

/** The file, at the root of the workspace, that holds a team's standards. */
export const standardsFile = 'plumbline.json';

export interface ReadStandards {
  readonly standards: Standards;
  /** Mistakes in the file and in what it extends, sorted by location. */
  readonly errors: readonly StandardsError[];
  /** Files that exist and could not be read. */
  readonly problems: readonly Problem[];
  readonly notices: readonly Notice[];
}

/**
 * Reads the standards of a workspace. With any error or problem, nothing that was written takes effect: `standards` are
 * the default ones, and only `declared` tells that a file is there. Half of a team's decisions would give findings that
 * nobody decided, so the caller stops or keeps the last good standards.
 */
export function readStandards(files: SourceFiles, rules: readonly RuleDescriptor[]): ReadStandards {
  const { documents, errors: loadErrors, problems } = loadDocuments(files, standardsFile);
  if (documents.length === 0 && problems.length === 0) {
    return { standards: defaultStandards, errors: [], problems: [], notices: [] };
  }

  const schema = standardsSchema(rules);
  const listed = files.list();
  const globChecks = documents.map((it) => checkGlobs(it, effectiveParts(it, documents), listed));
  const errors = [
    ...loadErrors,
    ...documents.flatMap((it) => it.syntaxError ?? []),
    ...documents.flatMap((it) => checkShape(it, schema)),
    ...documents.flatMap((it) => checkMeaning(it)),
    ...globChecks.flatMap((it) => it.errors),
  ].sort((a, b) => compareLocations(a.location, b.location) || compareText(a.message, b.message));
  const notices = globChecks.flatMap((it) => it.notices);

  const isGood = errors.length === 0 && problems.length === 0;
  const standards = isGood ? documents.reduce(merge, defaultStandards) : defaultStandards;
  return { standards: { ...standards, declared: true }, errors, problems, notices };
}

// What a later document replaces has no effect, so nobody needs to hear about it.
function effectiveParts(document: Document, documents: readonly Document[]): readonly string[] {
  const later = documents.slice(documents.indexOf(document) + 1);
  const replaced = (part: string): boolean => later.some((it) => propertyOf(it.tree, part) !== undefined);
  return ['include', 'ignore', 'layers', 'contexts', 'waivers'].filter((it) => isAdded(it) || !replaced(it));
}

function isAdded(part: string): boolean {
  return part === 'ignore' || part === 'waivers';
}

/** What the schema lets through. */
interface Written {
  readonly edition?: string;
  readonly include?: readonly string[];
  readonly ignore?: readonly string[];
  readonly layers?: readonly (Omit<Layer, 'domain'> & Partial<Layer>)[];
  readonly contexts?: readonly (Pick<Context, 'name' | 'files'> & Partial<Context>)[];
  readonly rules?: Readonly<Record<string, Severity | 'off' | Partial<RuleSetting>>>;
  readonly waivers?: readonly Omit<Waiver, 'location'>[];
}

function merge(base: Standards, document: Document): Standards {
  const written = document.tree === undefined ? {} : (getNodeValue(document.tree) as Written);
  return {
    edition: written.edition ?? base.edition,
    include: written.include ?? base.include,
    ignore: [...new Set([...base.ignore, ...(written.ignore ?? [])])],
    layers: written.layers?.map((it) => ({ ...it, domain: it.domain ?? false })) ?? base.layers,
    contexts:
      written.contexts?.map((it) => ({ ...it, public: it.public ?? [], shared: it.shared ?? false })) ?? base.contexts,
    rules: mergeRules(base.rules, written.rules ?? {}),
    waivers: [...base.waivers, ...waiversOf(document, written.waivers ?? [])],
    declared: true,
  };
}

function mergeRules(base: Standards['rules'], written: NonNullable<Written['rules']>): Standards['rules'] {
  const merged = new Map(Object.entries(base));
  for (const [id, value] of Object.entries(written)) {
    const setting: Partial<RuleSetting> = typeof value === 'string' ? { severity: value } : value;
    const inherited = merged.get(id);
    merged.set(id, {
      severity: setting.severity ?? inherited?.severity,
      options: { ...inherited?.options, ...setting.options },
    });
  }
  return Object.fromEntries(merged);
}

function waiversOf(document: Document, waivers: readonly Omit<Waiver, 'location'>[]): Waiver[] {
  const entries: readonly (Node | undefined)[] = itemsOf(propertyOf(document.tree, 'waivers'));
  return waivers.map((waiver, index) => {
    const entry = entries[index];
    // The rule's name is the smallest thing that stands for the whole waiver.
    const place = propertyOf(entry, 'rule') ?? entry ?? { offset: 0, length: 0 };
    return { ...waiver, location: document.locate(place) };
  });
}
