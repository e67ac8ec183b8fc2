import express from 'express';
const app = express();

// plumbline-allow async-express-handler: the gateway answers after two seconds and retries
app.get('/a', async (req, res) => { res.json(await fetch('a')); });
//            ^^^^^^^^^^^^^^^^^^^ async-express-handler [suppressed]: `GET /a` never answers
app.get('/b', async (req, res) => { res.json(await fetch('b')); });
//            ^^^^^^^^^^^^^^^^^^^ async-express-handler: `GET /b` never answers
