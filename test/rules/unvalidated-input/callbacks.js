// @filename: src/app.js
const express = require('express');
const db = require('./db');
const app = express();
app.get('/users/:login', function (req, res, next) {
  db.byLogin(req.params.login, function (err, rows) {
    if (err) return next(err);
    res.json(rows);
  });
});
app.get('/tags', (req, res, next) => {
  const list = [].concat(req.query.tag).map((tag) => `'${tag}'`).join(',');
  db.pool.query(`select * from t where tag in (${list})`, next);
//^^^^^^^^^^^^^ unvalidated-input: `req.query.tag` reaches `db.pool.query` as SQL text
});
// @filename: src/db.js
const mysql = require('mysql2');
const pool = mysql.createPool({});
exports.pool = pool;
exports.byLogin = function (login, done) {
  pool.query("select * from users where login = '" + login + "'", done);
//^^^^^^^^^^ unvalidated-input: `req.params.login` reaches `pool.query` as SQL text, and nothing checks it on the way: GET /users/:login → byLogin
};
