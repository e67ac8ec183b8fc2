// @filename: src/catch-async.js
module.exports = (fn) => (req, res, next) => {
  Promise.resolve(fn(req, res, next)).catch((error) => next(error));
};
// @filename: src/controller.js
const catchAsync = require('./catch-async');
const show = catchAsync(async (req, res) => {
  res.json(await fetch(req.url));
});
const bare = async (req, res) => {
  res.json(await fetch(req.url));
};
module.exports = { show, bare };
// @filename: src/routes.js
const router = require('express').Router();
const controller = require('./controller');
const asyncHandler = require('express-async-handler');

router.get('/a', controller.show);
router.get('/b', controller.bare);
//               ^^^^^^^^^^^^^^^ async-express-handler: `GET /b` never answers
router.get('/c', asyncHandler(controller.bare));
router.get('/d', asyncHandler(async (req, res) => { res.json(await fetch('d')); }));
module.exports = router;
