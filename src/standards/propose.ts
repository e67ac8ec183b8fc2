/** Proposes a team's first standards from the folders and imports that are there. */
import { matcherOf } from './match.js';
import { pictureOf, type Picture } from './picture.js';
import type { ProposalInput } from './propose-input.js';
import { proposeContexts } from './propose-contexts.js';
import { proposeLayers } from './propose-layers.js';
import { editions } from './schema.js';
import type { Context, Layer } from './standards.js';

export type { ProposalInput } from './propose-input.js';

export interface Proposal {
  /** A whole `plumbline.json`, with comments. */
  readonly text: string;
  readonly layers: readonly Layer[];
  readonly contexts: readonly Context[];
  /** What each layer is for, one sentence each. */
  readonly meanings: readonly string[];
  /** Why, one sentence each. */
  readonly reasons: readonly string[];
  /** What the comments over layers and over contexts say. */
  readonly layerReasons: readonly string[];
  readonly contextReasons: readonly string[];
  /** What there is to draw of it. */
  readonly picture: Picture;
  /** Imports of today that go against the proposal. */
  readonly violations: number;
}

/** Proposes standards that the code of today mostly keeps. The same input gives the same text. */
export function proposeStandards(input: ProposalInput): Proposal {
  const layers = proposeLayers(input);
  const contexts = proposeContexts(input);
  const meanings = layers.meanings ?? [];
  return {
    text: textOf(
      { entries: layers.parts.map(layerText), reasons: [...meanings, ...layers.reasons] },
      { entries: contexts.parts.map(contextText), reasons: contexts.reasons },
    ),
    layers: layers.parts,
    contexts: contexts.parts,
    meanings,
    reasons: [...layers.reasons, ...contexts.reasons],
    layerReasons: [...meanings, ...layers.reasons],
    contextReasons: contexts.reasons,
    picture: pictureIn(input, { layers: layers.parts, contexts: contexts.parts }),
    violations: layers.violations + contexts.violations,
  };
}

/** Layers and contexts that somebody is still deciding on. */
export interface Draft {
  readonly layers: readonly Layer[];
  readonly contexts: readonly Context[];
}

/** What a draft means for the same code. What was proposed keeps its reasons, as far as it was left alone. */
export function draftOf(input: ProposalInput, proposal: Proposal, { layers, contexts }: Draft): Pick<Proposal, 'text' | 'picture'> {
  const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
  const reasons = (own: readonly string[], isKept: boolean): readonly string[] => (isKept ? own : []);
  return {
    text: textOf(
      { entries: layers.map(layerText), reasons: reasons(proposal.layerReasons, isSame(layers, proposal.layers)) },
      { entries: contexts.map(contextText), reasons: reasons(proposal.contextReasons, isSame(contexts, proposal.contexts)) },
    ),
    picture: pictureIn(input, { layers, contexts }),
  };
}

function pictureIn({ files, imports }: ProposalInput, { layers, contexts }: Draft): Picture {
  return pictureOf({
    layers,
    contexts,
    files,
    imports,
    isPublic: (name, file) => contexts.some((it) => it.name === name && matcherOf(it.public)(file)),
  });
}

interface Section {
  readonly entries: readonly string[];
  readonly reasons: readonly string[];
}

function textOf(layers: Section, contexts: Section): string {
  return [
    '// The standards of this code base, proposed from its folders and imports. Read them, and change what is wrong.',
    '{',
    '  "$schema": "./node_modules/plumbline-review/media/plumbline.schema.json",',
    `  "edition": ${JSON.stringify(editions.at(-1))},`,
    '',
    '  // What is left out of the review, such as generated code.',
    '  "ignore": [],',
    '',
    '  // Which layers there are, and which may import which. A file belongs to the first layer that matches.',
    ...sectionLines('layers', layers),
    '',
    '  // Parts that own a model and are entered through their public files.',
    ...sectionLines('contexts', contexts),
    '',
    '  // What the team decided about single rules: "off", "info", "warning" or "error".',
    '  "rules": {},',
    '',
    '  // Exceptions to a rule, each with its files, a reason, an owner and the last day it holds.',
    '  "waivers": []',
    '}',
    '',
  ].join('\n');
}

function sectionLines(key: string, { entries, reasons }: Section): string[] {
  const list = entries.length === 0 ? ['[],'] : ['[', ...entries.map((it, index) => `    ${it}${index + 1 < entries.length ? ',' : ''}`), '  ],'];
  // A folder may be named with a line break, which would end the comment.
  const comments = reasons.map((it) => `  // - ${it.replace(/[\r\n\u2028\u2029]+/g, ' ')}`);
  return [...comments, `  "${key}": ${list.join('\n')}`];
}

function layerText({ name, files, mayImport, domain }: Layer): string {
  return inline({ name, files, mayImport, ...(domain && { domain }) });
}

function contextText({ name, files, public: doors, shared }: Context): string {
  return inline({ name, files, ...(doors.length > 0 && { public: doors }), ...(shared && { shared }) });
}

/** An object on one line, spaced as people write it. */
function inline(value: Readonly<Record<string, string | boolean | readonly string[]>>): string {
  const entries = Object.entries(value).map(([key, it]) => {
    const written = Array.isArray(it) ? `[${it.map((item) => JSON.stringify(item)).join(', ')}]` : JSON.stringify(it);
    return `${JSON.stringify(key)}: ${written}`;
  });
  return `{ ${entries.join(', ')} }`;
}
