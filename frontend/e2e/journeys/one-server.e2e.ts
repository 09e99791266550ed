import { pathOfServer } from '../support/api'
import { expect, test } from '../support/test'

test('live figures move by themselves, without a reload', async ({ page, context, as }) => {
  await as('studio')
  await page.goto(await pathOfServer(context.request, 'Web shop'))
  const cpu = page.getByRole('meter', { name: 'CPU' })
  await expect(cpu).toBeVisible()
  let loads = 0
  page.on('load', () => loads++)
  const requests: string[] = []
  page.on('request', request => requests.push(request.url()))
  const seen = new Set<string>()
  await expect
    .poll(async () => seen.add((await cpu.getAttribute('aria-valuetext')) ?? '').size)
    .toBeGreaterThan(3)
  await expect(page.getByRole('img', { name: /^CPU over/ })).toBeVisible()
  expect(loads, 'reloads').toBe(0)
  expect(requests, 'requests while figures came').toEqual([])
})

test('the same figures are there as a table', async ({ page, context, as }) => {
  await as('studio')
  await page.goto(await pathOfServer(context.request, 'Web shop'))
  await page.getByRole('button', { name: 'Show table' }).click()
  const table = page.getByRole('region', { name: /Live figures/ }).getByRole('table')
  await expect(table.getByRole('row').nth(3)).toBeVisible()
  await expect(table.getByRole('row').nth(1)).toContainText(/\d+\.\d%/)
})

test('a stopped server says calmly that there is nothing to see', async ({ page, context, as }) => {
  await as('studio')
  await page.goto(await pathOfServer(context.request, 'Staging'))
  await expect(page.getByText('Live figures begin when it starts.')).toBeVisible()
})

test('I rename a server, and every tab of mine knows', async ({ page, context, as }) => {
  await as('studio')
  const path = await pathOfServer(context.request, 'Video archive')
  const list = await context.newPage()
  await list.goto('/servers')
  await expect(list.getByRole('link', { name: 'Video archive' })).toBeVisible()
  await page.goto(path)
  await page.getByRole('button', { name: 'Rename' }).click()
  const name = page.getByRole('textbox', { name: 'Server name' })
  await name.fill('   ')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Type a name.')).toBeVisible()
  await name.fill('Film archive')
  await name.press('Enter')
  await expect(page.getByRole('heading', { name: 'Film archive', level: 1 })).toBeVisible()
  await expect(list.getByRole('link', { name: 'Film archive' })).toBeVisible()
})

test('what was done is listed with who did it and how it ended', async ({ page, context, as }) => {
  await as('studio')
  // Little happens on this one in other journeys, so that its list is one page.
  await page.goto(`${await pathOfServer(context.request, 'Build runner')}/activity`)
  const lines = page.getByRole('main').getByRole('listitem')
  await expect(lines.last()).toContainText(/Took server \d+ of the panel under management/)
  await expect(lines.last()).toContainText('operator@slipway.example')
})

for (const [name, sentence] of [
  ['New frontend', 'An operating system is being installed. This page shows when it is done.'],
  ['Mail relay', 'Creating or installing this server failed. Rebuild it, or contact support.'],
  ['Old campaign', "This server is suspended. It can't be used until the host lifts the suspension"],
  ['Build runner', 'The hypervisor of this server is in maintenance. Actions may fail for a while.'],
  ['Shop relaunch', 'No server behind it yet'],
] as const) {
  test(`the page of “${name}” says what is the matter`, async ({ page, context, as }) => {
    await as('studio')
    await page.goto(await pathOfServer(context.request, name))
    await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
    await expect(page.getByRole('main').getByText(sentence)).toBeVisible()
  })
}
