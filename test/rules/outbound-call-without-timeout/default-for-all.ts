// @filename: src/app.ts
import express from 'express';
import axios from 'axios';
const app = express();
// Every request of the package has it.
axios.defaults.timeout = 2000;
app.get('/rates', async (_req, res) => {
  res.json((await axios.get('https://rates.example.com')).data);
});
