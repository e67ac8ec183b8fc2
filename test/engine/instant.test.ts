/** Proves that what a file says by itself while it is typed is said again by the review, over all fixtures of all rules. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { openWorkspace } from '../../src/engine/workspace.js';
import type { TriagedFinding } from '../../src/analysis/finding.js';
import { diskFiles } from '../../src/host/disk-files.js';
import { typesFolder } from '../../src/host/resources.js';
import { rules } from '../../src/rules/index.js';
import { cards, filesOf, readFixtures, today } from '../support/fixtures.js';
import { folderWith } from '../support/folders.js';

const instant = rules.filter((it) => it.instant === true).map((it) => it.id);
const textOf = ({ rule, message, location: { file, start, end } }: TriagedFinding): string => `${file}:${start.line}:${start.character}-${end.line}:${end.character} ${rule}: ${message}`;

describe('what a file says by itself', () => {
  const seen = new Set<string>();

  for (const folder of fs.readdirSync('test/rules').filter((it) => fs.statSync(`test/rules/${it}`).isDirectory())) {
    it(`is a part of what the review says: fixtures of ${folder}`, () => {
      for (const fixture of readFixtures(`rules/${folder}`)) {
        const workspace = openWorkspace({ files: filesOf(fixture), cards, today, typesFolder: typesFolder() });
        const early = Object.keys(fixture.files).flatMap((it) => workspace.instant(it));
        const whole = new Set(workspace.review().findings.filter((it) => it.status === 'reported').map(textOf));
        const alone = Object.keys(fixture.files).flatMap((it) => workspace.instant(it));
        for (const it of alone) seen.add(it.rule);
        assert.deepEqual(early.map(textOf).filter((it) => !whole.has(it)), [], `${fixture.file}, before the first review`);
        assert.deepEqual(alone.map(textOf).filter((it) => !whole.has(it)), [], fixture.file);
      }
    });
  }

  it('is something for every rule that claims to need no other file', () => {
    assert.deepEqual([...seen].sort(), [...instant].sort());
  });

  it('is told before the first review of files that are server code whatever stands around them', () => {
    const lost = (line: string): string => `${line}\nexport async function save(): Promise<void> {\n  try {\n    await fetch("x");\n  } catch {}\n}\n`;
    const files = { 'package.json': '{}', 'src/a.ts': lost('import express from "express";'), 'src/b.ts': lost(''), 'test/c.ts': lost('import express from "express";'), 'old/d.ts': lost('import express from "express";'), 'plumbline.json': '{ "ignore": ["old/**"] }' };
    const workspace = openWorkspace({ files: diskFiles(folderWith(files), typesFolder()), cards, today, typesFolder: typesFolder() });
    assert.deepEqual(['src/a.ts', 'src/b.ts', 'test/c.ts', 'old/d.ts', 'src/none.ts', 'package.json'].map((it) => workspace.instant(it).length), [1, 0, 0, 0, 0, 0]);
  });

  it('follows the text, knows comments that allow and standards that switch off', () => {
    const lost = 'export async function save(): Promise<void> {\n  try {\n    await fetch("x");\n  } catch {}\n}\n';
    const disk = diskFiles(folderWith({ 'package.json': '{}', 'src/a.ts': 'export {};\n', 'src/old/b.ts': 'export {};\n', 'plumbline.json': '{ "overrides": [{ "files": ["src/old/**"], "rules": { "swallowed-error": "off" } }] }' }), typesFolder());
    const workspace = openWorkspace({ files: disk, cards, today, typesFolder: typesFolder() });
    assert.deepEqual(workspace.instant('src/a.ts'), []);
    workspace.review();
    for (const it of ['src/a.ts', 'src/old/b.ts']) disk.setOverlay(it, lost);
    assert.deepEqual(workspace.instant('src/a.ts').map((it) => it.rule), ['swallowed-error']);
    assert.deepEqual(workspace.instant('src/old/b.ts'), []);
    disk.setOverlay('src/a.ts', lost.replace('  } catch', '    // plumbline-allow swallowed-error: nobody waits for it\n  } catch'));
    assert.deepEqual(workspace.instant('src/a.ts'), []);
    assert.deepEqual(workspace.instant('src/elsewhere.ts'), []);
  });
});
