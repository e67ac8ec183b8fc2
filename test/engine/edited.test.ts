/** Proves that what edited files say ahead of the review is what the review then says of them, over all fixtures of all rules. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import type { SourceFiles } from '../../src/analysis/source-files.js';
import { finish } from '../../src/analysis/steps.js';
import type { TriagedFinding } from '../../src/analysis/finding.js';
import { nearRules } from '../../src/engine/edited.js';
import { openWorkspace } from '../../src/engine/workspace.js';
import { typesFolder } from '../../src/host/resources.js';
import { cards, filesOf, readFixtures, today } from '../support/fixtures.js';

const near = new Set(nearRules.map((it) => it.id));
const placeOf = ({ file, start, end }: TriagedFinding['location']): string => `${file}:${start.line}:${start.character}-${end.line}:${end.character}`;
const textOf = ({ rule, status, message, fingerprint, location, related }: TriagedFinding): string =>
  [`${placeOf(location)} ${rule} ${status}: ${message} ${fingerprint}`, ...related.map((it) => `${placeOf(it.location)} ${it.message}`)].join('\n');

/** Moves every line, and every function to another place among the functions. */
const edit = (text: string): string => `function addedHere() {\n  return 1;\n}\n${text}`;

describe('what edited files say ahead of the review', () => {
  const seen = new Set<string>();

  for (const folder of fs.readdirSync('test/rules').filter((it) => fs.statSync(`test/rules/${it}`).isDirectory())) {
    it(`is what the review says: fixtures of ${folder}`, () => {
      for (const fixture of readFixtures(`rules/${folder}`)) {
        const texts = new Map<string, string>();
        const base = filesOf(fixture);
        const files: SourceFiles = { ...base, read: (it) => texts.get(it) ?? base.read(it), size: (it) => texts.get(it)?.length ?? base.size(it) };
        const workspace = openWorkspace({ files, cards, today, typesFolder: typesFolder() });
        const found = workspace.review().findings;
        // What is found says most; a file that gives nothing, and its guards, is asked as well.
        const file = (found.find((it) => it.rule === folder && near.has(folder)) ?? found.find((it) => near.has(it.rule)))?.location.file ?? Object.keys(fixture.files).find((it) => /\.[jt]s$/.test(it) && !it.includes('node_modules'));
        if (file === undefined) continue;
        texts.set(file, edit(files.read(file) ?? ''));
        workspace.apply([file]);
        const edited = finish(workspace.editedSteps());
        assert.ok(edited, fixture.file);
        assert.deepEqual(edited.files, [file]);
        const whole = workspace.review().findings.filter((it) => near.has(it.rule) && it.location.file === file);
        for (const it of edited.findings) seen.add(it.rule);
        assert.deepEqual(edited.findings.map(textOf), whole.map(textOf), fixture.file);
      }
    });
  }

  it('is something for every rule that claims to need no more', () => {
    assert.deepEqual([...near].filter((it) => !seen.has(it)), []);
  });
});
