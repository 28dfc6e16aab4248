import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  // Generous: on a small machine a start alone takes ten seconds, and waiting costs nothing where nothing is amiss.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // Each test has its own inventory server and its own window; two cores carry one pair well.
  workers: 1,
  forbidOnly: process.env['CI'] === 'true',
  // `npm test` runs a failed test once more, and names it.
  retries: 0,
  reporter: [['list']],
})
