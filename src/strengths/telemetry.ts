/** Strengths about logs, metrics, traces and injected faults. */
import { memberOf } from '../project/data/options.js';
import type { ExternalCall } from '../project/calls/external-calls.js';
import { callStrength, isGiven, optionOf } from './calls.js';
import { textOf } from './values.js';

export const logRedaction = callStrength({
  id: 'log-redaction',
  title: 'Logs that leave out what is sensitive',
  practices: ['reliability/structured-logging'],
  calls: { pino: /^(?:pino|default)?$/, 'pino-http': /^(?:pinoHttp|default)?$/, 'nestjs-pino': /^LoggerModule\.forRoot(?:Async)?$/, fastify: /^(?:fastify|Fastify|default)?$/, 'winston-redact': /^$/, 'koa-pino-logger': /^$/ },
  when: (it, graph) => {
    if (it.package === 'winston-redact') return true;
    return isGiven(it, /^redact$/) || it.call.arguments.some((value) => memberOf(graph.values, it.file, value, 'redact') !== undefined);
  },
  says: (name) => `${name} is told what to leave out of what it writes.`,
});

export const requestContext = callStrength({
  id: 'request-context',
  title: 'Context that follows a request',
  practices: ['reliability/structured-logging'],
  calls: { async_hooks: /^AsyncLocalStorage\(\)\.(?:run|enterWith)$/, 'nestjs-cls': /^(?:ClsModule\.forRoot(?:Async)?|ClsService\(\)\.(?:run|set|enter))$/, 'express-http-context': /^(?:middleware|set)$/, 'cls-hooked': /createNamespace\(\)\.run/, 'cls-rtracer': /^(?:expressMiddleware|koaMiddleware|fastifyPlugin)$/, hono: /^contextStorage$/, 'express-ctx': /^$/ },
  plugins: /^(?:@fastify\/request-context|fastify-request-context)$/,
  when: (it) => it.package !== 'async_hooks' || isOfRequest(it),
  says: (name) => `${name} carries what belongs to a request without handing it on.`,
});

const requestWord = /re?q(?:uest)?(?:Id)?$|request|correlation|trace|tenant|user|^uid$|session|logger|locale|^ctx$|context/i;

/** Reports whether a store is about a request: by what is put into it, by what it is called, or by what goes on in it. */
function isOfRequest({ file, call }: ExternalCall): boolean {
  const [store] = call.arguments;
  const { definitions, functions } = file.syntax;
  if (store?.kind === 'object' && store.members.some(([name]) => requestWord.test(name) && !/transaction/i.test(name))) return true;
  const held = store?.kind === 'definition' ? definitions[store.id] : undefined;
  if ((held?.kind === 'variable' || held?.kind === 'parameter') && requestWord.test(held.name)) return true;
  const then = call.arguments[1]?.kind === 'definition' ? definitions[call.arguments[1].id] : undefined;
  return (then?.kind === 'parameter' && /^(?:next|done)$/.test(then.name)) || /request|middleware|correlation/i.test(functions[call.within]?.name ?? '');
}

const metricCalls = {
  'prom-client': /^(?:Counter|Histogram|Gauge|Summary)\(\)(?:\.(?:labels|child)\(\))?\.(?:inc|dec|observe|set|startTimer)$/,
  '@opentelemetry/api': /create(?:Counter|Histogram|Gauge|UpDownCounter|ObservableGauge|ObservableCounter)\(\)\.(?:add|record|addCallback)$/,
  'hot-shots': /\(\)\.(?:increment|gauge|histogram|timing|distribution)$/,
  '@willsoto/nestjs-prometheus': /^makeCounterProvider$|^makeHistogramProvider$|^makeGaugeProvider$/,
  'dd-trace': /^(?:tracer\.|default\.)?dogstatsd\.(?:increment|gauge|histogram|distribution)$/,
  '@aws-lambda-powertools/metrics': /\(\)\.addMetric$/,
};

export const metrics = callStrength({
  id: 'metrics',
  title: 'Metrics of its own',
  practices: ['reliability/metrics-and-slos'],
  calls: metricCalls,
  says: (name) => `${name} counts or measures something of this service.`,
});

export const instrumentedFeature = callStrength({
  id: 'instrumented-feature',
  title: 'Telemetry beside the features',
  practices: ['system-design/observability-aware'],
  calls: { ...metricCalls, '@opentelemetry/api': /\.startActiveSpan$|\.startSpan$|getActiveSpan\(\)\.(?:setAttributes?|addEvent|recordException)$|create(?:Counter|Histogram|Gauge|UpDownCounter)\(\)\.(?:add|record)$/, '@sentry/node': /^(?:startSpan|startInactiveSpan)$/, 'dd-trace': /^(?:tracer\.|default\.)?(?:trace|wrap|dogstatsd\.(?:increment|gauge|histogram|distribution))$/ },
  // Set up once for all is something else: what stands in a function that a request reaches is about that feature.
  when: (it, graph) => {
    // What a module for metrics does when it is asked to stands apart from the feature.
    if (/(?:^|[./_-])(?:metrics?|prometheus|telemetry|instrumentation|tracing|monitoring)(?:[._-][\w.-]*|\/index\.\w+)?$/i.test(it.file.path)) return false;
    const hot = graph.hot.find(it.within);
    return hot !== undefined && hot.handler.kind !== 'middleware' && hot.handler.kind !== 'error';
  },
  says: (name) => `${name} tells of a feature where the feature is.`,
});

const hitName = /(?:^|[_.\s:-])(?:cache)[\w.:-]*(?:hits?|miss(?:es)?|lookups?|ratio)|(?:hits?|miss(?:es)?)[\w.:-]*cache/i;

export const hitRatioMetric = callStrength({
  id: 'hit-ratio-metric',
  title: 'Hits and misses of caches measured',
  practices: ['data/caching-strategies'],
  calls: { 'prom-client': /^(?:Counter|Gauge|Histogram)$/, '@opentelemetry/api': /create(?:Counter|Gauge|ObservableGauge|UpDownCounter)$/, 'hot-shots': /\(\)\.(?:increment|gauge)$/ },
  when: (it, graph) => hitName.test(textOf(it.call.arguments[0])) || hitName.test(textOf(optionOf(graph, it, 'name'))),
  says: (name) => `${name} measures how often a cache is of use.`,
});

export const tracingBootstrap = callStrength({
  id: 'tracing-bootstrap',
  title: 'Tracing that is started',
  practices: ['reliability/tracing'],
  calls: {
    '@opentelemetry/sdk-node': /(?:^|\.)NodeSDK\(\)\.start$/, '@opentelemetry/sdk-trace-node': /NodeTracerProvider\(\)\.register$/, '@opentelemetry/node': /NodeTracerProvider\(\)\.register$/, 'dd-trace': /^(?:tracer\.|default\.)?init$/, 'elastic-apm-node': /^(?:default\.)?start$/, '@azure/monitor-opentelemetry': /^useAzureMonitor$/,
    '@splunk/otel': /^start$/, 'aws-xray-sdk': /^(?:captureHTTPsGlobal|express\.openSegment)$/, '@vercel/otel': /^registerOTel$/, '@sentry/node': /^init$/,
  },
  when: (it, graph) => {
    if (it.package === '@sentry/node') return optionOf(graph, it, 'tracesSampleRate') !== undefined || optionOf(graph, it, 'tracesSampler') !== undefined;
    const plugins = optionOf(graph, it, 'plugins');
    if (it.package === 'dd-trace' && plugins?.kind === 'boolean' && !plugins.value) return false;
    // What is set up when it is asked for traces something within; tracing of the service is there before.
    return graph.hot.find(it.within) === undefined && !/^get[A-Z]/.test(it.file.syntax.functions[it.call.within]?.name ?? '');
  },
  roles: ['server', 'script'],
  says: (name) => `${name} starts to trace.`,
});

export const traceSampling = callStrength({
  id: 'trace-sampling',
  title: 'Traces that are sampled',
  practices: ['reliability/tracing'],
  calls: { '@opentelemetry/sdk-trace-base': /Sampler$/, '@opentelemetry/sdk-trace-node': /Sampler$/, '@opentelemetry/sdk-node': /Sampler$/, '@opentelemetry/core': /Sampler$/, '@sentry/node': /^init$/, '@sentry/nestjs': /^init$/ },
  // A rate of one keeps everything.
  when: (it, graph) => {
    if (!it.package.startsWith('@sentry')) return true;
    const rate = optionOf(graph, it, 'tracesSampleRate');
    return optionOf(graph, it, 'tracesSampler') !== undefined || (rate !== undefined && !(rate.kind === 'number' && rate.value >= 1));
  },
  roles: ['server', 'script'],
  says: (name) => `${name} decides which traces are kept.`,
});

export const faultInjectionTest = callStrength({
  id: 'fault-injection-test',
  title: 'Tests that break something on purpose',
  practices: ['reliability/chaos'],
  calls: {
    nock: /\.(?:replyWithError|delay|delayConnection|delayBody|socketDelay)$/, 'toxiproxy-node-client': /\.(?:createProxy|addToxic)$|^(?:Toxic|Proxy|Toxiproxy)$/, msw: /^HttpResponse\.error$|^delay$/, undici: /\.replyWithError$/, testcontainers: /\(\)\.(?:stop|restart)$|^ToxiProxyContainer$/, '@testcontainers/toxiproxy': /^ToxiProxyContainer$/,
  },
  // A container that is stopped after all tests is tidied up, so that stopping alone says nothing.
  when: (it) => it.package !== 'testcontainers' || /ToxiProxy/.test(it.path),
  roles: ['test'],
  says: (name) => `${name} lets something fail, to see what happens.`,
});

export const telemetryStrengths = [logRedaction, requestContext, metrics, instrumentedFeature, hitRatioMetric, tracingBootstrap, traceSampling, faultInjectionTest];
