// @filename: src/app.ts
import express from 'express';
import { Pool } from 'pg';
import { PrismaClient } from '@prisma/client';
import { Sequelize } from 'sequelize';
const app = express();
const pool = new Pool();
const prisma = new PrismaClient();
const sequelize = new Sequelize('');
const Row = sequelize.define('Row', {});
const Line = sequelize.define('Line', {});
declare const audit: { note(text: string): Promise<void> };

async function both(tx: PrismaClient) {
  await tx.order.create({ data: {} });
  await tx.stock.update({ where: {}, data: {} });
}
app.post('/silent', async (req, res) => {
  await prisma.$transaction(async (tx) => {
    await tx.order.create({ data: {} });
    await tx.stock.create({ data: {} });
  });
  await prisma.$transaction(async (tx) => both(tx));
  await sequelize.transaction(async (transaction) => {
    await Row.create({}, { transaction });
    await Line.create({}, { transaction });
  });
  res.end();
});
app.post('/connection', async (req, res) => {
  const client = await pool.connect();
  await client.query('BEGIN');
  await client.query('INSERT INTO orders (sku) VALUES ($1)', [req.body.sku]);
  await client.query('UPDATE stock SET count = 0');
  await client.query('COMMIT');
  res.end();
});
app.post('/one-table', async (req, res) => {
  // The same row, twice.
  const order = await prisma.order.create({ data: {} });
  await prisma.order.update({ where: { id: order.id }, data: {} });
  res.end();
});
app.post('/either', async (req, res) => {
  // One or the other.
  if (req.body.kind === 'order') await prisma.order.create({ data: {} });
  else await prisma.stock.create({ data: {} });
  res.end();
});
app.post('/apart', async (req, res) => {
  await prisma.order.create({ data: {} });
  try {
    await prisma.visit.create({ data: {} });
  } catch {
    // Its failure is survived on purpose.
  }
  await audit.note('ordered');
  res.end();
});
