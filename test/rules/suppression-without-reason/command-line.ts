// @filename: packages/create/src/ask.ts
import { select } from '@clack/prompts';
import { readFile } from 'node:fs/promises';

// What asks at a terminal is no server code.

// eslint-disable-next-line no-console
console.log(await select({ message: await readFile('question', 'utf8'), options: [] }));

// @filename: packages/create/src/copy.ts
import { cp } from 'node:fs/promises';

// eslint-disable-next-line no-restricted-syntax
for await (const file of ['a', 'b']) await cp(file, 'target');

// @filename: packages/server/src/commands/start.ts
import { Command } from 'commander';
import { listen } from '../index.js';

// A server that is started from a command line is server code.

// eslint-disable-next-line no-console
//<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ suppression-without-reason [info]: `eslint-disable-next-line` does not say why
console.log(new Command().parse(), listen);

// @filename: packages/server/src/index.ts
import express from 'express';

export const listen = () => express().listen(3000);

// @filename: packages/server/src/fakes/store.ts
import { readFile } from 'node:fs/promises';

// A stand-in for tests.

// eslint-disable-next-line no-restricted-syntax
export const load = () => readFile('data.json');

// @filename: packages/server/src/users/fakeUserStore.ts
import { readFile } from 'node:fs/promises';

// eslint-disable-next-line no-restricted-syntax
export const load = () => readFile('users.json');

// @filename: packages/server/db/knex_migrations/2025-06-13-add-last-start.js
const { readFile } = require('node:fs/promises');

// eslint-disable-next-line camelcase
exports.up = (last_start) => readFile(last_start);
