import { defineConfig } from '@playwright/test'
import journeys from './playwright.config'

/** Not a test: pictures of every page and state, for looking at. */
export default defineConfig(journeys, {
  testMatch: ['screenshots.ts'],
  reporter: [['line']],
  timeout: 120_000,
})
