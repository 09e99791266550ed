import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathOfServer } from './support/api'
import { test } from './support/test'
import { views } from './support/views'
import { root } from './support/world'

const FOLDER = resolve(import.meta.dirname, 'target/screenshots')
const WIDTHS = { 1440: 900, 390: 844 }

for (const [width, height] of Object.entries(WIDTHS)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${width} ${colorScheme}`, () => {
      test.use({ viewport: { width: Number(width), height }, colorScheme })
      for (const { name, who, open } of views) {
        test(name, async ({ page, as }) => {
          if (who) await as(who)
          await open(page)
          await page.screenshot({ path: `${FOLDER}/${name}-${width}-${colorScheme}.png`, fullPage: true })
        })
      }
    })
  }
}

/** Long enough for charts to look like charts. */
const CHART_MS = 90_000

if (process.env.README_IMAGE) {
  test.describe('picture of the README', () => {
    test.use({ viewport: { width: 1240, height: 930 }, colorScheme: 'light' })
    test('a server that runs', async ({ page, as }) => {
      await as('studio')
      await page.goto(await pathOfServer(page.request, 'Video archive'))
      await sleep(CHART_MS)
      await page.screenshot({ path: resolve(root, 'docs/images/server.png') })
    })
  })
}
