/** Strengths about load, failures of others, queues and sessions. */
import { memberOf } from '../project/data/options.js';
import { locationIn } from '../project/project-file.js';
import { callStrength, isGiven, optionOf } from './calls.js';
import type { Test } from '../facts/facts.js';
import type { Value } from '../facts/value.js';
import type { StrengthDetector } from './strength.js';

export const externalSessionStore = callStrength({
  id: 'external-session-store',
  title: 'Sessions kept outside the process',
  practices: ['scalability/stateless-services'],
  calls: { 'express-session': /^$/, 'koa-session': /^$/, 'koa-generic-session': /^$/, '@fastify/session': /^$/ },
  when: (it, graph) => {
    const store = it.call.arguments.map((value) => memberOf(graph.values, it.file, value, 'store')).find((found) => found !== undefined);
    return store !== undefined && graph.values.targets(store.file, store.value).some((target) => target.kind === 'package' && !/MemoryStore|memorystore/.test(`${target.name}.${target.path}`));
  },
  says: (name) => `${name} keeps sessions in a store that all instances share.`,
});

export const circuitBreaker = callStrength({
  id: 'circuit-breaker',
  title: 'Circuit breakers',
  practices: ['scalability/backpressure'],
  // A breaker counts where calls go through it.
  calls: { opossum: /^(?:CircuitBreaker|default)?\(\)\.fire$/, cockatiel: /^circuitBreaker$/, brakes: /^(?:default)?\(\)\.exec$/, mollitia: /^Circuit\(\)\.(?:fn|execute)\b/, levee: /^createBreaker\(\)\.run$/, 'hystrixjs': /^commandFactory\.getOrCreate$/ },
  says: (name) => `${name} stops asking what keeps failing.`,
});

export const bulkhead = callStrength({
  id: 'bulkhead',
  title: 'Bulkheads',
  practices: ['scalability/backpressure'],
  calls: { cockatiel: /^bulkhead$/, opossum: /^(?:CircuitBreaker|default)?$/, mollitia: /^Bulkhead$/ },
  when: (it, graph) => it.package !== 'opossum' || optionOf(graph, it, 'capacity') !== undefined,
  says: (name) => `${name} lets one dependency take only its share.`,
});

export const retryBudget = callStrength({
  id: 'retry-budget',
  title: 'Retries with an end',
  practices: ['scalability/backpressure'],
  calls: { 'p-retry': /^(?:pRetry|default)?$/, 'async-retry': /^(?:retry)?$/, 'exponential-backoff': /^backOff$/, cockatiel: /^retry$/, 'axios-retry': /^(?:default|axiosRetry)?$/, retry: /^operation$/, 'promise-retry': /^$/, 'ts-retry-promise': /^retry$/, rxjs: /^retry(?:Backoff)?$/ },
  when: (it, graph) => ['retries', 'maxAttempts', 'numOfAttempts', 'attempts', 'maxRetryTime', 'count'].some((name) => optionOf(graph, it, name) !== undefined),
  says: (name) => `${name} tries again so many times and no more.`,
});

/** Code that hears "too many requests" from another service, and does something about it. */
export const tooManyRequests: StrengthDetector = {
  id: 'too-many-requests',
  title: 'Answers to "too many requests"',
  practices: ['scalability/backpressure'],
  *find(graph) {
    for (const file of graph.withRole('server')) {
      for (const branch of file.syntax.branches) {
        if (!branch.holds || branch.isRest || !asksFor429(branch.test, (it) => graph.values.targets(file, it).some((target) => target.kind === 'class'))) continue;
        const [line, character] = branch.span;
        yield { at: { file: file.path, start: { line, character }, end: { line, character: character + 1 } }, message: 'What another service answers with 429 is handled on its own.' };
      }
      for (const call of file.syntax.calls) {
        const isHeader = call.callee.kind === 'member' && /^(?:set|setHeader|header|append)$/.test(call.callee.name) && call.arguments[0]?.kind === 'text' && /^retry-after$/i.test(call.arguments[0].value);
        if (isHeader) yield { at: locationIn(file.path, call.span), message: 'Callers are told when to come back.' };
      }
    }
  },
};

/** Reports whether a test is about an answer of another service; an error of our own class was refused here. */
function asksFor429(test: Test, isOwnClass: (value: Value) => boolean): boolean {
  if (test.kind === 'any') return test.of.some((it) => asksFor429(it, isOwnClass)) && !test.of.some(asksForOther);
  if (test.kind === 'all') return test.of.some((it) => asksFor429(it, isOwnClass)) && !test.of.some((it) => it.kind === 'compare' && it.operator === 'instanceof' && isOwnClass(it.right));
  if (test.kind !== 'compare' || test.operator !== '===') return false;
  const is429 = (value: typeof test.left): boolean => value.kind === 'number' && value.value === 429;
  return (isStatus(test.left) && is429(test.right)) || (isStatus(test.right) && is429(test.left));
}

function isStatus(value: Value): boolean {
  return value.kind === 'member' && /^(?:status|statusCode|code)$/.test(value.name);
}

/** Reports whether a test is about an answer that trying again does not mend, such as 404: what they share is no answer to load. */
function asksForOther(test: Test): boolean {
  if (test.kind !== 'compare' || test.operator !== '===' || !isStatus(test.left) || test.right.kind !== 'number') return false;
  return test.right.value < 500 && ![408, 409, 425, 429].includes(test.right.value);
}

export const queueConfiguration = callStrength({
  id: 'queue-configuration',
  title: 'Queues told how often and how fast to try',
  practices: ['scalability/queues-and-streams'],
  calls: { bullmq: /^(?:Queue|Worker|Queue\(\)\.(?:add|addBulk)|FlowProducer\(\)\.add)$/, bull: /^(?:Queue|default)?(?:\(\)\.add)?$/, '@nestjs/bull': /^BullModule\.(?:registerQueue|forRoot)(?:Async)?$/, '@nestjs/bullmq': /^BullModule\.(?:registerQueue|forRoot)(?:Async)?$/, agenda: /\(\)\.define$/, 'pg-boss': /\(\)\.(?:send|work|createQueue)$/, 'bee-queue': /\.retries$/ },
  when: (it) => isGiven(it, /^(?:attempts|backoff|limiter|concurrency|retryLimit|retryBackoff|lockLimit)$/),
  says: (name) => `${name} is told how often to try, how fast or how much at once.`,
});

export const consumerGroup = callStrength({
  id: 'consumer-group',
  title: 'Consumer groups and partitions',
  practices: ['scalability/queues-and-streams'],
  calls: { kafkajs: /\(\)\.(?:consumer|createTopics|run)$/, '@confluentinc/kafka-javascript': /\(\)\.consumer$/, ioredis: /\(\)\.(?:xreadgroup|xgroup)$/, redis: /\(\)\.(?:xReadGroup|xGroupCreate)$/, 'node-rdkafka': /^KafkaConsumer$/ },
  // Every consumer of Kafka has a group; what is said beyond its name was thought about.
  when: (it) => it.package === 'ioredis' || it.package === 'redis' || isGiven(it, /^(?:numPartitions|partitionAssigners|partitionsConsumedConcurrently|sessionTimeout|rebalanceTimeout|heartbeatInterval|maxInFlightRequests|rackId|session\.timeout\.ms|max\.poll\.interval\.ms|partition\.assignment\.strategy)$/),
  says: (name) => `${name} shares work among consumers of one group.`,
});

export const messageKey = callStrength({
  id: 'message-key',
  title: 'Messages with a key',
  practices: ['scalability/queues-and-streams'],
  calls: { kafkajs: /\.(?:send|sendBatch)$/, '@confluentinc/kafka-javascript': /\.(?:send|sendBatch)$/, '@aws-sdk/client-sqs': /^(?:SendMessageCommand|SendMessageBatchCommand|SQS\(\)\.sendMessage(?:Batch)?)$/, '@aws-sdk/client-kinesis': /^PutRecords?Command$/, '@google-cloud/pubsub': /\.publishMessage$/ },
  when: (it) => isGiven(it, it.package.includes('kafka') ? /^key$/ : /^(?:MessageGroupId|PartitionKey|orderingKey)$/),
  says: (name) => `${name} keeps messages about one thing in order by a key.`,
});

export const deadLetterQueue = callStrength({
  id: 'dead-letter-queue',
  title: 'Dead letters',
  practices: ['architecture/event-driven-topology'],
  calls: {
    amqplib: /\.assertQueue$/, 'amqp-connection-manager': /\.assertQueue$/, '@golevelup/nestjs-rabbitmq': /^(?:RabbitSubscribe|RabbitRPC|RabbitMQModule\.forRoot(?:Async)?)$/, '@nestjs/core': /^NestFactory\.createMicroservice$/, '@nestjs/microservices': /^(?:ClientsModule\.register|ClientProxyFactory\.create)$/, '@aws-sdk/client-sqs': /^CreateQueueCommand$/,
    'aws-cdk-lib': /^(?:aws_sqs\.)?Queue$/, '@google-cloud/pubsub': /\.createSubscription$/, 'pg-boss': /\(\)\.(?:send|createQueue)$/, rascal: /BrokerAsPromised\.create$|\.create$/,
  },
  when: (it) => isGiven(it, /^(?:deadLetter(?:Exchange|RoutingKey|Queue|Policy)?|x-dead-letter-(?:exchange|routing-key)|RedrivePolicy)$/),
  says: (name) => `${name} puts aside what cannot be handled.`,
});

export const resilienceStrengths = [externalSessionStore, circuitBreaker, bulkhead, retryBudget, tooManyRequests, queueConfiguration, consumerGroup, messageKey, deadLetterQueue];
