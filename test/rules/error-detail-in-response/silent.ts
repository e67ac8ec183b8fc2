// @filename: src/app.ts
import express, { type ErrorRequestHandler } from 'express';
declare const orders: { find(id: string): Promise<unknown> };
declare const config: { env: string };
class OrderError extends Error { status = 409; }
const app = express();
app.get('/orders/:id', async (req, res) => {
  try {
    res.json(await orders.find(req.params.id));
  } catch (err) {
    // An error that the project made for its clients.
    if (err instanceof OrderError) { res.status(500).json({ error: err.message }); return; }
    // The client is told what was wrong with its request.
    res.status(400).json({ error: (err as Error).message });
  }
});
const onError: ErrorRequestHandler = (err, req, res, next) => {
  if (err.expose) { res.status(500).json({ error: err.message }); return; }
  res.status(500).json({ error: 'internal', ...(config.env === 'development' ? { stack: err.stack } : {}) });
};
const another: ErrorRequestHandler = (err, req, res, next) => {
  if (process.env.NODE_ENV === 'development') { res.status(500).send(err.stack); return; }
  res.status(500).json({ error: 'internal', code: err.code });
};
app.use(onError, another);

// Nothing of it is sent to a client.
// @filename: src/queue.ts
declare const queue: { send(message: object): Promise<void> };
export async function report(): Promise<void> {
  try { await queue.send({}); } catch (err) { await queue.send({ error: (err as Error).stack }); }
}
