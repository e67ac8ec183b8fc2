// @filename: src/app.js
const express = require('express');
const session = require('express-session');
const app = express();
app.use(session({ secret: process.env.SESSION_SECRET, resave: false }));
//      ^^^^^^^ in-memory-session: `session` keeps every session in the memory of this process, for want of a `store`
app.use('/admin', session({ secret: process.env.SESSION_SECRET, store: new session.MemoryStore() }));
//                ^^^^^^^ in-memory-session: `session` keeps every session in the memory of this process

// @filename: src/fastify.js
const fastify = require('fastify')();
const fastifySession = require('@fastify/session');
fastify.register(fastifySession, { secret: process.env.SESSION_SECRET });
//<^^^^^^^^^^^^^ in-memory-session: keeps every session in the memory of this process
