import { accessibilityFaults } from '../support/axe'
import { test } from '../support/looks'
import { expect } from '../support/test'
import { views } from '../support/views'

for (const { name, who, open } of views) {
  test(`axe finds nothing wrong with ${name}, light and dark`, async ({ page, as }) => {
    if (who) await as(who)
    await open(page)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(await accessibilityFaults(page), colorScheme).toEqual([])
    }
  })
}
