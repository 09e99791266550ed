import { test as base, type ConsoleMessage, type WebError } from '@playwright/test'
import { panel } from './panel'
import { enter } from './sessions'
import { type Who, world } from './world'

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
  as: async ({ context }, use) => use(who => enter(context, who)),
  tolerated: [null, { option: true }],
  /** A page that complains in the console is broken, whatever it looks like; and no journey leaves the panel broken. */
  quiet: [
    async ({ context, tolerated }, use) => {
      const complaints: string[] = []
      const onError = (problem: WebError) => complaints.push(String(problem.error()))
      const onMessage = (message: ConsoleMessage) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
      }
      context.on('weberror', onError)
      context.on('console', onMessage)
      await use(undefined)
      context.off('weberror', onError)
      context.off('console', onMessage)
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
