import express from 'express';
import asyncHandler from 'express-async-handler';
import { wrap } from 'some-unknown-package';
const app = express();

app.get('/a', asyncHandler(async (req, res) => { res.json(await fetch('a')); }));
// An unknown wrapper may well catch.
app.get('/b', wrap(async (req, res) => { res.json(await fetch('b')); }));
