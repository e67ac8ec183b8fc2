/** Proves that what edited files say ahead of the review is what the review then says of them, over all fixtures of all rules. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import type { SourceFiles } from '../../src/analysis/source-files.js';
import { finish } from '../../src/analysis/steps.js';
import type { TriagedFinding } from '../../src/analysis/finding.js';
import { nearRules, withEdited } from '../../src/engine/edited.js';
import { openWorkspace } from '../../src/engine/workspace.js';
import { typesFolder } from '../../src/host/resources.js';
import { bystanderOf } from '../../src/project/roles.js';
import { cards, filesOf, readFixtures, today } from '../support/fixtures.js';

const near = new Set(nearRules.map((it) => it.id));
const placeOf = ({ file, start, end }: TriagedFinding['location']): string => `${file}:${start.line}:${start.character}-${end.line}:${end.character}`;
const textOf = ({ rule, status, message, fingerprint, location, related }: TriagedFinding): string =>
  [`${placeOf(location)} ${rule} ${status}: ${message} ${fingerprint}`, ...related.map((it) => `${placeOf(it.location)} ${it.message}`)].join('\n');

/** Moves every line, and every function to another place among the functions. */
const edit = (text: string): string => `function addedHere() {\n  return 1;\n}\n${text}`;

/** Files with other texts, by paths relative to the root; the compiler names them by absolute ones. */
function withTexts(files: SourceFiles, textOf: (file: string) => string | undefined): SourceFiles {
  const relative = (file: string): string => (file.startsWith(`${files.root}/`) ? file.slice(files.root.length + 1) : file);
  return { ...files, read: (it) => textOf(relative(it)) ?? files.read(it), size: (it) => textOf(relative(it))?.length ?? files.size(it) };
}

describe('what edited files say ahead of the review', () => {
  const seen = new Set<string>();

  for (const folder of fs.readdirSync('test/rules').filter((it) => fs.statSync(`test/rules/${it}`).isDirectory())) {
    it(`is what the review says: fixtures of ${folder}`, () => {
      for (const fixture of readFixtures(`rules/${folder}`)) {
        const texts = new Map<string, string>();
        const base = filesOf(fixture);
        const files = withTexts(base, (it) => texts.get(it));
        const workspace = openWorkspace({ files, cards, today, typesFolder: typesFolder() });
        const found = workspace.review().findings;
        // What is found says most; a file that gives nothing, and its guards, is asked as well.
        const file = (found.find((it) => it.rule === folder && near.has(folder)) ?? found.find((it) => near.has(it.rule)))?.location.file ?? Object.keys(fixture.files).find((it) => /\.[jt]s$/.test(it) && !it.includes('node_modules'));
        if (file === undefined) continue;
        texts.set(file, edit(files.read(file) ?? ''));
        workspace.apply([file]);
        const edited = finish(workspace.editedSteps());
        // What nobody loads was not linked, so only the review tells of it.
        if (bystanderOf(file, files.read(file) ?? '', true) === 'test') continue;
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

  it('leaves the baseline to account for what it accepted, and not for a copy of it in another file', () => {
    const lost = 'declare function send(id: string): Promise<void>;\nexport function sell(id: string) {\n  send(id);\n}\n';
    const texts: Record<string, string> = {
      'package.json': '{}', 'src/a.ts': lost, 'src/b.ts': 'export {};\n',
      '.plumbline/baseline.json': JSON.stringify({ version: 1, findings: [{ rule: 'unhandled-rejection', file: 'src/a.ts', enclosing: 'sell', anchor: 'send' }] }),
    };
    const base = filesOf({ file: 'test/engine/baseline.ts', files: texts });
    const files = withTexts(base, (it) => texts[it]);
    const workspace = openWorkspace({ files, cards, today, typesFolder: typesFolder() });
    const statuses = (findings: readonly TriagedFinding[]): readonly string[] => findings.filter((it) => it.rule === 'unhandled-rejection').map((it) => `${it.location.file} ${it.status}`);
    let { findings } = workspace.review();
    assert.deepEqual(statuses(findings), ['src/a.ts baselined']);
    for (const [file, text, expected] of [
      ['src/b.ts', lost, ['src/a.ts baselined', 'src/b.ts reported']],
      ['src/a.ts', `\n${lost}`, ['src/a.ts baselined', 'src/b.ts reported']],
    ] as const) {
      texts[file] = text;
      workspace.apply([file]);
      const edited = finish(workspace.editedSteps());
      assert.ok(edited);
      assert.deepEqual(statuses(withEdited(findings, edited)), expected);
      ({ findings } = workspace.review());
      assert.deepEqual(statuses(findings), expected);
    }
  });
});
