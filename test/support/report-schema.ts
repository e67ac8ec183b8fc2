/** Holds reports to `docs/report.schema.json`. */
import fs from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { repository } from './repository-packages.js';

const schema = JSON.parse(fs.readFileSync(path.join(repository, 'docs/report.schema.json'), 'utf8')) as object;
const validate = new Ajv({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true }).compile(schema);

/** What the schema has against a report; empty when it fits. */
export function mistakesInReport(report: unknown): readonly string[] {
  if (validate(report)) return [];
  return (validate.errors ?? []).map((it) => `${it.instancePath} ${it.message ?? ''}`);
}
