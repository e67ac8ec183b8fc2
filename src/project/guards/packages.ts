/** Packages whose middleware turns strangers away, and those known to do something else. */
import type { ApiTable } from '../calls/external-calls.js';

/** Ways to a guard, as a value that stands before a route. */
export const guardPackages: ApiTable = {
  passport: /(?:^|\.)authenticate\(\)$/,
  'koa-passport': /(?:^|\.)authenticate\(\)$/,
  '@fastify/passport': /\.authenticate\(\)$/,
  '@nestjs/passport': /^AuthGuard\(\)/,
  'express-jwt': /^(?:expressjwt)?\(\)/,
  'koa-jwt': /^\(\)/,
  'hono/jwt': /^jwt\(\)$/,
  'hono/jwk': /^jwk\(\)$/,
  'hono/bearer-auth': /^bearerAuth\(\)$/,
  'hono/basic-auth': /^basicAuth\(\)$/,
  'express-basic-auth': /^\(\)/,
  'koa-basic-auth': /^\(\)/,
  'express-oauth2-jwt-bearer': /^(?:auth|requiredScopes|requireAuth|claim\w+)\(\)$/,
  'express-openid-connect': /^requiresAuth\(\)$/,
  'connect-ensure-login': /^(?:ensureLoggedIn|default)?\(\)$/,
  '@clerk/express': /^requireAuth\(\)$/,
  'keycloak-connect': /^\(\)\.(?:protect|enforcer)\(\)$/,
  'supertokens-node/recipe/session/framework/express': /^verifySession\(\)$/,
  fastify: /\.(?:authenticate|auth\(\)|verifyJWT|verifyJwt|jwtVerify)$/,
};

/** Packages that never say who may come in. */
export const harmlessPackages =
  /^(?:express|cors|@koa\/cors|koa-cors|helmet|koa-helmet|compression|koa-compress|morgan|morgan-body|cookie-parser|body-parser|koa-bodyparser|@koa\/bodyparser|koa-body|multer|@koa\/multer|koa-multer|express-fileupload|express-rate-limit|express-slow-down|koa-ratelimit|@nestjs\/throttler|@nestjs\/platform-express|express-validator|celebrate|zod|joi|response-time|express-async-handler|express-async-errors|method-override|serve-static|serve-favicon|pino-http|koa-pino-logger|koa-logger|express-winston|express-mongo-sanitize|xss-clean|hpp|apicache|express-session|cookie-session|koa-session|connect-flash|express-request-id|http-proxy-middleware|express-http-proxy|@hono\/zod-validator|hono\/(?:cors|logger|secure-headers|validator|etag|cache|compress|pretty-json|request-id|timing|body-limit)|swagger-ui-express|express-useragent|i18next-http-middleware|connect-timeout|nocache|formidable|connect-multiparty|connect-busboy|lodash)$/;

/** Names that speak of letting in; what carries one is never taken for something else. */
export const guardName =
  /auth|guard|protect|log(?:ged|_?in)|sign(?:ed|_?in)|permi|role|admin|token|jwt|session|acl|ability|can[A-Z_]|ensure|require|secur|verif|access|check|restrict|polic|scope|owner|member|private|allow|deny|forbid|api_?key|bearer|current_?user|load_?user|user/i;
