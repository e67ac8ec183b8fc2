// @filename: server/libs/watcher/index.js
'use strict';

//
// used by the scanner
// Source: https://github.com/example/watcher
//
async function poll() {
  await fetch('https://example.com');
}

exports.watch = () => {
  poll();
};

// @filename: server/libs/watcher/poller.js
// What stands beside the file that says so belongs to it.
async function poll() {
  await fetch('https://example.com');
}

exports.start = () => {
  poll();
};

// @filename: server/libs/readdir/readdir.js
"use strict";
var __importDefault = (this && this.__importDefault) || function (mod) {
    return (mod && mod.__esModule) ? mod : { "default": mod };
};
Object.defineProperty(exports, "__esModule", { value: true });
// A compiler wrote this.
async function poll() {
  await fetch('https://example.com');
}
exports.read = () => {
  poll();
};

// @filename: server/libs/limiter/limiter.js
"use strict";
/* IMPORT */
const queue_1 = require("./queue");
async function poll() {
  await fetch('https://example.com');
}
exports.limit = () => {
  poll();
  queue_1.push();
};

// @filename: server/scanner.js
'use strict';

// Scans the libraries, see https://example.com/scanning.
async function scan() {
  await fetch('https://example.com');
}

exports.start = () => {
  scan();
//^^^^ unhandled-rejection: is not awaited, returned or caught
};
