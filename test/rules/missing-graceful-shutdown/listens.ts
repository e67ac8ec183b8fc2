// @filename: src/server.ts
import express from 'express';
import './shutdown.js';
const app = express();
app.listen(3000);

// @filename: src/shutdown.ts
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(0));
