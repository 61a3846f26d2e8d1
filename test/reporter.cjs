const { writeFileSync } = require('node:fs');
const { reporters } = require('mocha');

/**
 * One failure, as it is repeated at the end of the whole run: its name and the first lines of the reason. (What a
 * browser tried takes a dozen lines.)
 */
const told = (test) =>
  `${test.fullTitle()}\n  ${String(test.err?.stack ?? test.err)
    .split('\n')
    .slice(0, 20)
    .join('\n  ')}`;

/**
 * The spec reporter, which also writes its counts to the file named by TEST_RESULTS, so that test/all.ts can add up
 * suites that run in different processes.
 */
module.exports = class CountingReporter extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => {
      const { passes, failures, pending } = this.stats;
      const file = process.env.TEST_RESULTS;
      if (!file) return;
      const counted = {
        passed: passes,
        failed: failures,
        skipped: pending,
        failures: this.failures.map(told),
      };
      writeFileSync(file, JSON.stringify(counted));
    });
  }
};
