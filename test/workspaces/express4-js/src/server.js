const express = require('express');
const routes = require('./routes');
const { warmCache } = require('./services/cache');

const app = express();
app.use(express.json());
app.use('/api', routes);

warmCache();
app.listen(process.env.PORT || 3000);
