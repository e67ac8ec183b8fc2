/** The schema for editors that run Plumbline: it completes and explains, and leaves mistakes to the language server. */
import type { JsonSchema } from './schema.js';

/**
 * The same keys, values and words, with nothing that could be broken. A mistake would otherwise be shown twice, and the
 * server's message says more.
 */
export function editorSchema(schema: JsonSchema): JsonSchema {
  const { $schema, title, description, properties, items, anyOf, default: byDefault } = schema;
  const values = schema.enum !== undefined ? [{ enum: schema.enum }, {}] : schema.type === 'boolean' ? [{ type: 'boolean' as const }, {}] : undefined;
  const choices = anyOf?.map(editorSchema) ?? values;
  return {
    ...($schema === undefined ? {} : { $schema }),
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(properties === undefined ? {} : { properties: Object.fromEntries(Object.entries(properties).map(([key, it]) => [key, editorSchema(it)])) }),
    ...(items === undefined ? {} : { items: editorSchema(items) }),
    // Any value is right in one of these, and each is still offered.
    ...(choices === undefined ? {} : { anyOf: choices }),
    ...(byDefault === undefined ? {} : { default: byDefault }),
  };
}
