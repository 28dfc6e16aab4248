import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // Each test has its own inventory server and its own window; two cores carry one pair well.
  workers: 1,
  forbidOnly: process.env['CI'] === 'true',
  retries: 0,
  reporter: [['list']],
})
