// @filename: src/orders.js
export const list = async (req, res) => { res.json(await fetch('orders')); };
export default async function show(req, res) { res.json(await fetch('order')); }
// @filename: src/index.js
export { default as show, list as all } from './orders.js';
export * as orders from './orders.js';
// @filename: src/routes.js
import { Router } from 'express';
import show, { list } from './orders.js';
import { all, orders, show as again } from './index.js';

const router = Router();
router.get('/a', list);
//               ^^^^ async-express-handler: Express 4 ignores the promise of `list`: when it rejects, `GET /a` never answers
router.get('/b', show);
//               ^^^^ async-express-handler: `GET /b` never answers
router.get('/c', all);
//               ^^^ async-express-handler: `GET /c` never answers
router.get('/d', again);
//               ^^^^^ async-express-handler: `GET /d` never answers
router.get('/e', orders.list);
//               ^^^^^^^^^^^ async-express-handler: `GET /e` never answers
export default router;
