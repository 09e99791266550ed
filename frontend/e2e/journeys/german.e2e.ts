import { pathOfServer } from '../support/api'
import { expect, test } from '../support/test'
import { logins } from '../support/world'

test.use({ locale: 'de-DE' })

test('my browser speaks German, and so does every page, numbers and dates too', async ({ page }) => {
  const { email, password } = logins.studio()
  await page.goto('/')
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await page.getByLabel('E-Mail').fill(email)
  await page.getByLabel('Passwort', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Anmelden' }).click()
  await page.getByRole('link', { name: 'Web shop' }).click()
  await expect(page.getByText('Läuft', { exact: true }).first()).toBeVisible()
  await expect(page.getByText(/\d,\d\d? GB/).first()).toBeVisible()
  await page.getByRole('link', { name: 'Backups' }).click()
  await expect(page.getByText(/vor \d+ (Minute|Tag)/).first()).toBeVisible()
  await page.getByRole('link', { name: 'Neuinstallation' }).click()
  await expect(page.getByRole('button', { name: 'Server neu installieren' })).toBeVisible()
})

test('I change to English before I sign in, and it stays', async ({ page, as }) => {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in', level: 1 })).toBeVisible()
  await as('studio')
  await page.goto(await pathOfServer(page.request, 'Web shop'))
  await expect(page.getByRole('link', { name: 'Overview' })).toBeVisible()
})
