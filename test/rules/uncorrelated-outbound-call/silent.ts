// @filename: package.json
{ "workspaces": ["services/*"] }

// Where no request has an id, that is said once for the service.
// @filename: services/none/index.ts
import express from 'express';
const app = express();
app.get('/', async (req, res) => { await fetch('http://a.internal'); res.end(); });
app.listen(3000);

// Instrumentation adds the header to what it covers.
// @filename: services/traced/tracing.js
require('dd-trace').init();

// @filename: services/traced/index.js
require('./tracing');
const express = require('express');
const axios = require('axios');
const { Kafka } = require('kafkajs');
const producer = new Kafka({ brokers: [] }).producer();
const app = express();
app.get('/', async (req, res) => {
  await axios.get('http://a.internal');
  await fetch('http://a.internal');
  await producer.send({ topic: 'a', messages: [] });
  res.end();
});
app.listen(3001);

// The whole of the request's headers is passed on.
// @filename: services/proxy/index.js
const express = require('express');
const app = express();
app.use((req, res, next) => { req.requestId = req.headers['x-request-id']; next(); });
app.get('/', async (req, res) => {
  await fetch('http://a.internal', { headers: req.headers });
  const options = { method: 'GET', headers: {} };
  options.headers['x-request-id'] = req.requestId;
  await fetch('http://a.internal', options);
  const agent = makeAgent(req);
  await agent.call('http://a.internal');
  res.end();
});
function makeAgent(req) {
  return { call: (url) => fetch(url, { headers: withId(req) }) };
}
function withId(req, more) {
  return Object.assign({ 'x-request-id': req.requestId }, more);
}
app.listen(3002);
