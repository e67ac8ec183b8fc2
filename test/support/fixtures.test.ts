/** Proves that fixtures fail when they should: a harness that accepts everything proves nothing. */
import assert from 'node:assert/strict';
import { differences, parseFixture, reviewFixture } from './fixtures.js';

const code = ['declare function send(): Promise<void>;', 'export function notify() {', '  send();', '}'];
const mark = '//^^^^ unhandled-rejection';

function differencesIn(lines: readonly string[], rule = 'unhandled-rejection'): string | undefined {
  const fixture = parseFixture('test/support/example.ts', lines.join('\n'));
  return differences(rule, fixture, reviewFixture(fixture));
}

function marked(...marks: readonly string[]): readonly string[] {
  return [...code.slice(0, 3), ...marks, ...code.slice(3)];
}

describe('a fixture', () => {
  it('holds what is found where it is found', () => {
    for (const it of [mark, `${mark}: is not awaited`, `${mark} [error]: is not awaited`]) assert.equal(differencesIn(marked(it)), undefined, it);
  });

  const wrong: readonly (readonly [says: string, lines: readonly string[], shows: RegExp])[] = [
    ['a finding without an expectation', code, /example\.ts:3 {2}\(src\/example\.ts\)\n {15}send\(\);\n {2}\+ got {8}\^{4} unhandled-rejection \[error\]: `send\(\)`/],
    ['an expectation without a finding', ['export const a = 1;', '//^^^^ unhandled-rejection: x'], /- expected {3}\^{4} unhandled-rejection: x/],
    ['another column', marked('// ^^^^ unhandled-rejection'), /- expected[\s\S]*\+ got/],
    ['another width', marked('//^^^^^ unhandled-rejection'), /- expected[\s\S]*\+ got/],
    ['another message', marked(`${mark}: is awaited`), /- expected[\s\S]*\+ got/],
    ['another severity', marked(`${mark} [warning]: is not awaited`), /\[warning\][\s\S]*\[error\]/],
    ['another status', marked(`${mark} [suppressed]: is not awaited`), /\[suppressed\][\s\S]*\[error\]/],
    ['another rule', marked('//^^^^ async-listener: is not awaited'), /- expected {3}\^{4} async-listener[\s\S]*\+ got {8}\^{4} unhandled-rejection/],
    ['two expectations for one finding', marked(mark, mark), /- expected/],
    ['a problem that nobody expects', [...marked(mark), 'const = 1;'], /unexpected problem: src\/example\.ts: Does not parse/],
    ['a problem that is not there', ['// @problem: Does not parse', ...marked(mark)], /missing problem: Does not parse/],
    ['a mistake in its standards', ['// @filename: plumbline.json', '{ "layerz": 1 }', '// @filename: src/a.ts', ...marked(mark)], /plumbline\.json: .*layerz/],
  ];
  for (const [says, lines, shows] of wrong) {
    it(`fails for ${says}`, () => {
      assert.match(differencesIn(lines) ?? '', shows);
    });
  }

  it('judges other rules only where it names them', () => {
    assert.equal(differencesIn(code, 'import-cycle'), undefined);
    assert.notEqual(differencesIn([...code, 'fetch("x"); // see below', '//   ^^^ async-listener'], 'import-cycle'), undefined);
  });

  it('points to a FIXME above a line that differs', () => {
    assert.match(differencesIn([...code.slice(0, 2), '  // FIXME nobody says this yet', ...code.slice(2)]) ?? '', /The line above says FIXME/);
  });

  it('takes its expectations out of what is reviewed', () => {
    const fixture = parseFixture('test/support/example.ts', marked(mark).join('\n'));
    assert.deepEqual(fixture.files, { 'src/example.ts': `${code.join('\n')}\n` });
  });

  it('ends lines as on Windows when asked to', () => {
    const fixture = parseFixture('test/support/example.ts', ['// @crlf', ...marked(mark)].join('\n'));
    assert.deepEqual(fixture.files, { 'src/example.ts': `${code.join('\r\n')}\r\n` });
    assert.equal(differences('unhandled-rejection', fixture, reviewFixture(fixture)), undefined);
  });

  it('refuses what looks like an expectation and is none', () => {
    assert.throws(() => parseFixture('test/support/example.ts', marked('//^^^^ Unhandled rejection!').join('\n')), /looks like an expectation/);
    assert.throws(() => parseFixture('test/support/example.ts', [mark, ...code].join('\n')), /stands above all code/);
    assert.throws(() => parseFixture('test/support/example.ts', ['// @filename: a.ts', 'x', '// @filename: a.ts', 'y'].join('\n')), /a\.ts is there twice/);
  });
});
