import fs from 'node:fs/promises';

export const log = (text) => fs.appendFile('log.txt', text);
