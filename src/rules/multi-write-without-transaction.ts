/** Reports functions that write to several tables one after another with no transaction around them. */
import type { BranchFact, Test } from '../facts/facts.js';
import { branchesAround, contains, isSameValue } from '../project/branches.js';
import { pathText, pathTo, type HotFunction } from '../project/calls/hot-set.js';
import type { DatabaseCall } from '../project/databases/database-calls.js';
import { queriesIn } from '../project/databases/reached-queries.js';
import { belongsToTransaction, carriesByContext, isWithin, transactions } from '../project/databases/transactions.js';
import { resultsIn } from '../project/databases/query-chain.js';
import { textOf } from '../project/databases/sql-text.js';
import { locationIn, type ProjectFile } from '../project/project-file.js';
import type { ProjectGraph } from '../project/project-graph.js';
import { defineRule } from './rule.js';

export const multiWriteWithoutTransaction = defineRule({
  id: 'multi-write-without-transaction',
  wide: true,

  *check(graph) {
    if (carriesByContext(graph)) return;
    const began = transactions(graph);
    for (const hot of graph.hot.functions) {
      const { file, id } = hot.ref;
      const calls = queriesIn(graph, hot.ref);
      if (calls.length < 2 || isInTransaction(graph, hot, began) || isDecorated(file, id)) continue;
      if (calls.some((it) => it.does === 'begin' || it.does === 'end')) continue;
      const writes = calls.filter((it) => it.does === 'write' && it.api.kind === 'server' && !belongsToTransaction(graph, it) && !isInCatch(file, it) && !isDeferred(file, it));
      // Work done in steps with pauses between them is not meant to be one.
      if (graph.calls.callsIn(hot.ref).some((it) => /sleep|delay/i.test(it.text))) continue;
      const pair = firstPair(writes);
      if (!pair) continue;
      const [first, second] = pair;
      yield {
        at: locationIn(file.path, second.call.span),
        message: `When \`${second.call.text}\` fails, what \`${first.call.text}\` wrote stays: no transaction joins them in ${pathText(hot)}`,
        related: [...pathTo(hot, first.call), { location: locationIn(file.path, second.call.span), message: `then calls ${second.call.text}` }],
      };
    }
  },
});

/** Two writes to different tables of one database, where the second may follow the first. */
function firstPair(writes: readonly DatabaseCall[]): readonly [DatabaseCall, DatabaseCall] | undefined {
  for (const [index, second] of writes.entries()) {
    const target = tableOf(second);
    const first = writes.slice(0, index).find((it) => {
      const other = tableOf(it);
      return it.package === second.package && other !== undefined && target !== undefined && other !== target && !areExclusive(second.file, it, second) && !isOnItsOwn(second, it) && !isSameRecord(second, it);
    });
    if (first) return [first, second];
  }
  return undefined;
}

/** What is written to: the model or repository as written, or the table of a statement. */
function tableOf({ file, call, statement, along, chain }: DatabaseCall): string | undefined {
  const [first] = call.arguments;
  if (statement) return /(?:into|update|from)\s+["`[]?([\w.]+)/i.exec((first && textOf(file, first)) ?? '')?.[1]?.toLowerCase();
  if (call.callee.kind !== 'member') return first?.kind === 'text' ? first.value : undefined;
  if (along.includes('execute') || chain.length > 4) return undefined;
  return call.text.replace(/\??\.[^.]*$/, '');
}

function isInTransaction(graph: ProjectGraph, hot: HotFunction, began: ReturnType<typeof transactions>): boolean {
  for (let at: HotFunction | undefined = hot; at; at = at.from) {
    const { ref } = at;
    if (began.some(({ callback }) => isWithin(ref.file, ref.id, callback)) || isDecorated(ref.file, ref.id)) return true;
    const above = at.from?.ref;
    if (above && queriesIn(graph, above).some((it) => it.does === 'begin')) return true;
  }
  return false;
}

/** `@Transactional()` and the like. */
function isDecorated(file: ProjectFile, id: number): boolean {
  return file.syntax.classes.some(({ members }) => members.some(({ value, decorators }) => value.kind === 'function' && value.id === id && decorators.some((it) => it.kind === 'result' && /transaction/i.test(file.syntax.calls[it.call]?.text ?? ''))));
}

function isInCatch(file: ProjectFile, { call }: DatabaseCall): boolean {
  return file.syntax.catches.some((it) => it.within === call.within && contains(it.region, call.span));
}

/** A write whose failure nobody waits for is not meant to undo anything. */
function isDeferred(file: ProjectFile, { call }: DatabaseCall): boolean {
  return file.syntax.promises.some((it) => it.within === call.within && contains(it.span, call.span) && it.dropped !== 'variable');
}

/** A record that the first write made, written again. */
function isSameRecord({ file, call }: DatabaseCall, first: DatabaseCall): boolean {
  return call.callee.kind === 'member' && resultsIn(file, call.callee.of, true).some((it) => first.chain.includes(it));
}

/** Whether the failure of a write is caught for itself, so that the work goes on. */
function isOnItsOwn(write: DatabaseCall, other: DatabaseCall): boolean {
  return write.file.syntax.catches.some((it) => it.within === write.call.within && contains(it.tried, write.call.span) && !contains(it.tried, other.call.span) && !it.throws);
}

function areExclusive(file: ProjectFile, first: DatabaseCall, second: DatabaseCall): boolean {
  const around = ({ call }: DatabaseCall): readonly BranchFact[] => branchesAround(file, call.within, call.span);
  return around(first).some((a) => around(second).some((b) => isOpposite(a, b)));
}

function isOpposite(a: BranchFact, b: BranchFact): boolean {
  if (a.holds !== b.holds && JSON.stringify(a.test) === JSON.stringify(b.test)) return true;
  return a.holds && b.holds && isOtherCase(a.test, b.test);
}

/** Two cases of one `switch`, or two values of one thing. */
function isOtherCase(a: Test, b: Test): boolean {
  return a.kind === 'compare' && b.kind === 'compare' && a.operator === '===' && b.operator === '===' && isSameValue(a.left, b.left) && !isSameValue(a.right, b.right);
}
