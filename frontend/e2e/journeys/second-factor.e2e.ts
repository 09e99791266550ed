import { call, signIn } from '../support/api'
import { codeOf, somebodyNew, turnOnElsewhere } from '../support/secondFactor'
import { expect, test } from '../support/test'
import { logins } from '../support/world'

test('I turn on a second factor with my phone, and from then on sign in with its codes', async ({ page }) => {
  const login = await somebodyNew('Careful Cartography')
  await signIn(page.request, login)
  await page.goto('/account')
  await page.getByRole('button', { name: 'Set up' }).click()
  const setUp = page.getByRole('dialog', { name: 'Set up the second factor' })
  await expect(setUp.getByRole('img', { name: /QR code/ })).toBeVisible()
  const secret = (await setUp.locator('code').innerText()).trim()
  await expect(setUp.getByLabel('Code', { exact: true })).toBeFocused()
  await page.keyboard.type(codeOf(secret))
  await page.keyboard.press('Enter')
  const shown = page.getByRole('dialog', { name: 'Keep these recovery codes' })
  const codes = (await shown.locator('code').innerText()).trim().split('\n')
  expect(codes).toHaveLength(10)
  await shown.getByRole('button', { name: 'I have kept them' }).click()
  await expect(page.getByText('Recovery codes left')).toBeVisible()
  expect(await page.content()).not.toContain(codes[0])

  await call(page.request, 'mutation { signOut }')
  await page.goto('/account')
  await page.getByLabel('Email').fill(login.email)
  await page.getByLabel('Password', { exact: true }).fill(login.password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Enter your code' })).toBeVisible()
  await expect(page.getByLabel('Code', { exact: true })).toBeFocused()
  await page.keyboard.type(codeOf(secret, 1))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Account', level: 1 })).toBeVisible()
})

test('before a token is made I am asked once more who I am, and then it is made', async ({ page }) => {
  const login = await somebodyNew('Careful Carpentry')
  // This browser has shown the password alone; the second factor is turned on in another one.
  await signIn(page.request, login)
  const { recoveryCodes } = await turnOnElsewhere(login)
  await page.goto('/account?dialog=create')
  const form = page.getByRole('dialog', { name: 'Create an API token' })
  await form.getByLabel('Name', { exact: true }).fill('Deploy script')
  await form.getByRole('button', { name: 'Create token' }).click()
  const check = page.getByRole('dialog', { name: 'Confirm that it is you' })
  await check.getByLabel('Code', { exact: true }).fill('000000')
  await page.keyboard.press('Enter')
  await expect(check.getByRole('alert')).toContainText('This code is wrong')
  await check.getByLabel('Code', { exact: true }).fill(recoveryCodes[0] ?? '')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'The token is ready' })).toBeVisible()
})

test('my phone is lost with all its codes: the host lets me in again, and I see that they did', async ({
  page,
  context,
}) => {
  const login = await somebodyNew('Careless Cruises')
  await turnOnElsewhere(login)
  // A session of its own: it has shown a moment ago who is there.
  await signIn(page.request, logins.operator())
  await page.goto(`/customers?search=${encodeURIComponent(login.email)}`)
  await page.getByRole('link', { name: 'Careless Cruises' }).click()
  const accounts = page.getByRole('region', { name: 'Who signs in' })
  await expect(accounts.getByText('Second factor on')).toBeVisible()
  await accounts.getByRole('button', { name: `Reset sign-in of ${login.email}` }).click()
  const question = page.getByRole('dialog', { name: `Reset how ${login.email} signs in?` })
  await question.getByRole('button', { name: 'Reset sign-in' }).click()
  await expect(accounts.getByText('Password only')).toBeVisible()

  await context.clearCookies()
  await page.goto('/account')
  await page.getByLabel('Email').fill(login.email)
  await page.getByLabel('Password', { exact: true }).fill(login.password)
  await page.keyboard.press('Enter')
  await expect(page.getByText(`Removed the second factor of “${login.email}”`)).toBeVisible()
})
