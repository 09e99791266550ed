import { pathOfServer } from '../support/api'
import { dns } from '../support/dns'
import { expect, test } from '../support/test'

const ADDRESS = '203.0.113.11'
const NAME = 'mail.harbour-lane.example'

test('I give an address a name, am told which record is missing, add it, and the world sees the name', async ({
  page,
  as,
}) => {
  await as('studio')
  await page.goto(await pathOfServer(page.request, 'Staging'))
  await page
    .getByRole('navigation', { name: /Pages of this server|server/i })
    .getByRole('link', { name: 'Reverse DNS' })
    .click()
  await page.getByRole('button', { name: `Reverse DNS of ${ADDRESS}` }).click()
  const dialog = page.getByRole('dialog', { name: `Reverse DNS of ${ADDRESS}` })
  await dialog.getByLabel('Host name').fill('not a name')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByLabel('Host name')).toHaveAttribute('aria-invalid', 'true')

  await dialog.getByLabel('Host name').fill(NAME)
  await dialog.getByRole('button', { name: 'Save' }).click()
  const advice = dialog.getByRole('alert')
  await expect(advice).toContainText(`${NAME}. IN A ${ADDRESS}`)
  await expect(dns.reverse(ADDRESS)).rejects.toThrow('ENOTFOUND')

  await dns.forward('harbour-lane.example', NAME, ADDRESS)
  const again = dialog.getByRole('button', { name: 'Check again and save' })
  await expect(again).not.toHaveAttribute('aria-disabled', 'true', { timeout: 20_000 })
  await again.click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('listitem').filter({ hasText: ADDRESS })).toContainText(
    `Confirmed${ADDRESS}${NAME}`,
  )
  expect(await dns.reverse(ADDRESS)).toEqual([NAME])
})

test('I go through many records at once, first on trial', async ({ page, as }) => {
  await as('studio')
  await page.goto('/servers')
  await page.getByRole('navigation').getByRole('link', { name: 'Reverse DNS' }).click()
  await page
    .getByRole('textbox')
    .fill('203.0.113.10, shop.harbour-lane.example\n203.0.113.15, nowhere.harbour-lane.example')
  await page.getByRole('button', { name: 'Check' }).click()
  await expect(page.getByText('As it is')).toBeVisible()
  await expect(page.getByText('Refused', { exact: true })).toBeVisible()
  await expect(page.getByText(/does not resolve to any IPv4 address/)).toBeVisible()
})

test('as an operator I see what is wrong with one address', async ({ page, as }) => {
  await as('operator')
  await page.goto('/reverse-dns')
  await expect(page.getByText('0/26.100.51.198.in-addr.arpa')).toBeVisible()
  await page.getByLabel('IP address').fill('203.0.113.21')
  await page.getByRole('button', { name: 'Look it up' }).click()
  await expect(page.getByText(/former\.harbour-lane\.example resolves to 192\.0\.2\.80/)).toBeVisible()
})
