/** How many rows a query may give: whether something limits it, and what it is filtered by. */
import type { Value } from '../../facts/value.js';
import { memberOf, memberPresence } from '../data/options.js';
import type { ProjectFile } from '../project-file.js';
import type { ProjectGraph } from '../project-graph.js';
import type { DatabaseCall } from './database-calls.js';
import { resultsIn } from './query-chain.js';

export interface QuerySize {
  /** `unknown` where its options or what builds it cannot all be seen. */
  readonly limit: 'limited' | 'unlimited' | 'unknown';
  /** `keys`: one row or a list of them is named; `some`: rows that have something in common. */
  readonly filter: 'none' | 'keys' | 'some' | 'unknown';
}

const limitOptions = ['take', 'limit', 'first', 'last', 'top', 'pageSize', 'perPage', 'Limit', 'skip', 'offset', 'cursor'];
const limitCalls = /^(?:limit|take|first|range|page|paginate|forPage|top|fetch|skip|offset|sample|cursor|stream|iterate|eachAsync|findOne|single|maybeSingle|modify|modifyEager|\$if|\$dynamic|next|batchSize|getQuery|getSql|toQuery|toString|as|subQuery|setFindOptions|apply|scope|pipe)$/;
const filterCalls = /^(?:where|andWhere|orWhere|whereRaw|whereIn|whereNot|having|innerJoin|join|byId|equals|in|eq)\w*$/;
const keyName = /^(?:id|ids|_id|uuid|pk|key|keys|slug|email|token|code|username|handle|hash|sku|\$or|OR)$/;

const optionNames = /^(?:select|include|relations|join|loadRelationIds|order|orderBy|cache|withDeleted|attributes|raw|distinct|omit|group|nest|paranoid|transaction|lock|logging|relationLoadStrategy|comment|with|columns)$/;

/** What limits a query that reads a list. */
export function querySize(graph: ProjectGraph, query: DatabaseCall): QuerySize {
  const { file, along, statement, call, api } = query;
  if (statement) return { limit: statement.isLimited ? 'limited' : 'unlimited', filter: statement.filter };
  if (call.tagged || api.calls.sql?.split(' ').includes(query.path.split('.').at(-1) ?? '') === true) return { limit: 'unknown', filter: 'unknown' };
  if (along.some((it) => limitCalls.test(it))) return { limit: 'limited', filter: 'unknown' };
  if (query.isBuiltElsewhere || isHandedOn(query)) return { limit: 'unknown', filter: 'unknown' };
  return { limit: limitAmongOptions(graph, query), filter: filterOf(graph, query, file) };
}

function limitAmongOptions(graph: ProjectGraph, { file, call, api }: DatabaseCall): QuerySize['limit'] {
  if (api.filter === 'chain' && api.options === undefined) return 'unlimited';
  const found = call.arguments.map((it, index) => {
    // The first argument of some is a filter, whose names are those of columns.
    if (api.filter === 'first' && index < (api.options ?? 1)) return 'absent';
    return memberPresence(graph.values, file, it, limitOptions);
  });
  return found.includes('present') ? 'limited' : found.includes('unknown') ? 'unknown' : 'unlimited';
}

function filterOf(graph: ProjectGraph, { call, api, along, chain, path }: DatabaseCall, file: ProjectFile): QuerySize['filter'] {
  const [first] = call.arguments;
  if (api.filter === 'where' && !/By$/.test(path)) {
    if (!first) return 'none';
    const where = memberOf(graph.values, file, first, 'where');
    if (where) return filterIn(graph, where.file, where.value);
    if (memberPresence(graph.values, file, first, ['where']) !== 'absent') return 'unknown';
    // Older versions of TypeORM take conditions without the word.
    return first.kind === 'object' && first.members.some(([name]) => !optionNames.test(name)) ? filterIn(graph, file, first) : 'none';
  }
  if (api.filter === 'chain') {
    const given = chain.flatMap((it) => file.syntax.calls[it]).filter((it) => it?.callee.kind === 'member' && filterCalls.test(it.callee.name)).flatMap((it) => it?.arguments ?? []);
    if (!along.some((it) => filterCalls.test(it))) return 'none';
    return given.some((it) => isKeyed(graph, file, it)) || along.some((it) => /In$|ById$/.test(it)) ? 'keys' : 'some';
  }
  return first ? filterIn(graph, file, first) : 'none';
}

function filterIn(graph: ProjectGraph, file: ProjectFile, value: Value): QuerySize['filter'] {
  if (value.kind === 'object') {
    if (value.members.length === 0) return 'none';
    if (value.members.some(([name, it]) => keyName.test(name) || isList(graph, file, it))) return 'keys';
    return value.members.some(([name]) => name === '…' || name === '[]') ? 'unknown' : 'some';
  }
  const found = graph.values.targets(file, value);
  const [only] = found;
  return found.length === 1 && only?.kind === 'object' && only.value !== value ? filterIn(graph, only.file, only.value) : 'unknown';
}

/** A condition that names its rows: `{ in: ids }`, `{ $in: ids }`, `In(ids)`, an array. */
function isList(graph: ProjectGraph, file: ProjectFile, value: Value): boolean {
  if (value.kind === 'array') return true;
  if (value.kind === 'object') return value.members.some(([name, it]) => /^\$?(?:in|any)$/i.test(name) || name === '[]' || isList(graph, file, it));
  const definition = value.kind === 'definition' ? file.syntax.definitions[value.id] : undefined;
  if (definition?.kind === 'parameter' && definition.path.length === 0) return /\[\]$|^(?:Readonly)?Array</.test(file.syntax.functions[definition.function]?.signature?.[definition.index]?.typeText ?? '');
  if (value.kind === 'result') return /(?:^|\.)(?:In|inArray|Any)$/.test(file.syntax.calls[value.call]?.text ?? '');
  return false;
}

function isKeyed(graph: ProjectGraph, file: ProjectFile, value: Value): boolean {
  if (value.kind === 'text') return /(?:^|[.\s"`])(?:id|_id|uuid|slug|email|token)\b|\bin\s*\(/i.test(value.value);
  if (value.kind === 'joined') return value.parts.some((it) => isKeyed(graph, file, it));
  if (value.kind === 'result') return /(?:^|\.)inArray$/.test(file.syntax.calls[value.call]?.text ?? '') || (file.syntax.calls[value.call]?.arguments.some((it) => it.kind === 'member' && keyName.test(it.name)) ?? false);
  return filterIn(graph, file, value) === 'keys';
}

/** A query that is given, unfinished, to something else, which may limit it. */
function isHandedOn({ file, chain, call, within }: DatabaseCall): boolean {
  return file.syntax.calls.some((it) => {
    if (it === call || it.within !== within.id || /^(?:Promise\.|res\.|ctx\.|console\.|expect)/.test(it.text)) return false;
    return it.arguments.some((value) => resultsIn(file, value).some((index) => chain.includes(index)));
  });
}
