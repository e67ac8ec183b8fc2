/** Holds SARIF logs to the official schema, as a package of its authors carries it. */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import draft4 from 'ajv-draft-04';
import formats from 'ajv-formats';

const file = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
// One pattern of the schema is a regular expression only without the `u` flag.
const ajv = new draft4.default({ allErrors: true, strict: false, unicodeRegExp: false });
formats.default(ajv);
const validate = ajv.compile(JSON.parse(fs.readFileSync(file, 'utf8')) as object);

/** What the schema has against a log; empty when it fits. */
export function mistakesInSarif(log: unknown): readonly string[] {
  if (validate(log)) return [];
  return (validate.errors ?? []).map((it) => `${it.instancePath} ${it.message ?? ''}`);
}
