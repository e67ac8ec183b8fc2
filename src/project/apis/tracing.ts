/** Tracing and monitoring packages: what each adds to logs and to outbound calls once it runs. */

/** What instrumentation covers: logs of which packages, and calls over which. */
export interface Coverage {
  readonly logs: RegExp;
  readonly console: boolean;
  readonly http: boolean;
  readonly undici: boolean;
  readonly publish: RegExp;
}

const nothing = /^$(?!)/;

export const noCoverage: Coverage = { logs: nothing, console: false, http: false, undici: false, publish: nothing };

const structured = /^(?:pino|winston|bunyan|nestjs-pino|nest-winston|fastify|request|pino-http)$/;
const brokers = /^(?:amqplib.*|kafkajs|@aws-sdk\/.*|aws-sdk.*|amqp-connection-manager|@golevelup\/nestjs-rabbitmq|@nestjs\/microservices|@google-cloud\/pubsub|@azure\/.*|@confluentinc\/.*|node-rdkafka|rascal|sqs-producer)$/;
const all: Coverage = { logs: structured, console: false, http: true, undici: true, publish: brokers };

/** Packages that trace once they are loaded or started. */
export const agents: Readonly<Record<string, Coverage>> = {
  'dd-trace': { ...all, publish: /^(?:amqplib.*|kafkajs|@aws-sdk\/.*|aws-sdk.*|amqp-connection-manager|@google-cloud\/pubsub|bullmq|@confluentinc\/.*|@golevelup\/nestjs-rabbitmq|@nestjs\/microservices)$/ },
  newrelic: all,
  'elastic-apm-node': all,
  applicationinsights: { ...all, console: true },
  '@azure/monitor-opentelemetry': all,
  '@splunk/otel': all,
  '@dynatrace/oneagent-sdk': all,
  '@opentelemetry/auto-instrumentations-node': all,
  '@honeycombio/opentelemetry-node': all,
  '@google-cloud/trace-agent': { ...noCoverage, http: true },
  '@instana/collector': all,
  'skywalking-backend-js': all,
  'aws-xray-sdk': { ...noCoverage, http: true },
  'aws-xray-sdk-core': { ...noCoverage, http: true },
  '@appsignal/nodejs': all,
  '@highlight-run/node': all,
  '@logfire/node': all,
  '@pydantic/logfire-node': all,
  logfire: all,
};

/** Single instrumentations, registered one by one. */
export const instrumentations: readonly (readonly [name: RegExp, adds: Partial<Coverage>])[] = [
  [/instrumentation-http$/, { http: true }],
  [/instrumentation-(?:undici|fetch|fetch-node)$|^opentelemetry-instrumentation-fetch-node$/, { undici: true }],
  [/instrumentation-pino$/, { logs: /^(?:pino|nestjs-pino|fastify)$/ }],
  [/instrumentation-winston$/, { logs: /^(?:winston|nest-winston)$/ }],
  [/instrumentation-bunyan$/, { logs: /^(?:bunyan)$/ }],
  [/instrumentation-amqplib$/, { publish: /^(?:amqplib.*|amqp-connection-manager|@golevelup\/nestjs-rabbitmq)$/ }],
  [/instrumentation-kafkajs$|opentelemetry-instrumentation-kafkajs/, { publish: /^kafkajs$/ }],
  [/instrumentation-aws-sdk$/, { publish: /^(?:@aws-sdk\/.*|aws-sdk.*|sqs-producer)$/ }],
  [/bullmq-otel|instrumentation-bullmq/, { publish: /^bullmq$/ }],
];

/** Packages of which it cannot be told what they add. */
export const perhapsTracing = /^@sentry\/|^@bugsnag\/|^rollbar$|^@google-cloud\/(?:logging|opentelemetry)/;

/** Packages that set OpenTelemetry up in a way of their own, such as a company's `@acme/opentelemetry-nestjs`. */
export const wrappedTracing = /^(?!@opentelemetry\/|@hono\/|@fastify\/).*(?:opentelemetry|\botel\b)/;

/** Middleware and plugins that give no id. What is not here may. */
export const plainMiddleware =
  /^(?:express|express-async-(?:errors|handler)|express-rate-limit|express-slow-down|rate-limiter-flexible|express-brute|cors|helmet|compression|shrink-ray.*|body-parser|body-parser-.*|cookie-parser|cookie-session|express-session|connect-[\w-]+|passport(?:-[\w-]+)?|multer|busboy|connect-busboy|express-fileupload|morgan|serve-static|serve-favicon|serve-index|csurf|csrf-csrf|lusca|hpp|xss-clean|express-mongo-sanitize|method-override|express-validator|celebrate|express-joi-validation|swagger-ui-express|swagger-jsdoc|swagger-tools|express-openapi-validator|express-jwt|express-jwt-authz|express-oauth2-jwt-bearer|express-basic-auth|express-unless|express-useragent|express-device|express-handlebars|express-ejs-layouts|ejs|pug|nunjucks|hbs|vhost|response-time|errorhandler|http-errors|http-proxy(?:-middleware)?|express-http-proxy|express-status-monitor|express-prom-bundle|prom-client|express-prometheus-middleware|i18n|i18next(?:-[\w-]+)?|geoip-lite|request-ip|on-finished|on-headers|timeout|connect-timeout|apollo-server(?:-[\w-]+)?|@apollo\/.*|graphql(?:-[\w-]+)?|express-graphql|socket\.io|ws|express-ws|subscriptions-transport-ws|@trpc\/.*|ts-rest|tsoa|routing-controllers|inversify-express-utils|awilix(?:-[\w-]+)?|typedi|inversify|tsyringe|zod(?:-express-middleware)?|joi|yup|ajv|class-validator|class-transformer|koa|koa-.*|@koa\/.*|@types\/.*|koa|kcors|koa2-[\w-]+|hono|hono\/(?!request-id).*|@hono\/.*|fastify|fastify-plugin|@fastify\/(?!request-context|opentelemetry|otel).*|fastify-[\w-]+|close-with-grace|under-pressure|middie|@nestjs\/.*|@willsoto\/nestjs-prometheus|nest-winston|nestjs-[\w-]+|typeorm|mongoose|mongodb|pg|mysql2?|sequelize(?:-typescript)?|knex|objection|@prisma\/.*|prisma|redis|ioredis|bull|bullmq|bull-board|@bull-board\/.*|kafkajs|amqplib|reflect-metadata|rxjs|lodash(?:[.-][\w]+)?|ramda|uuid|nanoid|axios|got|dotenv|config|convict|path-to-regexp|bcrypt(?:js)?|jsonwebtoken|jose|moment|dayjs|date-fns|luxon|winston(?:-[\w-]+)?|pino(?:-pretty|-roll)?|bunyan|log4js|debug|chalk|sharp|nodemailer|stripe|aws-sdk|@aws-sdk\/.*|aws-lambda|serverless-http|@vendia\/serverless-express|aws-serverless-express|@as-integrations\/.*|@codegenie\/.*|@elastic\/elasticsearch|@sendgrid\/.*|openai|next|react|react-dom.*|vite|restify(?:-[\w-]+)?|polka|sirv|http-terminator|stoppable|lightship|@godaddy\/terminus|http-graceful-shutdown|express-list-endpoints|spdy|mime(?:-types)?|semver|ms|qs|sanitize-html|feature-policy|permissions-policy|nocache|referrer-policy|express-enforces-ssl|express-sslify|express-ip-filter|express-ipfilter|express-mung|express-list-routes|express-paginate|apicache|express-cache-controller|async|bluebird|p-\w+|fs-extra|typescript|tslib|handlebars|marked)$/;
