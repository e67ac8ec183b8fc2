/** Strengths about what keeps strangers out: headers, limits, tokens, settings and secrets. */
import type { ExternalCall } from '../project/calls/external-calls.js';
import type { ProjectGraph } from '../project/project-graph.js';
import { callStrength, optionOf } from './calls.js';

export const securityHeaders = callStrength({
  id: 'security-headers',
  title: 'Security headers in place',
  practices: ['security/secure-defaults'],
  calls: { helmet: /^(?:default|helmet|contentSecurityPolicy|hsts)?$/, 'koa-helmet': /^(?:helmet)?$/, hono: /^secureHeaders$/, lusca: /^(?:csp|hsts|xframe|nosniff)?$/, '@nosecone/next': /^createMiddleware$/, nosecone: /^(?:default|nosecone)?$/ },
  plugins: /^(?:@fastify\/helmet|fastify-helmet)$/,
  when: (it, graph) => it.package !== 'lusca' || it.path !== '' || ['csp', 'hsts', 'xframe', 'nosniff'].some((name) => optionOf(graph, it, name) !== undefined),
  says: (name) => `${name} sets security headers.`,
});

export const csrfProtection = callStrength({
  id: 'csrf-protection',
  title: 'CSRF protection in place',
  practices: ['security/secure-defaults'],
  calls: { csurf: /^$/, 'csrf-csrf': /^(?:doubleCsrf)$/, 'csrf-sync': /^csrfSync$/, hono: /^csrf$/, 'koa-csrf': /^(?:default)?$/, lusca: /^(?:csrf)?$/, 'tiny-csrf': /^$/, '@dr.pogodin/csurf': /^$/ },
  plugins: /^(?:@fastify\/csrf-protection|fastify-csrf)$/,
  when: (it, graph) => it.package !== 'lusca' || it.path === 'csrf' || (optionOf(graph, it, 'csrf') !== undefined),
  says: (name) => `${name} refuses requests that another site forged.`,
});

export const rateLimiting = callStrength({
  id: 'rate-limiting',
  title: 'Rate limits in place',
  practices: ['security/secure-defaults'],
  calls: {
    'express-rate-limit': /^(?:rateLimit|default)?$/, 'rate-limiter-flexible': /^\w*RateLimiter\w*\(\)\.(?:consume|penalty|block)$/, '@nestjs/throttler': /^(?:ThrottlerModule\.forRoot(?:Async)?|Throttle)$/, 'koa-ratelimit': /^$/, 'koa2-ratelimit': /^RateLimit\.middleware$/,
    'express-slow-down': /^(?:slowDown)?$/, 'hono-rate-limiter': /^rateLimiter$/, 'express-brute': /\(\)\.(?:prevent|getMiddleware)$/, '@upstash/ratelimit': /^Ratelimit\(\)\.(?:limit|blockUntilReady)$/, limiter: /^RateLimiter\(\)\.(?:removeTokens|tryRemoveTokens)$/, '@arcjet/node': /^(?:default)?\(\)\.protect$/,
  },
  plugins: /^(?:@fastify\/rate-limit|fastify-rate-limit)$/,
  says: (name) => `${name} limits how often something may be asked.`,
});

export const openIdConnect = callStrength({
  id: 'openid-connect',
  title: 'OpenID Connect and published keys',
  practices: ['security/authentication'],
  calls: {
    'openid-client': /^(?:discovery|authorizationCodeGrant|buildAuthorizationUrl|Issuer\.discover|Strategy|Client|.*\.Client)$/, 'express-openid-connect': /^auth$/, 'express-oauth2-jwt-bearer': /^auth$/, jose: /^createRemoteJWKSet$/, 'jwks-rsa': /^(?:default|JwksClient|expressJwtSecret|koaJwtSecret|passportJwtSecret|hapiJwt2Key\w*)?$/,
    'passport-openidconnect': /^(?:Strategy)?$/, 'get-jwks': /^(?:default|buildGetJwks)?$/, 'passport-azure-ad': /^(?:BearerStrategy|OIDCStrategy)$/, 'google-auth-library': /\.verifyIdToken$/, '@okta/jwt-verifier': /\(\)\.verify(?:Access|Id)Token$/, 'aws-jwt-verify': /Verifier\.create\(\)\.verify$/,
  },
  // A client made of nothing but the end point of tokens asks for a token of its own, and checks nobody's.
  when: (it) => !/\(\)\.Client$/.test(it.path) || !asksForToken(it),
  says: (name) => `${name} relies on an identity provider and the keys that it publishes.`,
});

function asksForToken({ file, call }: ExternalCall): boolean {
  return /client.?credentials|token/i.test(file.syntax.functions[call.within]?.name ?? '');
}

export const policyEngine = callStrength({
  id: 'policy-engine',
  title: 'Permissions as policies',
  practices: ['security/authentication'],
  calls: {
    '@casl/ability': /^(?:AbilityBuilder|defineAbility|createMongoAbility|createAliasResolver|PureAbility|ForbiddenError\.from)$/, casbin: /^newEnforcer$|\.enforce$/, 'node-casbin': /^newEnforcer$/, oso: /^Oso\(\)\.(?:authorize|isAllowed|loadFiles|authorizedQuery)$/, 'oso-cloud': /^Oso\(\)\.(?:authorize|list)$/, accesscontrol: /^(?:AccessControl)?$/,
    '@cerbos/grpc': /^GRPC\(\)\.(?:isAllowed|checkResources?|checkResource)$/, '@cerbos/http': /^HTTP\(\)\.(?:isAllowed|checkResources?)$/, '@openfga/sdk': /^OpenFgaClient\(\)\.(?:check|listObjects|batchCheck)$/, '@cedar-policy/cedar-wasm': /^isAuthorized$/, '@aws-sdk/client-verifiedpermissions': /^IsAuthorized(?:WithToken)?Command$/, permitio: /^Permit\(\)\.check$/,
    '@casbin/casbin': /^newEnforcer$/,
  },
  says: (name) => `${name} keeps who may do what in one policy.`,
});

export const configurationSchema = callStrength({
  id: 'configuration-schema',
  title: 'Settings checked by a schema',
  practices: ['security/secrets-and-config'],
  calls: {
    envalid: /^(?:cleanEnv|customCleanEnv)$/, convict: /^(?:default)?$/, 'env-var': /^(?:default\.)?(?:get|from)$/, '@t3-oss/env-core': /^createEnv$/, '@t3-oss/env-nextjs': /^createEnv$/, 'env-schema': /^(?:envSchema|default)?$/, znv: /^parseEnv$/, '@nestjs/config': /^ConfigModule\.forRoot(?:Async)?$/, 'zod-config': /^loadConfig(?:Sync)?$/,
    zod: /\.(?:parse|safeParse|parseAsync)$/, joi: /\.validate(?:Async)?$|^(?:attempt|assert)$/, '@hapi/joi': /\.validate(?:Async)?$|^(?:attempt|assert)$/, yup: /\.(?:validateSync|validate|cast)$/, valibot: /^(?:parse|safeParse)$/, '@sinclair/typebox': /^(?:Value\.)?(?:Decode|Parse|Check|Convert|Cast)$/, arktype: /^type\(\)$/, superstruct: /^(?:assert|create|validate)$/,
  },
  plugins: /^(?:@fastify\/env|fastify-env)$/,
  when: (it, graph) => isChecked(it, graph),
  says: (name) => `${name} checks the settings at the start.`,
});

const validators = /^(?:zod|joi|@hapi\/joi|yup|valibot|@sinclair\/typebox|arktype|superstruct)$/;

function isChecked(it: ExternalCall, graph: ProjectGraph): boolean {
  if (it.package === '@nestjs/config') return optionOf(graph, it, 'validationSchema') !== undefined || optionOf(graph, it, 'validate') !== undefined;
  if (!validators.test(it.package)) return true;
  return it.call.arguments.some((value) => isEnvironment(graph, it, value));
}

/** Reports whether a value is `process.env`, or is put together from it alone. */
function isEnvironment(graph: ProjectGraph, { file }: ExternalCall, value: ExternalCall['call']['arguments'][number]): boolean {
  if (graph.values.targets(file, value).some((target) => target.kind === 'global' && /^process\.env$/.test(target.path))) return true;
  if (value.kind !== 'object') return false;
  return value.members.length > 0 && value.members.every(([, inner]) => graph.values.targets(file, inner).some((target) => target.kind === 'global' && target.path.startsWith('process.env')));
}

export const secretManager = callStrength({
  id: 'secret-manager',
  title: 'Secrets read from a manager',
  practices: ['security/secrets-and-config'],
  calls: {
    '@aws-sdk/client-secrets-manager': /^(?:GetSecretValueCommand|SecretsManager\(\)\.getSecretValue|BatchGetSecretValueCommand)$/, '@aws-sdk/client-ssm': /^(?:GetParameters?(?:ByPath)?Command|SSM\(\)\.getParameters?(?:ByPath)?)$/, 'aws-sdk': /^(?:SecretsManager\(\)\.getSecretValue|SSM\(\)\.getParameters?(?:ByPath)?)$/,
    'node-vault': /\(\)\.(?:read|kubernetesLogin|approleLogin)$/, 'hashi-vault-js': /\(\)\.(?:readKVSecret|loginWith\w+)$/, '@google-cloud/secret-manager': /\.accessSecretVersion$/, '@azure/keyvault-secrets': /^SecretClient\(\)\.getSecret$/, '@aws-lambda-powertools/parameters': /^(?:getSecret|SecretsProvider\(\)\.get|getParameters?(?:ByName)?)$/,
    '@infisical/sdk': /\.(?:getSecret|listSecrets)$/, '@aws-sdk/client-kms': /^DecryptCommand$/,
  },
  says: (name) => `${name} reads a secret from where secrets are kept.`,
});

export const securityStrengths = [securityHeaders, csrfProtection, rateLimiting, openIdConnect, policyEngine, configurationSchema, secretManager];
