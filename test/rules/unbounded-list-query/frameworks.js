// @filename: src/app.js
const express = require('express');
const { Pool } = require('pg');
const knex = require('knex')({});
const { Sequelize } = require('sequelize');
const mongoose = require('mongoose');
const { PrismaClient } = require('@prisma/client');
const { drizzle } = require('drizzle-orm/node-postgres');
const { MongoClient } = require('mongodb');
const app = express();

const pool = new Pool();
app.get('/pg', async (req, res) => {
  const { rows } = await pool.query('SELECT * FROM orders');
  //                     ^^^^^^^^^^ unbounded-list-query: `pool.query` has no limit, and all it finds is the answer of GET /pg
  res.json(rows);
});
app.get('/pg/mine', async (req, res) => {
  const found = await pool.query('SELECT * FROM orders WHERE customer_id = $1', [req.user.id]);
  //                  ^^^^^^^^^^ unbounded-list-query [info]: has no limit
  res.json(found.rows);
});

app.get('/knex', async (req, res) => res.json(await knex('orders').select('id')));
//                                                  ^^^^ unbounded-list-query: `knex` has no limit

const Order = new Sequelize('').define('Order', {});
app.get('/sequelize', (req, res) => {
  Order.findAll({ order: [['id', 'ASC']] }).then((orders) => res.json(orders));
  //<^^^^^^^^^^ unbounded-list-query: `Order.findAll` has no limit
});

const Person = mongoose.model('Person', {});
app.get('/mongoose', async (req, res) => {
  const [people, total] = await Promise.all([Person.find().sort('name').lean(), Person.countDocuments()]);
  //                                         ^^^^^^^^^^^ unbounded-list-query: `Person.find` has no limit
  res.json({ people: people.map((it) => it.name), total });
});

const prisma = new PrismaClient();
app.get('/prisma', async (req, res) => res.json(await prisma.order.findMany({ where: { customerId: req.user.id } })));
//                                                    ^^^^^^^^^^^^^^^^^^^^^ unbounded-list-query [info]: has no limit

const db = drizzle('');
app.get('/drizzle', async (req, res) => res.json(await db.select().from('orders')));
//                                                     ^^^^^^^^^ unbounded-list-query: `db.select` has no limit

app.get('/mongodb', async (req, res) => {
  const client = await MongoClient.connect('');
  res.json(await client.db().collection('orders').find({}).toArray());
  //             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unbounded-list-query: has no limit
});
