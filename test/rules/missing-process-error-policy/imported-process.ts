import process from 'node:process';
import express from 'express';

process.on('unhandledRejection', () => { process.exit(1); });
express().listen(3000);
