// @filename: src/a.js
module.exports = 1;
// @filename: src/uses.js
const a = require('./a');
//                ^^^^^ import: require file=src/a.js
const later = () => require('./a');
//                          ^^^^^ import: require file=src/a.js deferred
const dynamic = import('./a.js');
//                     ^^^^^^^^ import: dynamic file=src/a.js deferred
const express = require('express');
//                      ^^^^^^^^^ import: package=express
const fs = require('node:fs/promises');
//                 ^^^^^^^^^^^^^^^^^^ import: builtin=fs/promises
const data = require('./data.json');
//                   ^^^^^^^^^^^^^ import: asset
const gone = require('./gone');
//                   ^^^^^^^^ import: missing
const computed = (name) => require(name);
const text = "require('./a')";
module.exports = [a, later, dynamic, express, fs, data, gone, computed, text];
