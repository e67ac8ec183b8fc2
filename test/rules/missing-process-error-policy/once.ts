// @filename: src/a.ts
import http from 'node:http';
// One a package, at the first start.
http.createServer().listen(3000);
//<^^^^^^^^^^^^^^^^^^^^^^^ missing-process-error-policy: (1 file searched)
// @filename: src/b.ts
import express from 'express';
express().listen(3001);
