/** Where request data does harm when nobody checked it: by package, with the argument that matters. */
import type { Value } from '../../facts/value.js';
import type { ApiTable } from '../calls/external-calls.js';
import type { Origin } from './origin.js';

export type SinkKind = 'sql' | 'filter' | 'path' | 'process' | 'url' | 'redirect' | 'template' | 'pattern' | 'code' | 'assignment';

export interface Sink {
  readonly kind: SinkKind;
  readonly api: ApiTable;
  /** Positions of the arguments that matter. */
  readonly arguments: readonly number[];
  /** Member of the argument, where it is an object: `data` of `create({ data })`. */
  readonly member?: string;
}

const sqlText: ApiTable = {
  pg: /(?:^|\.)query$/,
  'pg-pool': /\.query$/,
  'pg-promise': /\.(?:query|none|one|any|many|oneOrNone|manyOrNone|result|multi)$/,
  postgres: /\.unsafe$/,
  mysql: /\.(?:query|execute)$/,
  mysql2: /\.(?:query|execute)$/,
  'mysql2/promise': /\.(?:query|execute)$/,
  mariadb: /\.(?:query|execute|batch)$/,
  sqlite3: /\.(?:run|all|get|each|exec|prepare)$/,
  sqlite: /\.(?:run|all|get|each|exec|prepare)$/,
  'better-sqlite3': /\.(?:prepare|exec)$/,
  sqlite_: /^$/,
  mssql: /\.(?:query|batch)$/,
  oracledb: /\.execute$/,
  knex: /(?:^|\.)(?:raw|whereRaw|orWhereRaw|andWhereRaw|havingRaw|orderByRaw|groupByRaw|joinRaw|fromRaw)$/,
  objection: /\.(?:whereRaw|orderByRaw|havingRaw|raw)$|^raw$/,
  sequelize: /\.query$|(?:^|\.)literal$/,
  'sequelize-typescript': /\.query$|(?:^|\.)literal$/,
  typeorm: /(?:Manager|DataSource|Connection|Repository|QueryRunner|EntityManager|manager)\(?\)?\.query$|createQueryRunner\(\)\.query$|createQueryBuilder\(\)(?:\.\w+\(\))*\.(?:where|andWhere|orWhere|having|orderBy|addOrderBy|groupBy|select|addSelect|set)$/,
  '@mikro-orm/core': /\.(?:execute|raw)$|^raw$/,
  '@prisma/client': /\.\$(?:query|execute)RawUnsafe$|(?:^|\.)(?:Prisma\.)?raw$/,
  'drizzle-orm': /^sql\.raw$/,
  '@databases/pg': /^sql\.__dangerous__rawValue$/,
};

const filters: ApiTable = {
  mongoose:
    /(?:^|\.)(?:[mM]odel\(\)|Model|Query)(?:\(\))?\.(?:\w+\(\)\.)*(?:find|findOne|findOneAndUpdate|findOneAndDelete|findOneAndReplace|findOneAndRemove|updateOne|updateMany|update|deleteOne|deleteMany|remove|count|countDocuments|exists|distinct|replaceOne|where|findById|findByIdAndUpdate|findByIdAndDelete)$/,
  mongodb: /(?:collection\(\)|Collection\(\))\.(?:find|findOne|findOneAndUpdate|findOneAndDelete|findOneAndReplace|updateOne|updateMany|deleteOne|deleteMany|countDocuments|distinct|replaceOne)$/,
};

const writes: readonly (readonly [ApiTable, number, string?])[] = [
  [{ mongoose: /[mM]odel\(\)\.(?:create|insertMany)$|^[mM]odel\(\)$/, sequelize: /define\(\)\.(?:create|bulkCreate|build|upsert|update)$|Model(?:\(\))?\.(?:create|bulkCreate|build|upsert|update)$/, 'sequelize-typescript': /Model(?:\(\))?\.(?:create|bulkCreate|build|upsert|update)$/, mongodb: /(?:collection\(\)|Collection\(\))\.(?:insertOne|insertMany)$/, typeorm: /(?:Repository\(\)|getRepository\(\)|BaseEntity(?:\(\))?)\.(?:save|create|insert|upsert)$/, knex: /\(\)\.(?:insert|update)$|\.(?:insert|update)$/, 'drizzle-orm': /\.(?:values|set)$/, 'drizzle-orm/node-postgres': /\.(?:values|set)$/ }, 0],
  [{ mongoose: /[mM]odel\(\)\.(?:findByIdAndUpdate|findOneAndUpdate|updateOne|updateMany)$/, mongodb: /(?:collection\(\)|Collection\(\))\.(?:updateOne|updateMany|findOneAndUpdate|replaceOne)$/, typeorm: /(?:Repository\(\)|getRepository\(\))\.(?:update|merge)$/ }, 1],
  [{ '@prisma/client': /\.\w+\.(?:create|update|createMany|updateMany)$/ }, 0, 'data'],
  [{ '@prisma/client': /\.\w+\.(?:find\w+|update\w*|delete\w*|count)$/ }, 0, 'where'],
];

const files =
  'readFile|readFileSync|createReadStream|createWriteStream|writeFile|writeFileSync|appendFile|appendFileSync|unlink|unlinkSync|rm|rmSync|rmdir|rmdirSync|readdir|readdirSync|open|openSync|mkdir|mkdirSync|access|accessSync|exists|existsSync|stat|statSync|lstat|lstatSync|truncate|readJson|readJSON|writeJson|writeJSON|remove|removeSync|outputFile|ensureDir|ensureFile|opendir';
const pairs = 'rename|renameSync|copyFile|copyFileSync|cp|copy|move|link|symlink';

export const sinks: readonly Sink[] = [
  { kind: 'sql', api: sqlText, arguments: [0] },
  { kind: 'filter', api: filters, arguments: [0] },
  { kind: 'path', api: { fs: new RegExp(`^(?:promises\\.)?(?:${files})$`), 'fs/promises': new RegExp(`^(?:${files})$`), 'fs-extra': new RegExp(`^(?:${files})$`), 'graceful-fs': new RegExp(`^(?:${files})$`) }, arguments: [0] },
  { kind: 'path', api: { fs: new RegExp(`^(?:promises\\.)?(?:${pairs})$`), 'fs/promises': new RegExp(`^(?:${pairs})$`), 'fs-extra': new RegExp(`^(?:${pairs})$`) }, arguments: [0, 1] },
  { kind: 'process', api: { child_process: /^(?:exec|execSync|spawn|spawnSync|execFile|execFileSync|fork)$/, shelljs: /^exec$/, 'cross-spawn': /^(?:sync)?$/, execa: /^(?:execa|execaCommand|execaSync|command|execaCommandSync)?$/ }, arguments: [0] },
  {
    kind: 'url',
    api: {
      '': /^fetch$/, 'node-fetch': /^$/, 'cross-fetch': /^(?:fetch)?$/, undici: /^(?:fetch|request|stream)$/, got: /^(?:get|post|put|patch|head|delete|stream)?$/, ky: /^(?:get|post|put|patch|head|delete)?$/,
      axios: /^(?:create\(\)\.?)?(?:\.?(?:get|post|put|patch|head|delete|request))?$/, request: /^(?:get|post|put|patch|head|delete)?$/, 'request-promise': /^(?:get|post|put)?$/, superagent: /^(?:get|post|put|patch|del|delete|head)$/,
      needle: /^(?:get|post|put|patch|delete|head|request)?$/, http: /^(?:get|request)$/, https: /^(?:get|request)$/, '@nestjs/axios': /^HttpService\(\)(?:\.axiosRef)?\.(?:get|post|put|patch|delete|head|request)$/, 'puppeteer': /\.goto$/, 'playwright': /\.goto$/,
    },
    arguments: [0],
  },
  {
    kind: 'template',
    api: { ejs: /^(?:render|compile)$/, pug: /^(?:render|compile)$/, handlebars: /^(?:compile|precompile)$/, hbs: /^(?:compile)$/, nunjucks: /(?:^|\.)(?:renderString|compile)$/, mustache: /^(?:render|parse)$/, lodash: /^template$/, 'lodash.template': /^$/, eta: /(?:^|\.)renderString(?:Async)?$/, dot: /^(?:template|compile)$/, liquidjs: /\.(?:parse|parseAndRender)$/, 'squirrelly': /^render$/ },
    arguments: [0],
  },
  { kind: 'code', api: filters, arguments: [0], member: '$where' },
  { kind: 'pattern', api: { '': /^RegExp$/ }, arguments: [0] },
  { kind: 'code', api: { '': /^(?:eval|Function)$/, vm: /^(?:runInContext|runInNewContext|runInThisContext|Script|compileFunction)$/, vm2: /\.run$/, 'node-serialize': /^unserialize$/, 'safe-eval': /^$/, notevil: /^$/ }, arguments: [0] },
  { kind: 'assignment', api: { '': /^Object\.assign$/ }, arguments: [1, 2] },
  ...writes.map(([api, argument, member]): Sink => ({ kind: 'assignment', api, arguments: [argument], ...(member === undefined ? {} : { member }) })),
];

/** Methods of a response that are places of their own, by name; the receiver is known to be a response. */
export const responseSinks: Readonly<Record<string, { readonly kind: SinkKind; readonly argument: 'first' | 'last' }>> = {
  redirect: { kind: 'redirect', argument: 'last' },
  sendFile: { kind: 'path', argument: 'first' },
  sendfile: { kind: 'path', argument: 'first' },
  download: { kind: 'path', argument: 'first' },
  render: { kind: 'template', argument: 'first' },
};

/** Reports whether data of this origin does harm in a place of this kind. */
export function harms(kind: SinkKind, { source, shape, isWhole }: Origin): boolean {
  switch (kind) {
    case 'filter':
      // Text is compared; only an object can bring operators with it.
      return shape === 'any' && (source.part === 'body' || source.part === 'query' || source.part === 'message');
    case 'assignment':
      return isWhole && shape === 'any' && (source.part === 'body' || source.part === 'query' || source.part === 'message');
    default:
      return true;
  }
}

/** What a reader would call the place. */
export const placeNames: Readonly<Record<SinkKind, string>> = {
  sql: 'as SQL text',
  filter: 'as a filter, operators and all',
  path: 'as a path',
  process: 'as a command',
  url: 'as the address to call',
  redirect: 'as the address to redirect to',
  template: 'as a template',
  pattern: 'as a regular expression',
  code: 'as code',
  assignment: 'whole, with every field that the client adds',
};

/**
 * The part of an address that decides whom it reaches: what stands before the first `/` of its path. `undefined` when
 * that is fixed text.
 */
export function addressHead(value: Value): Value | undefined {
  if (value.kind !== 'joined') return value;
  const [first, second] = value.parts;
  if (first?.kind !== 'text') return first;
  if (/^\/(?!\/)|^\w+:\/\/[^/?#]+[/?#]/.test(first.value) || (!first.value.includes('://') && first.value !== '' && first.value !== '//')) return undefined;
  return second;
}
