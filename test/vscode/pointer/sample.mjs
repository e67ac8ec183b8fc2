// The finding of the example backend that the tests look at.
import fs from 'node:fs';

export const sample = JSON.parse(fs.readFileSync('test/vscode/sample.json', 'utf8'));
