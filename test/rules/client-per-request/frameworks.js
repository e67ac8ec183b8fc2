// @filename: src/app.js
const express = require('express');
const { Pool, Client } = require('pg');
const mysql = require('mysql2/promise');
const { MongoClient } = require('mongodb');
const { PrismaClient } = require('@prisma/client');
const { S3Client, PutObjectCommand } = require('@aws-sdk/client-s3');
const Redis = require('ioredis');
const { createClient } = require('redis');
const knex = require('knex');
const app = express();

async function save(body) {
  const s3 = new S3Client({ region: process.env.AWS_REGION });
  //             ^^^^^^^^ client-per-request: `new S3Client` makes a client for each request: POST /clients → save
  await s3.send(new PutObjectCommand({ Bucket: 'orders', Key: body.id }));
}
app.post('/clients', async (req, res) => {
  await save(req.body);
  const client = new Client();
  //                 ^^^^^^ client-per-request: `new Client` makes a client for each request: POST /clients
  await client.connect();
  const connection = await mysql.createConnection({ host: 'db' });
  //                       ^^^^^^^^^^^^^^^^^^^^^^ client-per-request: `mysql.createConnection` makes a client
  const mongo = await MongoClient.connect('mongodb://db');
  //                  ^^^^^^^^^^^^^^^^^^^ client-per-request: `MongoClient.connect` makes a client
  const prisma = new PrismaClient();
  //                 ^^^^^^^^^^^^ client-per-request: makes a client
  const redis = new Redis();
  //                ^^^^^ client-per-request: `new Redis` makes a client
  const cache = createClient();
  //            ^^^^^^^^^^^^ client-per-request: `createClient` makes a client
  const db = knex({ client: 'pg' });
  //         ^^^^ client-per-request: `knex` makes a client
  res.json([new Pool().totalCount, connection, mongo, prisma, redis, cache, db]);
  //            ^^^^ client-per-request: makes a client
});
