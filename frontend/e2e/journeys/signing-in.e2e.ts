import { expect, test } from '../support/test'
import { logins } from '../support/world'

test('I sign in and land on my servers', async ({ page }) => {
  const { email, password } = logins.studio()
  await page.goto('/')
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Servers', level: 1 })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Web shop' })).toBeVisible()
})

test('I sign in with the keyboard alone', async ({ page }) => {
  const { email, password } = logins.studio()
  await page.goto('/')
  await expect(page.getByLabel('Email')).toBeFocused()
  await page.keyboard.type(email)
  await page.keyboard.press('Tab')
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Servers', level: 1 })).toBeVisible()
})

test('a wrong password is refused without saying what was wrong', async ({ page }) => {
  await page.goto('/')
  await page.getByLabel('Email').fill(logins.bakery().email)
  await page.getByLabel('Password', { exact: true }).fill('not the password')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert')).toHaveText('The email address or the password is wrong.')
  await expect(page.getByLabel('Email')).toHaveValue(logins.bakery().email)
})

test('a link that I was sent opens once I have signed in', async ({ page }) => {
  const { email, password } = logins.studio()
  await page.goto('/servers?search=stag')
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('list', { name: 'Servers' }).getByRole('listitem')).toHaveCount(1)
  await expect(page.getByRole('link', { name: 'Staging' })).toBeVisible()
})

test('signing out ends my session in every tab', async ({ page, context, as }) => {
  await as('studio')
  const other = await context.newPage()
  await other.goto('/servers')
  await expect(other.getByRole('link', { name: 'Web shop' })).toBeVisible()
  await page.goto('/servers')
  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
  await expect(other.getByRole('button', { name: 'Sign in' })).toBeVisible()
  await page.goto('/servers')
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
})
