import {
  CUSTOMER,
  NO_ROOM,
  nextOrderIsDoneTwice,
  nextOrderIsRefused,
  noOpenOrders,
  PRODUCT,
  somethingToOrder,
} from '../support/orders'
import { expect, test } from '../support/test'

/** An installation takes its time. */
const INSTALLED_WITHIN_MS = 90_000

test('I order a server for a new customer, and see it come up', async ({ page, as }) => {
  test.setTimeout(150_000)
  await as('operator')
  await somethingToOrder(page.request)
  await page.goto('/customers')
  await page.getByRole('link', { name: CUSTOMER }).click()
  await page.getByRole('link', { name: 'Order a server' }).click()
  await page.getByLabel('Product', { exact: true }).selectOption(PRODUCT)
  await page.getByLabel('Operating system').selectOption({ label: 'Debian 13 (Trixie) Minimal' })
  await page.getByLabel('Host name').fill('shelves.paper-lantern.example')
  await page.getByRole('button', { name: 'Check only' }).click()
  await expect(page.getByText('All is well: this can be ordered. Nothing was made.')).toBeVisible()
  await page.getByRole('button', { name: 'Order', exact: true }).click()

  const service = page.getByRole('region', { name: 'Service' })
  await expect(service.getByText(PRODUCT)).toBeVisible()
  await expect(page.getByRole('main').getByText('Active')).toBeVisible({ timeout: INSTALLED_WITHIN_MS })
  await expect(service.getByText('Done')).toBeVisible()
  await service.getByRole('link', { name: 'Its order' }).click()
  const events = page.getByRole('region', { name: 'What happened' }).getByRole('listitem')
  await expect(events.first()).toContainText('Account')
  await expect(events.last()).toContainText('Finish')
})

test('an order that the panel refuses waits for me on the board, and I have it tried again', async ({
  page,
  as,
}) => {
  await as('operator')
  await noOpenOrders(page.request)
  const { customerId } = await somethingToOrder(page.request)
  await nextOrderIsRefused()
  await page.goto(`/customers/${customerId}/order`)
  await page.getByLabel('Product', { exact: true }).selectOption(PRODUCT)
  await page.getByLabel('Billing order').fill('INV-30418')
  await page.getByRole('button', { name: 'Order', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Service' }).getByText(NO_ROOM)).toBeVisible()

  await page.getByRole('link', { name: 'Orders' }).click()
  await page.getByRole('link', { name: 'Need you' }).click()
  const order = page.getByRole('listitem').filter({ hasText: 'INV-30418' })
  await expect(order.getByText('Needs a person')).toBeVisible()
  await expect(order.getByText(NO_ROOM)).toBeVisible()
  await order.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('No open orders')).toBeVisible()

  await page.getByRole('link', { name: 'All', exact: true }).click()
  await expect(order.getByText('Done', { exact: true })).toBeVisible()
  await expect(order.getByText(/^Panel server \d+$/)).toBeVisible()
})

test('where the panel made two servers for an order, I delete what is too much', async ({ page, as }) => {
  await as('operator')
  await noOpenOrders(page.request)
  const { customerId } = await somethingToOrder(page.request)
  await nextOrderIsDoneTwice()
  await page.goto(`/customers/${customerId}/order`)
  await page.getByLabel('Product', { exact: true }).selectOption(PRODUCT)
  await page.getByLabel('Billing order').fill('INV-30419')
  await page.getByRole('button', { name: 'Order', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Service' }).getByText('Done')).toBeVisible()

  await page.goto('/orders?show=waiting')
  const order = page.getByRole('listitem').filter({ hasText: 'INV-30419' })
  await expect(order.getByText(/has made server \d+ for this order as well/)).toBeVisible({ timeout: 30_000 })
  await order.getByRole('button', { name: 'Delete on the panel…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete server' }).click()
  await expect(page.getByText('No open orders')).toBeVisible()
})
