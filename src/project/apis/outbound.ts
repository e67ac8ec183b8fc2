/** Calls that leave the service: requests over HTTP, and messages to a broker. */
import type { ApiTable } from '../calls/external-calls.js';

const verbs = '(?:get|post|put|patch|delete|del|head|options|request|postForm|putForm|patchForm|query)';
const instance = '(?:(?:create|extend|instance|defaults|agent)\\(\\))';

/** One request each. */
export const httpCalls: ApiTable = {
  '': /^(?:globalThis\.|global\.|window\.)?fetch$/,
  axios: new RegExp(`^(?:axios|default)?\\.?(?:${verbs}$|create\\(\\)(?:\\.${verbs})?$|$)|^(?:AxiosInstance|AxiosStatic|Axios)\\(\\)(?:\\.${verbs})?$`),
  got: new RegExp(`^(?:got|default)?\\.?(?:${instance}\\.?)*(?:${verbs}|stream|paginate|)(?:\\.${verbs})?$|^Got\\(\\)(?:\\.${verbs})?$`),
  ky: new RegExp(`^(?:ky|default)?\\.?(?:${instance}\\.?)*(?:${verbs}|)$|^KyInstance\\(\\)(?:\\.${verbs})?$`),
  'ky-universal': new RegExp(`^(?:${instance}\\.?)*(?:${verbs}|)$`),
  undici: /^(?:request|fetch|stream|pipeline)$|^(?:Client|Pool|Agent|BalancedPool|ProxyAgent|RetryAgent|Dispatcher)\(\)(?:\.compose\(\))*\.(?:request|stream|pipeline|dispatch)$/,
  http: /^(?:request|get)$/,
  https: /^(?:request|get)$/,
  http2: /^connect\(\)\.request$/,
  superagent: new RegExp(`^(?:agent\\(\\)\\.)?${verbs}$|^$`),
  request: new RegExp(`^(?:defaults\\(\\)\\.?)*(?:${verbs}|)$`),
  'request-promise': new RegExp(`^(?:defaults\\(\\)\\.?)*(?:${verbs}|)$`),
  'request-promise-native': new RegExp(`^(?:defaults\\(\\)\\.?)*(?:${verbs}|)$`),
  'node-fetch': /^(?:default)?$/,
  'node-fetch-native': /^(?:fetch|default)?$/,
  'cross-fetch': /^(?:fetch|default)?$/,
  'isomorphic-fetch': /^$/,
  'isomorphic-unfetch': /^$/,
  'fetch-retry': /^\(\)$/,
  'make-fetch-happen': /^(?:\(\)|defaults\(\)|)$/,
  needle: new RegExp(`^${verbs}$|^$`),
  phin: /^(?:defaults\(\))?$|^phin$/,
  bent: /^\(\)$/,
  centra: /^\(\)\.send$/,
  wretch: new RegExp(`^(?:default|wretch)?\\(\\)(?:\\.\\w+\\(\\))*\\.${verbs}$`),
  ofetch: /^(?:ofetch|\$fetch)(?:\.create\(\))?(?:\.raw)?$/,
  '@nestjs/axios': new RegExp(`^HttpService\\(\\)\\.(?:axiosRef\\.?)?(?:${verbs})?$`),
  'graphql-request': /^(?:request|gql\.request)$|^GraphQLClient\(\)\.(?:request|rawRequest|batchRequests)$/,
};

const queues = '(?:Queue|FlowProducer)\\(\\)';

/** One message each. */
export const publishCalls: ApiTable = {
  kafkajs: /(?:producer|transaction|Producer)\(\)\.(?:send|sendBatch)$|^(?:Producer|Transaction)\(\)\.(?:send|sendBatch)$/,
  '@confluentinc/kafka-javascript': /(?:producer|Producer)\(\)\.(?:send|sendBatch|produce)$/,
  'node-rdkafka': /^(?:HighLevel)?Producer\(\)\.produce$/,
  'kafka-node': /^(?:HighLevel)?Producer\(\)\.send$/,
  amqplib: /(?:^|\.)(?:publish|sendToQueue)$/,
  'amqp-connection-manager': /(?:^|\.)(?:publish|sendToQueue)$/,
  '@golevelup/nestjs-rabbitmq': /^AmqpConnection\(\)\.(?:publish|request)$/,
  bullmq: new RegExp(`^${queues}\\.(?:add|addBulk)$`),
  bull: /^(?:\(\)|(?:Bull\.)?Queue\(\))\.(?:add|addBulk)$/,
  'bee-queue': /^\(\)\.createJob\(\)(?:\.\w+\(\))*\.save$/,
  'pg-boss': /^(?:\(\)|PgBoss\(\))\.(?:send|publish|insert)$/,
  'aws-sdk': /^\(\)\.(?:sendMessage|sendMessageBatch|publish|publishBatch)$|^(?:AWS\.)?(?:SQS\(\)\.(?:sendMessage|sendMessageBatch)|SNS\(\)\.(?:publish|publishBatch)|EventBridge\(\)\.putEvents|Lambda\(\)\.invoke|Kinesis\(\)\.putRecords?)$/,
  '@aws-sdk/client-sqs': /^SQS\(\)\.(?:sendMessage|sendMessageBatch)$/,
  '@aws-sdk/client-sns': /^SNS\(\)\.(?:publish|publishBatch)$/,
  '@aws-sdk/client-eventbridge': /^EventBridge\(\)\.putEvents$/,
  'sqs-producer': /^Producer\.create\(\)\.send$/,
  redis: /(?:createClient|createCluster|RedisClientType|RedisClient|duplicate|connect)\(\)\.(?:publish|xAdd)$/,
  ioredis: /(?:^|Redis|Cluster|duplicate|default)\(\)(?:\.duplicate\(\))*\.(?:publish|xadd)$/,
  nats: /(?:connect|NatsConnection|jetstream|JetStreamClient)\(\)\.(?:publish|request)$/,
  '@nats-io/transport-node': /(?:connect|jetstream)\(\)\.(?:publish|request)$/,
  '@nats-io/jetstream': /jetstream\(\)\.publish$/,
  mqtt: /(?:connect|connectAsync|MqttClient)\(\)\.(?:publish|publishAsync)$/,
  '@google-cloud/pubsub': /(?:topic|Topic|createTopic)\(\)\.(?:publish|publishMessage|publishJSON)$/,
  '@azure/service-bus': /(?:createSender|ServiceBusSender)\(\)\.(?:sendMessages|scheduleMessages)$/,
  '@azure/event-hubs': /EventHubProducerClient\(\)\.sendBatch$/,
  '@nestjs/microservices': /^(?:Client\w+|ClientProxyFactory\.create)\(\)\.(?:send|emit)$/,
  rascal: /\.(?:publish|forward)$/,
};

/** Clients that send what the command says. */
export const commandClients: ApiTable = {
  '@aws-sdk/client-sqs': /^SQSClient\(\)\.send$/,
  '@aws-sdk/client-sns': /^SNSClient\(\)\.send$/,
  '@aws-sdk/client-eventbridge': /^EventBridgeClient\(\)\.send$/,
  '@aws-sdk/client-lambda': /^LambdaClient\(\)\.send$/,
  '@aws-sdk/client-kinesis': /^KinesisClient\(\)\.send$/,
  '@aws-sdk/client-sfn': /^SFNClient\(\)\.send$/,
};

export const publishCommands = /^(?:SendMessage|SendMessageBatch|Publish|PublishBatch|PutEvents|PutRecords?|StartExecution|Invoke)Command$/;

/** Clients whose requests Node's own `http` makes, so that what patches it sees them. */
export const overHttp = /^(?:axios|got|superagent|request|request-promise(?:-native)?|node-fetch|needle|phin|bent|centra|http|https|@nestjs\/axios|make-fetch-happen|cross-fetch|isomorphic-fetch|graphql-request)$/;

/** Clients over undici, which Node's `fetch` is. */
export const overUndici = /^(?:|undici|ky|ofetch|wretch|node-fetch-native)$/;
