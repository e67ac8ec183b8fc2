/** Reports database calls inside a transaction's function that go past the transaction. */
import type { Value } from '../facts/value.js';
import { belongsToTransaction, carriesByContext, isWithin, pastConnection, transactions, type Transaction } from '../project/databases/transactions.js';
import { databaseCalls, type DatabaseCall } from '../project/databases/database-calls.js';
import { queryReachedBy } from '../project/databases/reached-queries.js';
import { dependsOn } from '../project/data/depends.js';
import { locationIn } from '../project/project-file.js';
import type { ProjectGraph } from '../project/project-graph.js';
import { defineRule, type Observation } from './rule.js';

export const clientOutsideTransaction = defineRule({
  id: 'client-outside-transaction',
  wide: true,

  *check(graph) {
    for (const { begin, query } of pastConnection(graph)) yield observation(query, begin);
    if (carriesByContext(graph)) return;
    for (const transaction of transactions(graph)) {
      for (const it of queriesInside(graph, transaction)) if (isPast(graph, transaction, it)) yield observation(it, transaction.begin);
      yield* fartherPast(graph, transaction);
    }
  },
});

function observation(query: DatabaseCall, begin: DatabaseCall): Observation {
  return {
    at: locationIn(query.file.path, query.call.span),
    message: `\`${query.call.text}\` runs outside the transaction that \`${begin.call.text}\` began around it`,
    related: [{ location: locationIn(begin.file.path, begin.call.span), message: 'the transaction begins' }],
  };
}

function queriesInside(graph: ProjectGraph, { callback }: Transaction): readonly DatabaseCall[] {
  return databaseCalls(graph).filter((it) => isWithin(it.file, it.within.id, callback));
}

/** A call on the same kind of database that is certain not to be in the transaction. */
function isPast(graph: ProjectGraph, { begin, callback }: Transaction, query: DatabaseCall): boolean {
  if (!isSameDatabase(begin, query) || query.does === 'begin' || query.does === 'end') return false;
  // Where an option says it, a row that was read in the transaction is still written outside.
  if (query.api.joins !== 'option' && query.file === callback.file && dependsOn(query.file, query.call.callee, isGivenTo(callback))) return false;
  return !belongsToTransaction(graph, query);
}

function isSameDatabase(begin: DatabaseCall, query: DatabaseCall): boolean {
  return query.api.kind === 'server' && query.api.packages.some((it) => begin.api.packages.includes(it));
}

/** Own functions that write past the transaction because nobody hands it to them. */
function* fartherPast(graph: ProjectGraph, transaction: Transaction): Iterable<Observation> {
  const { begin, callback } = transaction;
  const { file } = callback;
  for (const call of file.syntax.calls) {
    if (!isWithin(file, call.within, callback)) continue;
    const isGiven = isGivenTo(callback);
    if (call.arguments.some((it) => dependsOn(file, it, isGiven)) || dependsOn(file, call.callee, isGiven)) continue;
    const reached = queryReachedBy(graph, { file, id: call.within }, call, (query) => query.does === 'write' && isPast(graph, transaction, query));
    if (!reached || reached.path.length > 2) continue;
    yield {
      at: locationIn(file.path, call.span),
      message: `\`${call.text}\` is not given the transaction that \`${begin.call.text}\` began, and writes outside it by \`${reached.query.call.text}\``,
      related: [{ location: locationIn(reached.query.file.path, reached.query.call.span), message: 'writes here' }],
      milder: true,
    };
  }
}

/** Tells the client that the transaction gives its function, whatever type is written beside it. */
function isGivenTo({ file, id }: Transaction['callback']): (value: Value) => boolean {
  return (value) => {
    const definition = value.kind === 'definition' ? file.syntax.definitions[value.id] : undefined;
    return definition?.kind === 'parameter' && definition.function === id;
  };
}
