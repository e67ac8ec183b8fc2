// @filename: src/app.ts
import express from 'express';
import { exec, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import axios from 'axios';
import Handlebars from 'handlebars';
import mongoose from 'mongoose';
const app = express();
const User = mongoose.model('User', new mongoose.Schema({ email: String }));

app.post('/process', (req, res) => {
  exec('convert ' + req.body.file);
//^^^^ unvalidated-input: `req.body.file` reaches `exec` as a command
  // Arguments of their own are no command.
  spawn('convert', [req.body.file]);
  res.end();
});
app.get('/path/:name', (req, res) => {
  fs.createReadStream(path.join('/data', req.params.name)).pipe(res);
//^^^^^^^^^^^^^^^^^^^ unvalidated-input: `req.params.name` reaches `fs.createReadStream` as a path
  res.sendFile(path.resolve('/data', req.params.name));
//^^^^^^^^^^^^ unvalidated-input: `req.params.name` reaches `res.sendFile` as a path
});
app.post('/address', async (req, res) => {
  await axios.get(req.body.callback);
  //    ^^^^^^^^^ unvalidated-input: `req.body.callback` reaches `axios.get` as the address to call
  await fetch(`https://${req.body.host}/health`);
  //    ^^^^^ unvalidated-input: `req.body.host` reaches `fetch` as the address to call
  res.redirect(String(req.query['next']));
//^^^^^^^^^^^^ unvalidated-input: `req.query.next` reaches `res.redirect` as the address to redirect to
});
app.post('/text', (req, res) => {
  const template = Handlebars.compile(req.body.template);
  //               ^^^^^^^^^^^^^^^^^^ unvalidated-input: `req.body.template` reaches `Handlebars.compile` as a template
  const pattern = new RegExp(req.body.pattern);
  //                  ^^^^^^ unvalidated-input: `req.body.pattern` reaches `RegExp` as a regular expression
  eval(req.body.formula);
//^^^^ unvalidated-input: `req.body.formula` reaches `eval` as code
  res.send([template({}), pattern.source]);
});
app.post('/login', async (req, res) => {
  const filter: Record<string, unknown> = {};
  filter['email'] = req.body.email;
  const user = await User.findOne(filter);
  //                 ^^^^^^^^^^^^ unvalidated-input: `req.body.email` reaches `User.findOne` as a filter, operators and all
  // Text is compared and brings no operators.
  await User.findOne({ email: String(req.body.email) });
  if (typeof req.body.email === 'string') await User.findOne({ email: req.body.email });
  res.json(user);
});
app.patch('/users/:id', async (req, res) => {
  await User.findByIdAndUpdate(req.params.id, { ...req.body, updatedAt: new Date() });
  //    ^^^^^^^^^^^^^^^^^^^^^^ unvalidated-input: `req.body` reaches `User.findByIdAndUpdate` whole, with every field that the client adds
  // Only what is named.
  await User.findByIdAndUpdate(req.params.id, { email: String(req.body.email) });
  res.end();
});
