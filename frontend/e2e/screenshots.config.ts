import { defineConfig } from '@playwright/test'
import journeys from './playwright.config'

// The workers read this file too.
process.env.SLIPWAY_E2E_DATA = '.dev/screenshots'

/** Not a test: pictures of every page and state, for looking at. */
export default defineConfig(journeys, {
  testMatch: ['screenshots.ts'],
  outputDir: 'target/screenshot-results',
  reporter: [['line']],
  maxFailures: 0,
  timeout: 120_000,
})
