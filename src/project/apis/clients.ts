/** Clients that hold connections, and so are made once and kept: what makes each, by package. */
import type { ApiTable } from '../calls/external-calls.js';

/** Constructors and functions that make a client with a connection or a pool of its own. */
export const clientMakers: ApiTable = {
  pg: /^(?:Pool|Client|native\.Pool|native\.Client)$/,
  'pg-pool': /^$/,
  'pg-promise': /^\(\)$/,
  mysql: /^(?:createPool|createConnection|createPoolCluster)$/,
  mysql2: /^(?:createPool|createConnection|createPoolCluster)$/,
  mariadb: /^(?:createPool|createConnection)$/,
  mssql: /^(?:ConnectionPool|connect)$/,
  postgres: /^$/,
  mongodb: /^MongoClient(?:\.connect)?$/,
  mongoose: /^(?:createConnection|connect)$/,
  '@prisma/client': /^PrismaClient$/,
  typeorm: /^(?:DataSource|createConnection)$/,
  sequelize: /^(?:Sequelize)?$/,
  'sequelize-typescript': /^Sequelize$/,
  knex: /^(?:knex|default)?$/,
  redis: /^(?:createClient|createCluster)$/,
  ioredis: /^(?:Redis|Cluster|default)?$/,
  '@elastic/elasticsearch': /^Client$/,
  '@opensearch-project/opensearch': /^Client$/,
  'cassandra-driver': /^Client$/,
  'neo4j-driver': /^driver$/,
  kafkajs: /^Kafka$/,
  amqplib: /^connect$/,
  bullmq: /^(?:Queue|FlowProducer|QueueEvents|Worker)$/,
  bull: /^$/,
  stripe: /^(?:Stripe)?$/,
  openai: /^(?:OpenAI)?$/,
  '@anthropic-ai/sdk': /^(?:Anthropic)?$/,
  '@google-cloud/storage': /^Storage$/,
  '@google-cloud/bigquery': /^BigQuery$/,
  '@google-cloud/pubsub': /^PubSub$/,
  '@google-cloud/firestore': /^Firestore$/,
  '@azure/service-bus': /^ServiceBusClient$/,
  '@azure/cosmos': /^CosmosClient$/,
  undici: /^(?:Pool|Agent|Client)$/,
  http: /^Agent$/,
  https: /^Agent$/,
};

/** Clients of the AWS SDK: one package a service, each with an agent of its own. */
export const awsClients = { packages: /^@aws-sdk\/client-/, path: /^(?!\w*Command$)[A-Z]\w*$/ };

/** Makers that are called without `new`. */
export const makersWithoutNew = /^(?:create\w+|connect|driver|knex|default|MongoClient\.connect|\(\))$|^$/;
