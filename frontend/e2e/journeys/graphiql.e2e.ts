import { expect, test } from '../support/test'
import { logins } from '../support/world'

test('as an operator I try an example of the guide in GraphiQL', async ({ page, as }) => {
  await as('operator')
  await page.goto('/account')
  await page.getByRole('link', { name: 'Try the API in GraphiQL' }).click()
  await page.getByRole('button', { name: /Examples/ }).click()
  await page.getByRole('button', { name: /List servers, page by page/ }).click()
  await page.getByRole('button', { name: /Execute query/ }).click()
  await expect(
    page.getByRole('region', { name: /Operation Response|Result/ }).or(page.locator('.result-window')),
  ).toContainText('totalCount', { timeout: 20_000 })
})

test('on the way to GraphiQL I am asked to sign in, and then I am there', async ({ page }) => {
  await page.goto('/graphiql')
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fgraphiql$/)
  const { email, password } = logins.operator()
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('button', { name: /Execute query/ })).toBeVisible({ timeout: 20_000 })
})

test('for a customer there is no GraphiQL', async ({ page, as }) => {
  await as('studio')
  await page.goto('/graphiql')
  await expect(
    page.getByRole('heading', { level: 1, name: /not found|no such page|There is/i }),
  ).toBeVisible()
})
