import type { BrowserContext } from '@playwright/test'
import { test as base } from './test'

/** Of this worker, from its first look on. */
let kept: BrowserContext | undefined

/**
 * For many short looks at pages: they share one browser, which keeps what it has loaded, as a reader's does. Each look still
 * has a page of its own in which nobody is signed in, and finds nothing stored.
 */
export const test = base.extend({
  context: async ({ browser }, use) => {
    kept ??= await browser.newContext()
    await kept.clearCookies()
    await use(kept)
  },
  page: async ({ context }, use) => {
    const page = await context.newPage()
    await use(page)
    if (page.url().startsWith('http')) await page.evaluate(() => localStorage.clear())
    await page.close()
  },
})
