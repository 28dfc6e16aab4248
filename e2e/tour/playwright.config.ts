import { defineConfig } from '@playwright/test'

/** The tour is no test: it is made by `npm run tour`, and nothing of it can fail a test run. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.story.ts',
  outputDir: '../../test-results/tour',
  timeout: 900_000,
  workers: 1,
  retries: 0,
  reporter: [['list']],
})
