/** Merges standards with what they extend, and those of a package with those of the root. */
import { getNodeValue, type Node } from 'jsonc-parser';
import { itemsOf, propertyOf, type Document } from './document.js';
import { literalGlob } from './match.js';
import {
  defaultStandards, type CardWording, type Context, type EvidenceSettings, type Layer, type Override, type ProvidedElsewhere,
  type RuleSetting, type Standards, type Waiver,
} from './standards.js';

/** The standards that documents give together, each winning over those before it. */
export function mergeDocuments(documents: readonly Document[]): Standards {
  return documents.reduce(merge, defaultStandards);
}

/** What the documents of a package say, for the files below its folder. `isOwnModule` tells paths from package names. */
export function mergePackage(
  root: Standards,
  documents: readonly Document[],
  folder: string,
  isOwnModule: (module: string) => boolean,
): Standards {
  const own = mergeDocuments(documents);
  const below = (globs: readonly string[]): readonly string[] => globs.map((it) => belowFolder(folder, it));
  const preset = documents.findLast((it) => it.preset !== undefined)?.preset;
  const recognizers = mapValues(own.recognizers, (all) => all.map((it) => (isOwnModule(moduleOf(it)) ? `${folder}/${withoutDot(it)}` : it)));
  return {
    ...root,
    ignore: union(root.ignore, below(own.ignore)),
    layers: [...root.layers, ...own.layers.map((it) => ({ ...it, files: below(it.files), scope: folder }))],
    contexts: [...root.contexts, ...own.contexts.map((it) => ({ ...it, files: below(it.files), public: below(it.public), scope: folder }))],
    overrides: [
      ...root.overrides,
      { files: below(['**']), ...(preset === undefined ? {} : { preset }), rules: own.rules },
      ...own.overrides.map((it) => ({ ...it, files: below(it.files) })),
    ],
    recognizers: mergeLists(root.recognizers, recognizers),
    providedElsewhere: [...root.providedElsewhere, ...own.providedElsewhere.map((it) => ({ ...it, files: below(it.files) }))],
    waivers: [...root.waivers, ...own.waivers.map((it) => ({ ...it, files: below(it.files) }))],
    declared: true,
  };
}

/** Two packages may each have a `domain`; then the folder tells them apart. */
export function withDistinctNames(standards: Standards): Standards {
  return { ...standards, layers: distinct(standards.layers), contexts: distinct(standards.contexts) };
}

/** The module of a recognizer written as `module#export`. */
export function moduleOf(recognizer: string): string {
  return recognizer.slice(0, recognizer.lastIndexOf('#'));
}

/** What the schema lets through. */
interface Written {
  readonly edition?: string;
  readonly include?: readonly string[];
  readonly ignore?: readonly string[];
  readonly layers?: readonly (Omit<Layer, 'domain'> & Partial<Layer>)[];
  readonly contexts?: readonly (Pick<Context, 'name' | 'files'> & Partial<Context>)[];
  readonly rules?: WrittenRules;
  readonly overrides?: readonly { readonly files: readonly string[]; readonly rules: WrittenRules }[];
  readonly recognizers?: Standards['recognizers'];
  readonly providedElsewhere?: readonly (string | ProvidedElsewhere)[];
  readonly evidence?: Partial<EvidenceSettings>;
  readonly cards?: Standards['cards'];
  readonly waivers?: readonly Omit<Waiver, 'location'>[];
}

type WrittenRules = Readonly<Record<string, Exclude<RuleSetting['severity'], undefined> | Partial<RuleSetting>>>;

function merge(base: Standards, document: Document): Standards {
  // A preset speaks about every rule, so what was decided before it keeps its options and nothing else.
  if (document.preset !== undefined) {
    return { ...base, preset: document.preset, rules: mapValues(base.rules, (it) => ({ ...it, severity: undefined })) };
  }
  const written = document.tree === undefined ? {} : (getNodeValue(document.tree) as Written);
  return {
    edition: written.edition ?? base.edition,
    include: written.include ?? base.include,
    ignore: union(base.ignore, written.ignore ?? []),
    layers: written.layers?.map((it) => ({ ...it, domain: it.domain ?? false })) ?? base.layers,
    contexts:
      written.contexts?.map((it) => ({ ...it, public: it.public ?? [], shared: it.shared ?? false })) ?? base.contexts,
    preset: base.preset,
    rules: mergeRules(base.rules, written.rules ?? {}),
    overrides: [...base.overrides, ...(written.overrides ?? []).map((it): Override => ({ files: it.files, rules: mergeRules({}, it.rules) }))],
    recognizers: mergeLists(base.recognizers, written.recognizers ?? {}),
    providedElsewhere: [...base.providedElsewhere, ...(written.providedElsewhere ?? []).map(provided)],
    evidence: { ...base.evidence, ...written.evidence },
    cards: mergeCards(base.cards, written.cards ?? {}),
    waivers: [...base.waivers, ...waiversOf(document, written.waivers ?? [])],
    declared: true,
  };
}

function mergeRules(base: Standards['rules'], written: WrittenRules): Standards['rules'] {
  const merged = new Map(Object.entries(base));
  for (const [id, value] of Object.entries(written)) {
    const setting: Partial<RuleSetting> = typeof value === 'string' ? { severity: value } : value;
    const inherited = merged.get(id);
    // What was closed to exceptions stays closed.
    const waivable = inherited?.waivable === false ? false : setting.waivable;
    merged.set(id, {
      severity: setting.severity ?? inherited?.severity,
      options: { ...inherited?.options, ...setting.options },
      ...(waivable === undefined ? {} : { waivable }),
    });
  }
  return Object.fromEntries(merged);
}

function mergeCards(base: Standards['cards'], written: Standards['cards']): Standards['cards'] {
  const merged = new Map<string, CardWording>(Object.entries(base));
  for (const [id, wording] of Object.entries(written)) merged.set(id, { ...merged.get(id), ...wording });
  return Object.fromEntries(merged);
}

function mergeLists(base: Standards['recognizers'], written: Standards['recognizers']): Standards['recognizers'] {
  const merged = new Map(Object.entries(base));
  for (const [kind, list] of Object.entries(written)) merged.set(kind, union(merged.get(kind) ?? [], list.map(withoutDot)));
  return Object.fromEntries(merged);
}

function provided(written: string | ProvidedElsewhere): ProvidedElsewhere {
  return typeof written === 'string' ? { topic: written, files: ['**'] } : written;
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

function belowFolder(folder: string, glob: string): string {
  return `${literalGlob(folder)}/${withoutDot(glob)}`;
}

function withoutDot(path: string): string {
  return path.replace(/^(?:\.\/)+/, '');
}

function union(a: readonly string[], b: readonly string[]): readonly string[] {
  return [...new Set([...a, ...b])];
}

function mapValues<From, To>(record: Readonly<Record<string, From>>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

function distinct<Part extends Layer | Context>(parts: readonly Part[]): readonly Part[] {
  const scopesOf = new Map<string, Set<string>>();
  for (const { name, scope = '' } of parts) scopesOf.set(name, (scopesOf.get(name) ?? new Set()).add(scope));
  const nameIn = (name: string, scope: string | undefined): string =>
    scope !== undefined && (scopesOf.get(name)?.size ?? 0) > 1 ? `${scope}:${name}` : name;
  return parts.map((it) => ({
    ...it,
    name: nameIn(it.name, it.scope),
    ...('mayImport' in it ? { mayImport: it.mayImport.map((name) => nameIn(name, it.scope)) } : {}),
  }));
}
