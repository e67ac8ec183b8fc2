// @filename: src/app.ts
import express from 'express';
import fs from 'node:fs/promises';
import path from 'node:path';
import mongoose from 'mongoose';
import { files } from './files.js';

const app = express();
const Hotel = mongoose.model('Hotel', new mongoose.Schema({ place: String }));

// A test in a tried block counts after it too, where whoever catches leaves.
app.get('/examples/:language', async (req, res) => {
  try {
    if (!/^[a-z-]+$/.test(req.params.language)) throw new Error('no language');
  } catch (error) {
    res.status(400).end();
    return;
  }
  res.json(await fs.readdir(path.join('examples', req.params.language)));
});
app.get('/open/:language', async (req, res) => {
  try {
    if (!/^[a-z-]+$/.test(req.params.language)) throw new Error('no language');
  } catch (error) {
    console.error(error);
  }
  res.json(await fs.readdir(path.join('examples', req.params.language)));
  //             ^^^^^^^^^^ unvalidated-input: `req.params.language` reaches `fs.readdir` as a path, and nothing checks it on the way: GET /open/:language
});

// What leads out of the folder is taken out.
app.get('/mails/:id', async (req, res) => {
  const safe = path.normalize(req.params.id).replace(/^(\.\.(\/|\\|$))+/, '');
  res.send(await fs.readFile(path.join('mails', safe), 'utf8'));
});
app.get('/names/:name', async (req, res) => { res.send(await fs.readFile(`names/${req.params.name.replace(/[^\w]/g, '')}`)); });

// Somebody knows it.
app.get('/files/:id', async (req, res) => {
  if (!(await files.has(req.params.id))) { res.status(404).end(); return; }
  res.sendFile(`data/${req.params.id}`);
});

// A pattern of MongoDB is text; it brings no operators.
app.post('/hotels', async (req, res) => { res.json(await Hotel.find({ place: { $regex: req.body.place, $options: 'i' } })); });

app.use((req, res) => { res.redirect(`https://${req.get('host')}${req.url}`); });
//                      ^^^^^^^^^^^^ unvalidated-input [info]: `req.get('host')` reaches `res.redirect` as the address to redirect to

// @filename: src/files.ts
const known = new Set(['a', 'b']);
export const files = { has: async (id: string): Promise<boolean> => Promise.resolve(known.has(id)) };
