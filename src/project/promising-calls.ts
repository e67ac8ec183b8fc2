/**
 * Calls into well-known packages that start work and give a promise, for projects whose packages or types are not
 * installed. Taken from each package's own documentation; builders that start nothing until awaited are left out.
 */
const calls: Readonly<Record<string, RegExp>> = {
  axios: /^(?:create\(\)\.?|\.?)(?:get|post|put|patch|delete|head|options|request)?\(\)$/,
  'node-fetch': /^\(\)$/,
  undici: /^(?:fetch|request)\(\)$/,
  got: /^\.?(?:get|post|put|patch|delete|head)?\(\)$/,
  mongoose:
    /^(?:connect|disconnect|createConnection\(\)\.asPromise|connection\.\w+)\(\)$|^model\(\)\.(?:create|insertMany|bulkWrite|syncIndexes)\(\)$|^model\(\)(?:\.(?:findOne|findById|create|findOneAndUpdate|findByIdAndUpdate)(?:\(\)\.\w+)*)?\(\)\.save\(\)$/,
  sequelize: /^Sequelize\(\)\.(?:sync|authenticate|close|query|transaction)\(\)$|^Sequelize\(\)\.define\(\)\.(?:create|bulkCreate|update|destroy|sync|upsert)\(\)$/,
  typeorm:
    /^(?:createConnection|DataSource\(\)\.(?:initialize|destroy|query|transaction|runMigrations|synchronize))\(\)$|^(?:Repository\(\)|EntityManager\(\)|DataSource\(\)\.(?:getRepository\(\)|manager))\.(?:save|remove|softRemove|recover|insert|update|upsert|delete|softDelete|restore|count|find|findBy|findOne|findOneBy|query|increment|decrement)\(\)$/,
  '@prisma/client': /^PrismaClient\(\)\.(?:\$connect|\$disconnect|\$transaction|\$executeRaw|\w+\.(?:create|createMany|update|updateMany|upsert|delete|deleteMany))\(\)$/,
  pg: /^(?:Pool|Client)\(\)\.(?:connect|query|end)\(\)$/,
  'mysql2/promise': /^\w+\(\)(?:\.\w+\(\))?$/,
  redis: /^createClient\(\)\.(?:connect|quit|disconnect|set|get|del|expire|publish|subscribe|hSet|sAdd|lPush)\(\)$/,
  ioredis: /^(?:Redis)?\(\)\.(?:connect|quit|set|get|del|expire|publish|subscribe|hset|sadd|lpush|incr)\(\)$/,
  mongodb: /^MongoClient(?:\(\))?\.(?:connect|close)\(\)$|\.collection\(\)\.(?:insertOne|insertMany|updateOne|updateMany|deleteOne|deleteMany|replaceOne|bulkWrite)\(\)$/,
  nodemailer: /^createTransport\(\)\.(?:sendMail|verify)\(\)$/,
  '@sendgrid/mail': /^send\(\)$/,
  bull: /^(?:Queue)?\(\)\.(?:add|addBulk|close|pause|resume|process)\(\)$/,
  bullmq: /^(?:Queue|Worker|FlowProducer)\(\)\.(?:add|addBulk|close|pause|resume)\(\)$/,
  kafkajs: /^Kafka\(\)\.(?:producer|consumer|admin)\(\)\.(?:connect|disconnect|send|sendBatch|subscribe|run)\(\)$/,
  amqplib: /^connect\(\)(?:\.createChannel\(\)(?:\.(?:assertQueue|assertExchange|consume|prefetch|close)\(\))?)?$/,
  fastify: /^(?:fastify|Fastify)?\(\)\.(?:listen|close|ready)\(\)$/,
  '@nestjs/core': /^NestFactory\.(?:create|createMicroservice|createApplicationContext)\(\)(?:\.(?:listen|init|close|startAllMicroservices)\(\))?$/,
  'apollo-server-express': /^ApolloServer\(\)\.(?:start|stop)\(\)$/,
  '@apollo/server': /^ApolloServer\(\)\.(?:start|stop)\(\)$/,
  'fs/promises': /^\w+\(\)$/,
  fs: /^promises\.\w+\(\)$/,
  'timers/promises': /^\w+\(\)$/,
  'stream/promises': /^\w+\(\)$/,
  'dns/promises': /^\w+\(\)$/,
};

/** Reports whether a call, given by its package and the path to it, is known to give a promise. */
export function isPromisingCall(packageName: string, path: string): boolean {
  return calls[packageName]?.test(path) === true;
}
