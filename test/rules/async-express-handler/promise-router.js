const Router = require('express-promise-router');
const router = Router();

// This router hands rejections to `next` itself.
router.get('/a', async (req, res) => { res.json(await fetch('a')); });
router.route('/b').get(async (req, res) => { res.json(await fetch('b')); });
module.exports = router;
