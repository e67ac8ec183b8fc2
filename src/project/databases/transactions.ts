/** Transactions: the functions that run inside one, and the calls that belong to it or do not. */
import type { FunctionId } from '../../facts/facts.js';
import type { Value } from '../../facts/value.js';
import { contains } from '../branches.js';
import type { FunctionRef } from '../calls/call-graph.js';
import { memberPresence } from '../data/options.js';
import type { ProjectFile } from '../project-file.js';
import type { ProjectGraph } from '../project-graph.js';
import { databaseCalls, type DatabaseCall } from './database-calls.js';

/** A transaction with the function that runs in it. */
export interface Transaction {
  readonly begin: DatabaseCall;
  readonly callback: FunctionRef;
}

/** Every transaction that is given its work as a function, in the order of files and calls. */
export function transactions(graph: ProjectGraph): readonly Transaction[] {
  return databaseCalls(graph).flatMap((begin): readonly Transaction[] => {
    // `connection.beginTransaction(callback)` only tells that it began.
    if (begin.does !== 'begin' || /(?:begin|start)Transaction$/.test(begin.path)) return [];
    return begin.call.arguments.flatMap((it) => graph.values.targets(begin.file, it).flatMap((target) => (target.kind === 'function' ? [{ begin, callback: { file: target.file, id: target.id } }] : [])));
  });
}

/** Reports whether a call is made in a transaction: through the client it gave, with it among the options, or by its context. */
export function belongsToTransaction(graph: ProjectGraph, { file, api, paths, call, along, chain }: DatabaseCall): boolean {
  if (paths.some((it) => /~\d|queryRunner/i.test(it) && /\b(?:\$?transaction(?:al)?|tx|txIf|begin|savepoint|execute|withSession|withTransaction)~\d|createQueryRunner\(\)/.test(it))) return true;
  if (api.joins === 'context') return true;
  if (along.some((it) => /^(?:transacting|session|useTransaction|withTransaction)$/.test(it))) return true;
  const given = chain.flatMap((it) => file.syntax.calls[it]?.arguments ?? call.arguments);
  if (api.joins === 'option') {
    // `Model.query(trx)` and options that cannot be seen may well hold it.
    if (/(?:^|\.)\$?(?:query|relatedQuery)$/.test(call.text) && call.arguments.length > 0) return true;
    return given.some((it) => memberPresence(graph.values, file, it, ['transaction', 'session', 'transacting', 't']) === 'present' || isUnseenOptions(graph, file, it, given.indexOf(it)));
  }
  return false;
}

function isUnseenOptions(graph: ProjectGraph, file: ProjectFile, value: Value, index: number): boolean {
  return index > 0 && memberPresence(graph.values, file, value, ['transaction', 'session']) === 'unknown' && value.kind !== 'member';
}

/** Reports whether a function is the given one or stands inside it. */
export function isWithin(file: ProjectFile, within: FunctionId, outer: FunctionRef): boolean {
  if (file !== outer.file) return false;
  for (let at = within; at !== -1; at = file.syntax.functions[at]?.within ?? -1) if (at === outer.id) return true;
  return false;
}

/** Reports whether asynchronous context carries transactions through the whole project, so that no call has to name one. */
export function carriesByContext(graph: ProjectGraph): boolean {
  const calls = graph.external.to({ sequelize: /useCLS$/, 'sequelize-typescript': /useCLS$/, 'cls-hooked': /createNamespace$/, 'typeorm-transactional': /./, 'typeorm-transactional-cls-hooked': /./, '@nestjs-cls/transactional': /./ });
  if (calls.length > 0) return true;
  return graph.external.to({ mongoose: /(?:^|\.)set$/ }).some(({ call: { arguments: [first] } }) => first?.kind === 'text' && first.value === 'transactionAsyncLocalStorage');
}

/** Calls of a function between `BEGIN` and the end on one connection, which go to another. */
export function pastConnection(graph: ProjectGraph): readonly { readonly begin: DatabaseCall; readonly query: DatabaseCall }[] {
  const calls = databaseCalls(graph);
  return calls.flatMap((begin) => {
    if (begin.does !== 'begin' || begin.statement === undefined || !/connect\(\)\.query$|getConnection(?:\(\)|~1)\.(?:query|execute)$/.test(begin.path)) return [];
    const { file, call } = begin;
    const here = calls.filter((it) => it.file === file && it.within.id === begin.within.id && it.api === begin.api && it.index > begin.index);
    const end = here.find((it) => it.does === 'end');
    return here.flatMap((query) => (/^(?:Pool|createPool)\(\)\.(?:query|execute)$/.test(query.path) && query.paths.length === 1 && end !== undefined && query.index < end.index && !contains(call.span, query.call.span) ? [{ begin, query }] : []));
  });
}
