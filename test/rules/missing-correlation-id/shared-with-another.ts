// A worker that runs what a service with an id runs too; its own lines name the job.
// @filename: services/api/package.json
{ "name": "api", "dependencies": { "express": "^5.0.0" } }

// @filename: services/api/app.ts
import express from 'express';
import { sendMail } from '../shared/mail.js';
const app = express();
app.use((req, res, next) => {
  res.locals.requestId = req.get('x-request-id');
  next();
});
app.post('/mails', (req, res) => {
  sendMail();
  res.end();
});

// @filename: services/worker/package.json
{ "name": "worker", "dependencies": { "bullmq": "^5.0.0" } }

// @filename: services/worker/main.ts
import { Worker } from 'bullmq';
import { sendMail } from '../shared/mail.js';
new Worker('mails', async (job) => {
  console.log(`job ${job.id}`);
  sendMail();
});

// @filename: services/shared/mail.ts
export function sendMail() { console.log('sending'); }
