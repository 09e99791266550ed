import { pathOfServer } from '../support/api'
import { panel } from '../support/panel'
import { expect, test } from '../support/test'

test('I see the backups of a server, newest first, and the plan that makes them', async ({
  page,
  context,
  as,
}) => {
  await as('studio')
  await page.goto(await pathOfServer(context.request, 'Web shop'))
  await page.getByRole('link', { name: 'Backups' }).click()
  await expect(page.getByText('Every night, kept for two weeks')).toBeVisible()
  const lines = page.getByRole('main').getByRole('listitem')
  await expect(lines).toHaveCount(10)
  await expect(lines.first()).toContainText('Being made')
  await page.getByRole('button', { name: 'Show all 15' }).click()
  await expect(lines).toHaveCount(15)
  await expect(lines.last()).toContainText('Being deleted')
})

test('a server without backups and without a plan has no page for them', async ({ page, context, as }) => {
  await as('studio')
  const answered = page.waitForResponse(response =>
    Boolean(response.request().postData()?.includes('ServerSections')),
  )
  await page.goto(await pathOfServer(context.request, 'Staging'))
  await answered
  const pages = page.getByRole('navigation', { name: 'Pages of this server' })
  await expect(pages.getByRole('link', { name: 'Activity' })).toBeVisible()
  await expect(pages.getByRole('link', { name: 'Backups' })).toBeHidden()
})

test('backups that the panel does not give are said to be so, and trying again works', async ({
  page,
  context,
  as,
}) => {
  await as('studio')
  await panel.fault({ on: 'GET /backups/**', fault: 'serverError' })
  await page.goto(`${await pathOfServer(context.request, 'IPv6 lab')}/backups`)
  await expect(page.getByRole('alert')).toContainText('The backups could not be loaded.')
  await panel.wellAgain()
  await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('This server has no backup plan')).toBeVisible()
})
