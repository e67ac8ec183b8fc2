// @filename: src/a.ts
import http from 'node:http';
// One a project, at the first start.
http.createServer().listen(3000);
//<^^^^^^^^^^^^^^^^^^^^^^^ missing-process-error-policy: (2 files searched)
// @filename: src/b.ts
import express from 'express';
express().listen(3001);
