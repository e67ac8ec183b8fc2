/** Strengths about what is kept where: tables of our own for a purpose, and engines apart from each other. */
import type { Value } from '../facts/value.js';
import { locationIn, type ProjectFile } from '../project/project-file.js';
import type { ProjectGraph } from '../project/project-graph.js';
import { firstLine } from './calls.js';
import type { Sighting, StrengthDetector } from './strength.js';

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
        if (engine === undefined || !isUsed(file, engine)) continue;
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
      // Who answers requests with an engine in hand has it behind no module.
      const isInHand = folders.some((it) => it.places.some(({ file }) => /(?:^|\/)(?:api|routes?|controllers?|handlers?|pages)\//.test(file.path.slice(graph.packageFolderOf(file.path).length))));
      if (real < 2 || !apart || isInHand) continue;
      for (const { engine, places } of folders) for (const { at } of places.slice(0, 1)) yield { at, message: `${folders.map((it) => it.engine).join(' and ')} are each loaded in a module of their own; ${engine} is loaded here.` };
    }
  },
};

/** Reports whether a file makes something of what it imports from an engine; a type alone loads nothing, whatever is called on it. */
function isUsed({ syntax, imports }: ProjectFile, engine: string): boolean {
  const isEngine = (value: Value): boolean => {
    if (value.kind === 'member') return isEngine(value.of);
    const definition = value.kind === 'definition' ? syntax.definitions[value.id] : undefined;
    const target = definition?.kind === 'import' ? imports[definition.import]?.target : value.kind === 'module' ? imports[value.import]?.target : undefined;
    return target?.kind === 'package' && engines[target.name] === engine;
  };
  const isRequired = (value: Value): boolean => {
    const definition = value.kind === 'definition' ? syntax.definitions[value.id] : undefined;
    return definition?.kind === 'variable' && definition.values.some(isEngine);
  };
  const isMade = (value: Value): boolean => isEngine(value) || isRequired(value.kind === 'member' ? value.of : value);
  return syntax.calls.some((it) => isMade(it.callee)) || syntax.classes.some((it) => it.extends !== undefined && isMade(it.extends));
}

export const tableStrengths = [outboxEntity, auditLog, severalEngines];
