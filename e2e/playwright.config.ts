import { defineConfig } from '@playwright/test'

/** Looks at scene after scene, which keeps a processor busy: one worker does, beside tests that wait for something. */
const GALLERY = /(^|\/)gallery\.spec\.ts$/

/** What measures frames and times: the machine is its own while it runs. */
const ALONE = /(^|\/)(scale|\w+-scale|large-\w+)\.spec\.ts$/

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  // Generous: on a small machine a start alone takes ten seconds, and waiting costs nothing where nothing is amiss.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  // `npm test` runs those of the first two beside each other, each worker on a display of its own, then the third.
  workers: 1,
  projects: [
    { name: 'gallery', testMatch: GALLERY, workers: 1 },
    { name: 'together', testIgnore: [GALLERY, ALONE] },
    { name: 'alone', testMatch: ALONE },
  ],
  forbidOnly: process.env['CI'] === 'true',
  // `npm test` runs a failed test once more, and names it.
  retries: 0,
  reporter: [['list']],
})
