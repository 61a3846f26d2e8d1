const { writeFileSync } = require('node:fs');
const { reporters } = require('mocha');

/**
 * The spec reporter, which also writes what it counted to the file named by TEST_RESULTS, so that
 * test/all.ts can add up suites that run in different processes.
 */
module.exports = class CountingReporter extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => {
      const { passes, failures, pending } = this.stats;
      const file = process.env.TEST_RESULTS;
      if (file) writeFileSync(file, JSON.stringify({ passed: passes, failed: failures, skipped: pending }));
    });
  }
};
