// @filename: src/app.ts
import express from 'express';
import morgan from 'morgan';
import { router } from './routes.js';

export const app = express();
//                 ^^^^^^^ missing-correlation-id: nothing in the service of `express` gives a request an id: 2 logs and 1 outbound call on request paths lack one
app.use(express.json());
app.use(morgan('tiny'));
app.use('/rates', router);

// @filename: src/routes.ts
import { Router } from 'express';
import { rateOf } from './rates.js';
export const router = Router();
router.get('/:pair', async (req, res) => { res.json(await rateOf(req.params.pair)); });

// @filename: src/rates.ts
export async function rateOf(pair: string): Promise<unknown> {
  const answer = await fetch(`http://rates.internal/${pair}`);
  if (!answer.ok) console.warn('no rate for', pair);
  return answer.json();
}

// @filename: src/server.ts
import { app } from './app.js';
app.listen(3000, () => { console.log('listening'); });
