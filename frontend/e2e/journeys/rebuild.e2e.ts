import type { Page } from '@playwright/test'
import { pathOfServer } from '../support/api'
import { panel, SERVER } from '../support/panel'
import { expect, test } from '../support/test'

test('a server whose installation failed is rebuilt with one of my keys, and I follow it until it runs', async ({
  page,
  context,
  as,
}) => {
  await as('studio')
  const path = await pathOfServer(context.request, 'Mail relay')
  await page.goto(path)
  await page.getByRole('link', { name: 'Install an operating system' }).click()
  await chooseDebian(page)
  await page.getByLabel('Host name').fill('relay 1.harbour-lane.example')
  await expect(page.getByText('Will be relay1.harbour-lane.example')).toBeVisible()
  await page.getByRole('checkbox', { name: 'Workstation' }).check()
  await page.getByRole('button', { name: 'Rebuild this server' }).click()

  const question = page.getByRole('dialog', { name: 'Rebuild Mail relay?' })
  await expect(question).toContainText('Debian 13 (Trixie) Minimal')
  await expect(question).toContainText('Workstation')
  const confirm = question.getByRole('button', { name: 'Delete everything and rebuild' })
  await expect(confirm).toBeDisabled()
  await question.getByRole('textbox', { name: 'Type “Mail relay” to confirm' }).fill('mail relay')
  await confirm.click()
  await expect(page.getByRole('progressbar', { name: /Debian 13.* is being installed/ })).toBeVisible()
  await expect(page.getByRole('main').getByText(/^Debian 13.* is installed$/)).toBeVisible({
    timeout: 90_000,
  })
  await expect(page.getByText('The panel has mailed the owner how to sign in.')).toBeVisible()

  await page.getByRole('link', { name: 'To the overview' }).click()
  await expect(page.getByRole('meter', { name: 'CPU' })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('relay1.harbour-lane.example').first()).toBeVisible()
  await page.getByRole('link', { name: 'Activity' }).click()
  await expect(page.getByRole('main').getByRole('listitem').first()).toContainText('Rebuild with Debian 13')
})

test('an installation that fails says so, and I can try again', async ({ page, context, as }) => {
  await as('studio')
  await panel.server(SERVER.router, { buildFails: true })
  await page.goto(`${await pathOfServer(context.request, 'Router')}/rebuild`)
  await chooseDebian(page)
  await page.getByRole('button', { name: 'Rebuild this server' }).click()
  await page.getByRole('textbox', { name: 'Type “Router” to confirm' }).fill('Router')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main').getByText('Installing failed')).toBeVisible({ timeout: 90_000 })
  await panel.server(SERVER.router, { buildFails: false })
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('radio', { name: /^Debian 13/ })).toBeChecked()
})

test('I find a system by typing a part of its name, and a link brings me back to my choice', async ({
  page,
  context,
  as,
}) => {
  await as('studio')
  await page.goto(`${await pathOfServer(context.request, 'Web shop')}/rebuild`)
  await page.getByRole('searchbox', { name: 'Search operating systems' }).fill('bookworm')
  await page.getByRole('radio', { name: /^Debian 12/ }).check()
  await expect(page).toHaveURL(/os=ost_\w+&search=bookworm|search=bookworm&os=ost_\w+/)
  await page.reload()
  await expect(page.getByRole('radio', { name: /^Debian 12/ })).toBeChecked()
})

async function chooseDebian(page: Page) {
  await page.getByRole('button', { name: /^Debian/ }).click()
  await page.getByRole('radio', { name: /^Debian 13/ }).check()
}
