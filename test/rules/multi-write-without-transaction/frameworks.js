// @filename: src/app.js
const express = require('express');
const { Pool } = require('pg');
const { PrismaClient } = require('@prisma/client');
const mongoose = require('mongoose');
const { Sequelize } = require('sequelize');
const app = express();
const pool = new Pool();
const prisma = new PrismaClient();
const Order = mongoose.model('Order', {});
const Stock = mongoose.model('Stock', {});
const Row = new Sequelize('').define('Row', {});
const Line = new Sequelize('').define('Line', {});

app.post('/pg', async (req, res) => {
  await pool.query('INSERT INTO orders (sku) VALUES ($1)', [req.body.sku]);
  await pool.query('UPDATE stock SET count = count - 1 WHERE sku = $1', [req.body.sku]);
  //    ^^^^^^^^^^ multi-write-without-transaction: When `pool.query` fails, what `pool.query` wrote stays: no transaction joins them in POST /pg
  res.end();
});
app.post('/prisma', async (req, res) => {
  await prisma.order.create({ data: {} });
  await prisma.stock.update({ where: {}, data: {} });
  //    ^^^^^^^^^^^^^^^^^^^ multi-write-without-transaction: When `prisma.stock.update` fails, what `prisma.order.create` wrote stays
  res.end();
});
app.post('/mongoose', async (req, res) => {
  const order = await Order.create({});
  const stock = await Stock.findOne({ sku: req.body.sku });
  await stock.save();
  //    ^^^^^^^^^^ multi-write-without-transaction: When `stock.save` fails, what `Order.create` wrote stays
  res.json(order);
});
app.post('/sequelize', async (req, res) => {
  await Row.create({});
  await Line.bulkCreate([]);
  //    ^^^^^^^^^^^^^^^ multi-write-without-transaction: When `Line.bulkCreate` fails, what `Row.create` wrote stays
  res.end();
});
