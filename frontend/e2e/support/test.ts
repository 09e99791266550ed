import { AxeBuilder } from '@axe-core/playwright'
import { test as base, type Page } from '@playwright/test'
import { signIn } from './api'
import { panel } from './panel'
import { logins, type Who, world } from './world'

export { expect } from '@playwright/test'

interface Fixtures {
  /** Signs the page's browser in, without the sign-in page. */
  as: (who: Who) => Promise<void>
  /** What the browser's console may complain of in this journey; nothing, unless it says so. */
  tolerated: RegExp | null
  quiet: undefined
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from it
  baseURL: async ({}, use) => use(world().url),
  as: async ({ context }, use) => use(who => signIn(context.request, logins[who]())),
  tolerated: [null, { option: true }],
  /** A page that complains in the console is broken, whatever it looks like; and no journey leaves the panel broken. */
  quiet: [
    async ({ context, tolerated }, use) => {
      const complaints: string[] = []
      context.on('weberror', problem => complaints.push(String(problem.error())))
      context.on('console', message => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
      })
      await use(undefined)
      await panel.wellAgain()
      base
        .expect(
          complaints.filter(each => !tolerated?.test(each)),
          'complaints in the console',
        )
        .toEqual([])
    },
    { auto: true },
  ],
})

/** What axe finds wrong with the page as it is now, in a form that is read in a test's output. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html}`))
}
