import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // As in bin/coxcomb.mjs: most of what a test calls is called a few times.
    execArgv: ['--interrupt-budget=500000'],
    maxWorkers: 2,
    // Tests keep nothing in modules, so files share what they import: loading it anew for each would take half of the time.
    isolate: false,
    reporters: ['default', './scripts/vitest-count-reporter.ts'],
  },
});
