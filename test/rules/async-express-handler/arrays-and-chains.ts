import express, { type RequestHandler } from 'express';
declare const check: RequestHandler;
const app = express();
const router = express.Router();

const load = async (): Promise<void> => { await fetch('x'); };
const show: RequestHandler = async (req, res) => { res.json(await fetch(req.url)); };

// FIXME The smallest thing to edit is `show` inside the array.
app.get('/array', [check, show]);
//                ^^^^^^^^^^^^^ async-express-handler: Express 4 ignores the promise of `show`: when it rejects, `GET /array` never answers
const chain = [check, show];
app.get('/named', chain);
//                ^^^^^ async-express-handler: `GET /named` never answers
app.get('/spread', ...chain);
//                 ^^^^^^^^ async-express-handler: `GET /spread` never answers
app.get('/several', check, show);
//                         ^^^^ async-express-handler: `GET /several` never answers
app.use(show);
//      ^^^^ async-express-handler: when it rejects, the request never answers
app.use('/under', check, show);
//                       ^^^^ async-express-handler: when it rejects, the request never answers
app.use('/router', router);

router
  .route('/orders/:id')
  .get(show)
  //   ^^^^ async-express-handler: `GET /orders/:id` never answers
  .put(check, async (req, res) => { await load(); res.end(); })
  //          ^^^^^^^^^^^^^^^^^^^ async-express-handler: `PUT /orders/:id` never answers
  .delete((req, res) => { res.end(); });

router.get('/a', check).post('/a', show);
//                                 ^^^^ async-express-handler: `POST /a` never answers
router.all('/all', show);
//                 ^^^^ async-express-handler: `/all` never answers
router.param('id', async (req, res, next, id: string) => {
  //               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ async-express-handler: a request with `:id` never answers
  await fetch(id);
  next();
});

// Reading a setting looks like a route and is none.
app.get('env');
app.set('show', show);
