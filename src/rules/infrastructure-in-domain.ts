/** Reports domain files that load a database, network, broker, file or framework package. */
import { defineRule } from './rule.js';

export const infrastructureInDomain = defineRule({
  id: 'infrastructure-in-domain',
  options: {
    /** Packages that belong at the edge. A trailing `*` stands for any ending. */
    packages: [
      'typeorm', 'mikro-orm', '@mikro-orm/*', 'sequelize', 'sequelize-typescript', 'mongoose', '@typegoose/*', 'mongodb', '@prisma/*',
      'drizzle-orm', 'knex', 'objection', 'pg', 'pg-promise', 'postgres', 'slonik', 'mysql', 'mysql2', 'sqlite3', 'better-sqlite3', 'redis', 'ioredis',
      '@nestjs/*', 'express', 'fastify', '@fastify/*', 'koa', '@koa/*', 'hono', '@hapi/*', 'restify', 'next',
      'axios', 'got', 'node-fetch', 'undici', 'superagent', 'ky',
      'kafkajs', 'amqplib', 'amqp-connection-manager', 'bull', 'bullmq', 'nats', 'mqtt', 'socket.io', 'ws',
      '@aws-sdk/*', 'aws-sdk', '@google-cloud/*', '@azure/*', 'stripe', 'nodemailer', '@elastic/*',
    ],
    /** Node modules that reach outside the process. */
    builtins: ['fs', 'fs/promises', 'http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns', 'child_process', 'cluster', 'sqlite'],
  },

  *check(graph, { packages, builtins }) {
    const domain = new Set(graph.layers.filter((it) => it.domain).map((it) => it.name));
    for (const { from, package: name, isBuiltin, at } of graph.dependencies) {
      if (name === '' || from.role === 'test' || from.role === 'generated' || from.layer === undefined || !domain.has(from.layer)) continue;
      if (isBuiltin ? !builtins.includes(name) : !packages.some((it) => isNamed(name, it))) continue;

      yield { at, message: `\`${from.layer}\` is the domain, and loads \`${name}\`` };
    }
  },
});

function isNamed(name: string, pattern: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}
