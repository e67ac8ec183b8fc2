import express from 'express';
declare const orders: { find(id: string): Promise<object> };
declare function log(error: unknown): void;
const app = express();

// One try around the whole body, and a catch that keeps the failure.
app.get('/kept', async (req, res, next) => {
  try {
    res.json(await orders.find('a'));
  } catch (error) {
    next(error);
  }
});

app.get('/logged', async (req, res) => {
  try {
    res.json(await orders.find('a'));
  } catch (error) {
    log(error);
    res.sendStatus(500);
  } finally {
    log('done');
  }
});

app.get('/rethrown', async (req, res) => {
  //                 ^^^^^^^^^^^^^^^^^^^ async-express-handler: `GET /rethrown` never answers
  try {
    res.json(await orders.find('a'));
  } catch (error) {
    log(error);
    throw error;
  }
});

app.get('/sometimes', async (req, res) => {
  //                  ^^^^^^^^^^^^^^^^^^^ async-express-handler: `GET /sometimes` never answers
  try {
    res.json(await orders.find('a'));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    res.sendStatus(404);
  }
});

app.get('/before', async (req, res) => {
  //               ^^^^^^^^^^^^^^^^^^^ async-express-handler: `GET /before` never answers
  const order = await orders.find('a');
  try {
    res.json(order);
  } catch (error) {
    log(error);
  }
});

app.get('/finally', async (req, res) => {
  //                ^^^^^^^^^^^^^^^^^^^ async-express-handler: `GET /finally` never answers
  try {
    res.json(await orders.find('a'));
  } finally {
    log('done');
  }
});

// The inner try rethrows into the outer one, which keeps it.
app.get('/nested', async (req, res, next) => {
  try {
    try {
      res.json(await orders.find('a'));
    } catch (error) {
      log(error);
      throw error;
    }
  } catch (error) {
    next(error);
  }
});

// A throw inside `try` is caught there.
app.get('/throws', async (req, res, next) => {
  try {
    if (req.query['id'] === undefined) throw new Error('id');
    res.json(await orders.find('a'));
  } catch (error) {
    next(error);
  }
});
