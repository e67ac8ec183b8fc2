// @filename: src/app.ts
import { PrismaClient, type Prisma } from '@prisma/client';
import { Sequelize, type Transaction } from 'sequelize';
import Redis from 'ioredis';
import mysql from 'mysql';
const prisma = new PrismaClient();
const sequelize = new Sequelize('');
const Row = sequelize.define('Row', {});
const redis = new Redis();
const pool = mysql.createPool({});

// Either client, as the caller says.
async function stockOf(id: number, client: PrismaClient | Prisma.TransactionClient = prisma) {
  return client.stock.update({ where: { id }, data: {} });
}
export async function order() {
  await prisma.$transaction(async (tx) => {
    await tx.order.create({ data: {} });
    await stockOf(1, tx);
    // Another system, which no transaction of this one holds.
    await redis.set('ordered', 'yes');
  });
  await prisma.$transaction([prisma.order.create({ data: {} }), prisma.stock.create({ data: {} })]);
  await sequelize.transaction(async (transaction) => {
    await Row.create({}, { transaction });
    await save({ transaction });
  });
}
async function save(options: { transaction: Transaction }) {
  await Row.create({}, options);
}
export function transfer(done: () => void) {
  pool.getConnection((_error, connection) => {
    // The callback only hears that it began; the connection is the transaction.
    connection.beginTransaction(() => {
      connection.query('UPDATE accounts SET balance = 0', () => connection.commit(done));
    });
  });
}
