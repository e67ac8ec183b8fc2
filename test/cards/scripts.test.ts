/** `npm run generate` and `npm run new-rule`, run as an author runs them, on a copy of the repository. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseCard } from '../../src/cards/parse-card.js';

const repository = join(import.meta.dirname, '../..');

describe('scripts', () => {
  let pristine = '';
  let root = '';

  before(() => {
    root = pristine = temporaryFolder();
    for (const it of ['package.json', 'tsconfig.json', 'scripts/generate.mjs', 'scripts/new-rule.mjs', 'src', 'rules']) {
      cpSync(join(repository, it), join(pristine, it), { recursive: true });
    }
    linkPackages();
    run('generate');
    // Followed, the link would copy every package for each test.
    rmSync(join(pristine, 'node_modules'));
  });

  beforeEach(() => {
    root = temporaryFolder();
    cpSync(pristine, root, { recursive: true });
    linkPackages();
  });

  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  after(() => {
    rmSync(pristine, { recursive: true, force: true });
  });

  describe('generate', () => {
    it('has nothing to do a second time', () => {
      assert.deepEqual(run('generate'), { status: 0, output: '', error: '' });
      assert.deepEqual(run('generate', '--check'), { status: 0, output: '', error: '' });
    });

    it('names stale files when it checks, and leaves them', () => {
      appendFileSync(join(root, 'src/rules/index.ts'), '// by hand\n');
      rmSync(join(root, 'media'), { recursive: true });

      const { status, error } = run('generate', '--check');
      assert.equal(status, 1);
      assert.equal(error, 'Out of date, run `npm run generate`:\n  src/rules/index.ts\n  media/plumbline.schema.json\n  media/plumbline.editor.schema.json\n');
      assert.ok(read('src/rules/index.ts').endsWith('// by hand\n'));

      run('generate');
      assert.equal(run('generate', '--check').status, 0);
    });

    it('takes Windows line ends for the same text', () => {
      write('src/rules/index.ts', read('src/rules/index.ts').replaceAll('\n', '\r\n'));
      assert.equal(run('generate', '--check').status, 0);
    });

    it('sums the precision onto the card and into the table', () => {
      write('docs/precision/import-cycle.csv', 'repository,commit,path,line,verdict,reason\na/b,0f,x.ts,1,right,\na/b,0f,y.ts,2,unsure,"why, so"\n');
      write('README.md', '# Plumbline\n\n<!-- rules:start -->\nold\n<!-- rules:end -->\n\nMore.\n');
      run('generate');

      const { precision } = parseCard('import-cycle', read('rules/import-cycle.md'));
      assert.deepEqual(precision, { right: 1, wrong: 0, unsure: 1, repositories: 1 });
      const readme = read('README.md');
      assert.ok(readme.startsWith('# Plumbline\n\n<!-- rules:start -->\n| rule | practice | default | right of read |\n'));
      assert.ok(readme.includes('\n| [`import-cycle`](rules/import-cycle.md) | `architecture/module-boundaries` | info | 1 of 2 |\n'));
      assert.ok(readme.endsWith('|\n<!-- rules:end -->\n\nMore.\n'));
    });

    it('sums what was read of signals into their table', () => {
      write('docs/signals.csv', 'repository,commit,signal,path,line,verdict,reason\na/b,0f,runbook,x.md,1,right,\na/b,0f,runbook,y.md,1,wrong,no\n');
      write('docs/signals.md', '# Signals\n\n<!-- signals:start -->\n<!-- signals:end -->\n');
      run('generate');

      const table = read('docs/signals.md');
      assert.ok(table.includes('\n| `runbook` | Runbooks | `reliability/incident-response` | 1 of 2 | 1 |\n'), table);
      assert.ok(table.includes('\n| `sbom` | Bill of materials | `security/dependency-hygiene` | not read yet |  |\n'), table);
    });

    it('takes the table of folders from the standards', () => {
      write('plumbline.json', '{ "layers": [{ "name": "http", "files": ["src/http/**"], "mayImport": ["orders"] }, { "name": "orders", "files": ["src/orders/**"], "mayImport": [] }] } // ours\n');
      write('ARCHITECTURE.md', '<!-- folders:start -->\n<!-- folders:end -->\n');
      run('generate');

      assert.equal(
        read('ARCHITECTURE.md'),
        '<!-- folders:start -->\n| layer | files | may import |\n| --- | --- | --- |\n' +
          '| http | `src/http/**` | orders |\n| orders | `src/orders/**` | nothing |\n<!-- folders:end -->\n',
      );
    });

    const mistakes: readonly (readonly [name: string, file: string, text: string, error: string])[] = [
      [
        'a README without markers',
        'README.md',
        '# Plumbline\n',
        'README.md has no place for its table; expected the lines <!-- rules:start --> and <!-- rules:end -->, in this order\n',
      ],
      [
        'a rule that exports another name',
        'src/rules/late-night.ts',
        "/** A test. */\nexport const early = { id: 'late-night', options: {} };\n",
        "src/rules/late-night.ts exports no `lateNight`; a rule's main export is its file's name\n",
      ],
      [
        'a rule with another id',
        'src/rules/late-night.ts',
        "/** A test. */\nexport const lateNight = { id: 'early', options: {} };\n",
        'src/rules/late-night.ts declares the id "early"; expected `late-night`, the name of the file\n',
      ],
      [
        'a rule without a card',
        'src/rules/late-night.ts',
        "/** A test. */\nexport const lateNight = { id: 'late-night', options: {} };\n",
        'src/rules/late-night.ts has no card; write rules/late-night.md\n',
      ],
      ['a malformed card', 'rules/late-night.md', 'Hello.\n', 'rules/late-night.md: the first line must be `---`, followed by the front matter\n'],
      ['readings of no rule', 'docs/precision/late-night.csv', '', 'docs/precision/late-night.csv has no card rules/late-night.md\n'],
      [
        'a reading that says something else',
        'docs/precision/import-cycle.csv',
        'repository,commit,path,line,verdict,reason\na/b,0f,x.ts,1,maybe,\n',
        'docs/precision/import-cycle.csv:2: the verdict is "maybe"; expected right, wrong or unsure\n',
      ],
    ];
    it('knows no readings of a signal that is none', () => {
      write('docs/signals.md', '<!-- signals:start -->\n<!-- signals:end -->\n');
      write('docs/signals.csv', 'repository,commit,signal,path,line,verdict,reason\na/b,0f,late-night,x.md,1,right,\n');
      assert.deepEqual(run('generate'), { status: 1, output: '', error: 'docs/signals.csv has readings of late-night, and there is no signal of that name\n' });
    });

    for (const [name, file, text, error] of mistakes) {
      it(`says what is wrong with ${name}`, () => {
        write(file, text);
        assert.deepEqual(run('generate'), { status: 1, output: '', error });
      });
    }
  });

  describe('new-rule', () => {
    it('writes a rule that is complete, and says what to do next', () => {
      const { status, output, error } = run('new-rule', 'late-night-deploy');

      assert.equal(error, '');
      assert.equal(status, 0);
      assert.deepEqual(
        [...output.matchAll(/^wrote (.+)$/gm)].map((it) => it[1]),
        [
          'rules/late-night-deploy.md',
          'src/rules/late-night-deploy.ts',
          'test/rules/late-night-deploy/reports.ts',
          'test/rules/late-night-deploy/silent.ts',
          'src/rules/index.ts',
          'media/plumbline.schema.json',
          'media/plumbline.editor.schema.json',
        ],
      );
      assert.ok(output.includes('1. test/rules/late-night-deploy/'));
      assert.equal(parseCard('late-night-deploy', read('rules/late-night-deploy.md')).default, 'info');
      assert.ok(read('src/rules/index.ts').includes("import { lateNightDeploy } from './late-night-deploy.js';"));
      assert.equal(run('generate', '--check').status, 0);
    });

    it('passes the type checker', () => {
      run('new-rule', 'late-night-deploy');
      write('tsconfig.rule.json', JSON.stringify({ extends: './tsconfig.json', include: [], files: ['src/rules/late-night-deploy.ts'] }));
      const { stdout } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.rule.json'], { cwd: root, encoding: 'utf8' });

      assert.equal(stdout, '');
    });

    it('refuses what is no name of a rule', () => {
      for (const name of ['Late-Night', 'late_night', 'late', '../late-night', 'late--night', '-late-night', '1-night', 'late-night.ts']) {
        const { status, error } = run('new-rule', name);
        assert.equal(status, 1);
        assert.ok(error.startsWith(`"${name}" is no name for a rule; expected two or more words in kebab-case`));
      }
    });

    it('refuses a name that is taken, and writes nothing', () => {
      const { status, error } = run('new-rule', 'import-cycle');

      assert.equal(status, 1);
      assert.equal(error, 'The name import-cycle is taken: rules/import-cycle.md exists. Nothing was written.\n');
      assert.ok(!existsSync(join(root, 'test/rules/import-cycle')));
    });

    it('explains itself without a name', () => {
      assert.deepEqual(run('new-rule'), { status: 1, output: '', error: 'Usage: npm run new-rule -- unbounded-list-query\n' });
    });
  });

  function temporaryFolder(): string {
    return mkdtempSync(join(tmpdir(), 'plumbline-scripts-'));
  }

  function linkPackages(): void {
    // A junction needs no rights on Windows, and is a symbolic link elsewhere.
    symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'), 'junction');
  }

  function run(script: string, ...args: readonly string[]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, `scripts/${script}.mjs`), ...args], { encoding: 'utf8' });
    return { status, output: stdout, error: stderr };
  }

  function read(file: string): string {
    return readFileSync(join(root, file), 'utf8');
  }

  function write(file: string, text: string): void {
    mkdirSync(join(root, file, '..'), { recursive: true });
    writeFileSync(join(root, file), text);
  }
});
