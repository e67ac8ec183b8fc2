/** Reports async callbacks given to something that drops the promise they return. */
import type { CallFact, Declared } from '../facts/facts.js';
import { locationIn, type ProjectFile } from '../project/project-file.js';
import type { ProjectGraph } from '../project/project-graph.js';
import { defineRule, type Observation } from './rule.js';

/** Packages whose types say `void` although they take care of the promise. */
const caring = /^(?:node-cron|cron|node-schedule|(?:@hokify\/)?agenda|bree|close-with-grace|async-exit-hook|croner|mocha|jest|@jest\/.+|vitest|@playwright\/.+|react|@types\/react|tap|ava|@tanstack\/.+)$/;

/** What drops promises where types are not installed: callees known by their package. */
const emitters: Readonly<Record<string, RegExp>> = {
  events: /^(?:EventEmitter)?\(\)\.(?:on|once|addListener|prependListener)$/,
  'socket.io': /^(?:Server)?\(\)(?:\.of\(\))?\.(?:on|once)(?:~0\.(?:on|once))?$/,
  ws: /^(?:Server|WebSocketServer|WebSocket)?\(\)\.(?:on|once)(?:~0\.(?:on|once))?$/,
  mongoose: /^connection\.(?:on|once)$/,
  redis: /^createClient\(\)\.(?:on|once|subscribe)$/,
  ioredis: /^(?:Redis)?\(\)\.(?:on|once)$/,
  bull: /^(?:Queue)?\(\)\.(?:on|once)$/,
  bullmq: /^(?:Queue|Worker|QueueEvents)\(\)\.(?:on|once)$/,
  chokidar: /^watch\(\)\.(?:on|once)$/,
  http: /^(?:createServer|request|get)\(\)\.(?:on|once)$/,
};

/** Functions that call back and ignore what the callback returns, known by their package. */
const callers: Readonly<Record<string, RegExp>> = {
  express: /^\(\)\.listen$/,
  koa: /^\(\)\.listen$/,
  http: /^createServer$|^(?:createServer|Server)\(\)\.listen$/,
  https: /^createServer$|^(?:createServer|Server)\(\)\.listen$/,
  amqplib: /\.consume$/,
  jsonwebtoken: /^verify$|^sign$/,
  fs: /^(?:readFile|writeFile|readdir|stat|unlink|mkdir|access|rename|watch)$/,
};

const timers = /^(?:setTimeout|setInterval|setImmediate|process\.nextTick|queueMicrotask)$/;

export const asyncListener = defineRule({
  id: 'async-listener',

  *check(graph) {
    const isHeard = graph.processPolicies.length > 0;
    // These call their handlers as Node calls a listener, and drop what comes back.
    const awaiting = graph.handlers.filter((it) => it.framework !== 'http' && it.framework !== 'socket.io' && it.framework !== 'amqp');
    const registered = new Set(awaiting.map((it) => `${it.at.file}:${it.at.start.line}:${it.at.start.character}`));
    for (const file of graph.withRole('server')) {
      for (const call of file.syntax.calls) {
        for (const [index, question] of call.argumentQuestions) {
          const span = call.argumentSpans[index];
          if (span === undefined || registered.has(`${file.path}:${span[0]}:${span[1]}`)) continue;
          const observation = observe(graph, file, call, index, question, isHeard);
          if (observation) yield observation;
        }
      }
    }
  },
});

function observe(graph: ProjectGraph, file: ProjectFile, call: CallFact, index: number, question: number, isHeard: boolean): Observation | undefined {
  const argument = call.arguments[index];
  const span = call.argumentSpans[index];
  if (argument === undefined || span === undefined) return undefined;
  const answer = file.answers.answers[question];
  const isPromiseByType = answer?.kind === 'callback' && answer.gives === 'promise';
  const declared = answer?.kind === 'declaration' ? graph.rejections.declaredFunction(answer.declared) : undefined;
  const targets = graph.values.targets(file, argument);
  const candidates = targets.length === 0 && declared ? [declared] : targets;
  const areFailing = candidates.every((it) => {
    if (it.kind !== 'function') return false;
    if (graph.rejections.functionGivesPromise(it.file, it.id)) return graph.rejections.functionRejects(it.file, it.id);
    return isPromiseByType && graph.rejections.resultRejects(it.file, it.id);
  });
  const [failing] = candidates;
  if (failing?.kind !== 'function' || !areFailing) return undefined;
  const fact = failing.file.syntax.functions[failing.id];
  const how = dropsPromise(graph, file, call, question);
  if (!fact || how === undefined) return undefined;

  const isInline = argument.kind === 'function';
  const [risk] = fact.risks;
  return {
    at: locationIn(file.path, isInline ? fact.headSpan : span),
    message: describe(call, how, fact.async, isHeard),
    related: risk ? [{ location: locationIn(failing.file.path, risk.span), message: 'may reject here' }] : [],
    form: how,
  };
}

type Form = 'emitter' | 'timer' | 'for-each' | 'executor' | 'callback';

/** How the promise is lost; `undefined` when it is not, or when that cannot be told. */
function dropsPromise(graph: ProjectGraph, file: ProjectFile, call: CallFact, question: number): Form | undefined {
  const answer = file.answers.answers[question];
  const method = call.callee.kind === 'member' ? call.callee.name : call.text;
  const targets = graph.values.targets(file, call.callee);
  if (targets.some((it) => it.kind === 'global' && timers.test(it.path))) return 'timer';
  if (call.construct && targets.some((it) => it.kind === 'global' && it.path === 'Promise')) return 'executor';
  if (targets.some((it) => it.kind === 'package' && emitters[it.name]?.test(it.path) === true)) return 'emitter';
  if (targets.some((it) => it.kind === 'package' && callers[it.name]?.test(it.path) === true)) return 'callback';
  if (answer?.kind === 'declaration') {
    const callee = file.answers.answers[call.question];
    if (callee?.kind !== 'declaration') return undefined;
    if (callee.declared?.package === 'lib' && method === 'forEach') return 'for-each';
    return isEmitterMethod(callee.declared) ? 'emitter' : undefined;
  }
  if (answer?.kind !== 'callback' || answer.expects !== 'void') return undefined;
  const declared = answer.declared;
  if (declared && caring.test(declared.package)) return undefined;
  if (declared?.package === 'lib' && method === 'forEach') return 'for-each';
  if (/^(?:on|once|addListener|prependListener|addEventListener)$/.test(method)) return 'emitter';
  if (!declared) return undefined;
  return declared.package !== '' || callsAndForgets(graph, declared, call, question) ? 'callback' : undefined;
}

/** Reports whether an own function calls the callback it is given and drops the result; its type alone cannot tell. */
function callsAndForgets(graph: ProjectGraph, declared: Declared, call: CallFact, question: number): boolean {
  const target = graph.rejections.declaredFunction(declared);
  const index = call.argumentQuestions.find(([, it]) => it === question)?.[0];
  if (!target || index === undefined) return false;
  const { syntax } = target.file;
  return syntax.promises.some(({ value }) => {
    const callee = value.kind === 'result' ? syntax.calls[value.call]?.callee : undefined;
    const definition = callee?.kind === 'definition' ? syntax.definitions[callee.id] : undefined;
    return definition?.kind === 'parameter' && definition.function === target.id && definition.index === index;
  });
}

function isEmitterMethod(declared: { readonly package: string; readonly name: string } | undefined): boolean {
  return declared?.package === 'node' && /^(?:EventEmitter|Process|Socket|Server|\w+)\.(?:on|once|addListener|prependListener)$/.test(declared.name);
}

function describe(call: CallFact, how: Form, isAsync: boolean, isHeard: boolean): string {
  const callback = isAsync ? 'this async callback' : 'the promise of this callback';
  const text = `\`${call.text}\``;
  if (how === 'for-each') return `${text} does not wait for ${callback}: what it rejects with is lost`;
  if (how === 'executor') return `\`new Promise\` ignores what ${callback} rejects with: the promise then never settles`;
  return `${text} drops the promise of ${isAsync ? 'this async callback' : 'this callback'}: when it rejects, ${isHeard ? 'only the handler of the whole process' : 'nobody'} hears`;
}
