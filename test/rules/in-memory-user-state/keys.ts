// @filename: src/app.ts
import express from 'express';
const app = express();
const attempts = new Map<string, number>();
const carts: Record<string, string[]> = {};
app.post('/login', (req, res) => {
  attempts.set(req.body.email, (attempts.get(req.body.email) ?? 0) + 1);
  //<^^^^^^^^^ in-memory-user-state: State by `email` is kept in the memory of this process alone: POST /login
  const { userId } = req.body;
  carts[userId] = [];
  //<^^^^^^^^^^ in-memory-user-state: State by `userId` is kept in the memory of this process alone
  res.end();
});
// Taken out again, it is still unknown to the next instance.
app.post('/logout', (req, res) => {
  attempts.delete(req.body.email);
  res.end();
});
