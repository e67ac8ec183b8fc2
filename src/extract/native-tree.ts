/** Finds nodes in a tree of the native checker by their offsets, without building the nodes around them. */
import type { Node, SourceFile } from 'typescript-native/unstable/ast';
import type { Question } from '../facts/facts.js';

/**
 * What is used of an encoded tree beyond its public form. A tree arrives as one buffer; building its nodes costs more than
 * asking about them, so the buffer is searched as it is. Layout: `dist/api/node/protocol.js` of the package.
 */
interface EncodedTree {
  readonly view: DataView;
  readonly _offsetNodes: number;
  getOrCreateNodeAtIndex(index: number): Node;
}

const nodeLength = 28;
const kindOffset = 0;
const startOffset = 4;
const endOffset = 8;
const listKind = 0xffffffff;

/**
 * The node of each question: the innermost that ends where the question does and begins no later than it. What begins
 * before it does so with white space alone, else it would not be the innermost.
 */
export function findNodes(source: SourceFile, questions: readonly Question[]): readonly (Node | undefined)[] {
  const tree = source as unknown as EncodedTree;
  const { view } = tree;
  const byEnd = new Map<number, number[]>();
  questions.forEach(({ end }, index) => {
    const known = byEnd.get(end);
    if (known) known.push(index);
    else byEnd.set(end, [index]);
  });
  const found = new Int32Array(questions.length);
  // The first record is empty and the second the file; children follow their parents, so the last that fits is innermost.
  for (let at = tree._offsetNodes + nodeLength, index = 1; at + nodeLength <= view.byteLength; at += nodeLength, index += 1) {
    const asked = byEnd.get(view.getInt32(at + endOffset, true));
    if (asked === undefined || view.getUint32(at + kindOffset, true) === listKind) continue;
    const start = view.getInt32(at + startOffset, true);
    for (const it of asked) if (start <= (questions[it]?.start ?? -1)) found[it] = index;
  }
  return questions.map((_question, index) => {
    const at = found[index] ?? 0;
    return at === 0 ? undefined : tree.getOrCreateNodeAtIndex(at);
  });
}
