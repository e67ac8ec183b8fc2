// @filename: src/express.ts
import express, { type ErrorRequestHandler } from 'express';
declare const orders: { find(id: string): Promise<unknown> };
const app = express();
app.get('/orders/:id', async (req, res) => {
  try {
    res.json(await orders.find(req.params.id));
  } catch (err) {
    res.status(500).json({ error: (err as Error).message });
//  ^^^^^^^^^^^^^^^^^^^^ error-detail-in-response: `res.status(500).json` sends the client the message of whatever failed
  }
});
app.get('/raw', async (req, res) => {
  try {
    res.json(await orders.find('1'));
  } catch (err) {
    res.status(500).send(err);
//  ^^^^^^^^^^^^^^^^^^^^ error-detail-in-response: sends the client an error as it is
  }
});
app.get('/promise', (req, res) => {
  orders.find('1').then((it) => res.json(it)).catch((err) => res.status(500).send(err.message));
  //                                                         ^^^^^^^^^^^^^^^^^^^^ error-detail-in-response
});
const onError: ErrorRequestHandler = (err, req, res, next) => {
  res.status(err.status || 500).json({ message: 'failed', stack: err.stack });
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error-detail-in-response: sends the client the stack of an error
};
app.use(onError);

// @filename: src/fastify.ts
import Fastify from 'fastify';
declare const orders: { find(): Promise<unknown> };
const app = Fastify();
app.get('/', async (request, reply) => {
  try {
    return await orders.find();
  } catch (err) {
    return reply.code(500).send({ error: err.message });
    //     ^^^^^^^^^^^^^^^^^^^^ error-detail-in-response
  }
});

// @filename: src/hono.ts
import { Hono } from 'hono';
declare const orders: { find(): Promise<unknown> };
const app = new Hono();
app.get('/', async (c) => {
  try {
    return c.json(await orders.find());
  } catch (err) {
    return c.json({ error: err.message, stack: err.stack }, 500);
    //     ^^^^^^ error-detail-in-response: the stack
  }
});

// @filename: src/nest.ts
import { Controller, Get, InternalServerErrorException } from '@nestjs/common';
declare const orders: { find(): Promise<unknown> };
@Controller()
export class OrdersController {
  @Get() async list() {
    try {
      return await orders.find();
    } catch (err) {
      throw new InternalServerErrorException(err.message);
      //        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error-detail-in-response
    }
  }
}
