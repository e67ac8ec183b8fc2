// @filename: src/server.ts
import express from 'express';
const app = express();
app.use((req, res, next) => {
  res.set(headersFor(req.path));
  next();
});
function headersFor(path: string): Record<string, string> {
  return path === '/embed' ? { 'Content-Security-Policy': 'frame-ancestors *' } : { 'X-Frame-Options': 'DENY' };
}
app.get('/orders', (req, res) => { res.json([]); });
app.get('/orders/:id', (req, res) => { res.json({}); });
app.get('/invoices', (req, res) => { res.json([]); });
// Signing in with another's account is that one's to limit.
app.post('/auth/google/login', (req, res) => { res.json({}); });
app.listen(3000);
