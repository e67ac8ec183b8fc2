/** Fixes of processes without a policy for their last error. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { fixed } from './support.js';

const rule = 'missing-process-error-policy';
const ADD = 'Add a policy for unhandled rejections';

describe('fixes of missing-process-error-policy', () => {
  it('adds a policy behind the imports', () => {
    const fixes = fixed(rule, "import express from 'express';\nimport { logger } from './logger.js';\n\nconst app = express();\n«app.listen»(3000);\n", 'none');
    assert.equal(fixes[ADD], [
      "import express from 'express';",
      "import { logger } from './logger.js';",
      '',
      "process.on('unhandledRejection', (error) => {",
      '  // The state is unknown from here on: record the error where alerts look, then start afresh.',
      '  logger.error(error);',
      '  process.exit(1);',
      '});',
      '',
      'const app = express();',
      'app.listen(3000);',
      '',
    ].join('\n'));
  });

  it('adds it behind requires and directives, and before code without either', () => {
    const required = fixed(rule, "'use strict';\nconst express = require('express'); // web\nconst app = express();\n«app.listen»(3000);\n", 'none', 'src/a.js')[ADD] ?? '';
    assert.match(required, /^'use strict';\nconst express = require\('express'\); \/\/ web\n\nprocess\.on\(/);
    assert.match(fixed(rule, "#!/usr/bin/env node\n«app.listen»(3000);\n", 'none')[ADD] ?? '', /^#!\/usr\/bin\/env node\nprocess\.on\([^]*\}\);\n\napp\.listen/);
  });

  it('ends the process in a handler that only records', () => {
    const fixes = fixed(rule, "«process.on»('uncaughtException', (error) => {\n  console.error(error);\n});\n", 'logs-and-carries-on');
    assert.deepEqual(Object.values(fixes), ["process.on('uncaughtException', (error) => {\n  console.error(error);\n  process.exit(1);\n});\n"]);
  });
});
