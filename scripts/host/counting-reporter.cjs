// Mocha's spec reporter, which also writes how many tests passed and failed to the file that COUNTS names.
const fs = require('node:fs');
const process = require('node:process');
const Mocha = require('mocha');

module.exports = class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => {
      fs.writeFileSync(process.env.COUNTS, JSON.stringify({ passed: this.stats.passes, failed: this.stats.failures }));
    });
  }
};
