// @filename: src/app.js
const express = require('express');
const { Pool } = require('pg');
const mongoose = require('mongoose');
const { PrismaClient } = require('@prisma/client');
const paginate = require('./paginate');
const app = express();
const pool = new Pool();
const prisma = new PrismaClient();
const Person = mongoose.model('Person', {});
const Country = mongoose.model('Country', {});

app.get('/limited', async (req, res) => {
  const take = Number(req.query.take);
  // A limit that is a variable is still a limit.
  res.json([
    await prisma.order.findMany({ take }),
    await prisma.order.findMany({ ...pageOf(req) }),
    await Person.find().skip(20).limit(take),
    await pool.query('SELECT * FROM orders LIMIT $1', [take]),
  ]);
});
app.get('/keys', async (req, res) => {
  // As many rows as keys.
  res.json([
    await prisma.order.findMany({ where: { id: { in: req.query.ids } } }),
    await Person.find({ _id: req.params.id }),
    await pool.query('SELECT * FROM orders WHERE id = ANY($1)', [req.query.ids]),
  ]);
});
app.get('/numbers', async (req, res) => {
  // One row each.
  res.json([await pool.query('SELECT count(*) FROM orders'), await Person.countDocuments()]);
});
app.get('/handed-on', async (req, res) => {
  // Something else may limit it.
  res.json(await paginate(Person.find(), req.query));
});
app.get('/countries', async (req, res) => {
  // A small table by its name.
  res.json(await Country.find());
});
app.get('/options', async (req, res) => {
  // Options that cannot be seen may hold a limit.
  res.json(await prisma.order.findMany(optionsOf(req)));
});
app.get('/used', async (req, res) => {
  // Read to be worked on, not to be answered with.
  const people = await Person.find();
  await notify(people);
  res.json({ notified: people.length });
});

// @filename: src/paginate.js
module.exports = async (query, { page }) => query.skip(page * 10).limit(10);
