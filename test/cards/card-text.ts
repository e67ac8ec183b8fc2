/** A small card for tests, with any part replaced. */
import type { CardSection } from '../../src/cards/card.js';

const fields: Readonly<Record<string, string>> = {
  id: 'slow-loop',
  title: 'Loop that waits',
  question: 'What does each turn of this loop wait for?',
  practice: 'performance/event-loop',
  kind: 'concern',
  default: 'warning',
  scope: 'server',
  source: '2.1 Event loop',
  since: 'unreleased',
  precision: 'generated',
};

const sections: Readonly<Record<CardSection, string>> = {
  'Why it matters': 'Each turn waits for\nthe one before.\n\nMore detail.',
  'Incorrect': '```ts\nfor (const it of all) await save(it);\n```',
  'Correct': '```ts\nawait saveAll(all);\n```',
  'In review': 'Ask how many there are.',
  'When to allow it': 'The order matters.\n\nMore cases.',
  'Further reading': '- [Promises](https://tc39.es/ecma262/#sec-promise-objects)',
};

/** The text of the card; a field that is `undefined` is left out. */
export function cardText(
  changedFields: Readonly<Record<string, string | undefined>> = {},
  changedSections: Readonly<Partial<Record<CardSection, string>>> = {},
): string {
  const frontMatter = Object.entries({ ...fields, ...changedFields }).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${value}`],
  );
  const body = Object.entries({ ...sections, ...changedSections }).map(([name, text]) => `## ${name}\n\n${text}\n`);
  return ['---', ...frontMatter, '---', '', body.join('\n')].join('\n');
}
