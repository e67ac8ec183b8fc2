// @filename: src/app.js
const express = require('express');
const { Pool } = require('pg');
const { PrismaClient } = require('@prisma/client');
const { Sequelize } = require('sequelize');
const mongoose = require('mongoose');
const knex = require('knex');
const { drizzle } = require('drizzle-orm/node-postgres');
const app = express();

const prisma = new PrismaClient();
app.post('/prisma', async (req, res) => {
  await prisma.$transaction(async (tx) => {
    await tx.order.create({ data: {} });
    await prisma.stock.update({ where: {}, data: {} });
    //    ^^^^^^^^^^^^^^^^^^^ client-outside-transaction: `prisma.stock.update` runs outside the transaction that `prisma.$transaction` began around it
    await logOrder(req.body);
    //    ^^^^^^^^ client-outside-transaction [info]: `logOrder` is not given the transaction that `prisma.$transaction` began, and writes outside it by `prisma.log.create`
  });
  res.end();
});
async function logOrder(order) {
  await prisma.log.create({ data: order });
}

const sequelize = new Sequelize('');
const Row = sequelize.define('Row', {});
app.post('/sequelize', async (req, res) => {
  await sequelize.transaction(async (transaction) => {
    const row = await Row.findByPk(1, { transaction });
    await row.destroy();
    //    ^^^^^^^^^^^ client-outside-transaction: `row.destroy` runs outside the transaction that `sequelize.transaction` began
    await Row.create({});
    //    ^^^^^^^^^^ client-outside-transaction: `Row.create` runs outside the transaction
  });
  res.end();
});

const Order = mongoose.model('Order', {});
app.post('/mongoose', async (req, res) => {
  await mongoose.connection.transaction(async (session) => {
    await Order.create([{}], { session });
    await Order.updateOne({}, {});
    //    ^^^^^^^^^^^^^^^ client-outside-transaction: `Order.updateOne` runs outside the transaction
  });
  res.end();
});

const db = knex({});
app.post('/knex', async (req, res) => {
  await db.transaction(async (trx) => {
    await trx('orders').insert({});
    await db('stock').update({});
    //    ^^ client-outside-transaction: `db` runs outside the transaction
    await db('log').insert({}).transacting(trx);
  });
  res.end();
});

const orm = drizzle('');
app.post('/drizzle', async (req, res) => {
  await orm.transaction(async (tx) => {
    await tx.insert('orders').values({});
    await orm.update('stock').set({});
    //    ^^^^^^^^^^ client-outside-transaction: `orm.update` runs outside the transaction
  });
  res.end();
});

const pool = new Pool();
app.post('/pg', async (req, res) => {
  const client = await pool.connect();
  await client.query('BEGIN');
  await client.query('INSERT INTO orders (sku) VALUES ($1)', [req.body.sku]);
  await pool.query('UPDATE stock SET count = 0');
  //    ^^^^^^^^^^ client-outside-transaction: `pool.query` runs outside the transaction that `client.query` began
  await client.query('COMMIT');
  // After the end.
  await pool.query('SELECT 1 FROM orders');
  res.end();
});
