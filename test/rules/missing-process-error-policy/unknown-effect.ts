import { notify } from './some-unknown.js';
import express from 'express';
declare const stop: (error: unknown) => void;

// Nobody can tell what these do, so nothing is said.
process.on('uncaughtException', stop);
process.on('unhandledRejection', (error) => {
  console.error(error);
  notify(error);
});
express().listen(3000);
