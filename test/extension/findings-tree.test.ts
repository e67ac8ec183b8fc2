/** The tree of the Findings view, as groups and counts. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { aboveTree, findingsBelow, findingsTree } from '../../src/extension/findings/findings-tree.js';
import type { Grouping, TreeNode } from '../../src/extension/findings/findings-tree.js';
import type { FolderFindings, ListedFinding } from '../../src/protocol/findings.js';

function finding(fingerprint: string, more: Partial<ListedFinding> = {}): ListedFinding {
  return {
    rule: 'sync-call-on-hot-path', uri: 'file:///w/src/a.ts', fingerprint, message: '`readFileSync` blocks', severity: 'warning', isBaselined: false,
    file: 'src/a.ts', position: { line: 3, character: 2 }, competency: 'Performance', practice: 'Event loop', owners: [], ...more,
  };
}

const folder: FolderFindings = {
  folder: 'file:///w',
  findings: [
    finding('1'),
    finding('2', { file: 'src/b.ts', uri: 'file:///w/src/b.ts', owners: ['@core', '@web'] }),
    finding('3', { practice: 'Memory', rule: 'unbounded-module-cache', message: '`seen` only grows', severity: 'info', owners: ['@core'] }),
    finding('4', { competency: 'Architecture', practice: 'Module boundaries', rule: 'import-cycle', message: 'a circle', isBaselined: true }),
  ],
  mistakes: [],
};

/** The tree as lines, two spaces a level, with counts at groups. */
function outline(nodes: readonly TreeNode[], depth = 0): string[] {
  return nodes.flatMap((it) => {
    const indent = '  '.repeat(depth);
    if (it.kind === 'group') return [`${indent}${it.label} ${it.count}`, ...outline(it.children, depth + 1)];
    return [`${indent}${it.kind === 'finding' ? it.finding.fingerprint : it.mistake.message}`];
  });
}

function shown(by: Grouping, text = '', folders: readonly FolderFindings[] = [folder]): string[] {
  return outline(findingsTree(folders, { by, text }).nodes);
}

describe('the tree of findings', () => {
  it('groups by competency, practice, file and owner, with counts', () => {
    assert.deepEqual(shown('competency'), [
      'Architecture 1', '  Module boundaries 1', '    4',
      'Performance 3', '  Event loop 2', '    1', '    2', '  Memory 1', '    3',
    ]);
    assert.deepEqual(shown('practice').slice(0, 4), ['Event loop 2', '  sync-call-on-hot-path 2', '    1', '    2']);
    assert.deepEqual(shown('file'), ['src/a.ts 3', '  1', '  3', '  4', 'src/b.ts 1', '  2']);
  });

  it('puts what nobody owns last', () => {
    assert.deepEqual(shown('owner').filter((it) => !it.startsWith(' ')), ['@core 1', '@core @web 1', 'No owner 2']);
  });

  it('keeps what holds every word, wherever it stands and in whatever case', () => {
    assert.deepEqual(shown('file', 'READFILESYNC web'), ['src/b.ts 1', '  2']);
    assert.deepEqual(shown('file', 'baselined'), ['src/a.ts 1', '  4']);
    assert.deepEqual(shown('file', 'nowhere'), []);
    const { shown: left, total } = findingsTree([folder], { by: 'file', text: 'info' });
    assert.deepEqual([left, total], [1, 4]);
  });

  it('shows mistakes in the standards first, whatever the filter', () => {
    const mistakes = [{ message: 'Unknown key "layrs"', uri: 'file:///w/plumbline.json', file: 'plumbline.json', position: { line: 1, character: 2 } }];
    const lines = shown('file', 'nowhere', [{ ...folder, mistakes }]);
    assert.deepEqual(lines, ['Mistakes in the standards 1', '  Unknown key "layrs"']);
  });

  it('says what is left out, and that there is nothing', () => {
    const said = (folders: readonly FolderFindings[], text = ''): string => aboveTree(folders, findingsTree(folders, { by: 'file', text }), text);
    assert.equal(said([folder]), '');
    assert.equal(said([folder], ' b.ts'), '1 of 4 findings hold “b.ts”.');
    assert.equal(said([{ ...folder, addedSince: 'main' }]), 'Only what this branch adds since main.');
    assert.equal(said([{ ...folder, addedSince: 'main', findings: [] }]), 'This branch adds nothing since main.');
    assert.equal(said([{ ...folder, findings: [] }]), 'No findings.');
    assert.equal(said([]), '');
  });

  it('gives every node an id of its own, and the same one next time', () => {
    const ids = (nodes: readonly TreeNode[]): string[] => nodes.flatMap((it) => [it.id, ...(it.kind === 'group' ? ids(it.children) : [])]);
    for (const by of ['competency', 'practice', 'file', 'owner'] as const) {
      const once = ids(findingsTree([folder], { by, text: '' }).nodes);
      assert.equal(new Set(once).size, once.length);
      assert.deepEqual(ids(findingsTree([structuredClone(folder)], { by, text: '' }).nodes), once);
    }
  });

  it('gives what lies below chosen nodes once, also where a group and a finding in it are chosen', () => {
    const { nodes } = findingsTree([folder], { by: 'file', text: '' });
    const [first] = nodes;
    assert.ok(first?.kind === 'group' && first.children[0] !== undefined);
    assert.deepEqual(findingsBelow([first, first.children[0]]).map((it) => it.fingerprint), ['1', '3', '4']);
  });
});
