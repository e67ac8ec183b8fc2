import express from 'express';
const app = express();

app.get('/', (req, res) => { res.end(); });
app.listen(3000);
//<^^^^^^^ missing-process-error-policy [info]: `app.listen` starts a service without a policy for `unhandledRejection` or `uncaughtException` (1 file searched)
