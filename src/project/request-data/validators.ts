/** What validates: packages by their own documentation, and the names under which schemas are asked where their package is not known. */
import type { ApiTable } from '../calls/external-calls.js';

/** Calls that check or rebuild what they are given. */
export const validating: ApiTable = {
  zod: /(?:^|\.)(?:safeParse|parse|parseAsync|safeParseAsync|spa|decode|safeDecode|encode)$/,
  'zod/v4': /(?:^|\.)(?:safeParse|parse|parseAsync|safeParseAsync|decode|safeDecode)$/,
  'zod/v3': /(?:^|\.)(?:safeParse|parse|parseAsync|safeParseAsync)$/,
  'zod/mini': /(?:^|\.)(?:safeParse|parse|parseAsync|safeParseAsync)$/,
  joi: /(?:^|\.)(?:validate|validateAsync|attempt|assert)$/,
  '@hapi/joi': /(?:^|\.)(?:validate|validateAsync|attempt|assert)$/,
  yup: /(?:^|\.)(?:validate|validateSync|validateAt|cast|isValid|isValidSync)$/,
  ajv: /(?:^|\.)(?:validate|validateSchema|compile\(\)|compileAsync\(\)|getSchema\(\))$/,
  'ajv/dist/2019': /(?:validate|compile\(\))$/,
  'ajv/dist/2020': /(?:validate|compile\(\))$/,
  'ajv/dist/jtd': /(?:validate|compile\(\)|compileParser\(\))$/,
  '@sinclair/typebox/value': /(?:Check|Parse|Decode|Assert|Cast|Clean|Convert|Errors)$/,
  '@sinclair/typebox/compiler': /(?:Check|Decode|Errors)$/,
  typebox: /(?:Check|Parse|Decode|Assert)$/,
  'typebox/value': /(?:Check|Parse|Decode|Assert)$/,
  valibot: /^(?:v\.)?(?:parse|parseAsync|safeParse|safeParseAsync|assert|is|parser\(\)|safeParser\(\))$/,
  superstruct: /^(?:assert|is|create|validate|mask)$|\.(?:assert|is|create|validate|mask)$/,
  'io-ts': /\.(?:decode|is|validate)$/,
  arktype: /^type\(\)(?:\.(?:assert|allows))?$|^scope\(\)/,
  runtypes: /\.(?:check|validate|guard|assert|parse)$/,
  'class-validator': /^(?:validate|validateOrReject|validateSync|is[A-Z]\w*|matches|isIn|length|min|max)$/,
  'class-transformer-validator': /^\w+$/,
  'express-validator': /^(?:validationResult|matchedData)$|(?:^|\.)run$/,
  validator: /^(?:default\.)?(?:is[A-Z]\w*|matches|equals|contains|escape|whitelist|blacklist|stripLow|normalizeEmail|toInt|toFloat|toBoolean|toDate)$/,
  'validator/lib/isEmail': /^$/,
  uuid: /^validate$/,
  'fastest-validator': /(?:validate|compile\(\))$/,
  'validatorjs': /^\(\)/,
  jsonschema: /^(?:validate|Validator\(\)\.validate)$/,
  '@effect/schema': /decode|validate|is/,
  effect: /^Schema\.(?:decode|validate|is|asserts)/,
  vine: /validate/,
  '@vinejs/vine': /validate$/,
  'sanitize-html': /^$/,
  'sanitize-filename': /^$/,
  'mongo-sanitize': /^$/,
  'express-mongo-sanitize': /^sanitize$/,
  dompurify: /sanitize$/,
  'isomorphic-dompurify': /sanitize$/,
  xss: /^$|^filterXSS$|process$/,
  'shell-quote': /^quote$/,
  'shell-escape': /^$/,
  shescape: /(?:escape|quote)(?:All)?$/,
  sqlstring: /^(?:escape|escapeId|format)$/,
  'pg-format': /^$|^(?:literal|ident|string)$/,
  mysql: /^(?:escape|escapeId|format)$|\.escape(?:Id)?$/,
  mysql2: /^(?:escape|escapeId|format)$|\.escape(?:Id)?$/,
  'mysql2/promise': /^(?:escape|escapeId|format)$|\.escape(?:Id)?$/,
  pg: /(?:^|\.)(?:escapeLiteral|escapeIdentifier)$/,
  slugify: /^$/,
  mongoose: /^(?:isValidObjectId|(?:Types|mongo)\.ObjectId(?:\.(?:isValid|createFromHexString))?|isObjectIdOrHexString|sanitizeFilter)$/,
  mongodb: /^ObjectId(?:\.(?:isValid|createFromHexString))?$/,
  bson: /^ObjectId/,
  'ipaddr.js': /(?:isValid|parse)$/,
  'node:net': /^isIP/,
  net: /^isIP(?:v[46])?$/,
  'escape-html': /^$/,
  'escape-string-regexp': /^$/,
  lodash: /^(?:escapeRegExp|toNumber|toInteger|toSafeInteger|isInteger|isNumber|isString|clamp|escape)$/,
  'lodash/escapeRegExp': /^$/,
  // Numbers, dates and what becomes of a digest say nothing of the text they came from.
  '': /^(?:Number|parseInt|parseFloat|Number\.(?:parseInt|parseFloat|isInteger|isSafeInteger|isFinite|isNaN)|isNaN|isFinite|BigInt|Boolean|Date|Date\.parse|encodeURIComponent)$/,
  path: /^(?:posix\.|win32\.)?(?:basename|extname)$/,
  crypto: /createHash|createHmac|randomUUID|timingSafeEqual/,
};

/** Calls of `validating` that give something clean and say nothing of what they were given. */
const converting: ApiTable = {
  '': /^(?:Number|parseInt|parseFloat|Number\.(?:parseInt|parseFloat)|BigInt|Boolean|Date|Date\.parse|encodeURIComponent)$/,
  path: /./,
  crypto: /./,
  'sanitize-html': /./,
  'sanitize-filename': /./,
  'mongo-sanitize': /./,
  slugify: /./,
  'escape-html': /./,
  'escape-string-regexp': /./,
  xss: /./,
  sqlstring: /./,
  'pg-format': /./,
  'shell-quote': /./,
  'shell-escape': /./,
  shescape: /./,
  lodash: /^(?:escapeRegExp|to\w+|clamp|escape)$/,
};

/** Reports whether a validating call only gives a clean result: what it was given stays as it was. */
export function isConversion(packageName: string, path: string): boolean {
  return converting[packageName]?.test(path) === true;
}

/** Middleware that checks a request before its handler runs. `fields` names what express-validator was asked about. */
export const validatingMiddleware: ApiTable = {
  celebrate: /celebrate/,
  'express-validator': /^(?:body|check|query|param|header|cookie|checkSchema|checkExact|oneOf|buildCheckFunction\(\))\(\)/,
  'express-openapi-validator': /./,
  'openapi-backend': /./,
  'express-openapi': /./,
  'swagger-express-middleware': /./,
  'zod-express-middleware': /validate|process/,
  'express-zod-api': /./,
  'express-zod-safe': /./,
  'express-joi-validation': /./,
  'express-validation': /validate|^\(\)$/,
  'express-json-validator-middleware': /./,
  'express-yup': /./,
  'koa-joi-router': /./,
  'koa2-ratelimit': /^$/,
  'koa-zod-router': /./,
  'koa-parameter': /./,
  '@hono/zod-validator': /./,
  '@hono/valibot-validator': /./,
  '@hono/typebox-validator': /./,
  '@hono/arktype-validator': /./,
  '@hono/standard-validator': /./,
  'hono/validator': /./,
};

/** Middleware that takes operators out of filters. */
export const filterSanitizing: ApiTable = { 'express-mongo-sanitize': /./, 'content-filter': /./ };

/** Packages whose middleware does much, and never checks what a request says. */
export const neverValidating =
  /^(?:express|body-parser|cors|helmet|morgan|compression|cookie-parser|cookie-session|express-session|passport|multer|express-rate-limit|express-slow-down|rate-limiter-flexible|pino-http|express-winston|express-jwt|express-oauth2-jwt-bearer|serve-static|serve-favicon|connect-flash|csurf|csrf-csrf|method-override|response-time|express-async-handler|express-promise-router|@koa\/(?:cors|multer|bodyparser)|koa-(?:bodyparser|body|helmet|logger|session|jwt|static|compress|passport)|hono\/(?:cors|logger|jwt|bearer-auth|basic-auth|secure-headers|csrf|compress|etag|timing|pretty-json|request-id|timeout|body-limit|cache)|@fastify\/(?:cors|helmet|cookie|session|jwt|multipart|static|rate-limit|formbody|compress)|i18next-http-middleware|connect-redis|express-fileupload|formidable|connect-timeout|errorhandler|on-finished|@nestjs\/(?:common|core|throttler|passport|swagger|cache-manager))$/;

/** How schemas are asked, wherever they come from: what may protect is taken to protect. */
export const schemaMethods = new Set('validate validateAsync validateSync parse parseAsync safeParse safeParseAsync check decode assert verify sanitize cast'.split(' '));
