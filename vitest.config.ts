import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      'src-*/**/*.test.ts',
      'src-*/**/*.test.tsx',
      'scripts/**/*.test.mjs',
      'bench/**/*.test.ts',
      'e2e/fuzz/*.fuzz.ts',
    ],
    // Files share a process.
    unstubGlobals: true,
    setupFiles: ['src-sandbox/testing/clean-up-tests.ts'],
    globalSetup: 'scripts/tests/prepare-unit-tests.mjs',
    // A machine at its limit takes fifty times as long; what hangs is told all the same.
    testTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
    hookTimeout: 180_000,
    pool: 'forks',
    // Modules keep nothing from one test to the next: a process for each file would take half of the time.
    isolate: false,
    // Half of the time is spent waiting for services that are late, silent or gone.
    maxWorkers: 3,
  },
})
