/** Reviews whole small backends and compares the report byte for byte. `UPDATE_GOLDENS=1` writes what was found. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { openWorkspace, type WorkspaceOptions } from '../../src/engine/workspace.js';
import { typesFolder } from '../../src/host/resources.js';
import { renderJson } from '../../src/report/json.js';
import { cards, today } from '../support/fixtures.js';
import { memoryFiles } from '../support/memory-files.js';
import { rootFor, withRepositoryPackages } from '../support/repository-packages.js';
import { mistakesInReport } from '../support/report-schema.js';

const golden = 'expected.json';
const names = fs.readdirSync(import.meta.dirname, { withFileTypes: true }).filter((it) => it.isDirectory()).map((it) => it.name);

/** Written into goldens in place of a version that changes with every release. */
const version = '0.0.0';

describe('whole workspaces', () => {
  it('are there', () => {
    assert.deepEqual(names.sort(), ['bare', 'express4-js', 'nest-layers', 'pnpm-monorepo']);
  });

  for (const name of names) {
    describe(name, () => {
      const folder = path.join(import.meta.dirname, name);
      const record = readFolder(folder);
      let once: string | undefined;
      const first = (): string => (once ??= renderJson(openWorkspace(optionsFor(name, record)).review(), version));

      it('gives the expected report', () => {
        const file = path.join(folder, golden);
        const report = first();
        if (process.env['UPDATE_GOLDENS'] === '1') fs.writeFileSync(file, report);
        assert.equal(report, fs.readFileSync(file, 'utf8'));
      });

      it('fits the schema', () => {
        assert.deepEqual(mistakesInReport(JSON.parse(first())), []);
      });

      it('is the same whatever order files are listed in', () => {
        const options = optionsFor(name, record);
        const { files } = options;
        const orders = [[...files.list()].reverse(), shuffled(files.list())];
        for (const order of orders) {
          assert.notDeepEqual(order, files.list());
          const report = renderJson(openWorkspace({ ...options, files: { ...files, list: () => order } }).review(), version);
          assert.equal(report, first());
        }
      });

      it('is the same again, also after files changed to what they were', () => {
        const options = optionsFor(name, record);
        const workspace = openWorkspace(options);
        const reports = [workspace.review(), workspace.review()];
        workspace.apply(options.files.list());
        reports.push(workspace.review());
        workspace.apply(options.files.list().slice(0, 1));
        reports.push(workspace.review());
        for (const it of reports) assert.equal(renderJson(it, version), first());
      });

      it('is the same after every file was emptied and brought back', () => {
        const changing = { ...record };
        const options = optionsFor(name, record);
        const files = { ...options.files, read: (file: string) => changing[relative(file, options)] ?? options.files.read(file) };
        const workspace = openWorkspace({ ...options, files });
        assert.equal(renderJson(workspace.review(), version), first());
        let differing = 0;
        for (const file of Object.keys(record).filter((it) => /\.[jt]s$/.test(it))) {
          changing[file] = '';
          workspace.apply([file]);
          if (renderJson(workspace.review(), version) !== first()) differing += 1;
          changing[file] = record[file] ?? '';
          workspace.apply([file]);
          assert.equal(renderJson(workspace.review(), version), first(), `after ${file}`);
        }
        assert.ok(differing > 0, 'emptying files changed nothing, so the test saw no edit');
      });

      it('gives the same after an edit as a review that begins there', () => {
        const changing = { ...record };
        const options = optionsFor(name, changing);
        const files = { ...options.files, read: (file: string) => changing[relative(file, options)] ?? options.files.read(file) };
        const workspace = openWorkspace({ ...options, files });
        workspace.review();
        for (const file of Object.keys(record).filter((it) => /\.[jt]s$/.test(it))) {
          changing[file] = (record[file] ?? '').replaceAll('async ', '').replaceAll('await ', '');
          workspace.apply([file]);
        }
        const anew = renderJson(openWorkspace(optionsFor(name, changing)).review(), version);
        assert.equal(renderJson(workspace.review(), version), anew);
        assert.notEqual(anew, first());
      });
    });
  }
});

function optionsFor(name: string, record: Readonly<Record<string, string>>): WorkspaceOptions {
  const files = memoryFiles(record, rootFor(`test/workspaces/${name}`));
  return { files: name === 'bare' ? withCompilerOnly(files) : withRepositoryPackages(files), cards, today, typesFolder: typesFolder(), withEvidence: true };
}

/** A machine where nothing was installed: Plumbline brings the compiler's declarations and Node's. */
function withCompilerOnly(files: WorkspaceOptions['files']): WorkspaceOptions['files'] {
  const all = withRepositoryPackages(files);
  const isShipped = (file: string): boolean => file.startsWith(typesFolder()) || !file.includes('/node_modules');
  return { ...all, isFile: (it) => isShipped(it) && all.isFile(it), isFolder: (it) => isShipped(it) && all.isFolder(it), read: (it) => (isShipped(it) ? all.read(it) : undefined) };
}

function relative(file: string, { files }: WorkspaceOptions): string {
  return file.startsWith(`${files.root}/`) ? file.slice(files.root.length + 1) : file;
}

function readFolder(folder: string): Readonly<Record<string, string>> {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((it) => fs.statSync(path.join(folder, it)).isFile());
  const own = names.map((it) => it.replaceAll('\\', '/')).filter((it) => it !== golden).sort();
  return Object.fromEntries(own.map((it) => [it, fs.readFileSync(path.join(folder, it), 'utf8')]));
}

/** The same disorder every time, so that a failure can be seen again. */
function shuffled(list: readonly string[]): string[] {
  let state = 7;
  const random = (): number => (state = (state * 48271) % 2147483647);
  return list.map((it) => ({ it, at: random() })).sort((a, b) => a.at - b.at).map(({ it }) => it);
}
