/** Signals in descriptions of interfaces and of data: OpenAPI, GraphQL, protobuf, Prisma schemas, SQL. */
import { dataAt, documentsOf, wordAt } from './read-data.js';
import type { Artefact, SignalDetector, Told } from './signal.js';

export const dataPath = /\.(?:ya?ml|json)$/;
const prismaPath = /\.prisma$/;
const sqlPath = /\.sql$/;

const verbs = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']);

export const openApi: SignalDetector = {
  id: 'openapi-document',
  title: 'OpenAPI documents',
  practices: ['architecture/contract-governance'],
  mayBe: (path) => dataPath.test(path),
  read: (file) => (!/["']?(?:openapi|swagger)["']?\s*:/.test(file.text.slice(0, 4000)) ? [] : documentsOf(file).flatMap(({ data, lineOf }) => {
    const version = wordAt(data, 'openapi') || wordAt(data, 'swagger');
    const paths = Object.values(dataAt(data, 'paths'));
    const operations = paths.reduce<number>((sum, it) => sum + Object.keys(dataAt(it)).filter((key) => verbs.has(key)).length, 0);
    return /^[123]\b/.test(version) && operations > 0 ? [{ line: lineOf('paths'), says: `OpenAPI ${version}, ${operations} operation${operations === 1 ? '' : 's'}` }] : [];
  })),
};

export const graphqlSchema: SignalDetector = {
  id: 'graphql-schema',
  title: 'GraphQL schemas',
  practices: ['architecture/contract-governance'],
  // The state of a client, and what is copied to call somebody else, is no contract of this service.
  mayBe: (path) => /\.(?:graphqls?|gql)$/.test(path) && !/(?:^|\/)(?:client(?:-state)?|sdk|vendor)\//.test(path),
  read({ text }) {
    const lines = text.split('\n').map((it) => it.replace(/#.*$/, ''));
    const line = lines.findIndex((it) => /^\s*(?:extend\s+)?type\s+(?:Query|Mutation|Subscription)\b/.test(it) || /^\s*schema\s*(?:@\w+[^{]*)?\{/.test(it));
    const types = lines.filter((it) => /^\s*(?:type|interface|input|enum|union|scalar)\s+\w/.test(it)).length;
    return line === -1 ? [] : [{ line, says: `${types} type${types === 1 ? '' : 's'}` }];
  },
};

export const protobuf: SignalDetector = {
  id: 'protobuf-contract',
  title: 'Protocol buffers',
  practices: ['architecture/contract-governance'],
  // What gRPC and Google publish is copied into many repositories.
  mayBe: (path) => /\.proto$/.test(path) && !/(?:^|\/)(?:grpc|google|googleapis|node_modules|vendor|third_party)\//.test(path),
  read({ text }) {
    const lines = withoutComments(text).split('\n');
    const line = lines.findIndex((it) => /^\s*service\s+\w+/.test(it));
    const name = /^\s*service\s+(\w+)/.exec(lines[line] ?? '')?.[1];
    const calls = lines.filter((it) => /^\s*rpc\s+\w+/.test(it)).length;
    const version = /^\s*package\s+[\w.]*\b(v\d\w*)\s*;/m.exec(text)?.[1];
    return name === undefined ? [] : [{ line, says: `service ${name}, ${calls} call${calls === 1 ? '' : 's'}${version === undefined ? '' : `, ${version}`}` }];
  },
};

export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, (it) => it.replace(/[^\n]/g, '')).replace(/\/\/.*$/gm, '');
}

/** A model of a Prisma schema with its lines. */
interface Model {
  readonly name: string;
  readonly line: number;
  readonly lines: readonly { readonly line: number; readonly text: string }[];
}

function modelsIn(text: string): readonly Model[] {
  const models: { name: string; line: number; lines: { line: number; text: string }[] }[] = [];
  let at: (typeof models)[number] | undefined;
  for (const [line, raw] of withoutComments(text).split('\n').entries()) {
    const name = /^\s*model\s+(\w+)\s*\{/.exec(raw)?.[1];
    if (name !== undefined) models.push((at = { name, line, lines: [] }));
    else if (/^\s*\}/.test(raw)) at = undefined;
    else at?.lines.push({ line, text: raw.trim() });
  }
  return models;
}

/** A statement of SQL with the line it begins on. */
interface SqlStatement {
  readonly text: string;
  readonly line: number;
}

function statementsIn({ text }: Artefact): readonly SqlStatement[] {
  // Texts and comments may hold semicolons; their length stays, so that lines do.
  const plain = text.slice(0, 1_000_000).replace(/--.*$/gm, (it) => ' '.repeat(it.length)).replace(/\/\*[\s\S]*?\*\//g, (it) => it.replace(/[^\n]/g, ' ')).replace(/'(?:[^']|'')*'/g, (it) => `'${it.slice(1, -1).replace(/[^\n]/g, '_')}'`);
  let offset = 0;
  return plain.split(';').map((it) => {
    const start = offset + (/\S/.exec(it)?.index ?? 0);
    offset += it.length + 1;
    return { text: it.trim().replace(/\s+/g, ' '), line: plain.slice(0, start).split('\n').length - 1 };
  });
}

function tableNamed(name: string): RegExp {
  return new RegExp(String.raw`^CREATE TABLE (?:IF NOT EXISTS )?((?:["\x60\[]?\w+["\x60\]]?\.)?["\x60\[]?(?:\w*_)?(?:${name})s?(?:_\w+)?["\x60\]]?)\s*\(`, 'i');
}

/** Tables that tests set up are not those of the service. */
const ofTests = /(?:^|\/)(?:tests?|__tests__|fixtures?|e2e)\//;

function tableSignal(id: string, title: string, practices: readonly string[], name: string, model: RegExp): SignalDetector {
  const table = tableNamed(name);
  return {
    id, title, practices,
    mayBe: (path) => (sqlPath.test(path) || prismaPath.test(path)) && !ofTests.test(path),
    read(file) {
      if (prismaPath.test(file.path)) return modelsIn(file.text).filter((it) => model.test(it.name)).map((it) => ({ line: it.line, says: `model ${it.name}` }));
      return statementsIn(file).flatMap((it): readonly Told[] => {
        const found = table.exec(it.text)?.[1];
        return found === undefined ? [] : [{ line: it.line, says: `table ${found.replace(/["`[\]]/g, '')}` }];
      });
    },
  };
}

export const outboxTable = tableSignal('outbox-table', 'Outbox or inbox tables', ['architecture/event-driven-topology', 'system-design/data-consistency', 'data/transactions'], 'outbox|outbox_(?:event|message)|inbox_(?:event|message)|processed_(?:event|message)', /(?:^|[a-z])Outbox(?:[A-Z]\w*)?$|^outbox|^(?:Inbox|Processed)(?:Event|Message)s?$/);
export const auditTable = tableSignal('audit-table', 'Audit tables', ['security/compliance'], 'audit_?(?:log|event|trail|entry)|audit', /^Audit(?:Log|Event|Trail|Entry)?s?$|[a-z]Audit(?:Log|Event|Trail)s?$/);

export const compositeIndex: SignalDetector = {
  id: 'composite-index-in-schema',
  title: 'Indexes over several columns',
  practices: ['data/query-optimization'],
  mayBe: (path) => sqlPath.test(path) || prismaPath.test(path),
  read(file) {
    if (prismaPath.test(file.path)) {
      return modelsIn(file.text).flatMap((model) => model.lines.flatMap(({ line, text }): readonly Told[] => {
        const fields = /^@@index\(\s*(?:fields:\s*)?\[([^\]]*,[^\]]*)\]/.exec(text)?.[1];
        return fields === undefined ? [] : [{ line, says: `${model.name} by ${fields.replace(/\s+/g, ' ').trim()}` }];
      }));
    }
    return statementsIn(file).flatMap((it): readonly Told[] => {
      const [, table, columns] = /^CREATE (?:UNIQUE )?INDEX .*? ON (?:ONLY )?(\S+?)\s*(?:USING \w+ ?)?\(([^()]*,[^()]*)\)/i.exec(it.text) ?? [];
      // The table between two models of Prisma has its index without anybody choosing it.
      const isImplied = columns !== undefined && /^\s*"A"\s*,\s*"B"\s*$/.test(columns);
      return table === undefined || columns === undefined || isImplied ? [] : [{ line: it.line, says: `${table.replace(/["`]/g, '')} by ${columns.replace(/["`]/g, '').trim()}` }];
    });
  },
};

export const partitionDdl: SignalDetector = {
  id: 'partition-ddl',
  title: 'Tables divided into partitions or shards',
  practices: ['system-design/partitioning'],
  mayBe: (path) => sqlPath.test(path),
  read: (file) => statementsIn(file).flatMap((it): readonly Told[] => {
    const by = /^CREATE TABLE .*?\bPARTITION BY ((?:RANGE|LIST|HASH|KEY)(?: COLUMNS)? ?\([^)]*\))/i.exec(it.text)?.[1] ?? /\b(create_(?:distributed_table|hypertable))\s*\(/i.exec(it.text)?.[1];
    return by === undefined ? [] : [{ line: it.line, says: by.toLowerCase() }];
  }),
};

/** Plans of queries that were kept: the output of `EXPLAIN`. */
export const queryPlan: SignalDetector = {
  id: 'query-plan',
  title: 'Plans of queries that were kept',
  practices: ['data/query-optimization'],
  mayBe: (path) => /\.(?:md|txt|sql|explain|plan)$/.test(path),
  read({ text }) {
    const lines = text.split('\n');
    const line = lines.findIndex((it) => /(?:Seq Scan|Index (?:Only )?Scan|Bitmap Heap Scan|Nested Loop|Hash Join)\b.*\(cost=[\d.]+/.test(it));
    return line === -1 ? [] : [{ line, says: (/((?:Seq|Index(?: Only)?|Bitmap Heap) Scan|Nested Loop|Hash Join)/.exec(lines[line] ?? '')?.[1] ?? '').toLowerCase() }];
  },
};

/** Migrations with a way back. */
export const rollbackScript: SignalDetector = {
  id: 'rollback-script',
  title: 'Migrations with a way back',
  practices: ['data/migrations'],
  mayBe: (path) => /(?:^|\/)migrations?\/.*(?:[.-]down\.sql|\/down\.sql|\.[cm]?[jt]s)$/.test(path) || /(?:^|\/)(?:U|undo)[\d_.]+__[\w-]+\.sql$/.test(path),
  read(file) {
    if (sqlPath.test(file.path)) return statementsIn(file).filter((it) => it.text !== '').slice(0, 1).map(({ line }) => ({ line, says: 'a script for the way back' }));
    const lines = withoutComments(file.text).split('\n');
    const line = lines.findIndex((it) => /\b(?:down\s*\(|down\s*[:=]\s*(?:async\b|function\b|\()|exports\.down\b|export (?:async )?function down\b|export const down\b)/.test(it));
    const body = lines.slice(line).join('\n');
    // A way back that throws or does nothing is none.
    return line === -1 || !/\b(?:queryRunner|knex|trx|queryInterface|sql|db|pgm|schema|client|mongoose|collection|this\.addSql)\b\S*\s*[(.`]/.test(body.replace(/^.*?(?:=>|\{)/, '')) ? [] : [{ line, says: '`down` undoes it' }];
  },
};

export const contractSignals: readonly SignalDetector[] = [openApi, graphqlSchema, protobuf, outboxTable, auditTable, compositeIndex, partitionDdl, queryPlan, rollbackScript];
