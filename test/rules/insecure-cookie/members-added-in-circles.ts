// @filename: src/server.js
const express = require('express');
const User = require('./user');
// Members that handlers add to requests are made of each other, and each is followed one time.
const app = express();
app.use(async (req, res, next) => { req.user = await User.findById(req.user.id); next(); });
app.post('/a', (req, res) => { req.body.user = req.user.id; res.json(req.body.user); });
app.post('/b', (req, res) => { req.body.user = req.user.id; res.json(req.body.user.id); });
app.post('/c', (req, res) => { req.body.user = req.user.id; if (req.body.user.id) res.json({}); });
app.listen(3000);

// @filename: src/user.js
const mongoose = require('mongoose');
module.exports = mongoose.model('User', new mongoose.Schema({ name: String }));
