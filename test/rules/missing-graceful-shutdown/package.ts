// @filename: src/server.ts
import fastify from 'fastify';
import closeWithGrace from 'close-with-grace';
const app = fastify();
closeWithGrace(async () => app.close());
await app.listen({ port: 3000 });
