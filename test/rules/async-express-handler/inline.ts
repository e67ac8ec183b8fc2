import express from 'express';
declare const orders: { find(id: string): Promise<object> };
declare function log(error: unknown): void;
const app = express();

app.get('/orders/:id', async (req, res) => {
  //                   ^^^^^^^^^^^^^^^^^^^ async-express-handler [error]: Express 4 ignores the promise of this handler: when it rejects, `GET /orders/:id` never answers
  res.json(await orders.find(req.params.id));
});

app.post('/orders', async function place(req, res) {
  //                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ async-express-handler: `POST /orders` never answers
  res.json(await orders.find('new'));
});

// A promise without the keyword is ignored all the same.
app.delete('/orders/:id', (req, res) => load(req.params.id).then((it) => res.json(it)));
//                        ^^^^^^^^^^^^^ async-express-handler: `DELETE /orders/:id` never answers

async function load(id: string) {
  return await orders.find(id);
}

// Nothing waits here, so nothing can reject.
app.get('/health', async (req, res) => { res.sendStatus(204); });
app.get('/ready', (req, res) => { res.sendStatus(204); });

// The chain passes its failure on.
app.get('/a', (req, res, next) => { orders.find('a').then((it) => res.json(it)).catch(next); });
app.get('/b', (req, res, next) => orders.find('b').then((it) => res.json(it), next));
app.get('/c', async (req, res, next) => {
  await orders.find('c').then((it) => res.json(it)).catch(next);
});
log(app);
