// @filename: src/app.js
require('express-async-errors');
const app = require('express')();
const routes = require('./routes');
app.use(routes);
// @filename: src/routes.js
const router = require('express').Router();
// The patch holds for every router of the process.
router.get('/a', async (req, res) => { res.json(await fetch('a')); });
module.exports = router;
