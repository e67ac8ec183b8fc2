/** Strengths about data: transactions, locks, indexes, pages, keys of requests. */
import type { FunctionId } from '../facts/facts.js';
import type { Value } from '../facts/value.js';
import { memberOf } from '../project/data/options.js';
import { databaseCalls, type DatabaseCall } from '../project/databases/database-calls.js';
import { transactions } from '../project/databases/transactions.js';
import { locationIn, type ProjectFile } from '../project/project-file.js';
import type { ProjectGraph } from '../project/project-graph.js';
import { callStrength, callsTo, named, optionOf, sighting } from './calls.js';
import type { Sighting, StrengthDetector } from './strength.js';
import { someValue, textOf } from './values.js';

/** Several writes in one transaction. */
export const unitOfWork: StrengthDetector = {
  id: 'unit-of-work',
  title: 'Units of work',
  practices: ['data/transactions'],
  *find(graph) {
    for (const { begin } of transactions(graph)) yield sighting(begin.file, begin.call.span, `${named(begin.call)} keeps writes together that belong together.`);
  },
};

export const optimisticLock = callStrength({
  id: 'optimistic-lock',
  title: 'Optimistic locks',
  practices: ['system-design/data-consistency'],
  calls: { typeorm: /^VersionColumn$/, mongoose: /^(?:Schema|default\.Schema)$/, '@nestjs/mongoose': /^Schema$/, '@mikro-orm/core': /^Property$/, sequelize: /\.define$|\.init$/, 'sequelize-typescript': /^Table$/ },
  when: (it, graph) => {
    if (it.package === 'typeorm') return true;
    const value = optionOf(graph, it, /mongoose/.test(it.package) ? 'optimisticConcurrency' : 'version');
    return value?.kind === 'boolean' ? value.value : value?.kind === 'text' && it.package.startsWith('sequelize');
  },
  says: (name) => `${name} notices when somebody else wrote meanwhile.`,
});

export const cqrsSplit: StrengthDetector = {
  id: 'cqrs-split',
  title: 'Commands and queries apart',
  practices: ['system-design/data-consistency'],
  *find(graph) {
    const commands = callsTo(graph, { '@nestjs/cqrs': /^CommandHandler$/ });
    const queries = callsTo(graph, { '@nestjs/cqrs': /^QueryHandler$/ });
    if (commands.length === 0 || queries.length === 0) return;
    for (const it of [...commands, ...queries]) yield sighting(it.file, it.call.span, `${named(it.call)} answers one kind of message, of commands or of queries.`);
  },
};

export const saga = callStrength({
  id: 'saga',
  title: 'Sagas and workflows',
  practices: ['system-design/data-consistency'],
  calls: { '@nestjs/cqrs': /^Saga$/, '@temporalio/workflow': /^proxyActivities$/, 'node-sagas': /^SagaBuilder$/, '@restatedev/restate-sdk': /^workflow$/, '@medusajs/framework': /^createStep$/, '@medusajs/workflows-sdk': /^createStep$/ },
  // A step of Medusa is a step of a saga where it says how to take it back.
  when: (it) => !it.package.startsWith('@medusajs') || it.call.arguments.length >= 3,
  says: (name) => `${name} leads several steps through, one after another.`,
});

export const compositeIndex = callStrength({
  id: 'composite-index',
  title: 'Indexes over several fields',
  practices: ['data/query-optimization'],
  calls: { typeorm: /^(?:Index|Unique)$/, mongoose: /Schema\(\)\.index$/, '@nestjs/mongoose': /SchemaFactory\.createForClass\(\)\.index$/, '@mikro-orm/core': /^(?:Index|Unique)$/, 'drizzle-orm': /^(?:unique)?[iI]ndex\(\)\.on$/, '@typegoose/typegoose': /^index$/, knex: /\.index$/, mongodb: /\.createIndex$/ },
  when: (it) => {
    const { arguments: given } = it.call;
    if (it.package === 'drizzle-orm') return given.length >= 2;
    const isMongo = /mongo|goose/.test(it.package);
    return given.some((value) => (value.kind === 'array' && value.items.length >= 2 && value.items.every((item) => item.kind === 'text')) || (isMongo && value === given[0] && value.kind === 'object' && value.members.length >= 2 && value.members.every(([, item]) => item.kind === 'number' || item.kind === 'text'))
      || (value.kind === 'object' && value.members.some(([name, item]) => name === 'properties' && item.kind === 'array' && item.items.length >= 2)));
  },
  roles: ['server', 'script'],
  says: (name) => `${name} serves queries by several fields at once.`,
});

export const queryPlanTest = callStrength({
  id: 'query-plan-test',
  title: 'Tests of query plans',
  practices: ['data/query-optimization'],
  calls: { mongoose: /\.explain$/, mongodb: /\.explain$/, pg: /\.query$/, typeorm: /\.query$/, knex: /\.raw$/, '@prisma/client': /\.\$queryRaw(?:Unsafe)?$/, mysql2: /\.(?:query|execute)$/, sequelize: /\.query$/ },
  when: (it) => it.path.endsWith('explain') || it.call.arguments.some((value) => someValue(value, (inner) => /^\s*explain\b/i.test(textOf(inner)))),
  roles: ['test'],
  says: (name) => `${name} looks at how a query is carried out.`,
});

/** A list that is read page by page, the page chosen by who asks. */
export const pagination: StrengthDetector = {
  id: 'pagination',
  title: 'Lists in pages',
  practices: ['system-design/api-design'],
  *find(graph) {
    for (const query of databaseCalls(graph)) if (query.does === 'list' && isPaged(graph, query) && !isBatch(query)) yield sighting(query.file, query.call.span, `${named(query.call)} reads one page at a time.`);
    const helpers = callsTo(graph, { 'nestjs-typeorm-paginate': /^paginate\w*$/, 'nestjs-paginate': /^paginate$/, mongoose: /\.paginate$|\.aggregatePaginate$/, 'graphql-relay': /^connectionFrom\w+$/, 'typeorm-cursor-pagination': /^buildPaginator$/, 'prisma-extension-pagination': /^paginate$/, '@mikro-orm/core': /\.findByCursor$/ });
    for (const it of helpers) yield sighting(it.file, it.call.span, `${named(it.call)} reads one page at a time.`);
  },
};

/** Reports whether pages are read one after another by the code itself: nobody chose one. */
function isBatch({ file, call }: DatabaseCall): boolean {
  const kind = file.syntax.loops[call.loop]?.kind;
  return kind === 'while' || kind === 'for';
}

function isPaged(graph: ProjectGraph, { file, call, api, along }: DatabaseCall): boolean {
  if (api.kind === 'cache') return false;
  const names = new Set(along);
  if ((names.has('limit') && (names.has('skip') || names.has('offset'))) || (names.has('take') && names.has('skip'))) return true;
  const options = call.arguments[api.options ?? -1];
  const given = (...names: readonly string[]): readonly Value[] => names.flatMap((name) => memberOf(graph.values, file, options, name)?.value ?? []);
  // The size of a page may be fixed; where it begins may not.
  return given('take', 'limit', 'first').length > 0 && given('skip', 'offset', 'cursor', 'after').some((it) => it.kind !== 'number');
}

export const idempotencyKey: StrengthDetector = {
  id: 'idempotency-key',
  title: 'Idempotency keys',
  practices: ['data/transactions'],
  *find(graph) {
    const name = /^(?:x-)?idempotency-key$|^idempotencyKey$/i;
    for (const file of graph.withRole('server')) {
      for (const call of file.syntax.calls) {
        const given = call.arguments.some((it) => name.test(writtenIn(file, it)));
        const reads = call.callee.kind === 'member' && /^(?:header|get)$/.test(call.callee.name) && call.arguments.length === 1;
        const decorates = graph.values.targets(file, call.callee).some((it) => it.kind === 'package' && it.name === '@nestjs/common' && it.path === 'Headers');
        if (given && (reads || decorates)) yield sighting(file, call.span, 'A request that is sent twice can be told by its key.');
      }
      for (const definition of file.syntax.definitions) {
        if (definition.kind !== 'variable') continue;
        for (const value of definition.values) {
          if (!readsHeader(value, name)) continue;
          const at = placeOf(file, definition.within);
          if (at) yield { at, message: 'A request that is sent twice can be told by its key.' };
        }
      }
    }
  },
};

/** The text of a value, also where it stands in a constant of the file. */
function writtenIn({ syntax }: ProjectFile, value: Value): string {
  const definition = value.kind === 'definition' ? syntax.definitions[value.id] : undefined;
  return textOf(definition?.kind === 'variable' && definition.values.length === 1 ? definition.values[0] : value);
}

function readsHeader(value: Value, name: RegExp): boolean {
  return someValue(value, (it) => it.kind === 'member' && name.test(it.name) && it.of.kind === 'member' && it.of.name === 'headers');
}

function placeOf(file: ProjectFile, id: FunctionId): Sighting['at'] | undefined {
  const found = file.syntax.functions[id];
  return found && locationIn(file.path, found.nameSpan);
}

export const dataStrengths = [unitOfWork, optimisticLock, cqrsSplit, saga, compositeIndex, queryPlanTest, pagination, idempotencyKey];
