// A file that nothing loads keeps no session.
// @filename: server.js
const express = require('express');
const session = require('express-session');
const app = express();
app.use(session({ secret: 'given', resave: false }));
//      ^^^^^^^ in-memory-session: keeps every session in the memory of this process
app.listen(3000);

// @filename: middleware/session.js
const session = require('express-session');
module.exports = session({ secret: 'given', resave: false });
