import type { Page } from '@playwright/test'
import axe from 'axe-core'

/**
 * What axe finds wrong with the page as it is now, in a form that is read in a test's output. Runs in the page itself:
 * there are no frames in ours, and `@axe-core/playwright` opens a second page for what they said, each time.
 */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  if (page.frames().length > 1) throw new Error('There are frames now, which axe would not look into')
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    return (await axe.run({ resultTypes: ['violations'] })).violations
  })
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html}`))
}
