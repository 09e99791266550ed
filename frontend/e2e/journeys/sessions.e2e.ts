import { signIn } from '../support/api'
import { expect, test } from '../support/test'
import { logins } from '../support/world'

test('I find the session on a computer I no longer have, end it from here, and see that noted', async ({
  page,
  browser,
  baseURL,
  as,
}) => {
  const lost = await browser.newContext({
    baseURL,
    userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
  })
  await signIn(lost.request, logins.bakery())
  const elsewhere = await lost.newPage()
  await elsewhere.goto('/servers')
  await expect(elsewhere.getByRole('heading', { name: 'Servers', level: 1 })).toBeVisible()

  await as('bakery')
  await page.goto('/account')
  await page.getByRole('button', { name: 'End session: Firefox on Windows' }).click()
  const question = page.getByRole('dialog', { name: 'End the session in Firefox on Windows?' })
  await question.getByRole('button', { name: 'End session' }).click()
  await expect(page.getByRole('heading', { name: 'Firefox on Windows', exact: true })).toBeHidden()
  await expect(page.getByText('Ended a session of the account')).toBeVisible()
  // The page there notices by itself.
  await expect(elsewhere.getByRole('button', { name: 'Sign in' })).toBeVisible()
  await lost.close()
  await expect(page.getByText('This one')).toBeVisible()
})
