/** What arrives through sockets, queues and topics: socket.io, BullMQ, Bull, KafkaJS, amqplib, SQS consumers. */
import { pathsIn } from './arguments.js';
import { argumentOf, argumentsOf, option, texts, type Context } from './context.js';
import { callsTo, isNamed, type CallTo } from './calls-to.js';
import { emit } from './emit.js';
import { flat, foundHere } from './express.js';
import type { Framework, Handler } from './handler.js';
import { joinPath } from './paths.js';
import { keyOfSite, type CallSite, type PackageThing, type Place } from './place.js';

/** Every handler of messages, by framework and in the order of files and calls. */
export function messageHandlers(context: Context): readonly Handler[] {
  return [...sockets(context), ...workers(context), ...bull(context), ...kafka(context), ...amqp(context), ...sqs(context)];
}

/** Events that a socket has of itself; what clients send has names of its own. */
const ownEvents = /^(?:connection|connect|disconnect|disconnecting|error|new_namespace)$/;

function sockets(context: Context): readonly Handler[] {
  const found = callsTo(context, /^socket\.io$/, /(?:~0|^Socket\(\)|Server\(\)(?:\.of\(\))?)\.(?:on|once|use)$|^\(\)\.(?:on|use|of\(\)\.on)$/, isNamed('on', 'once', 'use'));
  return found.flatMap(({ site, callee }) => {
    const [first, ...rest] = argumentsOf(context, site);
    const isUse = callee.path.endsWith('.use');
    const events = !first || isUse ? [] : (pathsIn(context, first, true) ?? ['{?}']);
    const isOwn = isUse || events.some((it) => ownEvents.test(it));
    const handlers = (isUse && first ? [first, ...rest] : rest).flatMap((it) => foundHere(context, site, it));
    const routes = isUse ? [] : events.flatMap((event) => namespacesOf(context, callee).map((it) => (it === '' ? event : joinPath(it, event))));
    return emit(context, { framework: 'socket.io', site, method: isUse ? 'use' : 'socket', path: first, routes, found: handlers, before: [], kindOf: () => (isOwn ? 'middleware' : 'message') });
  });
}

function namespacesOf(context: Context, { path, calls }: PackageThing): readonly string[] {
  const steps = path.split('.').filter((it) => it.endsWith('()'));
  const index = steps.indexOf('of()');
  const site = index === -1 ? undefined : calls[index];
  return site ? texts(context, argumentOf(site, 0)) : [''];
}

/** `new Worker('queue', processor)` of BullMQ. */
function workers(context: Context): readonly Handler[] {
  return callsTo(context, /^(?:bullmq|@taskforcesh\/bullmq-pro)$/, /^Worker(?:Pro)?$/, ({ construct, arguments: given }) => construct && given.length > 1).flatMap(({ site }) =>
    queueOf(context, 'bull', site, texts(context, argumentOf(site, 0)), [argumentOf(site, 1)], argumentOf(site, 0)),
  );
}

/** `queue.process('job', 5, processor)` of Bull. */
function bull(context: Context): readonly Handler[] {
  return callsTo(context, /^bull$/, /^(?:\(\)|Queue\(\))\.process$/, isNamed('process')).flatMap(({ site, callee }) => {
    const [made] = callee.calls;
    const queues = made ? texts(context, argumentOf(made, 0)) : ['{?}'];
    const given = argumentsOf(context, site);
    const [first] = given;
    const jobs = first && given.length > 1 && first.value.kind !== 'number' ? pathsIn(context, first, false) : undefined;
    const names = jobs ? queues.flatMap((queue) => jobs.map((job) => `${queue}/${job}`)) : queues;
    return queueOf(context, 'bull', site, names, given.slice(-1), jobs ? first : undefined);
  });
}

/** `consumer.run({ eachMessage })`, with the topics that the same consumer subscribes to. */
function kafka(context: Context): readonly Handler[] {
  const consumer = /(?:^|\.)(?:consumer|Consumer)\(\)\.(?:run|subscribe)$/;
  const found = callsTo(context, /^(?:kafkajs|@confluentinc\/kafka-javascript)$/, consumer, isNamed('run', 'subscribe'));
  const topics = new Map<string, string[]>();
  for (const { site, callee } of found.filter((it) => it.callee.path.endsWith('.subscribe'))) {
    const options = argumentOf(site, 0);
    const many = context.places.property(options, 'topics').flatMap((it) => flat(context, it)).flatMap((it) => texts(context, it));
    topics.set(consumerOf(site, callee), [...(topics.get(consumerOf(site, callee)) ?? []), ...option(context, options, 'topic'), ...many]);
  }
  return found
    .filter((it) => it.callee.path.endsWith('.run'))
    .flatMap(({ site, callee }) => {
      const handlers = ['eachMessage', 'eachBatch'].flatMap((it) => context.places.property(argumentOf(site, 0), it));
      return queueOf(context, 'kafka', site, topics.get(consumerOf(site, callee)) ?? ['{?}'], handlers, undefined, 'topic');
    });
}

/** The call that made a consumer; where it is not known, the file stands for it. */
function consumerOf({ file }: CallSite, { calls }: PackageThing): string {
  const made = calls.at(-1);
  return made ? keyOfSite({ file: made.file, call: made.call }) : file.path;
}

/** `channel.consume('queue', onMessage)`. */
function amqp(context: Context): readonly Handler[] {
  return callsTo(context, /^(?:amqplib|amqp-connection-manager)(?:\/.*)?$/, /\.consume$/, isNamed('consume')).flatMap(({ site }) => {
    const queue = argumentOf(site, 0);
    // `const { queue } = await channel.assertQueue('orders')` names the queue once more.
    const asserted = context.places.things(queue).flatMap((it) => (it.kind === 'package' && /assertQueue\(\)\.queue$/.test(it.path) ? it.calls.slice(-1) : []));
    const names = asserted[0] ? texts(context, argumentOf(asserted[0], 0)) : texts(context, queue);
    return queueOf(context, 'amqp', site, names, [argumentOf(site, 1)], queue);
  });
}

/** `Consumer.create({ queueUrl, handleMessage })`. */
function sqs(context: Context): readonly Handler[] {
  return callsTo(context, /^(?:sqs-consumer|@bbc\/sqs-consumer)$/, /^Consumer(?:\.create)?$/, ({ text }) => /Consumer(?:\.create)?$/.test(text)).flatMap(({ site }) => {
    const options = argumentOf(site, 0);
    const urls = option(context, options, 'queueUrl');
    const handlers = ['handleMessage', 'handleMessageBatch'].flatMap((it) => context.places.property(options, it));
    return queueOf(context, 'sqs', site, urls.length > 0 ? urls : ['{?}'], handlers, undefined);
  });
}

function queueOf(context: Context, framework: Framework, site: CallTo['site'], names: readonly string[], handlers: readonly Place[], path: Place | undefined, method = 'queue'): readonly Handler[] {
  const found = handlers.flatMap((it) => foundHere(context, site, it));
  return emit(context, { framework, site, method, path, routes: [...new Set(names)], found, before: [], kindOf: () => 'message' });
}
