// Where nothing is connected, a request may connect; the next one finds it done.
// @filename: src/app.ts
import express from 'express';
import mongoose from 'mongoose';
const app = express();
app.get('/users', async (req, res) => {
  if (mongoose.connection.readyState === 0) await mongoose.connect('mongodb://localhost/users');
  res.json([]);
});
app.get('/orders', async (req, res) => {
  await mongoose.connect('mongodb://localhost/orders');
  //    ^^^^^^^^^^^^^^^^ client-per-request: makes a client for each request
  res.json([]);
});
