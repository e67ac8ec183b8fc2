import express from 'express';
import { cancelOrder } from '../orders/cancel-order.js';

const app = express();

app.get('/health', (_request, response) => {
  response.send('ok');
});

app.post('/orders/:id/cancel', async (request, response) => {
  await cancelOrder(request.params.id);
  response.status(204).end();
});

app.listen(3000);
