const fastify = require('fastify')();
const other = { on() {} };

// Something else with an `on` is not the process.
other.on('uncaughtException', () => { process.exit(1); });
fastify.listen({ port: 3000 });
//<^^^^^^^^^^^ missing-process-error-policy: `fastify.listen` starts a service
