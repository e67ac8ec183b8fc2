// @filename: src/server.ts
import express from 'express';
import jwt from 'jsonwebtoken';
import passport from 'passport';
const app = express();

// When a token ends is no question of who sends it.
app.post('/logout', (req, res) => {
  const { exp } = jwt.decode(String(req.headers.authorization)) as { exp: number };
  res.json({ until: exp });
});

// A token that the service has just made itself.
app.post('/tokens', (req, res) => {
  const token = jwt.sign({ sub: 'a' }, 'key');
  const claims = jwt.decode(token) as { sub: string };
  res.json({ token, user: claims.sub });
});

// Passport has verified it before.
app.get('/me', passport.authenticate('jwt'), (req, res) => {
  const claims = jwt.decode(String(req.headers.authorization)) as { sub: string };
  res.json({ user: claims.sub });
});

app.listen(3000);

// @filename: src/key-of.ts
import express from 'express';
import jwt from 'jsonwebtoken';
declare const keys: Record<string, string>;
// The file verifies, and reads first to know by which key.
export const tenants = express.Router();
tenants.get('/tenants', (req, res) => {
  const token = String(req.headers.authorization);
  const { tenant } = jwt.decode(token) as { tenant: string };
  res.json(jwt.verify(token, keys[tenant] ?? ''));
});
