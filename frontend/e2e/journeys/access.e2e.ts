import { pathOfServer } from '../support/api'
import { expect, test } from '../support/test'

test('I set a new root password, see it once, and it is gone when I close it', async ({
  page,
  context,
  as,
}) => {
  await as('studio')
  await page.goto(await pathOfServer(context.request, 'Web shop'))
  await page.getByRole('button', { name: 'New server password' }).click()
  const question = page.getByRole('dialog', { name: 'Set a new password for Web shop?' })
  await expect(question.getByRole('radio', { name: /root/ })).toBeChecked()
  await question.getByRole('button', { name: 'Set new password' }).click()
  const shown = page.getByRole('dialog', { name: 'New password of root' })
  const password = (await shown.locator('code').innerText()).trim()
  expect(password.length).toBeGreaterThan(7)
  await expect(shown.getByText('The password is valid now.')).toBeVisible({ timeout: 30_000 })
  await shown.getByRole('button', { name: 'Done' }).click()
  await expect(shown).toBeHidden()
  expect(await page.content()).not.toContain(password)
  expect(page.url()).not.toContain(password)
  expect(
    await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])),
  ).not.toContain(password)
})

test('on Windows the Administrator gets the new password', async ({ page, context, as }) => {
  await as('studio')
  await page.goto(`${await pathOfServer(context.request, 'Accounting')}?dialog=server-password`)
  await expect(page.getByRole('radio', { name: /Administrator/ })).toBeChecked()
})

test('I set a new password for the panel and see the address that goes with it', async ({
  page,
  context,
  as,
}) => {
  await as('studio')
  await page.goto(`${await pathOfServer(context.request, 'Web shop')}?dialog=panel-password`)
  await page.getByRole('button', { name: 'Set new password' }).click()
  const shown = page.getByRole('dialog', { name: 'New password for the panel' })
  await expect(shown.getByText('hosting@harbour-lane-studio.example')).toBeVisible()
  await expect(shown.locator('code')).not.toBeEmpty()
})

test.describe('at the panel itself', () => {
  // The simulated panel has no pages.
  test.use({ tolerated: /Failed to load resource/ })

  test('I open the panel, signed in, in a tab of its own', async ({ page, context, as }) => {
    await as('studio')
    await page.goto(await pathOfServer(context.request, 'Web shop'))
    const opened = context.waitForEvent('page')
    await page.getByRole('button', { name: 'Open the panel' }).click()
    const tab = await opened
    await tab.waitForURL(/\/token_authenticate\/\?/)
    expect(await tab.evaluate(() => window.opener)).toBeNull()
  })
})
