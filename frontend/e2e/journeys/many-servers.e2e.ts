import { expect, test } from '../support/test'

test('I restart several servers at once and see what became of each', async ({ page, as }) => {
  await as('studio')
  await page.goto('/servers')
  for (const name of ['IPv6 lab', 'Accounting', 'Staging']) {
    await page.getByRole('checkbox', { name: `Select ${name}` }).check()
  }
  await expect(page.getByText('3 servers selected')).toBeVisible()
  await page
    .getByRole('group', { name: 'Power actions for what is selected' })
    .getByRole('button', { name: 'Restart' })
    .click()
  const dialog = page.getByRole('dialog', { name: 'Restart 2 servers?' })
  const row = (name: string) => dialog.getByRole('listitem').filter({ hasText: name })
  await expect(row('Staging')).toContainText('Left out: The server is not running. Start it instead.')
  await dialog.getByRole('button', { name: 'Restart' }).click()
  const results = page.getByRole('dialog')
  for (const name of ['IPv6 lab', 'Accounting']) {
    await expect(results.getByRole('listitem').filter({ hasText: name })).toContainText('Restarted', {
      timeout: 40_000,
    })
  }
  await results.getByRole('button', { name: 'Close' }).last().click()
  await expect(results).toBeHidden()
})
