/** Strengths about data: transactions, locks, indexes, pages, caches, engines. */
import type { CallFact, FunctionId } from '../facts/facts.js';
import type { Value } from '../facts/value.js';
import type { FunctionRef } from '../project/calls/call-graph.js';
import type { ExternalCall } from '../project/calls/external-calls.js';
import { memberOf } from '../project/data/options.js';
import { databaseCalls, type DatabaseCall } from '../project/databases/database-calls.js';
import { transactions } from '../project/databases/transactions.js';
import { locationIn, type ProjectFile } from '../project/project-file.js';
import type { ProjectGraph } from '../project/project-graph.js';
import { callStrength, callsTo, firstLine, named, optionOf, sighting } from './calls.js';
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
    return given.some((value) => (value.kind === 'array' && value.items.length >= 2 && value.items.every((item) => item.kind === 'text')) || (value === given[0] && value.kind === 'object' && value.members.length >= 2 && value.members.every(([, item]) => item.kind === 'number' || item.kind === 'text'))
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
    for (const query of databaseCalls(graph)) if (query.does === 'list' && isPaged(graph, query)) yield sighting(query.file, query.call.span, `${named(query.call)} reads one page at a time.`);
    const helpers = callsTo(graph, { 'nestjs-typeorm-paginate': /^paginate\w*$/, 'nestjs-paginate': /^paginate$/, mongoose: /\.paginate$|\.aggregatePaginate$/, 'graphql-relay': /^connectionFrom\w+$/, 'typeorm-cursor-pagination': /^buildPaginator$/, 'prisma-extension-pagination': /^paginate$/, '@mikro-orm/core': /\.findByCursor$/ });
    for (const it of helpers) yield sighting(it.file, it.call.span, `${named(it.call)} reads one page at a time.`);
  },
};

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
        const given = call.arguments.some((it) => it.kind === 'text' && name.test(it.value));
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

function readsHeader(value: Value, name: RegExp): boolean {
  return someValue(value, (it) => it.kind === 'member' && name.test(it.name) && it.of.kind === 'member' && it.of.name === 'headers');
}

function placeOf(file: ProjectFile, id: FunctionId): Sighting['at'] | undefined {
  const found = file.syntax.functions[id];
  return found && locationIn(file.path, found.nameSpan);
}

/** Calls that write into a cache, and the argument that says how long. */
const cacheWrites = { redis: /\(\)\.(?:set|setEx|expire|pExpire)$/, ioredis: /\(\)\.(?:set|setex|expire|psetex|pexpire)$/, '@redis/client': /\(\)\.(?:set|setEx|expire)$/, 'cache-manager': /\(\)\.(?:set|wrap)$/, keyv: /\(\)\.set$/, 'lru-cache': /\(\)\.set$/, 'node-cache': /\(\)\.set$/, memjs: /\.set$/ };

export const ttlJitter = callStrength({
  id: 'ttl-jitter',
  title: 'Expiry with jitter',
  practices: ['data/caching-strategies'],
  calls: cacheWrites,
  when: (it, graph) => it.call.arguments.slice(1).some((value) => isRandom(graph, it, value)),
  says: (name) => `${name} lets entries expire at different times.`,
});

/** Reports whether a value is drawn by chance, or comes from a function of our own that draws it. */
function isRandom(graph: ProjectGraph, { file, call }: ExternalCall, value: Value): boolean {
  const drawn = (at: ProjectFile, within: FunctionId): boolean => at.syntax.calls.some((it) => it.within === within && graph.values.targets(at, it.callee).some((target) => (target.kind === 'global' && target.path === 'Math.random') || (target.kind === 'package' && /^(?:node:)?crypto$/.test(target.name) && target.path === 'randomInt')));
  const results: number[] = [];
  someValue(value, (it) => {
    if (it.kind === 'result') results.push(it.call);
    if (it.kind === 'definition') {
      const definition = file.syntax.definitions[it.id];
      if (definition?.kind === 'variable') for (const inner of definition.values) if (inner.kind === 'result') results.push(inner.call);
    }
    return false;
  });
  // A sum is no value that is followed, so that a draw in the argument itself is known by where it stands.
  const span = call.argumentSpans[call.arguments.indexOf(value)];
  const inside = span !== undefined && file.syntax.calls.some((it) => isInside(it, span) && graph.values.targets(file, it.callee).some((target) => target.kind === 'global' && target.path === 'Math.random'));
  return inside || results.some((index) => {
    const made = file.syntax.calls[index];
    return made !== undefined && graph.values.targets(file, made.callee).some((it) => it.kind === 'function' && drawn(it.file, it.id));
  });
}

function isInside({ span: [line, character] }: CallFact, [from, start, to, end]: readonly [number, number, number, number]): boolean {
  return (line > from || (line === from && character >= start)) && (line < to || (line === to && character < end));
}

export const cacheTags = callStrength({
  id: 'cache-tags',
  title: 'Caches cleared by tag',
  practices: ['data/caching-strategies'],
  calls: { next: /^(?:revalidateTag|unstable_cache|updateTag|cacheTag|unstable_cacheTag)$/, bentocache: /\.(?:deleteByTag|getOrSet)$/, '@type-cacheable/core': /^CacheClear$/, 'cachified': /^$/, 'async-cache-dedupe': /\.(?:invalidate|invalidateAll)$/ },
  when: (it) => !/^(?:unstable_cache$|.*getOrSet$)/.test(it.path) || it.call.arguments.some((value) => someValue(value, (inner) => inner.kind === 'object' && inner.members.some(([name]) => name === 'tags'))),
  says: (name) => `${name} clears what belongs together at once.`,
});

export const backgroundRefresh = callStrength({
  id: 'background-refresh',
  title: 'Caches renewed in the background',
  practices: ['data/caching-strategies'],
  calls: { 'lru-cache': /^(?:LRUCache|default)?$/, 'cache-manager': /^(?:createCache|caching)$|\.wrap$/, '@epic-web/cachified': /^cachified$/, bentocache: /^BentoCache$|\.getOrSet$/, 'async-cache-dedupe': /^createCache$/, '@isaacs/ttlcache': /^$/, 'p-memoize': /^$/ },
  when: (it, graph) => ['fetchMethod', 'refreshThreshold', 'staleWhileRevalidate', 'swr', 'stale', 'grace', 'refreshAllStores'].some((name) => optionOf(graph, it, name) !== undefined) || (it.path.endsWith('.wrap') && it.call.arguments.length >= 4),
  says: (name) => `${name} renews an entry while the old one still serves.`,
});

/** A module that makes the keys of a cache for others. */
export const cacheKeyModule: StrengthDetector = {
  id: 'cache-key-module',
  title: 'Keys of a cache made in one place',
  practices: ['scalability/caching-layers'],
  *find(graph) {
    const seen = new Set<string>();
    const cached = [...databaseCalls(graph).filter((it) => it.api.kind === 'cache'), ...callsTo(graph, { 'cache-manager': /\.(?:get|set|del|wrap)$/, keyv: /\.(?:get|set|delete)$/, '@nestjs/cache-manager': /\.(?:get|set|del|wrap)$/ })];
    for (const { file, call } of cached) {
      for (const ref of keyMakers(graph, file, call.arguments[0])) {
        const key = `${ref.file.path}#${ref.id}`;
        if (ref.file === file || seen.has(key)) continue;
        seen.add(key);
        const made = ref.file.syntax.functions[ref.id];
        if (made) yield { at: locationIn(ref.file.path, made.nameSpan), message: `\`${made.name}\` makes the keys under which others cache.` };
      }
    }
  },
};

function keyMakers(graph: ProjectGraph, file: ProjectFile, key: Value | undefined): readonly FunctionRef[] {
  if (!key) return [];
  const values = key.kind === 'definition' ? variableValues(file, key.id) : [key];
  return values.flatMap((value) => {
    const call = value.kind === 'result' ? file.syntax.calls[value.call] : undefined;
    return call ? graph.values.targets(file, call.callee).filter((it) => it.kind === 'function').filter((it) => it.file.syntax.functions[it.id]?.returns.some((made) => made.kind === 'joined' && textOf(made) !== '') === true) : [];
  });
}

function variableValues(file: ProjectFile, id: number): readonly Value[] {
  const definition = file.syntax.definitions[id];
  return definition?.kind === 'variable' ? definition.values : [];
}

const ownTables: Readonly<Record<string, { readonly call: RegExp; readonly decorates: boolean }>> = {
  typeorm: { call: /^(?:Entity|default\.Entity)$/, decorates: true },
  '@mikro-orm/core': { call: /^Entity$/, decorates: true },
  'sequelize-typescript': { call: /^Table$/, decorates: true },
  '@nestjs/mongoose': { call: /^Schema$/, decorates: true },
  mongoose: { call: /(?:^|\.)model$/, decorates: false },
  sequelize: { call: /\.define$/, decorates: false },
  'drizzle-orm': { call: /^(?:pg|mysql|sqlite)Table$/, decorates: false },
};

/** A table of our own that is declared by an ORM, and used by another file than the one that declares it. */
function tableStrength(id: string, title: string, practices: readonly string[], like: RegExp, says: (name: string) => string): StrengthDetector {
  return {
    id, title, practices,
    *find(graph) {
      for (const file of graph.withRole('server')) {
        for (const { name, at } of tablesIn(graph, file)) if (like.test(name) && isUsedElsewhere(graph, file)) yield { at, message: says(name) };
      }
    },
  };
}

function* tablesIn(graph: ProjectGraph, file: ProjectFile): Iterable<{ readonly name: string; readonly at: Sighting['at'] }> {
  const isFrom = (value: Value, decorates: boolean): boolean => graph.values.targets(file, value).some((it) => it.kind === 'package' && ownTables[it.name]?.decorates === decorates && ownTables[it.name]?.call.test(it.path) === true);
  for (const { name, decorators, span } of file.syntax.classes) {
    const isEntity = decorators.some((it) => isFrom(it.kind === 'result' ? (file.syntax.calls[it.call]?.callee ?? it) : it, true));
    if (isEntity) yield { name, at: firstLine(file, span) };
  }
  for (const { callee, arguments: given, span } of file.syntax.calls) {
    if (given[0]?.kind === 'text' && callee.kind !== 'unknown' && isFrom(callee, false)) yield { name: given[0].value, at: locationIn(file.path, span) };
  }
}

function isUsedElsewhere(graph: ProjectGraph, file: ProjectFile): boolean {
  return graph.dependencies.some((it) => it.to === file && it.from !== file && it.from.role === 'server');
}

export const outboxEntity = tableStrength('outbox-entity', 'Outbox or inbox', ['architecture/event-driven-topology', 'system-design/data-consistency', 'data/transactions'], /outbox|^inbox_?(?:event|message)|processed_?(?:event|message)/i, (name) => `\`${name}\` keeps messages with the data that they tell of.`);
export const auditLog = tableStrength('audit-log', 'Audit log', ['security/compliance'], /^audit(?:[_-]?(?:log|event|trail|entry|record)s?)?(?:Entity)?$|[a-z_]audit[_-]?(?:log|event|trail)s?(?:Entity)?$/i, (name) => `\`${name}\` keeps who did what.`);

const engines: Readonly<Record<string, string>> = {
  pg: 'PostgreSQL', 'pg-promise': 'PostgreSQL', postgres: 'PostgreSQL', mysql: 'MySQL', mysql2: 'MySQL', mongodb: 'MongoDB', mongoose: 'MongoDB', redis: 'Redis', ioredis: 'Redis', '@elastic/elasticsearch': 'Elasticsearch', '@opensearch-project/opensearch': 'OpenSearch', 'cassandra-driver': 'Cassandra', 'neo4j-driver': 'Neo4j',
  '@clickhouse/client': 'ClickHouse', '@aws-sdk/client-dynamodb': 'DynamoDB', '@aws-sdk/lib-dynamodb': 'DynamoDB', '@influxdata/influxdb-client': 'InfluxDB', typesense: 'Typesense', meilisearch: 'Meilisearch', '@prisma/client': 'Prisma', typeorm: 'TypeORM', sequelize: 'Sequelize', knex: 'Knex', 'drizzle-orm': 'Drizzle', '@qdrant/js-client-rest': 'Qdrant', cassandra: 'Cassandra',
};
const mappers = new Set(['Prisma', 'TypeORM', 'Sequelize', 'Knex', 'Drizzle']);

/** Two engines or more, none of them loaded in a folder that loads another. */
export const severalEngines: StrengthDetector = {
  id: 'several-engines',
  title: 'Several engines, each behind its own module',
  practices: ['data/engine-selection'],
  *find(graph) {
    const byPackage = new Map<string, Map<string, { file: ProjectFile; at: Sighting['at'] }[]>>();
    for (const file of graph.withRole('server')) {
      for (const it of file.imports) {
        const engine = it.target.kind === 'package' && !it.typeOnly ? engines[it.target.name] : undefined;
        if (engine === undefined) continue;
        const folder = graph.packageFolderOf(file.path);
        const found = byPackage.get(folder) ?? new Map<string, { file: ProjectFile; at: Sighting['at'] }[]>();
        byPackage.set(folder, found);
        found.set(engine, [...(found.get(engine) ?? []), { file, at: locationIn(file.path, it.span) }]);
      }
    }
    for (const found of byPackage.values()) {
      const folders = [...found].map(([engine, places]) => ({ engine, places, folders: new Set(places.map((it) => it.file.path.replace(/[^/]*$/, ''))) }));
      // A library that maps onto an engine is no second engine beside it.
      const hasDriver = folders.some((it) => it.engine === 'PostgreSQL' || it.engine === 'MySQL');
      const real = folders.filter((it) => !mappers.has(it.engine)).length + (!hasDriver && folders.some((it) => mappers.has(it.engine)) ? 1 : 0);
      const apart = folders.every((it) => it.folders.size <= 2 && folders.every((other) => other === it || [...it.folders].every((folder) => !other.folders.has(folder))));
      if (real < 2 || !apart) continue;
      for (const { engine, places } of folders) for (const { at } of places.slice(0, 1)) yield { at, message: `${folders.map((it) => it.engine).join(' and ')} are each loaded in a module of their own; ${engine} is loaded here.` };
    }
  },
};

export const dataStrengths = [unitOfWork, optimisticLock, cqrsSplit, saga, compositeIndex, queryPlanTest, pagination, idempotencyKey, ttlJitter, cacheTags, backgroundRefresh, cacheKeyModule, outboxEntity, auditLog, severalEngines];
