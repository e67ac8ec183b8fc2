// @filename: src/app.js
const express = require('express');
const { Pool, Client } = require('pg');
const mysql = require('mysql');
const mysql2 = require('mysql2/promise');
const sql = require('mssql');
const postgres = require('postgres');
const pgp = require('pg-promise')();
const { MongoClient } = require('mongodb');
const { DynamoDBClient, GetItemCommand, PutItemCommand } = require('@aws-sdk/client-dynamodb');
const { DynamoDBDocumentClient, GetCommand } = require('@aws-sdk/lib-dynamodb');
const app = express();

const pool = new Pool();
app.post('/pg', async (req, res) => {
  for (const id of req.body.ids) {
    await pool.query('SELECT name FROM orders WHERE id = $1', [id]);
    //    ^^^^^^^^^^ query-in-loop: `pool.query` queries the database once for each item of the loop around it: POST /pg
  }
  const client = await pool.connect();
  for (const order of req.body.orders) {
    await client.query('INSERT INTO orders (name) VALUES ($1)', [order.name]);
    //    ^^^^^^^^^^^^ query-in-loop [info]: `client.query` queries the database
  }
  const single = new Client();
  req.body.ids.forEach((id) => single.query({ text: 'SELECT 1 FROM orders WHERE id = $1', values: [id] }));
  //                           ^^^^^^^^^^^^ query-in-loop: once for each item of `req.body.ids`
  res.end();
});

const connections = mysql.createPool({});
app.post('/mysql', (req, res) => {
  connections.getConnection((error, connection) => {
    req.body.ids.forEach((id) => {
      connection.query('SELECT name FROM orders WHERE id = ?', [id], () => {});
      //<^^^^^^^^^^^^^ query-in-loop: `connection.query` queries the database
    });
  });
});

const pool2 = mysql2.createPool({});
app.post('/mysql2', async (req, res) => {
  await Promise.all(req.body.ids.map((id) => pool2.execute('SELECT name FROM orders WHERE id = ?', [id])));
  //                                         ^^^^^^^^^^^^^ query-in-loop: `pool2.execute` queries the database once for each item of `req.body.ids`
  res.end();
});

app.post('/mssql', async (req, res) => {
  for (const id of req.body.ids) {
    await new sql.Request().input('id', id).query('select name from orders where id = @id');
    //    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ query-in-loop: queries the database
  }
  for (const id of req.body.ids) await sql.query`select name from orders where id = ${id}`;
  //                                   ^^^^^^^^^ query-in-loop: `sql.query` queries the database
  res.end();
});

const db = postgres('postgres://localhost');
app.post('/postgres', async (req, res) => {
  for (const id of req.body.ids) await db`select name from orders where id = ${id}`;
  //                                   ^^ query-in-loop: `db` queries the database
  // Makes a list of columns for another query, and asks nothing.
  for (const id of req.body.ids) await db(id);
  res.end();
});

const promised = pgp('postgres://localhost');
app.post('/pg-promise', async (req, res) => {
  for (const id of req.body.ids) await promised.oneOrNone('SELECT name FROM orders WHERE id = $1', id);
  //                                   ^^^^^^^^^^^^^^^^^^ query-in-loop: queries the database
  res.end();
});

app.post('/mongodb', async (req, res) => {
  const client = await MongoClient.connect('mongodb://localhost');
  const orders = client.db('shop').collection('orders');
  for (const id of req.body.ids) await orders.findOne({ _id: id });
  //                                   ^^^^^^^^^^^^^^ query-in-loop: `orders.findOne` queries the database
  for (let i = 0; i < req.body.ids.length; i++) {
    await orders.find({ customer: req.body.ids[i] }).toArray();
    //    ^^^^^^^^^^^ query-in-loop: `orders.find` queries the database
  }
  res.end();
});

const dynamo = new DynamoDBClient({});
const documents = DynamoDBDocumentClient.from(dynamo);
app.post('/dynamo', async (req, res) => {
  for (const id of req.body.ids) await documents.send(new GetCommand({ TableName: 'orders', Key: { id } }));
  //                                   ^^^^^^^^^^^^^^ query-in-loop: queries the database
  for (const id of req.body.ids) await dynamo.send(new GetItemCommand({ TableName: 'orders', Key: { id } }));
  //                                   ^^^^^^^^^^^ query-in-loop: queries the database
  for (const id of req.body.ids) await dynamo.send(new PutItemCommand({ TableName: 'orders', Item: { id } }));
  //                                   ^^^^^^^^^^^ query-in-loop [info]: queries the database
  res.end();
});
