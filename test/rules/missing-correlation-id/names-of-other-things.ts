// What is called a request elsewhere gives the requests of this service no id.
// @filename: src/app.ts
import express from 'express';
import { payments } from './payments.js';
const app = express();
//          ^^^^^^^ missing-correlation-id: gives a request an id: 2 logs on request paths lack one
app.post('/friends/accept', (req, res) => {
  // The id of a friend's request, given by the body.
  const requestId = req.body.requestId;
  console.log('accepting');
  payments.charge(requestId);
  res.end();
});

// @filename: src/payments.ts
export const payments = {
  charge(order: string) {
    const payment = { metadata: { transactionId: order } };
    console.log('charging');
    return payment.metadata.transactionId;
  },
};
