const { Router } = require('express');
const orders = require('../controllers/orders');
const { auth } = require('../middleware/auth');
const catchAsync = require('../middleware/catch-async');

const router = Router();
router.get('/orders', auth, orders.list);
router.get('/orders/:id', catchAsync(orders.show));
router.post('/orders', auth, orders.place);
router.route('/orders/:id/receipt').post(orders.receipt);
module.exports = router;
