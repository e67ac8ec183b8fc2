/** Strengths about the event loop, memory and what goes over the wire. */
import { someValue, textOf } from './values.js';
import { callStrength, optionOf, sighting } from './calls.js';
import type { ProjectGraph } from '../project/project-graph.js';
import type { ProjectFile } from '../project/project-file.js';
import type { CallFact, LoopFact } from '../facts/facts.js';
import type { Value } from '../facts/value.js';
import type { StrengthDetector } from './strength.js';

export const boundedConcurrency = callStrength({
  id: 'bounded-concurrency',
  title: 'Fan-outs with a limit',
  practices: ['performance/event-loop'],
  // A limiter counts where work goes through it; a map, where it is told how much may run at once.
  calls: {
    'p-limit': /^(?:default|pLimit)?\(\)$/, 'p-queue': /^(?:PQueue|default)?\(\)\.(?:add|addAll)$/, 'p-map': /^(?:pMap)?$/, 'p-throttle': /^(?:pThrottle)?\(\)$/,
    bottleneck: /^(?:Bottleneck)?\(\)\.(?:schedule|wrap)$/, async: /^(?:mapLimit|eachLimit|eachOfLimit|forEachLimit|parallelLimit|queue)$/, 'async-sema': /^Sema\(\)\.acquire$/, 'promise-pool-executor': /^PromisePoolExecutor\(\)\.add\w+$/,
    '@supercharge/promise-pool': /PromisePool(?:\(\))?\.(?:withConcurrency|for)$/, bluebird: /^(?:Promise\.)?map$/, fastq: /^(?:promise)?\(\)\.push$/,
  },
  when: (it, graph) => (it.package !== 'p-map' && it.package !== 'bluebird') || optionOf(graph, it, 'concurrency') !== undefined,
  says: (name) => `${name} lets only so much work run at once.`,
});

export const asyncIteration: StrengthDetector = {
  id: 'async-iteration',
  title: 'Async iteration over what is large',
  practices: ['performance/event-loop'],
  *find(graph) {
    for (const file of graph.withRole('server')) {
      for (const loop of file.syntax.loops) {
        if (loop.kind !== 'await' || !isStreaming(graph, file, loop.over) || collects(file, loop)) continue;
        const [line, character] = loop.span;
        yield sighting(file, [line, character, line, character + 'for await'.length], '`for await` takes one piece at a time in place of the whole.');
      }
    }
  },
};

/** Reports whether a loop does nothing but put its pieces together again: the whole is in memory after all. */
function collects({ syntax }: ProjectFile, loop: LoopFact): boolean {
  const inside = syntax.calls.filter((it) => it.within === loop.within && it.loop === syntax.loops.indexOf(loop));
  const isPushed = inside.some(({ callee }) => callee.kind === 'member' && /^(?:push|unshift|concat)$/.test(callee.name));
  return isPushed && inside.every((it) => !it.awaited) && syntax.functions[loop.within]?.generator !== true;
}

/** Reports whether something gives its pieces one by one: a generator of our own, a cursor, a stream; not a list of promises. */
function isStreaming(graph: ProjectGraph, file: ProjectFile, over: Value): boolean {
  if (over.kind === 'array') return false;
  if (over.kind === 'result') {
    const called = file.syntax.calls[over.call];
    if (called && graph.values.targets(file, called.callee).some((it) => it.kind === 'function' && it.file.syntax.functions[it.id]?.generator === true && it.file.syntax.functions[it.id]?.async === true)) return true;
  }
  return graph.values.targets(file, over).some((it) => it.kind === 'package' && streaming.test(it.path) && !/^(?:p-limit|bluebird)$/.test(it.name) && (!mapper.test(it.name) || /stream|cursor|iterate/i.test(it.path)));
}

/** What these find is a list, unless they are asked for a stream. */
const mapper = /^(?:typeorm|@nestjs\/typeorm|@mikro-orm\/.*|sequelize(?:-typescript)?|knex|@prisma\/client|drizzle-orm.*|objection)$/;

const streaming = /(?:create\w*Stream|cursor|stream|Readable(?:\.from)?|createInterface|paginate\w*|aggregate|find|opendir|watch|on|scan\w*Iterator|pipe|Parser|parse|request|iterate|events?|subscribe|consume|list\w*|query|hscanIterator)\(\)(?:\.\w+(?:\(\))?)*$|\.body$|Stream\(\)$/;

export const streamPipeline = callStrength({
  id: 'stream-pipeline',
  title: 'Streams joined by pipeline',
  practices: ['performance/event-loop'],
  calls: { stream: /^(?:promises\.)?pipeline$/, 'stream/promises': /^pipeline$/, pump: /^$/ },
  says: (name) => `${name} carries errors and backpressure from one stream to the next.`,
});

export const workerThread = callStrength({
  id: 'worker-thread',
  title: 'Heavy work off the event loop',
  practices: ['performance/cpu-offloading'],
  calls: {
    worker_threads: /^Worker$/, piscina: /^(?:Piscina|default|FixedQueue)?\(\)\.(?:run|runTask)$/, tinypool: /^(?:Tinypool|default)?\(\)\.run$/, workerpool: /^pool\(\)\.(?:exec|proxy)$/,
    poolifier: /^(?:Fixed|Dynamic)(?:Thread|Cluster)Pool\(\)\.(?:execute|mapExecute)$/, threads: /^(?:spawn|Pool)$/, bullmq: /^Worker$/, bull: /^(?:Queue|default)?\(\)\.process$/, 'node-worker-threads-pool': /^(?:StaticPool|DynamicPool)\(\)\.exec$/,
  },
  // A processor given as a file runs in a process of its own; one given as a function runs here.
  when: (it, graph) => (it.package !== 'bullmq' && it.package !== 'bull') || it.call.arguments.slice(it.package === 'bull' ? 0 : 1).some((value) => isPath(graph, it.file, value)),
  says: (name) => `${name} runs work outside the thread that answers requests.`,
});

function isPath(graph: ProjectGraph, file: ProjectFile, value: Value): boolean {
  if (value.kind === 'text' || value.kind === 'joined') return /[./]/.test(textOf(value));
  const isMade = graph.values.targets(file, value).some((it) => it.kind === 'package' && (/^path(?:\/posix)?$/.test(it.name) ? /^(?:join|resolve)\(\)$/.test(it.path) : it.name === 'url' && /^(?:pathToFileURL|fileURLToPath)\(\)$/.test(it.path)));
  return isMade || graph.values.targets(file, value).some((it) => it.kind === 'global' && /^URL\(\)/.test(it.path));
}

export const boundedCache = callStrength({
  id: 'bounded-cache',
  title: 'Caches in memory with a bound',
  practices: ['performance/memory'],
  calls: {
    'lru-cache': /^(?:LRUCache|default|LRU)?$/, 'quick-lru': /^(?:QuickLRU)?$/, '@isaacs/ttlcache': /^(?:TTLCache)?$/, 'tiny-lru': /^(?:lru|LRU)?$/, mnemonist: /^(?:LRU(?:Cache|Map)\w*)?$/, 'node-cache': /^(?:NodeCache)?$/, lru_map: /^LRUMap$/,
    memoizee: /^$/, 'lru-memoizer': /^(?:sync|lruMemoizer)?$/,
  },
  when: (it, graph) => it.package === 'tiny-lru' || it.package === 'lru_map' || it.package === 'mnemonist' || boundOf(graph, it) || it.call.arguments[0]?.kind === 'number',
  says: (name) => `${name} keeps no more than it is told to.`,
});

function boundOf(graph: ProjectGraph, it: Parameters<typeof optionOf>[1] & { readonly package: string }): boolean {
  const names = it.package === 'node-cache' ? ['maxKeys'] : ['max', 'maxSize', 'ttl'];
  return names.some((name) => optionOf(graph, it, name) !== undefined);
}

export const weakCache = callStrength({
  id: 'weak-cache',
  title: 'Caches that do not keep what nobody uses',
  practices: ['performance/memory'],
  calls: { '': /^(?:WeakRef$|WeakMap\(\)\.set$|FinalizationRegistry$)/ },
  // A map by `this` holds private fields; one of a function that hands nothing on is gone with it.
  when: ({ path, file, index, call }) => (!path.startsWith('WeakMap') && !isOneOfTwo(file, index)) || (path.startsWith('WeakMap') && call.arguments[0]?.kind !== 'this' && call.arguments[0]?.kind !== 'receiver' && isKept(file, call)),
  says: (name) => `${name} remembers something without keeping it alive.`,
});

/** Reports whether something is kept weakly here and as it is there: then it is kept. */
function isOneOfTwo({ syntax }: ProjectFile, index: number): boolean {
  const isEither = (value: Value): boolean => value.kind === 'either' && value.of.some((it) => it.kind === 'result' && it.call === index);
  return syntax.calls.some((it) => it.arguments.some((value) => someValue(value, isEither)));
}

/** Reports whether what a call is made on outlives the function that declares it: a field, a name of the module, one that a closure keeps. */
function isKept({ syntax }: ProjectFile, { callee }: CallFact): boolean {
  const on = callee.kind === 'member' ? callee.of : callee;
  const definition = on.kind === 'definition' ? syntax.definitions[on.id] : undefined;
  if (definition?.kind !== 'variable' || definition.within < 0) return true;
  return syntax.functions[definition.within]?.returns.some((it) => it.kind === 'function') === true;
}

export const responseSchema = callStrength({
  id: 'response-schema',
  title: 'Responses written by a schema',
  practices: ['performance/http-serialization'],
  calls: { fastify: /\.(?:get|post|put|patch|delete|head|options|all|route)$/, 'fast-json-stringify': /^$/ },
  // A schema for lines of a log writes no response.
  when: (it, graph) => (it.package !== 'fastify' ? !/(?:^|[/.-])log(?:ger|ging|s)?(?:[.-]\w+)*$/i.test(it.file.path) : it.call.arguments.some((value) => hasResponse(graph, it.file, value))),
  says: (name, it) => (it?.package === 'fastify' ? `${name} says what the response looks like, so that nothing else is serialised.` : `${name} makes a serialiser from a schema.`),
});

function hasResponse(graph: ProjectGraph, file: ProjectFile, value: Value): boolean {
  const objects = value.kind === 'object' ? [{ file, value }] : value.kind === 'function' ? [] : graph.values.targets(file, value).flatMap((it) => (it.kind === 'object' && it.value.kind === 'object' ? [{ file: it.file, value: it.value }] : []));
  const responses = objects.flatMap((it) => it.value.members.flatMap(([name, inner]) => (name === 'response' ? [{ file: it.file, value: inner }] : name === 'schema' ? responsesIn(graph, it.file, inner) : [])));
  return responses.some((it) => saysSuccess(graph, it.file, it.value));
}

function responsesIn(graph: ProjectGraph, file: ProjectFile, schema: Value): readonly { readonly file: ProjectFile; readonly value: Value }[] {
  const objects = [...(schema.kind === 'object' ? [{ file, value: schema }] : []), ...graph.values.targets(file, schema).flatMap((it) => (it.kind === 'object' && it.value.kind === 'object' ? [{ file: it.file, value: it.value }] : []))];
  return objects.flatMap((it) => it.value.members.flatMap(([name, value]) => (name === 'response' ? [{ file: it.file, value }] : [])));
}

/** Reports whether responses name what is sent when all is well; where only errors have a schema, the rest is serialised as ever. */
function saysSuccess(graph: ProjectGraph, file: ProjectFile, responses: Value): boolean {
  const objects = responses.kind === 'object' ? [responses] : graph.values.targets(file, responses).flatMap((it) => (it.kind === 'object' && it.value.kind === 'object' ? [it.value] : []));
  return objects.some((it) => it.members.some(([name]) => /^(?:2\d\d|2xx|default)$/i.test(name)));
}

export const compression = callStrength({
  id: 'compression',
  title: 'Compressed responses',
  practices: ['performance/http-serialization'],
  calls: { compression: /^$/, 'koa-compress': /^$/, hono: /^compress$/, 'shrink-ray-current': /^$/, 'compression-next': /^$/ },
  plugins: /^(?:@fastify\/compress|fastify-compress)$/,
  says: (name) => `${name} compresses what is sent.`,
});

export const keepAliveAgent = callStrength({
  id: 'keep-alive-agent',
  title: 'Connections that are used again',
  practices: ['performance/http-serialization'],
  calls: { http: /^Agent$/, https: /^Agent$/, agentkeepalive: /^(?:HttpsAgent|HttpAgent|default)?$/, undici: /^(?:Agent|Pool)$/ },
  when: (it, graph) => {
    // Agents of undici keep connections unasked; one made for a proxy or a look-up says nothing about that.
    if (it.package === 'undici') return ['keepAliveTimeout', 'keepAliveMaxTimeout', 'connections', 'pipelining'].some((name) => optionOf(graph, it, name) !== undefined);
    if (it.package !== 'http' && it.package !== 'https') return true;
    const value = optionOf(graph, it, 'keepAlive');
    return value !== undefined && !(value.kind === 'boolean' && !value.value);
  },
  says: (name) => `${name} keeps connections to use them again.`,
});

export const binaryEncoding = callStrength({
  id: 'binary-encoding',
  title: 'Compact encodings',
  practices: ['performance/http-serialization'],
  calls: {
    '@msgpack/msgpack': /^(?:encode|decode|encodeMultiStream|decodeAsync|decodeMulti)$/, msgpackr: /^(?:pack|unpack|encode|decode|(?:Packr|Unpackr)\(\)\.\w+)$/, 'notepack.io': /^(?:encode|decode)$/, protobufjs: /\.(?:encode|decode|encodeDelimited|decodeDelimited)$/,
    '@bufbuild/protobuf': /^(?:toBinary|fromBinary)$/, avsc: /\.(?:toBuffer|fromBuffer)$/, 'cbor-x': /^(?:encode|decode)$/, flatbuffers: /Builder$/,
  },
  says: (name) => `${name} encodes data more compactly than JSON.`,
});

export const throughputStrengths = [boundedConcurrency, asyncIteration, streamPipeline, workerThread, boundedCache, weakCache, responseSchema, compression, keepAliveAgent, binaryEncoding];
