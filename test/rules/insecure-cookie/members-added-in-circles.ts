// @filename: src/server.ts
import express, { type Request } from 'express';
// Members that handlers add to requests are followed, one time each, though they are made of each other.
const app = express();
app.use(((req: Request & { user: { id: string; user: unknown } }, res, next) => { req.user = req.user; next(); }) as never);
app.post('/a', (req, res) => { req.body.user = (req as never as { user: { id: string } }).user.id; res.json(req.body.user.user); });
app.post('/b', (req, res) => { req.body.user = req.body.user.user.id; res.json(req.body.user.user.user); });
app.post('/c', (req, res) => { req.body.user = req.body.user.user.user.id; res.json(req.body.user.user.user.user); });
app.post('/d', (req, res) => { req.body.user = req.body.user.user.user.user.id; if (req.body.user.user.user) res.json({}); });
app.listen(3000);
