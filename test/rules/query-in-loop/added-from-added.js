// What a request carries is made from what else it carries, round and round; following it comes to an end.
// @filename: src/app.js
const express = require('express');
const mongoose = require('mongoose');
const User = mongoose.model('User', {});
const app = express();
app.use(async (req, res, next) => {
  req.user = await User.findById(req.session.user.id);
  req.session = req.user.session.owner.account;
  req.account = req.session.user.account.parent;
  req.parent = req.account.session.user.parent;
  res.results = req.parent.account.user.results;
  next();
});
app.get('/', async (req, res) => {
  for (const id of req.query.ids) await User.findById(id);
  //                                    ^^^^^^^^^^^^^ query-in-loop: `User.findById` queries the database
  res.json(req.user.account.parent.session.results);
});
