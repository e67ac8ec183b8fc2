/** The comment that allows a finding. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { allowEdit } from '../../src/fixes/allow.js';
import { applied, marked } from './support.js';

function allowed(source: string, reason = 'because', rule = 'some-rule', fileName = 'src/file.ts'): string | undefined {
  const input = marked(rule, source, undefined, fileName);
  const edit = allowEdit(input, reason);
  return edit && applied(input.text, [edit]);
}

describe('allowing a finding', () => {
  it('writes the comment above, indented like the line', () => {
    assert.equal(allowed('function f() {\n\t«save»();\n}\n'), 'function f() {\n\t// plumbline-allow some-rule: because\n\tsave();\n}\n');
    assert.equal(allowed('  «save»();\r\n'), '  // plumbline-allow some-rule: because\r\n  save();\r\n');
  });

  it('keeps a directive beside the line that it is for', () => {
    assert.equal(allowed('// eslint-disable-next-line no-void\nvoid «save»();\n'), '// plumbline-allow some-rule: because\n// eslint-disable-next-line no-void\nvoid save();\n');
  });

  it('keeps a reason on its line and inside its comment', () => {
    assert.equal(allowed('«save»();\n', ' a\n  b */ c '), '// plumbline-allow some-rule: a b * / c\nsave();\n');
  });

  it('goes to the end of the line where the line begins inside a text', () => {
    assert.equal(allowed('const t = `a\nb`; «save»();\n'), 'const t = `a\nb`; save(); // plumbline-allow some-rule: because\n');
    assert.equal(allowed('const t = `a\n${«save»()} b\nc`;\n'), undefined);
  });

  it('completes a suppression that has no reason, where its tool looks for it', () => {
    const rule = 'suppression-without-reason';
    assert.equal(allowed('«// plumbline-allow some-rule»\nsave();\n', 'why', rule), '// plumbline-allow some-rule: why\nsave();\n');
    assert.equal(allowed('«// plumbline-allow some-rule:»\nsave();\n', 'why', rule), '// plumbline-allow some-rule: why\nsave();\n');
    assert.equal(allowed('«// eslint-disable-next-line no-console»\nsave();\n', 'why', rule), '// eslint-disable-next-line no-console -- why\nsave();\n');
    assert.equal(allowed('«/* eslint-disable no-console */»\nsave();\n', 'why', rule), '/* eslint-disable no-console -- why */\nsave();\n');
    assert.equal(allowed('«// @ts-expect-error»\nsave();\n', 'why', rule), '// @ts-expect-error: why\nsave();\n');
  });
});
