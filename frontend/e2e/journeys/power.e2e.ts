import type { Page } from '@playwright/test'
import { pathOfServer } from '../support/api'
import { panel, SERVER } from '../support/panel'
import { expect, test } from '../support/test'

test('I restart a server and see it go down and come up', async ({ page, context, as }) => {
  await as('studio')
  await page.goto(await pathOfServer(context.request, 'Web shop'))
  await expect(power(page).getByText('Running', { exact: true })).toBeVisible()
  await power(page).getByRole('button', { name: 'Restart' }).click()
  await page
    .getByRole('dialog', { name: 'Restart Web shop?' })
    .getByRole('button', { name: 'Restart' })
    .click()
  await expect(page.getByRole('progressbar', { name: 'Restarting' })).toBeVisible()
  await expect(power(page).getByText('Stopped', { exact: true })).toBeVisible()
  await expect(power(page).getByText('Restarted', { exact: true })).toBeVisible({ timeout: 20_000 })
  await expect(power(page).getByText('Running', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Activity' }).click()
  await expect(page.getByRole('main').getByRole('listitem').first()).toContainText(
    'Harbour Lane Studio from 127.0.0.1',
  )
})

test('I shut a server down and start it again', async ({ page, context, as }) => {
  await as('studio')
  await page.goto(await pathOfServer(context.request, 'Router'))
  await power(page).getByRole('button', { name: 'Shut down' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Shut down' }).click()
  await expect(page.getByRole('progressbar', { name: 'Shutting down' })).toBeVisible()
  await expect(power(page).getByText('Stopped', { exact: true })).toBeVisible({ timeout: 20_000 })
  // Right after an order the next one has to wait a little; the button then says how long.
  await expect(async () => {
    await power(page).getByRole('button', { name: 'Start', exact: true }).click({ timeout: 1000 })
    await expect(page.getByRole('progressbar', { name: 'Starting' })).toBeVisible({ timeout: 2000 })
  }).toPass({ timeout: 20_000 })
  await expect(power(page).getByText('Running', { exact: true })).toBeVisible({ timeout: 20_000 })
})

test('an order that makes no sense now is refused with its reason', async ({ page, context, as }) => {
  await as('studio')
  await page.goto(await pathOfServer(context.request, 'Staging'))
  const restart = power(page).getByRole('button', { name: 'Restart' })
  await expect(restart).toBeDisabled()
  await expect(restart).toHaveAccessibleDescription('The server is not running. Start it instead.')
  await expect(power(page).getByRole('button', { name: 'Start', exact: true })).toBeEnabled()
})

test('a suspended server takes no order and says why', async ({ page, context, as }) => {
  await as('studio')
  await page.goto(await pathOfServer(context.request, 'Old campaign'))
  for (const name of ['Start', 'Restart', 'Shut down', 'Force off']) {
    await expect(power(page).getByRole('button', { name, exact: true })).toBeDisabled()
  }
  await expect(power(page).getByRole('paragraph').filter({ hasText: 'suspended' })).toBeVisible()
})

test('an order that the panel fails ends with a sentence that says so', async ({ page, context, as }) => {
  await as('studio')
  await panel.server(SERVER.buildRunner, { taskFails: true })
  await page.goto(await pathOfServer(context.request, 'Build runner'))
  await power(page).getByRole('button', { name: 'Force off' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Force off' }).click()
  await expect(power(page).getByText('Forcing off failed')).toBeVisible({ timeout: 20_000 })
  await expect(power(page).getByText('The panel could not do it. Try again, or ask support.')).toBeVisible()
  await panel.server(SERVER.buildRunner, { taskFails: false })
})

test('what somebody else does to my server shows without a reload', async ({ page, context, as }) => {
  await as('studio')
  await page.goto(await pathOfServer(context.request, 'Accounting'))
  await expect(power(page).getByText('Running', { exact: true })).toBeVisible()
  await panel.server(SERVER.accounting, { running: false })
  await expect(power(page).getByText('Stopped', { exact: true })).toBeVisible()
  await panel.server(SERVER.accounting, { running: true })
  await expect(power(page).getByText('Running', { exact: true })).toBeVisible()
})

/** The part of a server's page that its power is in. */
function power(page: Page) {
  return page.getByRole('region', { name: 'Power' })
}
