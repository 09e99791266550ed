import { defineConfig } from '@playwright/test'

/** Journeys in a real browser, and clients of the API that are not ours, against the packaged jar, a real MariaDB and the simulated panel. */
export default defineConfig({
  testDir: '.',
  testMatch: ['api/*.e2e.ts', 'journeys/*.e2e.ts'],
  outputDir: 'target/test-results',
  globalSetup: './support/start.ts',
  reporter: [['list'], ['./support/closing-line.ts']],
  // There is one panel, and some journeys take it away.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  maxFailures: 10,
  timeout: 45_000,
  // Two cores run the browser, Slipway, the database and the panel; what should be quick is measured where it matters.
  expect: { timeout: 10_000 },
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/Amsterdam',
    contextOptions: { reducedMotion: 'reduce' },
    // No film: drawing it takes a third of two cores, and the snapshots of each step show the same.
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
    launchOptions: {
      // The distribution's own: nothing is downloaded.
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
