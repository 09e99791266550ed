import { expect, test } from '../support/test'

test('an operator adds credit for me, and I see it with what my servers have cost', async ({
  page,
  context,
  as,
}) => {
  await as('operator')
  await page.goto('/customers')
  await page.getByRole('link', { name: 'Harbour Lane Studio' }).click()
  const credit = page.getByRole('region', { name: 'Self-service credit' })
  await expect(credit.getByRole('definition').filter({ hasText: '€1,250.00' })).toBeVisible()
  await credit.getByRole('button', { name: 'Add credit' }).click()
  const add = page.getByRole('dialog')
  await add.getByLabel('Amount').fill('25,50')
  await add.getByLabel('Reason').fill('Outage in the second week')
  await add.getByLabel('Book it for').selectOption('Web shop')
  await add.getByRole('button', { name: 'Continue' }).click()
  await expect(add.getByText('€1,275.50')).toBeVisible()
  await add.getByRole('button', { name: 'Add €25.50' }).click()
  await expect(add.getByText('The balance is now €1,275.50.')).toBeVisible()
  await add.getByRole('button', { name: 'Done' }).click()
  await expect(credit.getByRole('definition').filter({ hasText: '€1,275.50' })).toBeVisible()

  await context.clearCookies()
  await as('studio')
  await page.goto('/')
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Credit' }).click()
  await expect(page.getByText('€1,275.50').first()).toBeVisible()
  await expect(page.getByRole('row', { name: /^Web shop/ })).toBeVisible()
  await expect(page.getByRole('main').getByRole('button')).toHaveCount(0)

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Servers' }).click()
  await page.getByRole('link', { name: 'Web shop' }).click()
  await page.getByRole('link', { name: 'Activity' }).click()
  await expect(page.getByText('Added 25.50 of credit: Outage in the second week')).toBeVisible()
})

test('who is not billed by use finds no page about credit', async ({ page, as }) => {
  await as('shop')
  await page.goto('/servers')
  await expect(page.getByRole('link', { name: 'Warehouse' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Credit' })).toBeHidden()
})
