import type { Page, Request } from '@playwright/test'
import { pathOfServer } from '../support/api'
import { panel } from '../support/panel'
import { expect, test } from '../support/test'

/** How long a page may wait for Slipway while the panel is gone or slow. */
const OPENS_WITHIN_MS = 1000

test('while the panel is gone my pages open at once and say how old they are, and then go on', async ({
  page,
  context,
  as,
}) => {
  await as('studio')
  const path = await pathOfServer(context.request, 'Web shop')
  await page.goto(path)
  await expect(page.getByRole('meter', { name: 'CPU' })).toBeVisible()
  await panel.gone()
  await expect(page.getByText("The panel can't be reached: this is the last known state.")).toBeVisible()

  expect(await slowestAnswer(page, () => page.goto('/servers'))).toBeLessThan(OPENS_WITHIN_MS)
  await expect(page.getByRole('link', { name: 'Web shop' })).toBeVisible()
  await expect(page.getByText(/^The panel can't be reached since/)).toBeVisible()

  expect(await slowestAnswer(page, () => page.goto(path))).toBeLessThan(OPENS_WITHIN_MS)
  await expect(page.getByRole('heading', { name: 'Web shop', level: 1 })).toBeVisible()
  await expect(
    page.getByText(/^The panel can't be reached: this is the last known state. As of/),
  ).toBeVisible()
  await expect(page.getByRole('main').getByText('203.0.113.10')).toBeVisible()

  await panel.back()
  await expect(page.getByText(/^The panel can't be reached/)).toBeHidden({ timeout: 20_000 })
  await expect(page.getByRole('meter', { name: 'CPU' })).toBeVisible({ timeout: 20_000 })
})

test('when the panel is back my list forgets that it was old, though I open no server', async ({
  page,
  context,
  as,
}) => {
  await as('studio')
  const server = await context.newPage()
  await server.goto(await pathOfServer(context.request, 'Web shop'))
  await expect(server.getByRole('meter', { name: 'CPU' })).toBeVisible()
  await panel.gone()
  await page.goto('/servers')
  const row = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'Web shop' }) })
  await expect(row.getByText(/^Last seen/)).toBeVisible()
  await server.close()
  await panel.back()
  await expect(row.getByText(/^Last seen/)).toBeHidden({ timeout: 40_000 })
  await expect(page.getByText(/^The panel can't be reached/)).toBeHidden()
})

test('an order while the panel is gone says that it may not have arrived', async ({ page, context, as }) => {
  await as('shop')
  await page.goto(await pathOfServer(context.request, 'Warehouse'))
  await expect(page.getByRole('meter', { name: 'CPU' })).toBeVisible()
  await panel.gone()
  await page.getByRole('region', { name: 'Power' }).getByRole('button', { name: 'Restart' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Restart' }).click()
  await expect(page.getByRole('alert')).toContainText('The panel')
})

test('with a slow panel the list is still there at once', async ({ page, as }) => {
  await as('studio')
  await panel.fault({ fault: 'late', milliseconds: 3000 })
  expect(await slowestAnswer(page, () => page.goto('/servers'))).toBeLessThan(OPENS_WITHIN_MS)
  await expect(page.getByRole('link', { name: 'Web shop' })).toBeVisible()
})

test.describe('without a network', () => {
  test.use({ tolerated: /ERR_INTERNET_DISCONNECTED|WebSocket connection/ })

  test('the page says that I am offline, and goes on when I am back', async ({ page, context, as }) => {
    await as('studio')
    await page.goto(await pathOfServer(context.request, 'Web shop'))
    await expect(page.getByRole('meter', { name: 'CPU' })).toBeVisible()
    await context.setOffline(true)
    await expect(page.getByText('You are offline. What you see may be out of date.')).toBeVisible()
    await context.setOffline(false)
    await expect(page.getByText('You are offline. What you see may be out of date.')).toBeHidden()
    const cpu = page.getByRole('meter', { name: 'CPU' })
    const before = await cpu.getAttribute('aria-valuetext')
    await expect(cpu).not.toHaveAttribute('aria-valuetext', before ?? '')
  })
})

/** How long the slowest of the API's answers took while a page opened; drawing it takes what the machine takes. */
async function slowestAnswer(page: Page, open: () => Promise<unknown>): Promise<number> {
  const took: number[] = []
  const listen = (request: Request) => {
    if (request.url().endsWith('/graphql')) took.push(request.timing().responseEnd)
  }
  page.on('requestfinished', listen)
  await open()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'Loading' })).toBeHidden()
  page.off('requestfinished', listen)
  expect(took.length).toBeGreaterThan(0)
  return Math.max(...took)
}
