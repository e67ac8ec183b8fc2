/** Proves which standards are proposed for which code base, and that every proposal is one the reader accepts. */
import assert from 'node:assert/strict';
import { assignLayers } from '../../src/standards/match.js';
import { proposeStandards, type Proposal, type ProposalInput } from '../../src/standards/propose.js';
import { readStandards, standardsFile } from '../../src/standards/read-standards.js';
import { defaultStandards } from '../../src/standards/standards.js';
import { memoryFiles } from '../support/memory-files.js';

describe('proposed layers', () => {
  it('follow folder names and who imports whom today', () => {
    const { layers, reasons, violations } = propose({
      files: ['src/routes/a.ts', 'src/routes/b.ts', 'src/services/a.ts', 'src/repositories/a.ts', 'src/app.ts'],
      imports: [
        ...many(31, 'src/routes/a.ts', 'src/services/a.ts'),
        ...many(4, 'src/services/a.ts', 'src/repositories/a.ts'),
        ...many(9, 'src/app.ts', 'src/routes/a.ts'),
      ],
    });
    assert.deepEqual(layers, [
      { name: 'routes', files: ['src/routes/**'], mayImport: ['services'], domain: false },
      { name: 'services', files: ['src/services/**'], mayImport: ['repositories'], domain: false },
      { name: 'repositories', files: ['src/repositories/**'], mayImport: [], domain: false },
    ]);
    assert.deepEqual(reasons, [
      '`src/routes` (2 files) imports `src/services` 31 times and is imported by it never.',
      '`src/services` (1 file) imports `src/repositories` 4 times and is imported by it never.',
    ]);
    assert.equal(violations, 0);
  });

  it('take a large majority for the rule and say what goes against it', () => {
    const { layers, reasons, violations } = propose({
      files: ['src/routes/a.ts', 'src/services/a.ts'],
      imports: [...many(6, 'src/services/a.ts', 'src/routes/a.ts'), ...many(2, 'src/routes/a.ts', 'src/services/a.ts')],
    });
    assert.deepEqual(layers.map((it) => it.mayImport), [[], ['routes']]);
    assert.deepEqual(reasons, [
      '`src/services` (1 file) imports `src/routes` 6 times and is imported by it twice; those 2 imports are proposed as violations. By their names the other direction is usual: read this one before you keep it.',
    ]);
    assert.equal(violations, 2);
  });

  it('allow both directions where neither prevails', () => {
    const { layers, reasons, violations } = propose({
      files: ['src/routes/a.ts', 'src/services/a.ts'],
      imports: [...many(5, 'src/routes/a.ts', 'src/services/a.ts'), ...many(2, 'src/services/a.ts', 'src/routes/a.ts')],
    });
    assert.deepEqual(layers.map((it) => it.mayImport), [['services'], ['routes']]);
    assert.match(reasons.join(), /5 times and is imported by it twice; neither direction prevails/);
    assert.equal(violations, 0);
  });

  it('allow the usual directions where no import shows one, and say so', () => {
    const { layers, reasons } = propose({ files: ['src/api/a.ts', 'src/models/a.ts', 'src/utils/a.ts'] });
    assert.deepEqual(layers.map((it) => [it.name, it.mayImport]), [['api', ['utils']], ['models', ['utils']], ['utils', []]]);
    assert.deepEqual(reasons, [
      '`src/api` (1 file) is a layer by its name; no import joins it to another.',
      '`src/models` (1 file) is a layer by its name; no import joins it to another.',
      '`src/utils` (1 file) is a layer by its name; no import joins it to another.',
      'Where no import shows a direction, the usual one is allowed: `api` to `utils`, `models` to `utils`.',
    ]);
  });

  it('follow the endings of file names where folders tell nothing', () => {
    const files = ['src/orders/orders.controller.ts', 'src/orders/orders.controller.spec.ts', 'src/orders/orders.service.ts', 'src/orders/order.entity.ts', 'src/users/users.controller.ts', 'src/users/users.repository.ts'];
    const { layers, meanings } = propose({ files, imports: many(4, 'src/orders/orders.controller.ts', 'src/orders/orders.service.ts') });
    assert.deepEqual(layers.map((it) => [it.name, it.files, it.mayImport]), [
      ['controllers', ['src/**/*.controller.ts'], ['services']],
      ['services', ['src/**/*.service.ts'], ['persistence']],
      ['persistence', ['src/**/*.entity.ts', 'src/**/*.repository.ts'], []],
    ]);
    assert.match(meanings.join('\n'), /`controllers` \(`src\/\*\*\/\*\.controller\.ts`\) is where requests come in/);
  });

  it('take a few imports against what names say for slips', () => {
    const { layers, reasons, violations } = propose({ files: ['src/routes/a.ts', 'src/services/a.ts'], imports: many(1, 'src/services/a.ts', 'src/routes/a.ts') });
    assert.deepEqual([layers.map((it) => it.mayImport), violations], [[['services'], []], 1]);
    assert.match(reasons.join(), /by their names the other direction is usual, so that import is proposed as a violation/);
  });

  it('let data that is kept behind ports import the application', () => {
    const { layers, violations } = propose({ files: ['src/services/a.ts', 'src/infrastructure/a.ts'], imports: many(2, 'src/infrastructure/a.ts', 'src/services/a.ts') });
    assert.deepEqual([layers.map((it) => [it.name, it.mayImport]), violations], [[['services', []], ['infrastructure', ['services']]], 0]);
  });

  it('see in types alone which side knows the other, unless names say otherwise', () => {
    const known = propose({ files: ['src/services/a.ts', 'src/domain/a.ts'], typeImports: many(3, 'src/services/a.ts', 'src/domain/a.ts') });
    assert.deepEqual(known.layers.map((it) => [it.name, it.mayImport]), [['services', ['domain']], ['domain', []]]);
    assert.match(known.reasons.join(), /imports types of `src\/domain` 3 times and nothing else of it.*so this direction is allowed/);
    const unusual = propose({ files: ['src/domain/a.ts', 'src/db/a.ts'], typeImports: many(3, 'src/domain/a.ts', 'src/db/a.ts') });
    assert.deepEqual(unusual.layers.map((it) => [it.name, it.mayImport]), [['domain', []], ['db', ['domain']]]);
  });

  it('say so when they make a circle together', () => {
    const { reasons } = propose({
      files: ['src/routes/a.ts', 'src/services/a.ts', 'src/db/a.ts'],
      imports: [...many(5, 'src/routes/a.ts', 'src/services/a.ts'), ...many(5, 'src/services/a.ts', 'src/db/a.ts'), ...many(5, 'src/db/a.ts', 'src/routes/a.ts')],
    });
    assert.match(reasons.join(), /go in a circle: `routes` → `services` → `db` → `routes`/);
  });

  it('name the role where its folders have several names', () => {
    const { layers } = propose({ files: ['src/routes/a.ts', 'src/controllers/a.ts', 'src/db/a.ts'] });
    assert.deepEqual(layers.map((it) => [it.name, it.files]), [['http', ['src/controllers/**', 'src/routes/**']], ['db', ['src/db/**']]]);
  });

  it('have one glob for folders of the same name in several features', () => {
    const files = ['orders', 'users'].flatMap((it) => [`src/modules/${it}/services/a.ts`, `src/modules/${it}/db/a.ts`]);
    assert.deepEqual(propose({ files }).layers.map((it) => it.files), [['src/modules/*/services/**'], ['src/modules/*/db/**']]);
  });

  it('list the folders where one glob would take in another layer', () => {
    const files = ['src/a/services/x.ts', 'src/b/services/x.ts', 'src/models/services/x.ts'];
    const { layers } = propose({ files });
    assert.deepEqual(layers.map((it) => [it.name, it.files]), [['services', ['src/a/services/**', 'src/b/services/**']], ['models', ['src/models/**']]]);
  });

  it('look inside a folder that holds a whole application, and not above src', () => {
    const api = propose({ files: ['src/api/routes/a.ts', 'src/api/services/a.ts', 'src/api/services/utils/a.ts'] });
    assert.deepEqual(api.layers.map((it) => it.files), [['src/api/routes/**'], ['src/api/services/**']]);

    const monorepo = propose({ files: ['services/orders/src/routes/a.ts', 'services/index.ts', 'packages/core/src/db/a.ts'] });
    assert.deepEqual(monorepo.layers.map((it) => it.files), [['services/orders/src/routes/**'], ['packages/core/src/db/**']]);
  });

  it('keep a layer whole that holds helpers of its own', () => {
    const { layers } = propose({ files: ['src/http/controllers/a.ts', 'src/http/utils/a.ts', 'src/services/a.ts'] });
    assert.deepEqual(layers.map((it) => it.files), [['src/http/**'], ['src/services/**']]);
  });

  it('leave out tests, declarations, build output and browser packages', () => {
    const { layers, reasons } = propose({
      files: ['test/services/a.ts', 'src/routes/a.test.ts', 'src/db/a.d.ts', 'dist/utils/a.js', 'web/src/models/a.ts', 'src/domain/README.md'],
    });
    assert.deepEqual(layers, []);
    assert.match(reasons.join(), /^No folder has a name/);
  });

  it('are none where nothing is recognised, with the reason in the text', () => {
    for (const files of [[], ['src/a.ts', 'src/things/b.ts']]) {
      const { text, layers, reasons } = propose({ files });
      assert.deepEqual(layers, []);
      assert.deepEqual(reasons, ['No folder has a name that tells a layer, such as `routes`, `services` or `domain`, so no layers are proposed.']);
      assert.ok(text.includes(`  // - ${reasons[0] ?? ''}\n  "layers": [],`));
    }
  });

  it('are none where there is only one', () => {
    const { layers, reasons } = propose({ files: ['src/utils/a.ts'] });
    assert.deepEqual([layers, reasons], [[], [
      'Only `src/utils` (1 file) has a name that tells a layer, and one layer keeps nothing apart, so no layers are proposed.',
    ]]);
  });
});

describe('the proposed domain', () => {
  const files = [1, 2, 3, 4].map((it) => `src/domain/${it}.ts`).concat('src/routes/a.ts');

  it('is the folder of that name when it is free of infrastructure', () => {
    const { layers, reasons } = propose({ files, packages: [{ from: 'src/domain/1.ts', package: 'zod' }, { from: 'src/routes/a.ts', package: 'express' }] });
    assert.deepEqual(layers.map((it) => it.domain), [false, true]);
    assert.ok(reasons.includes('`src/domain` (4 files) is marked as the domain: it imports no database, HTTP or framework package.'));
  });

  it('counts the few files that reach for infrastructure as violations', () => {
    const { layers, reasons, violations } = propose({ files, packages: [{ from: 'src/domain/1.ts', package: 'typeorm' }] });
    assert.deepEqual([layers.map((it) => it.domain), violations], [[false, true], 1]);
    assert.ok(reasons.includes('`src/domain` (4 files) imports packages such as `typeorm` in 1 file; it is marked as the domain, and that import is proposed as a violation.'));
  });

  it('is not marked where much of it is infrastructure', () => {
    const packages = [1, 2].map((it) => ({ from: `src/domain/${it}.ts`, package: '@nestjs/common' }));
    const { layers, reasons, violations } = propose({ files, packages });
    assert.deepEqual([layers.map((it) => it.domain), violations], [[false, false], 0]);
    assert.ok(reasons.includes('`src/domain` (4 files) imports packages such as `@nestjs/common` in 2 files, so it is not marked as the domain.'));
  });
});

describe('proposed contexts', () => {
  const orders = ['src/modules/orders/index.ts', 'src/modules/orders/order.ts'];
  const users = ['src/modules/users/index.ts', 'src/modules/users/user.ts'];

  it('are features side by side, with their index file as public door', () => {
    const { contexts, reasons } = propose({
      files: [...orders, ...users, 'src/modules/shared/id.ts'],
      imports: [...many(3, 'src/modules/orders/order.ts', 'src/modules/users/index.ts'), ...many(5, 'src/modules/orders/order.ts', 'src/modules/shared/id.ts')],
    });
    assert.deepEqual(contexts, [
      { name: 'orders', files: ['src/modules/orders/**'], public: ['src/modules/orders/index.ts'], shared: false },
      { name: 'shared', files: ['src/modules/shared/**'], public: [], shared: true },
      { name: 'users', files: ['src/modules/users/**'], public: ['src/modules/users/index.ts'], shared: false },
    ]);
    assert.ok(reasons.includes('`src/modules` has 2 feature folders, proposed as contexts: they import each other 3 times, always through an index or module file.'));
  });

  it('count the few imports past a door as violations', () => {
    const { contexts, reasons, violations } = propose({
      files: [...orders, ...users],
      imports: [
        ...many(3, 'src/modules/orders/order.ts', 'src/modules/users/index.ts'),
        ...many(1, 'src/modules/orders/order.ts', 'src/modules/users/user.ts'),
        ...many(7, 'src/modules/users/index.ts', 'src/modules/users/user.ts'),
        ...many(7, 'src/app.ts', 'src/modules/users/user.ts'),
      ],
    });
    assert.deepEqual([contexts.length, violations], [2, 1]);
    assert.match(reasons.join(), /3 times through an index or module file and once past it; that import is proposed as a violation\./);
  });

  it('are none where features mostly reach past the doors', () => {
    const { contexts, reasons, violations } = propose({
      files: [...orders, ...users],
      imports: many(2, 'src/modules/orders/order.ts', 'src/modules/users/user.ts'),
    });
    assert.deepEqual([contexts, violations], [[], 0]);
    assert.match(reasons.join(), /never through an index or module file and twice past it, so no contexts are proposed there\./);
  });

  it('are none where features have no door, or where there is one feature', () => {
    const doorless = propose({ files: ['src/features/a/x.ts', 'src/features/b/x.ts', 'src/features/c/index.ts'] });
    assert.deepEqual(doorless.contexts, []);
    assert.match(doorless.reasons.join(), /`src\/features` has 3 feature folders, but only 1 of them has an index or module file/);
    assert.deepEqual(propose({ files: [...orders, 'src/modules/shared/index.ts'] }).contexts, []);
  });

  it('are NestJS feature folders with their module file, not the folders of a layer or the application', () => {
    const { contexts } = propose({
      files: [
        'src/app.module.ts',
        'src/main/main.module.ts',
        'src/orders/orders.module.ts',
        'src/orders/items/items.module.ts',
        'src/orders/notes/notes.module.ts',
        'src/users/users.module.ts',
        'src/users/index.ts',
        'src/database/database.module.ts',
        'src/common/common.module.ts',
      ],
    });
    assert.deepEqual(contexts.map((it) => [it.name, it.public, it.shared]), [
      ['common', ['src/common/common.module.ts'], true],
      ['orders', ['src/orders/orders.module.ts'], false],
      ['users', ['src/users/index.ts', 'src/users/users.module.ts'], false],
    ]);
  });

  it('have names of their own when two applications have the same features', () => {
    const files = ['api', 'admin'].flatMap((app) => ['orders', 'users'].map((it) => `apps/${app}/src/modules/${it}/index.ts`));
    assert.deepEqual(propose({ files }).contexts.map((it) => it.name), [
      'apps/admin/src/modules/orders',
      'apps/admin/src/modules/users',
      'apps/api/src/modules/orders',
      'apps/api/src/modules/users',
    ]);
  });
});

describe('a proposal', () => {
  it('is a whole file with schema and edition', () => {
    const { text } = propose({ files: ['src/routes/a.ts', 'src/domain/a.ts', 'src/modules/a/index.ts', 'src/modules/b/index.ts'] });
    assert.ok(text.includes('"$schema": "./node_modules/plumbline-review/media/plumbline.schema.json"'));
    assert.ok(text.includes('"edition": "2026.1"'));
    assert.ok(text.includes('    { "name": "routes", "files": ["src/routes/**"], "mayImport": ["domain"] },\n'));
    assert.ok(text.includes('    { "name": "domain", "files": ["src/domain/**"], "mayImport": [], "domain": true }\n  ],'));
  });

  it('takes folders by their name, whatever characters it has', () => {
    const odd = ['src/(api)/routes/a.ts', 'src/[id]/services/a.ts', 'src/{a,b}/db/a.ts', 'src/x"y/utils/a.ts', 'src/new\nline/jobs/a.ts', '!odd/domain/a.ts'];
    assert.equal(propose({ files: odd }).layers.length, 6);
  });

  it('is the same for the same input in any order', () => {
    const files = ['src/routes/a.ts', 'src/services/b.ts', 'src/controllers/c.ts', 'src/modules/b/index.ts', 'src/modules/a/index.ts'];
    assert.equal(propose({ files: files.toReversed() }).text, propose({ files }).text);
  });

  it('is accepted by the reader, with every layer holding a file, for any folders', () => {
    const random = sequence(20260101);
    const words = ['src', 'api', 'services', 'modules', 'orders', 'core', 'lib', 'db', 'utils', 'http', 'domain', 'users', 'test', 'models', 'modules'];
    const pick = (from: readonly string[]): string => from[random(from.length)] ?? '';
    let withLayers = 0;
    let withContexts = 0;
    for (let round = 0; round < 300; round += 1) {
      const files = [...new Set(many(1 + random(25), '', '').map(() => {
        const folders = many(random(5), '', '').map(() => pick(words));
        return [...folders, pick(['a.ts', 'index.ts', 'index.ts', 'b.module.ts', 'c.test.ts'])].join('/');
      }))];
      const imports = many(random(20), '', '').map(() => ({ from: pick(files), to: pick(files) }));
      // `propose` itself reads every proposal back.
      const { layers, contexts } = propose({ files, imports });
      if (layers.length > 0) withLayers += 1;
      if (contexts.length > 0) withContexts += 1;
    }
    assert.ok(withLayers > 100 && withContexts > 10, `${withLayers} with layers, ${withContexts} with contexts`);
  });
});

/** Proposes, and holds every proposal to what all of them promise. */
function propose(given: Partial<ProposalInput>): Proposal {
  const input = { files: [], imports: [], packages: [], ...given };
  const proposal = proposeStandards(input);
  const record = Object.fromEntries(input.files.map((it) => [it, '']));
  const { standards, errors, problems } = readStandards(memoryFiles({ ...record, [standardsFile]: proposal.text }), []);
  assert.deepEqual([errors, problems], [[], []], proposal.text);
  assert.deepEqual([standards.layers, standards.contexts], [proposal.layers, proposal.contexts]);

  const holding = new Set(assignLayers({ ...defaultStandards, layers: proposal.layers }, input.files).values());
  assert.deepEqual(proposal.layers.filter((it) => !holding.has(it.name)), []);
  for (const reason of proposal.reasons) assert.match(reason, /^[A-Z`][^]*[^.]\.$/);
  return proposal;
}

function many(count: number, from: string, to: string): { from: string; to: string }[] {
  return Array.from({ length: count }, () => ({ from, to }));
}

/** Numbers below a limit that look random and are the same in every run. */
function sequence(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * limit);
  };
}
