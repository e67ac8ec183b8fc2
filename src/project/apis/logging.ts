/** Loggers of packages, by the way from the package to the logger, and what writes an access log by itself. */
import type { ApiTable } from '../calls/external-calls.js';

/** Methods of loggers that write a line. */
export const logMethods = /^(?:trace|debug|verbose|silly|http|info|log|notice|success|warn|warning|error|err|fatal|crit|critical|alert|emerg|emergency|dir|table)$/;

/** Methods that make a logger from another, with more to say on every line. */
export const childMethods = /^(?:child|childLogger|createChild|getSubLogger|withTag|withFields|withContext|with|extend|bind|fork|scope|getChildLogger|forContext|getChild)$/;

const child = '(?:\\.(?:child|createChild|getSubLogger|withTag|withContext|with|extend|fork|scope|getChild)\\(\\))*';

/** The logger itself: what stands before the method. */
export const loggers: ApiTable = {
  pino: new RegExp(`^(?:(?:pino|default|P)?\\(\\)|(?:Logger|BaseLogger|pino\\.Logger|pino\\.BaseLogger|P\\.\\w+)\\(\\))${child}$`),
  winston: new RegExp(`^(?:default|winston)?(?:$|createLogger\\(\\)|loggers\\.\\w+\\(\\)|Container\\(\\)\\.\\w+\\(\\)|(?:winston\\.)?Logger\\(\\))${child}$`),
  bunyan: new RegExp(`^(?:\\(\\)|createLogger\\(\\)|(?:bunyan\\.)?Logger\\(\\))${child}$`),
  log4js: /^(?:getLogger|Logger)\(\)$/,
  loglevel: /^(?:$|(?:default|getLogger)\(\)|Logger\(\))$/,
  consola: new RegExp(`^(?:$|consola|createConsola\\(\\)|consola\\.create\\(\\)|create\\(\\)|ConsolaInstance\\(\\))${child}$`),
  signale: /^(?:$|Signale\(\)|default)$/,
  npmlog: /^$/,
  tslog: new RegExp(`^Logger\\(\\)${child}$`),
  roarr: /^(?:Roarr|default)?(?:\.child\(\))*$/,
  bole: /^\(\)$/,
  'lambda-log': /^$|^LambdaLog\(\)$/,
  'simple-node-logger': /^create\w+\(\)$/,
  tracer: /^(?:console|colorConsole|dailyfile)\(\)$/,
  '@logtape/logtape': new RegExp(`^getLogger\\(\\)${child}$`),
  '@logtail/node': /^Logtail\(\)$/,
  '@aws-lambda-powertools/logger': new RegExp(`^Logger\\(\\)${child}$`),
  '@nestjs/common': /^(?:Logger|Logger\(\)|ConsoleLogger\(\)|LoggerService\(\))$/,
  'nestjs-pino': /^(?:Logger|PinoLogger)\(\)(?:\.logger)?$/,
  'nest-winston': /^(?:WinstonLogger|NestWinstonLogger)\(\)$|^WinstonModule\.createLogger\(\)$/,
  '@tsed/logger': /^(?:\$log|Logger\(\))$/,
  'egg-logger': /Logger\(\)$/,
  'electron-log': /^$/,
  'fancy-log': /^$/,
  '@fastify/one-line-logger': /^$/,
  adze: /^(?:adze|default)?\(\)/,
};

/** Middleware that writes one line a request. */
export const accessLogs: ApiTable = {
  morgan: /^$/,
  'koa-morgan': /^$/,
  'koa-logger': /^$/,
  hono: /^logger$/,
  'express-winston': /^logger$/,
  'koa-winston': /^logger$|^$/,
  'koa2-winston': /^logger$/,
};

/** Frameworks that hand a request to handlers; what hangs on it under the name of a logger is one. */
export const frameworks = /^(?:express(?:-serve-static-core)?|koa|@koa\/router|koa-router|hono(?:\/.*)?|@hono\/.*|fastify|fastify-plugin|http|https|http2|restify|polka|@nestjs\/\w+|@fastify\/.*)$/;
