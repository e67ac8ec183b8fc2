/** Strengths about logs, metrics, traces and injected faults. */
import { memberOf } from '../project/data/options.js';
import { callStrength, isGiven, optionOf } from './calls.js';
import { textOf } from './values.js';

export const logRedaction = callStrength({
  id: 'log-redaction',
  title: 'Logs that leave out what is sensitive',
  practices: ['reliability/structured-logging'],
  calls: { pino: /^(?:pino|default)?$/, 'pino-http': /^(?:pinoHttp|default)?$/, 'nestjs-pino': /^LoggerModule\.forRoot(?:Async)?$/, fastify: /^(?:fastify|Fastify|default)?$/, 'fast-redact': /^$/, '@pinojs/redact': /^$/, 'winston-redact': /^$/, 'redact-object': /^$/, '@zapier/secret-scrubber': /^scrub$/, 'koa-pino-logger': /^$/ },
  when: (it, graph) => {
    if (/redact|scrub/.test(it.package)) return true;
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
  says: (name) => `${name} carries what belongs to a request without handing it on.`,
});

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
  when: (it, graph) => it.package !== '@sentry/node' || optionOf(graph, it, 'tracesSampleRate') !== undefined || optionOf(graph, it, 'tracesSampler') !== undefined,
  roles: ['server', 'script'],
  says: (name) => `${name} starts to trace.`,
});

export const traceSampling = callStrength({
  id: 'trace-sampling',
  title: 'Traces that are sampled',
  practices: ['reliability/tracing'],
  calls: { '@opentelemetry/sdk-trace-base': /Sampler$/, '@opentelemetry/sdk-trace-node': /Sampler$/, '@opentelemetry/sdk-node': /Sampler$/, '@opentelemetry/core': /Sampler$/, '@sentry/node': /^init$/, '@sentry/nestjs': /^init$/ },
  when: (it, graph) => !it.package.startsWith('@sentry') || optionOf(graph, it, 'tracesSampleRate') !== undefined || optionOf(graph, it, 'tracesSampler') !== undefined,
  roles: ['server', 'script'],
  says: (name) => `${name} decides which traces are kept.`,
});

export const faultInjectionTest = callStrength({
  id: 'fault-injection-test',
  title: 'Tests that break something on purpose',
  practices: ['reliability/chaos'],
  calls: {
    nock: /\.(?:replyWithError|delay|delayConnection|delayBody|socketDelay)$/, 'toxiproxy-node-client': /\.(?:createProxy|addToxic)$|^(?:Toxic|Proxy|Toxiproxy)$/, msw: /^HttpResponse\.error$|^delay$/, 'axios-mock-adapter': /\.(?:networkError|timeout|networkErrorOnce|timeoutOnce)$/, undici: /\.replyWithError$/, testcontainers: /\(\)\.(?:stop|restart)$|^ToxiProxyContainer$/, '@testcontainers/toxiproxy': /^ToxiProxyContainer$/,
  },
  // A container that is stopped after all tests is tidied up, so that stopping alone says nothing.
  when: (it) => it.package !== 'testcontainers' || /ToxiProxy/.test(it.path),
  roles: ['test'],
  says: (name) => `${name} lets something fail, to see what happens.`,
});

export const telemetryStrengths = [logRedaction, requestContext, metrics, instrumentedFeature, hitRatioMetric, tracingBootstrap, traceSampling, faultInjectionTest];
