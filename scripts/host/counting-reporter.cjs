// Mocha's spec reporter, which also writes how many tests passed and which failed to the file that COUNTS names.
const fs = require('node:fs');
const path = require('node:path');
const process = require('node:process');
const Mocha = require('mocha');

module.exports = class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const red = [];
    runner.on('fail', (test) => red.push({ file: path.relative('.', test.file ?? ''), title: test.fullTitle() }));
    runner.once('end', () => {
      fs.writeFileSync(process.env.COUNTS, JSON.stringify({ passed: this.stats.passes, failed: this.stats.failures, red }));
    });
  }
};
