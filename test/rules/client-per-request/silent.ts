// @filename: src/app.ts
import express from 'express';
import { Pool } from 'pg';
import { PrismaClient } from '@prisma/client';
import { S3Client } from '@aws-sdk/client-s3';
import Stripe from 'stripe';
import Redis from 'ioredis';
const app = express();
// Made once, when the process starts.
const pool = new Pool();
let prisma: PrismaClient | undefined;
const byTenant = new Map<string, Pool>();
declare const settings: { of(tenant: string): Promise<{ key: string }> };

class Files {
  private client?: S3Client;
  get s3() {
    // Kept after the first use.
    return (this.client ??= new S3Client({}));
  }
}
const files = new Files();

function database() {
  if (!prisma) prisma = new PrismaClient();
  return prisma;
}
function poolOf(tenant: string) {
  const known = byTenant.get(tenant);
  if (known) return known;
  const made = new Pool({ database: tenant });
  byTenant.set(tenant, made);
  return made;
}
async function stripeOf(tenant: string) {
  // Credentials that differ from tenant to tenant.
  const { key } = await settings.of(tenant);
  return new Stripe(key);
}
app.get('/', async (req, res) => {
  const tenant = String(req.query.tenant);
  // A subscriber needs a connection of its own, and is given its address here.
  const subscriber = new Redis(String(req.query.url));
  res.json([pool, database(), poolOf(tenant), await stripeOf(tenant), files.s3, subscriber.status]);
});
