/** Strengths about models, ports, interfaces to clients, tokens, flags and tests. */
import type { Value } from '../facts/value.js';
import type { ProjectFile } from '../project/project-file.js';
import type { ProjectGraph } from '../project/project-graph.js';
import { tokenVerifying } from '../project/apis/tokens.js';
import { databaseCalls } from '../project/databases/database-calls.js';
import { locationIn } from '../project/project-file.js';
import { refKey, type FunctionRef } from '../project/calls/call-graph.js';
import { callStrength, callsTo, firstLine, sighting } from './calls.js';
import type { Sighting, StrengthDetector } from './strength.js';

export const domainEvent = callStrength({
  id: 'domain-event',
  title: 'Aggregates that raise events',
  practices: ['architecture/bounded-contexts'],
  calls: { '@nestjs/cqrs': /AggregateRoot\(\)\.apply$|^EventsHandler$|EventPublisher\(\)\.merge(?:Object|Class)Context$/ },
  says: (name) => `${name} is part of telling others what happened in the domain.`,
});

const outside = /^(?:typeorm|@mikro-orm\/.*|sequelize(?:-typescript)?|mongoose|@nestjs\/(?:typeorm|mongoose|axios|bull|bullmq)|mongodb|@prisma\/client|drizzle-orm.*|knex|objection|pg|mysql2?|postgres|redis|ioredis|axios|got|node-fetch|undici|ky|superagent|stripe|nodemailer|kafkajs|amqplib|bull|bullmq|@aws-sdk\/.*|aws-sdk|@google-cloud\/.*|@azure\/.*|@elastic\/.*|@sendgrid\/.*|twilio|minio|firebase-admin|openai|@anthropic-ai\/sdk)$/;

/** An interface or abstract class of our own that code elsewhere relies on, in front of a class that talks to the outside. */
export const portInterface: StrengthDetector = {
  id: 'port-interface',
  title: 'Ports with adapters behind them',
  practices: ['architecture/bounded-contexts'],
  *find(graph) {
    const byPort = new Map<string, Sighting[]>();
    for (const { key, ...found } of adapters(graph)) byPort.set(key, [...(byPort.get(key) ?? []), found]);
    // What dozens implement is a format for plugins, and stands in front of no one thing outside.
    for (const found of byPort.values()) if (found.length <= mostAdapters) yield* found;
  },
};

const mostAdapters = 8;

function* adapters(graph: ProjectGraph): Iterable<Sighting & { readonly key: string }> {
  const reliedOn = portsReliedOn(graph);
  for (const file of graph.withRole('server')) {
    if (!file.imports.some((it) => it.target.kind === 'package' && !it.typeOnly && outside.test(it.target.name))) continue;
    for (const adapter of file.syntax.classes) {
      // A row of a table implements interfaces too; it asks nobody for anything.
      if (adapter.decorators.some((it) => isEntity(graph, file, it)) || !adapter.members.some(({ value }) => value.kind === 'function' && file.syntax.functions[value.id]?.async === true)) continue;
      // What is extended brings code along; a port brings none.
      for (const value of adapter.implements) {
        for (const port of graph.values.targets(file, value)) {
          const key = port.kind === 'interface' || port.kind === 'class' ? `${port.kind}:${port.file.path}#${port.id}` : '';
          if (key === '' || (port.kind === 'class' && port.file.syntax.classes[port.id]?.isAbstract !== true)) continue;
          const folder = folderOf(file);
          if (port.kind !== 'interface' && port.kind !== 'class') continue;
          if (folderOf(port.file) === folder || !(reliedOn.get(key) ?? []).some((it) => it !== file && folderOf(it) !== folder)) continue;
          const name = port.kind === 'interface' ? port.file.syntax.interfaces[port.id]?.name : port.file.syntax.classes[port.id]?.name;
          yield { key, at: firstLine(file, adapter.span), message: `\`${adapter.name}\` stands behind \`${name ?? ''}\`, on which others rely.` };
        }
      }
    }
  }
}

function isEntity(graph: ProjectGraph, file: ProjectFile, decorator: Value): boolean {
  const called = decorator.kind === 'result' ? file.syntax.calls[decorator.call]?.callee : decorator;
  return called !== undefined && graph.values.targets(file, called).some((it) => it.kind === 'package' && /^(?:\w+Entity|Entity|Schema|Table|ObjectType)$/.test(it.path));
}

function folderOf({ path }: ProjectFile): string {
  return path.replace(/[^/]*$/, '');
}

/** Files in which something takes an interface or an abstract class as a parameter, by the port. */
function portsReliedOn(graph: ProjectGraph): ReadonlyMap<string, readonly ProjectFile[]> {
  const found = new Map<string, ProjectFile[]>();
  for (const file of graph.withRole('server')) {
    for (const { signature } of file.syntax.functions) {
      for (const { type } of signature ?? []) {
        const named: Value | undefined = type?.kind === 'instance' ? type.of : type;
        for (const it of named ? graph.values.targets(file, named) : []) {
          if (it.kind !== 'interface' && it.kind !== 'class') continue;
          const key = `${it.kind}:${it.file.path}#${it.id}`;
          found.set(key, [...(found.get(key) ?? []), file]);
        }
      }
    }
  }
  return found;
}

const headerSetters = /^(?:set|setHeader|header|append|type|contentType)$/;

function headerStrength(id: string, title: string, practices: readonly string[], isIt: (given: readonly Value[]) => boolean, message: string): StrengthDetector {
  return {
    id, title, practices,
    *find(graph) {
      for (const file of graph.withRole('server')) {
        for (const call of file.syntax.calls) {
          if (call.callee.kind === 'member' && headerSetters.test(call.callee.name) && isIt(call.arguments)) yield sighting(file, call.span, message);
        }
      }
    },
  };
}

const isText = (value: Value | undefined, like: RegExp): boolean => value?.kind === 'text' && like.test(value.value);

export const problemJson = headerStrength('problem-json', 'Errors in one form for all', ['system-design/api-design'], (given) => given.some((it) => isText(it, /^application\/problem\+json\b/)), 'Errors are answered as problem details.');
export const deprecationHeader = headerStrength('deprecation-header', 'Announced ends of interfaces', ['system-design/api-design'], ([name]) => isText(name, /^(?:deprecation|sunset)$/i) || (name?.kind === 'object' && name.members.some(([it]) => /^(?:deprecation|sunset)$/i.test(it))), 'Clients are told that this will go.');

const signing = { jsonwebtoken: /^sign$/, jose: /^SignJWT$|SignJWT\(\)[\s\S]*\.sign$/, '@nestjs/jwt': /JwtService\(\)\.sign(?:Async)?$/, 'fast-jwt': /^createSigner\(\)$/, '@fastify/jwt': /\.sign$/ };
const generating = { crypto: /^(?:randomBytes|randomUUID)$/, nanoid: /^nanoid$/, uuid: /^v[147]$/ };

/** A refresh that takes an old token out before it gives a new one. */
export const tokenRotation: StrengthDetector = {
  id: 'token-rotation',
  title: 'Tokens that are used one time',
  practices: ['security/authentication'],
  *find(graph) {
    const refsOf = (calls: readonly { file: ProjectFile; call: { within: number } }[]): ReadonlySet<string> => new Set(calls.map((it) => refKey({ file: it.file, id: it.call.within })));
    const verifies = refsOf(callsTo(graph, tokenVerifying));
    const signs = refsOf([...callsTo(graph, signing), ...callsTo(graph, generating)]);
    const removes = refsOf(databaseCalls(graph).filter((it) => it.does === 'write' && /^(?:delete|remove|destroy|del|findOneAndDelete|deleteOne|deleteMany|softDelete|findByIdAndDelete)/.test(it.path.slice(it.path.lastIndexOf('.') + 1))));
    for (const { ref } of graph.hot.functions) {
      const made = ref.file.syntax.functions[ref.id];
      if (!made || !/refresh|rotat|renew/i.test(made.name)) continue;
      const near = nearby(graph, ref);
      if ([verifies, signs, removes].every((set) => near.some((it) => set.has(it)))) yield { at: locationIn(ref.file.path, made.nameSpan), message: `\`${made.name}\` takes the old token out before it gives a new one.` };
    }
  },
};

/** A function with what it calls, two calls deep. */
function nearby(graph: ProjectGraph, ref: FunctionRef): readonly string[] {
  const found = new Set([refKey(ref)]);
  let edge: readonly FunctionRef[] = [ref];
  for (let depth = 0; depth < 3; depth++) {
    edge = edge.flatMap((it) => graph.calls.edgesFrom(it).map(({ to }) => to)).filter((it) => !found.has(refKey(it)));
    for (const it of edge) found.add(refKey(it));
  }
  return [...found];
}

export const featureFlag = callStrength({
  id: 'feature-flag',
  title: 'Feature flags in use',
  practices: ['delivery/feature-flags'],
  calls: {
    '@openfeature/server-sdk': /getClient\(\)\.get(?:Boolean|String|Number|Object)(?:Value|Details)$/, '@launchdarkly/node-server-sdk': /\(\)\.(?:variation|variationDetail|boolVariation|stringVariation|allFlagsState)$/, 'launchdarkly-node-server-sdk': /\(\)\.(?:variation|variationDetail|allFlagsState)$/, 'unleash-client': /(?:^|\.)(?:isEnabled|getVariant)$/,
    'flagsmith-nodejs': /\.(?:isFeatureEnabled|getFeatureValue|getEnvironmentFlags|getIdentityFlags)$/, '@growthbook/growthbook': /\(\)\.(?:isOn|isOff|getFeatureValue|evalFeature)$/, '@splitsoftware/splitio': /\.getTreatments?(?:WithConfig)?$/, 'posthog-node': /\(\)\.(?:isFeatureEnabled|getFeatureFlag)$/, 'configcat-node': /\.getValueAsync$/, '@vercel/flags': /^flag$/, flags: /^flag$/, 'statsig-node': /(?:^|\.)(?:checkGate|getExperiment|getConfig)(?:Sync)?$/,
    '@openfeature/nestjs-sdk': /^(?:BooleanFeatureFlag|StringFeatureFlag|NumberFeatureFlag|ObjectFeatureFlag|RequireFlagsEnabled)$/,
  },
  // Who goes through all flags there are serves them to others.
  when: (it) => it.call.loop === -1,
  says: (name) => `${name} asks a flag at run time.`,
});

export const contractTest = callStrength({
  id: 'contract-test',
  title: 'Contract tests',
  practices: ['delivery/testing', 'architecture/contract-governance'],
  calls: { '@pact-foundation/pact': /^(?:PactV[234]|Pact|Verifier|MessageConsumerPact|MessageProviderPact|PactFactory|default)$/, 'jest-openapi': /^(?:default)?$/, 'chai-openapi-response-validator': /^(?:default)?$/, 'openapi-backend': /\.validateResponse$/, dredd: /^(?:default)?$/, 'jest-pact': /^pactWith$/ },
  roles: ['test'],
  says: (name) => `${name} holds the service to a contract.`,
});

export const testContainer = callStrength({
  id: 'test-container',
  title: 'Tests against real engines',
  practices: ['delivery/testing'],
  calls: { testcontainers: /^(?:GenericContainer|DockerComposeEnvironment|.*Container)$/, 'mongodb-memory-server': /^MongoMemory(?:Server|ReplSet)(?:\.create|\(\)\.start)?$/, ...Object.fromEntries(['postgresql', 'mysql', 'mongodb', 'redis', 'kafka', 'rabbitmq', 'localstack', 'elasticsearch', 'mariadb', 'mssqlserver', 'nats', 'valkey', 'cockroachdb', 'clickhouse'].map((it) => [`@testcontainers/${it}`, /Container$/])) },
  roles: ['test', 'config', 'script'],
  // A demonstration or a seed that starts an engine tests nothing.
  when: (it) => it.file.role !== 'script' || /(?:^|\/)(?:[\w-]*tests?|e2e|spec|jest|vitest)(?:[/._-])/i.test(it.file.path),
  says: (name) => `${name} starts the real engine for tests.`,
});

export const designStrengths = [domainEvent, portInterface, problemJson, deprecationHeader, tokenRotation, featureFlag, contractTest, testContainer];
