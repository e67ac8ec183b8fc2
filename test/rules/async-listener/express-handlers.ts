import express from 'express';
const app = express();

// Handlers are the business of another rule.
app.get('/a', async (req, res) => { res.json(await fetch('a')); });
//            ^^^^^^^^^^^^^^^^^^^ async-express-handler: `GET /a` never answers
app.listen(3000, async () => { await fetch('started'); });
//               ^^^^^^^^^^^ async-listener: `app.listen` drops the promise
