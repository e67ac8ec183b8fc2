/** `plumbline evidence`, `scorecard` and `guide`, from arguments to exit code, with and without git. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { folderWith } from '../support/folders.js';
import { runIn, type Ran } from './support.js';

const text = 'import { send } from "./send.js";\n\nexport function place(id) {\n  send(id);\n  return id;\n}\n';
const files = { 'package.json': '{ "name": "orders", "type": "module" }\n', 'src/orders.js': text, 'src/send.js': 'export async function send(id) {\n  await fetch(id);\n}\n' };

describe('plumbline evidence', () => {
  it('records, lists, verifies, exports and erases, in a folder without git', async () => {
    const { run, root } = workspace();
    const added = await run('evidence', 'add', '--subject', 'Order service', '--practice', 'reliability/incident-response', '--level', 'solid', '--shows', 'growth', '--note', 'Nobody waits for it', '--at', 'src/orders.js:4');
    assert.deepEqual([added.code, added.err], [0, '']);
    const [, id = '', session = ''] = /^Recorded (\S+) in session (\S+) /.exec(added.out) ?? [];
    await run('evidence', 'add', '--subject', 'Order service', '--practice', 'performance/profiling', '--level', 'senior', '--note', 'p99 from 80 ms to 9 ms', '--interview', 'First talk', '--link', 'https://example.com/notes');
    const list = await run('evidence', 'list');
    assert.match(list.out, new RegExp(`^${session} {2}Order service {2}ada {2}private\n {2}${id} {2}reliability/incident-response {2}growth, solid {2}src/orders.js:4 {2}ada: Nobody waits for it\n`));
    assert.equal(list.out.split('\n').length, 4, 'one session, two pieces');

    assert.deepEqual([(await run('evidence', 'verify')).code, (await run('evidence', 'verify')).out.includes('exact    src/orders.js:4')], [0, true]);
    fs.writeFileSync(path.join(root, 'src/orders.js'), `// Orders.\n${text}`);
    assert.match((await run('evidence', 'verify')).out, /exact {4}src\/orders\.js:5/);
    fs.writeFileSync(path.join(root, 'src/orders.js'), text.replace('send(id);', 'await send(id, 3);'));
    const changed = await run('evidence', 'verify');
    assert.deepEqual([changed.code, /changed {2}src\/orders\.js:4/.test(changed.out)], [1, true]);
    fs.rmSync(path.join(root, 'src/orders.js'));
    assert.match((await run('evidence', 'verify')).out, /lost {5}src\/orders\.js:4/);

    const json = JSON.parse((await run('evidence', 'list', '--format', 'json')).out) as { sessions: { subject: string; evidence: { label: string }[] }[] };
    assert.deepEqual(json.sessions.map((it) => [it.subject, it.evidence.length]), [['Order service', 2]]);
    const exported = await run('evidence', 'export', '--format', 'jsonl', '--output', 'events.jsonl');
    assert.equal(exported.code, 0);
    assert.equal(fs.readFileSync(path.join(root, 'events.jsonl'), 'utf8').trimEnd().split('\n').length, 3);

    assert.match((await run('evidence', 'erase', '--session', session)).err, /for good\. Say --yes/);
    assert.equal((await run('evidence', 'erase', '--session', session, '--evidence', id, '--yes')).code, 0);
    assert.doesNotMatch((await run('evidence', 'list')).out, /Nobody waits/);
    assert.equal((await run('evidence', 'erase', '--session', session, '--yes')).code, 0);
    assert.match((await run('evidence', 'list')).out, /erased by ada/);
    assert.match((await run('scorecard')).err, /There is no session yet/);
  });

  it('keeps to blind sessions, seals them, and says who may do what', async () => {
    const { run } = workspace();
    const note = ['--practice', 'delivery/testing', '--level', 'solid', '--note', 'What ada thinks', '--file', 'src/orders.js'];
    await run('evidence', 'add', '--subject', 'X', '--blind', ...note);
    const grace = ['--reviewer', 'grace'];
    await run('evidence', 'add', ...grace, '--practice', 'delivery/testing', '--level', 'senior', '--note', 'What grace thinks', '--file', 'src/orders.js');
    assert.match((await run('evidence', 'list', ...grace)).out, /What grace thinks\n {2}Hidden until you close your part: what ada recorded\. That is a view, not a lock on the files\.\n$/);
    assert.doesNotMatch((await run('evidence', 'export', ...grace)).out, /What ada thinks/);
    assert.match((await run('evidence', 'export', ...grace, '--format', 'jsonl')).err, /The session is blind/);
    assert.doesNotMatch((await run('scorecard', ...grace, '--no-review')).out, /What ada thinks/);
    await run('evidence', 'close', ...grace);
    assert.match((await run('scorecard', ...grace, '--no-review')).out, /What ada thinks/);
    assert.match((await run('evidence', 'seal', ...grace)).err, /Only ada, who opened this session/);
    assert.equal((await run('evidence', 'seal')).code, 0);
    assert.match((await run('evidence', 'verify')).out, /sealed by ada, and unchanged since/);
    assert.match((await run('evidence', 'add', ...note)).err, /sealed by ada/);
  });

  it('reports a broken log, keeps it, and counts as incomplete', async () => {
    const { run, root } = workspace();
    await run('evidence', 'add', '--subject', 'X', '--storage', 'workspace', '--practice', 'delivery/testing', '--level', 'solid', '--note', 'x', '--file', 'src/orders.js');
    const folder = path.join(root, '.plumbline/evidence');
    const log = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((it) => it.endsWith('.jsonl')) ?? '';
    fs.appendFileSync(path.join(folder, log), '{"half');
    const verified = await run('evidence', 'verify');
    assert.deepEqual([verified.code, /\.jsonl:3: The line is no JSON/.test(verified.out)], [3, true]);
  });

  it('follows a whole file, and says so when it is gone', async () => {
    const { run, root } = workspace();
    assert.deepEqual([(await run('evidence', 'verify')).code, (await run('evidence', 'verify')).out.includes('There is no session yet')], [0, true]);
    await run('evidence', 'add', '--subject', 'X', '--practice', 'delivery/testing', '--level', 'solid', '--note', 'x', '--file', 'src/orders.js');
    const verified = async (): Promise<readonly [number, string | undefined]> => {
      const { code, out } = await run('evidence', 'verify');
      return [code, /^ {2}(\w+ +\S+)/m.exec(out)?.[1]];
    };
    assert.deepEqual(await verified(), [0, 'exact    src/orders.js']);
    fs.renameSync(path.join(root, 'src/orders.js'), path.join(root, 'src/place-order.js'));
    assert.deepEqual(await verified(), [0, 'moved    src/place-order.js']);
    fs.appendFileSync(path.join(root, 'src/place-order.js'), '// Edited.\n');
    assert.deepEqual(await verified(), [1, 'changed  src/place-order.js']);
    fs.rmSync(path.join(root, 'src/place-order.js'));
    assert.deepEqual(await verified(), [1, 'lost     src/orders.js']);
  });

  it('lets no text of others steer the terminal', async () => {
    const { run } = workspace();
    const steering = '\u001b]0;owned\u0007\u001b[2Jx\u202ey';
    await run('evidence', 'add', '--subject', steering, '--practice', 'delivery/testing', '--level', 'solid', '--note', steering, '--document', steering);
    for (const command of ['list', 'verify']) {
      const { out } = await run('evidence', command);
      assert.deepEqual(['\u001b', '\u0007', '\u202e'].filter((it) => out.includes(it)), []);
    }
  });

  it('says in one sentence what is wrong with its arguments', async () => {
    const { run } = workspace();
    const base = ['evidence', 'add', '--subject', 'X', '--level', 'solid', '--note', 'x'];
    const cases: readonly (readonly [readonly string[], RegExp])[] = [
      [[...base, '--practice', 'delivery/luck', '--file', 'src/orders.js'], /--practice: there is no practice "delivery\/luck"/],
      [[...base, '--practice', 'delivery/testing'], /Name what the evidence stands on/],
      [[...base, '--practice', 'delivery/testing', '--at', 'src/orders.js'], /--at: "src\/orders\.js" is no place; expected FILE:LINE/],
      [[...base, '--practice', 'delivery/testing', '--at', 'src/orders.js:90'], /--at: src\/orders\.js has lines 1 to 7/],
      [[...base, '--practice', 'delivery/testing', '--at', 'src/orders.js:2'], /--at: src\/orders\.js:2 is blank/],
      [[...base, '--practice', 'delivery/testing', '--at', '../x.js:1'], /lies outside the root/],
      [[...base, '--practice', 'delivery/testing', '--file', 'src/none.js'], /--file: there is no file/],
      [[...base, '--practice', 'delivery/testing', '--document', 'x', '--link', 'javascript:alert(1)'], /--link: .* is no link/],
      [['evidence', 'add', '--practice', 'delivery/testing', '--level', 'solid', '--note', 'x', '--file', 'src/orders.js'], /There is no session yet/],
      [['evidence', 'list', '--session', '../..'], /--session: there is no session/],
      [['guide', '--minutes', '5'], /--minutes: "5" is not a whole number from 30 to 240/],
      [['guide', '--weeks', '9'], /--weeks: "9" is not a whole number from 2 to 4/],
      [['scorecard', '--root', 'nowhere'], /--root: there is no folder/],
    ];
    for (const [argv, expected] of cases) {
      const { code, err } = await run(...argv);
      assert.equal(code, 2, argv.join(' '));
      assert.match(err, expected);
    }
  });
});

describe('plumbline scorecard and guide', () => {
  it('cite evidence by permalink and findings by place', async () => {
    const { run, root } = workspace();
    const git = (...args: string[]): string => execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    git('init');
    git('remote', 'add', 'origin', 'https://github.com/acme/orders.git');
    git('add', '.');
    git('commit', '-m', 'first');
    await run('evidence', 'add', '--subject', 'Order service', '--practice', 'architecture/module-boundaries', '--level', 'senior', '--note', 'One door', '--at', 'src/orders.js:3-6');
    const markdown = (await run('scorecard')).out;
    assert.match(markdown, new RegExp(`\\[\`src/orders.js:3-6\`\\]\\(https://github.com/acme/orders/blob/${git('rev-parse', 'HEAD')}/src/orders.js#L3-L6\\)`));
    assert.match(markdown, /### Brittle repository \(by rules alone\)\n\nFound by a rule, and recorded by no reviewer:\n\n- `src\/orders\.js:4`: .*unhandled-rejection/);
    for (const format of ['html', 'json', 'csv'] as const) {
      const ran = await run('scorecard', '--format', format, '--no-review', '--output', `out.${format}`);
      assert.equal(ran.code, 0);
      assert.match(fs.readFileSync(path.join(root, `out.${format}`), 'utf8'), /One door/);
    }
    assert.match((await run('guide', '--no-review')).out, /^# Interview guide, 60 minutes: Order service/);
    assert.match((await run('guide', '--weeks', '3', '--no-review')).out, /## Week 3: /);
    assert.match((await run('guide', '--format', 'html', '--no-review')).out, /^<!doctype html>/);
    // Lines that were not committed cannot be linked to.
    fs.appendFileSync(path.join(root, 'src/send.js'), '// new\n');
    await run('evidence', 'add', '--practice', 'architecture/module-boundaries', '--level', 'senior', '--note', 'Unsaved', '--at', 'src/send.js:4');
    assert.match((await run('scorecard', '--no-review')).out, /- `src\/send\.js:4`: Unsaved/);
  });
});

function workspace(): { readonly root: string; readonly run: (...argv: string[]) => Promise<Ran> } {
  const root = folderWith(files);
  const data = folderWith({});
  return { root, run: (...argv) => runIn(root, argv, { env: { PLUMBLINE_DATA_DIR: data, PLUMBLINE_REVIEWER: 'ada' } }) };
}
