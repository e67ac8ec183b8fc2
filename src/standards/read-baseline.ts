/** Reads the baseline of a workspace, and says where it is not one. */
import { getNodeValue } from 'jsonc-parser';
import type { Problem } from '../analysis/finding.js';
import type { SourceFiles } from '../analysis/source-files.js';
import { baselineFile, type BaselineEntry } from './baseline.js';
import { checkShape } from './check-shape.js';
import { parseDocument, propertyOf } from './document.js';
import type { JsonSchema } from './schema.js';
import type { StandardsError } from './standards.js';

export interface ReadBaseline {
  /** `undefined` when there is no baseline, or none that can be used. */
  readonly entries: readonly BaselineEntry[] | undefined;
  /** The first mistake in it. */
  readonly errors: readonly StandardsError[];
  /** Why it could not be read. */
  readonly problems: readonly Problem[];
}

export function readBaseline(files: SourceFiles): ReadBaseline {
  const text = files.read(baselineFile);
  if (text === undefined) {
    const failure = files.readFailure(baselineFile);
    const problems = failure === undefined ? [] : [{ file: baselineFile, message: failure }];
    return { entries: undefined, errors: [], problems };
  }

  const document = parseDocument(baselineFile, text, true, mostCharacters);
  const version = propertyOf(document.tree, 'version');
  if (version?.type === 'number' && version.value !== 1) {
    const message = `This baseline has format ${String(version.value)}, and this version of Plumbline knows format 1. Update Plumbline, or write the baseline again with \`plumbline baseline\`.`;
    return { entries: undefined, errors: [{ message, location: document.locate(version) }], problems: [] };
  }
  // A program writes this file, so the first mistake says it all: a merge went wrong, or somebody edited it.
  const [mistake] = document.syntaxError ? [document.syntaxError] : checkShape(document, baselineSchema);
  if (mistake !== undefined) {
    const message = `${mistake.message} \`plumbline baseline\` writes it anew.`;
    return { entries: undefined, errors: [{ ...mistake, message }], problems: [] };
  }
  if (document.tree === undefined) return { entries: undefined, errors: [], problems: [] };
  const { findings } = getNodeValue(document.tree) as { readonly findings: readonly BaselineEntry[] };
  return { entries: findings, errors: [], problems: [] };
}

// One finding a line, and a large repository may have tens of thousands.
const mostCharacters = 50_000_000;

const text: JsonSchema = { type: 'string' };
const someText: JsonSchema = { type: 'string', pattern: '\\S', patternErrorMessage: 'Expected some text, found none.' };

const baselineSchema: JsonSchema = {
  type: 'object',
  properties: {
    version: { type: 'number' },
    findings: {
      type: 'array',
      items: {
        type: 'object',
        properties: { rule: someText, file: someText, enclosing: text, anchor: text, key: text, content: text, ordinal: { type: 'number' } },
        required: ['rule', 'file', 'enclosing', 'anchor'],
        additionalProperties: false,
      },
    },
  },
  required: ['version', 'findings'],
  additionalProperties: false,
};
