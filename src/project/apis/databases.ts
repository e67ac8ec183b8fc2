/**
 * What calls into database packages do, by the way from the package to what is called. One entry a family of packages
 * that are used alike; names are those of each package's own documentation.
 */

/**
 * `one`: reads what a key or a limit of one bounds; `list`: reads as many rows as there are; `count`: an aggregate;
 * `write`; `sql`: what its text says; `begin`: opens a transaction; `end`: commits or rolls one back.
 */
export type DatabaseAction = 'one' | 'list' | 'count' | 'write' | 'sql' | 'begin' | 'end';

export interface DatabaseApi {
  readonly packages: readonly string[];
  /** What comes before the name of a call: `Repository()` in `Repository().find`. */
  readonly receivers: RegExp;
  /** Names of calls, separated by blanks, by what they do. */
  readonly calls: Readonly<Partial<Record<DatabaseAction, string>>>;
  /** A receiver that is called itself, as in `knex('orders')` and sql`…`. */
  readonly called?: { readonly path: RegExp; readonly does: DatabaseAction; readonly onlyTagged: boolean };
  /** Commands handed to `send`, by the end of their names. */
  readonly commands?: { readonly send: RegExp; readonly does: Readonly<Partial<Record<DatabaseAction, RegExp>>> };
  /** Names on what a read gave that write: `order.save()`. */
  readonly recordWrites?: string;
  /** Calls further along the chain that change what the query does: `.first()` reads one. */
  readonly along?: Readonly<Partial<Record<DatabaseAction, string>>>;
  /** Calls that make a builder which a later call of the chain runs. */
  readonly builders?: string;
  /** Where the filter and the options stand among the arguments: in `where` of the first, or by position. */
  readonly filter?: 'where' | 'first' | 'chain';
  readonly options?: number;
  /** How a call joins a transaction: by the client that the callback is given, by an option, or by asynchronous context. */
  readonly joins: 'client' | 'option' | 'context';
  /** `server`: a round trip each; `embedded`: in the process or on its disk; `cache`: a key-value store. */
  readonly kind: 'server' | 'embedded' | 'cache';
}

const sqlClients = /(?:^|\.)(?:Pool|Client|PoolClient|createPool|createConnection|createClient|createPoolCluster|getConnection|connect|ClientBase|Connection|PoolConnection|Native|of|promise|getPool)(?:\(\)|~\d)+$/;
const sequelizeModels = /(?:^|\.)(?:Model|define\(\)|models\.\w+|model\(\)|ModelStatic\(\)|ModelCtor\(\)|Repository\(\)|getRepository\(\))(?:\.(?:scope|unscoped|schema)\(\))*$/;

export const databaseApis: readonly DatabaseApi[] = [
  {
    packages: ['pg', 'pg-pool', '@neondatabase/serverless', 'mysql', 'mysql2', 'mariadb', 'promise-mysql'],
    receivers: sqlClients,
    calls: { sql: 'query execute batch', begin: 'beginTransaction', end: 'commit rollback' },
    called: { path: /^neon\(\)$/, does: 'sql', onlyTagged: true },
    joins: 'client',
    kind: 'server',
  },
  {
    packages: ['pg-promise'],
    receivers: /(?:^|\.)(?:\(\)\(\)|(?:tx|task|txIf|taskIf)~0|IDatabase\(\)|ITask\(\)|connect\(\))$/,
    calls: { one: 'one oneOrNone', list: 'any many manyOrNone', sql: 'query result none multi', begin: 'tx txIf' },
    joins: 'client',
    kind: 'server',
  },
  {
    packages: ['mssql'],
    receivers: /(?:^|\.)(?:Request\(\)|request\(\)|ConnectionPool\(\)|connect\(\)|prepare\(\)|PreparedStatement\(\))(?:\.(?:input|output)\(\))*$/,
    calls: { sql: 'query batch execute', begin: 'begin', end: 'commit rollback' },
    called: { path: /^query$/, does: 'sql', onlyTagged: true },
    joins: 'client',
    kind: 'server',
  },
  {
    packages: ['postgres', '@vercel/postgres', 'slonik'],
    receivers: /(?:^|\.)(?:\(\)|Sql\(\)|begin~0|savepoint~0|sql|createPool\(\)|transaction~0)$/,
    calls: { sql: 'unsafe query', one: 'one maybeOne oneFirst maybeOneFirst', list: 'any many anyFirst manyFirst', begin: 'begin transaction' },
    called: { path: /^(?:\(\)|.*\.?(?:begin|savepoint)~0|sql|Sql\(\))$/, does: 'sql', onlyTagged: true },
    joins: 'client',
    kind: 'server',
  },
  {
    packages: ['sqlite3', 'sqlite', 'better-sqlite3', '@libsql/client', 'libsql'],
    receivers: /(?:^|\.)(?:Database\(\)|DatabaseSync\(\)|open\(\)|\(\)|createClient\(\)|transaction\(\)|prepare\(\)(?:\.(?:bind|pluck|raw|expand)\(\))*)$/,
    calls: { sql: 'get all run each exec iterate execute batch', end: 'commit rollback' },
    joins: 'client',
    kind: 'embedded',
  },
  {
    packages: ['knex'],
    receivers: /(?:^|\.)(?:\(\)|knex\(\)|Knex\(\)|transaction~0|transaction\(\)|Transaction\(\)|withUserParams\(\))$/,
    calls: { list: 'select from table distinct with withSchema queryBuilder', write: 'insert batchInsert', sql: 'raw', begin: 'transaction transactionProvider', end: 'commit rollback' },
    called: { path: /^(?:\(\)|knex\(\)|(?:\w+\.)*Knex(?:\.Transaction)?\(\)|.*\.transaction~0|.*\.transaction\(\))$/, does: 'list', onlyTagged: false },
    along: { write: 'insert update del delete truncate increment decrement upsert', count: 'count countDistinct sum avg min max columnInfo', one: 'first pluckFirst' },
    filter: 'chain',
    joins: 'client',
    kind: 'server',
  },
  {
    packages: ['objection'],
    receivers: /(?:^|\.)(?:Model(?:\(\))?|bindKnex\(\)|bindTransaction\(\))(?:\.\w+\(\))?$/,
    calls: { list: 'query relatedQuery $relatedQuery', one: '$query', begin: 'transaction startTransaction' },
    along: {
      write: 'insert insertAndFetch insertGraph insertGraphAndFetch patch patchAndFetch patchAndFetchById update updateAndFetch updateAndFetchById delete deleteById upsertGraph upsertGraphAndFetch increment decrement relate unrelate',
      count: 'count resultSize sum avg min max',
      one: 'findById findOne first',
    },
    filter: 'chain',
    joins: 'option',
    kind: 'server',
  },
  {
    packages: ['kysely'],
    receivers: /(?:^|\.)(?:Kysely\(\)|Transaction\(\)|execute~0|withSchema\(\)|with\(\))$/,
    calls: { list: 'selectFrom', write: 'insertInto updateTable deleteFrom replaceInto mergeInto' },
    along: { one: 'executeTakeFirst executeTakeFirstOrThrow' },
    filter: 'chain',
    joins: 'client',
    kind: 'server',
  },
  {
    packages: ['drizzle-orm'],
    receivers: /(?:^|\.)(?:drizzle\(\)|\w*Database\(\)|\w*Transaction\(\)|transaction~0|with\(\)|query\.\w+)$/,
    calls: { list: 'select selectDistinct selectDistinctOn findMany', one: 'findFirst', write: 'insert update delete', sql: 'execute run all get values', count: '$count', begin: 'transaction' },
    filter: 'chain',
    options: 0,
    joins: 'client',
    kind: 'server',
  },
  {
    packages: ['sequelize', 'sequelize-typescript', '@sequelize/core'],
    receivers: sequelizeModels,
    calls: {
      one: 'findOne findByPk findById findOrCreate findOrBuild findCreateFind',
      list: 'findAll findAndCountAll all',
      count: 'count max min sum aggregate',
      write: 'create bulkCreate update destroy upsert increment decrement truncate restore findOrCreate',
    },
    recordWrites: 'save update destroy increment decrement restore',
    filter: 'where',
    options: 0,
    joins: 'option',
    kind: 'server',
  },
  {
    packages: ['sequelize', 'sequelize-typescript', '@sequelize/core'],
    receivers: /(?:^|\.)(?:(?:Sequelize|\(\))\(\)|\(\)|sequelize)$/,
    calls: { sql: 'query', begin: 'transaction startUnmanagedTransaction' },
    joins: 'option',
    kind: 'server',
  },
  {
    packages: ['typeorm'],
    receivers:
      /(?:^|\.)(?:(?:Repository|TreeRepository|MongoRepository|EntityManager|DataSource|Connection|QueryRunner|BaseEntity|AbstractRepository)(?:\(\))?|(?:getRepository|getTreeRepository|getMongoRepository|getCustomRepository|getManager|getMongoManager|getConnection|createConnection|createQueryRunner|extend|withRepository)\(\)|manager|transaction~(?:0|1))$/,
    calls: {
      one: 'findOne findOneBy findOneOrFail findOneByOrFail findOneById findByIds',
      list: 'find findBy findAndCount findAndCountBy findTrees findRoots findDescendants',
      count: 'count countBy exist exists existsBy sum average minimum maximum',
      write: 'save insert update upsert remove softRemove delete softDelete recover restore increment decrement clear',
      sql: 'query',
      begin: 'transaction startTransaction',
      end: 'commitTransaction rollbackTransaction',
    },
    recordWrites: 'save remove softRemove recover',
    filter: 'where',
    options: 0,
    joins: 'client',
    kind: 'server',
  },
  {
    packages: ['typeorm'],
    receivers: /(?:createQueryBuilder|QueryBuilder)\(\)(?:\.|$)(?!.*(?:getOne|getMany|getRawOne|getRawMany|execute|getManyAndCount|getOneOrFail)\(\))/,
    calls: { one: 'getOne getOneOrFail getRawOne', list: 'getMany getRawMany getManyAndCount getRawAndEntities stream', count: 'getCount getExists', write: 'execute' },
    builders: 'createQueryBuilder',
    filter: 'chain',
    joins: 'client',
    kind: 'server',
  },
  {
    packages: ['@mikro-orm/core', '@mikro-orm/postgresql', '@mikro-orm/mysql', '@mikro-orm/mariadb', '@mikro-orm/sqlite', '@mikro-orm/mongodb', '@mikro-orm/knex', '@mikro-orm/better-sqlite', '@mikro-orm/libsql', '@mikro-orm/mssql', '@mikro-orm/sql', '@mikro-orm/nestjs'],
    receivers: /(?:^|\.)(?:(?:\w*EntityManager|\w*EntityRepository|getRepository|getEntityManager|fork)\(\)|em|transactional~0)$/,
    calls: {
      one: 'findOne findOneOrFail refresh',
      list: 'find findAll findAndCount findByCursor',
      count: 'count countBy',
      write: 'flush persistAndFlush removeAndFlush insert insertMany upsert upsertMany nativeUpdate nativeDelete nativeInsert',
      sql: 'execute',
      begin: 'transactional begin',
      end: 'commit rollback',
    },
    filter: 'first',
    options: 1,
    joins: 'context',
    kind: 'server',
  },
  {
    packages: ['@prisma/client', '.prisma'],
    receivers: /(?:^|\.)(?:(?:PrismaClient|TransactionClient|\$extends|\$on)\(\)|\$transaction~0)\.(?!\$)\w+$|(?:^|\.)\w+Delegate\(\)$/,
    calls: {
      one: 'findUnique findUniqueOrThrow findFirst findFirstOrThrow',
      list: 'findMany',
      count: 'count aggregate groupBy',
      write: 'create createMany createManyAndReturn update updateMany updateManyAndReturn upsert delete deleteMany',
    },
    filter: 'where',
    options: 0,
    joins: 'client',
    kind: 'server',
  },
  {
    packages: ['@prisma/client', '.prisma'],
    receivers: /(?:^|\.)(?:(?:PrismaClient|TransactionClient|\$extends)\(\)|\$transaction~0)$/,
    calls: { sql: '$queryRaw $queryRawUnsafe $executeRaw $executeRawUnsafe $queryRawTyped', begin: '$transaction' },
    joins: 'client',
    kind: 'server',
  },
  {
    packages: ['mongoose', '@typegoose/typegoose'],
    receivers: /(?:^|\.)(?:(?:model|discriminator|\w*Model|getModelForClass|getDiscriminatorModelForClass)\(\)|Model|models\.\w+)$/,
    calls: {
      one: 'findOne findById exists',
      list: 'find where',
      count: 'count countDocuments estimatedDocumentCount distinct aggregate',
      write: 'create insertMany insertOne bulkWrite bulkSave updateOne updateMany replaceOne deleteOne deleteMany remove update findOneAndUpdate findOneAndDelete findOneAndRemove findOneAndReplace findByIdAndUpdate findByIdAndDelete findByIdAndRemove',
    },
    recordWrites: 'save deleteOne remove updateOne',
    along: { one: 'findOne', write: 'updateOne updateMany deleteOne deleteMany findOneAndUpdate findOneAndDelete', count: 'countDocuments count distinct' },
    filter: 'first',
    options: 2,
    joins: 'option',
    kind: 'server',
  },
  {
    packages: ['mongoose'],
    receivers: /(?:^|\.)(?:connection|createConnection\(\)|connect\(\)|Connection\(\)|startSession\(\)|ClientSession\(\)|mongoose|)$/,
    calls: { begin: 'transaction withTransaction startTransaction', end: 'commitTransaction abortTransaction' },
    joins: 'option',
    kind: 'server',
  },
  {
    packages: ['mongodb', 'mongoose', '@fastify/mongodb'],
    receivers: /(?:^|\.)(?:collection\(\)|Collection\(\)|collection)$/,
    calls: {
      one: 'findOne',
      list: 'find',
      count: 'countDocuments estimatedDocumentCount count distinct aggregate',
      write: 'insertOne insertMany insert updateOne updateMany update replaceOne deleteOne deleteMany remove bulkWrite findOneAndUpdate findOneAndDelete findOneAndReplace',
    },
    filter: 'first',
    options: 1,
    joins: 'option',
    kind: 'server',
  },
  {
    packages: ['mongodb'],
    receivers: /(?:^|\.)(?:startSession\(\)|ClientSession\(\)|withSession~0)$/,
    calls: { begin: 'withTransaction startTransaction', end: 'commitTransaction abortTransaction' },
    joins: 'option',
    kind: 'server',
  },
  {
    packages: ['aws-sdk', '@aws-sdk/client-dynamodb', '@aws-sdk/lib-dynamodb'],
    receivers: /(?:^|\.)(?:DocumentClient|DynamoDB|DynamoDBDocument(?:\.from)?)\(\)$/,
    calls: { one: 'get getItem batchGet batchGetItem', list: 'query scan', write: 'put putItem update updateItem delete deleteItem batchWrite batchWriteItem transactWrite transactWriteItems' },
    commands: {
      send: /(?:^|\.)(?:DynamoDBClient|DynamoDBDocumentClient(?:\.from)?|DynamoDB|DynamoDBDocument(?:\.from)?)\(\)\.send$/,
      does: {
        one: /^(?:Get|GetItem|BatchGet|BatchGetItem|TransactGet|TransactGetItems)Command$/,
        list: /^(?:Query|Scan)Command$/,
        write: /^(?:Put|PutItem|Update|UpdateItem|Delete|DeleteItem|BatchWrite|BatchWriteItem|TransactWrite|TransactWriteItems)Command$/,
      },
    },
    joins: 'option',
    kind: 'server',
  },
  {
    packages: ['redis', 'ioredis', '@redis/client', '@upstash/redis', 'handy-redis'],
    receivers: /^(?:\(\)|(?:Redis|Cluster|createClient|createCluster|RedisClientType|RedisClient|default)\(\)|Redis\.fromEnv\(\))(?:\.(?:duplicate|connect|on)\(\))*$/,
    calls: {
      one: 'get hget hGet hgetall hGetAll exists ttl type getdel getDel lpop lPop rpop rPop spop sPop sismember sIsMember zscore zScore',
      list: 'keys smembers sMembers lrange lRange zrange zRange hvals hVals hkeys hKeys scan mget mGet',
      count: 'scard sCard llen lLen zcard zCard dbsize dbSize',
      write: 'set setex setEx setnx setNX mset mSet hset hSet hmset del unlink expire incr incrby incrBy decr decrby lpush lPush rpush rPush sadd sAdd srem sRem zadd zAdd zrem zRem publish',
    },
    joins: 'client',
    kind: 'cache',
  },
];
