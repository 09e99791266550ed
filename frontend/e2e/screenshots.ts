import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathOfServer } from './support/api'
import { test } from './support/looks'
import { test as journey } from './support/test'
import { views } from './support/views'
import { root } from './support/world'

const FOLDER = resolve(import.meta.dirname, 'target/screenshots')
const WIDTHS = { 1440: 900, 390: 844 }

for (const [width, height] of Object.entries(WIDTHS)) {
  for (const { name, who, open } of views) {
    test(`${name} at ${width}`, async ({ page, as }) => {
      await page.setViewportSize({ width: Number(width), height })
      if (who) await as(who)
      await open(page)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        await page.screenshot({ path: `${FOLDER}/${name}-${width}-${colorScheme}.png`, fullPage: true })
      }
    })
  }
}

/** Long enough for charts to look like charts. */
const CHART_MS = 90_000

if (process.env.README_IMAGE) {
  journey.describe('picture of the README', () => {
    journey.use({ viewport: { width: 1240, height: 930 }, colorScheme: 'light' })
    journey('a server that runs', async ({ page, as }) => {
      await as('studio')
      await page.goto(await pathOfServer(page.request, 'Video archive'))
      await sleep(CHART_MS)
      await page.screenshot({ path: resolve(root, 'docs/images/server.png') })
    })
  })
}
