// @filename: plumbline.json
{
  "layers": [{ "name": "core", "files": ["src/core/**"], "mayImport": [], "domain": true }],
  "rules": { "infrastructure-in-domain": { "severity": "error", "options": { "packages": ["@acme/*", "left-pad"], "builtins": ["os"] } } }
}
// @filename: src/core/order.ts
import { db } from '@acme/db';
//                 ^^^^^^^^^^ infrastructure-in-domain [error]: `core` is the domain, and loads `@acme/db`
import pad from 'left-pad';
//              ^^^^^^^^^^ infrastructure-in-domain: loads `left-pad`
import os from 'node:os';
//             ^^^^^^^^^ infrastructure-in-domain: loads `os`
// The list replaces the usual one.
import knex from 'knex';
import fs from 'node:fs';
import padder from 'left-padder';
export const all = [db, pad, os, knex, fs, padder];
