import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.bench.ts',
  outputDir: '../test-results/bench',
  // A bench has no time limit of its own but must not hang for ever.
  timeout: 900_000,
  // Two at once would measure each other.
  workers: 1,
  // An unattended run is not lost because a program did not come up once. What was measured is written anew.
  retries: 1,
  reporter: [['list']],
})
