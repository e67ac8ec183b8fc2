import express from 'express';
declare const logger: { error(error: unknown): void };

process.on('uncaughtException', (error) => {
//<^^^^^^^ missing-process-error-policy [info]: after `uncaughtException` this handler logs and the process carries on in an unknown state
  console.error('oops', error);
});
process.on('unhandledRejection', (error) => {
//<^^^^^^^ missing-process-error-policy: after `unhandledRejection` this handler logs
  logger.error(JSON.stringify(error));
});
function report(error: unknown) {
  console.error(String(error));
}
process.addListener('uncaughtException', report);
//<^^^^^^^^^^^^^^^^ missing-process-error-policy: after `uncaughtException` this handler logs
express().listen(3000);
