// @filename: src/app.js
const express = require('express');
const knex = require('knex');
const { Sequelize, Model, DataTypes } = require('sequelize');
const mongoose = require('mongoose');
const { PrismaClient } = require('@prisma/client');
const { drizzle } = require('drizzle-orm/node-postgres');
const objection = require('objection');
const { Kysely } = require('kysely');
const { MikroORM } = require('@mikro-orm/postgresql');
const app = express();

const db = knex({ client: 'pg' });
app.post('/knex', async (req, res) => {
  for (const id of req.body.ids) await db('orders').where({ id }).first();
  //                                   ^^ query-in-loop: `db` queries the database once for each item
  for (const id of req.body.ids) await db.select('name').from('orders').where({ id });
  //                                   ^^^^^^^^^ query-in-loop: `db.select` queries the database
  for (const id of req.body.ids) await db('orders').where({ id }).update({ seen: true });
  //                                   ^^ query-in-loop [info]: `db` queries the database
  for (const id of req.body.ids) await db.raw('select name from orders where id = ?', [id]);
  //                                   ^^^^^^ query-in-loop: `db.raw` queries the database
  res.end();
});

const sequelize = new Sequelize('sqlite::memory:');
const Order = sequelize.define('Order', {});
class Item extends Model {}
Item.init({}, { sequelize });
app.post('/sequelize', async (req, res) => {
  for (const id of req.body.ids) await Order.findByPk(id);
  //                                   ^^^^^^^^^^^^^^ query-in-loop: `Order.findByPk` queries the database
  for (const id of req.body.ids) await Item.findAll({ where: { orderId: id } });
  //                                   ^^^^^^^^^^^^ query-in-loop: `Item.findAll` queries the database
  for (const id of req.body.ids) await sequelize.query('SELECT 1 FROM items WHERE id = ?', { replacements: [id] });
  //                                   ^^^^^^^^^^^^^^^ query-in-loop: `sequelize.query` queries the database
  res.end();
});

const Person = mongoose.model('Person', new mongoose.Schema({}));
app.post('/mongoose', async (req, res) => {
  for (const id of req.body.ids) await Person.findById(id).lean();
  //                                   ^^^^^^^^^^^^^^^ query-in-loop: `Person.findById` queries the database
  for (const name of req.body.names) {
    const person = new Person({ name });
    await person.save();
    //    ^^^^^^^^^^^ query-in-loop [info]: `person.save` queries the database
  }
  res.end();
});

const prisma = new PrismaClient();
app.post('/prisma', async (req, res) => {
  for (const id of req.body.ids) await prisma.order.findUnique({ where: { id } });
  //                                   ^^^^^^^^^^^^^^^^^^^^^^^ query-in-loop: `prisma.order.findUnique` queries the database
  await prisma.$transaction(async (tx) => {
    for (const id of req.body.ids) await tx.order.update({ where: { id }, data: { seen: true } });
    //                                   ^^^^^^^^^^^^^^^ query-in-loop [info]: `tx.order.update` queries the database
  });
  for (const id of req.body.ids) await prisma.$queryRaw`SELECT 1 FROM orders WHERE id = ${id}`;
  //                                   ^^^^^^^^^^^^^^^^ query-in-loop: `prisma.$queryRaw` queries the database
  res.end();
});

const drizzled = drizzle('postgres://localhost');
app.post('/drizzle', async (req, res) => {
  for (const id of req.body.ids) await drizzled.select().from({}).where(id);
  //                                   ^^^^^^^^^^^^^^^ query-in-loop: `drizzled.select` queries the database
  for (const id of req.body.ids) await drizzled.query.orders.findFirst({ where: id });
  //                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ query-in-loop: queries the database
  res.end();
});

class Pet extends objection.Model {}
app.post('/objection', async (req, res) => {
  for (const id of req.body.ids) await Pet.query().findById(id);
  //                                   ^^^^^^^^^ query-in-loop: `Pet.query` queries the database
  res.end();
});

const kysely = new Kysely({});
app.post('/kysely', async (req, res) => {
  for (const id of req.body.ids) await kysely.selectFrom('orders').where('id', '=', id).executeTakeFirst();
  //                                   ^^^^^^^^^^^^^^^^^ query-in-loop: `kysely.selectFrom` queries the database
  res.end();
});

app.post('/mikro', async (req, res) => {
  const orm = await MikroORM.init({});
  const em = orm.em.fork();
  for (const id of req.body.ids) await em.findOne('Order', { id });
  //                                   ^^^^^^^^^^ query-in-loop: `em.findOne` queries the database
  res.end();
});
