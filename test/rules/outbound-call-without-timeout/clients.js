// @filename: src/app.js
const express = require('express');
const axios = require('axios');
const got = require('got');
const nodeFetch = require('node-fetch');
const request = require('request');
const superagent = require('superagent');
const https = require('node:https');
const undici = require('undici');
const app = express();

app.get('/rates', async (req, res) => {
  await axios.get('https://rates.example.com');
  //    ^^^^^^^^^ outbound-call-without-timeout: `axios.get` sets no timeout, so a request waits for as long as the other side keeps the connection open: GET /rates, as one more call does
  await axios.post('https://rates.example.com', { timeout: 'a word of the body' });
  await fetch('https://rates.example.com', { method: 'POST' });
  //    ^^^^^ outbound-call-without-timeout: `fetch` sets no timeout, so a request waits for up to five minutes: GET /rates
  await got('https://rates.example.com').json();
  //    ^^^ outbound-call-without-timeout: `got` sets no timeout
  await nodeFetch('https://rates.example.com');
  //    ^^^^^^^^^ outbound-call-without-timeout: `nodeFetch` sets no timeout
  request({ url: 'https://rates.example.com', json: true }, () => {});
  //<^^^^ outbound-call-without-timeout: `request` sets no timeout
  await superagent.get('https://rates.example.com').set('accept', 'json');
  //    ^^^^^^^^^^^^^^ outbound-call-without-timeout: `superagent.get` sets no timeout
  https.get('https://rates.example.com', (answer) => answer.pipe(res));
  //<^^^^^^ outbound-call-without-timeout: `https.get` sets no timeout
  await undici.request('https://rates.example.com');
  //    ^^^^^^^^^^^^^^ outbound-call-without-timeout: for up to five minutes
});
