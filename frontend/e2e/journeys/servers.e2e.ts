import { pathOfServer } from '../support/api'
import { sidewaysOverflow } from '../support/everything'
import { expect, test } from '../support/test'

test.describe('on a computer', () => {
  test('I find a server by a part of its name, its address or its service id, and open it', async ({
    page,
    as,
  }) => {
    await as('studio')
    await page.goto('/servers')
    const rows = page.getByRole('list', { name: 'Servers' }).getByRole('listitem')
    await expect(rows).toHaveCount(13)
    for (const part of ['accoun', '203.0.113.18', 'SVC-2009']) {
      await page.getByRole('searchbox', { name: 'Search servers' }).fill(part)
      await expect(page).toHaveURL(url => url.searchParams.get('search') === part)
      await expect(rows).toHaveCount(1)
      await expect(rows.getByRole('link', { name: 'Accounting' })).toBeVisible()
    }
    await rows.getByRole('link', { name: 'Accounting' }).click()
    await expect(page.getByRole('heading', { name: 'Accounting', level: 1 })).toBeVisible()
    await page.goBack()
    await expect(page.getByRole('searchbox', { name: 'Search servers' })).toHaveValue('SVC-2009')
  })

  test('a search without a match offers the way back', async ({ page, as }) => {
    await as('studio')
    await page.goto('/servers?search=100%25')
    await expect(page.getByText('No server matches')).toBeVisible()
    await page.getByRole('button', { name: 'Show all servers' }).click()
    await expect(page.getByRole('link', { name: 'Web shop' })).toBeVisible()
  })

  test('I narrow the list to what is stopped', async ({ page, as }) => {
    await as('shop')
    await page.goto('/servers')
    await expect(page.getByRole('link', { name: 'Warehouse' })).toBeVisible()
    await page.getByRole('combobox', { name: 'Power state' }).selectOption({ label: 'Stopped' })
    await expect(page.getByRole('link', { name: 'Warehouse' })).toBeHidden()
    await expect(page.getByRole('link', { name: 'Web shop' })).toBeVisible()
  })

  test('without a server I am told how one comes here', async ({ page, as }) => {
    await as('bakery')
    await page.goto('/')
    await expect(page.getByText('A server that you order appears here by itself.')).toBeVisible()
  })

  test("another customer's server looks like a page that does not exist", async ({ page, context, as }) => {
    await as('operator')
    const foreign = await pathOfServer(context.request, 'Warehouse')
    await context.clearCookies()
    await as('studio')
    const seen: string[] = []
    for (const path of [foreign, '/servers/srv_01k3n00000000000000000zzzz', '/servers/nonsense']) {
      await page.goto(path)
      await expect(page.getByRole('heading', { name: 'Not found', level: 1 })).toBeVisible()
      seen.push(await page.getByRole('main').innerText())
    }
    expect(new Set(seen).size).toBe(1)
  })
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('the list and a server fit, and I can restart from the list', async ({ page, as }) => {
    await as('studio')
    await page.goto('/servers')
    await expect(page.getByRole('link', { name: 'Web shop' })).toBeVisible()
    expect(await sidewaysOverflow(page)).toBe(0)
    await page.getByRole('button', { name: 'Power actions for IPv6 lab' }).tap()
    await page.getByRole('menuitem', { name: 'Restart' }).tap()
    await page
      .getByRole('dialog', { name: 'Restart IPv6 lab?' })
      .getByRole('button', { name: 'Restart' })
      .tap()
    const row = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'IPv6 lab' }) })
    await expect(row.getByText('Restarting')).toBeVisible()
    await expect(row.getByText('Running')).toBeVisible({ timeout: 20_000 })
    await page.getByRole('link', { name: /^Kundenportal/ }).tap()
    await expect(page.getByRole('heading', { name: /^Kundenportal/, level: 1 })).toBeVisible()
    expect(await sidewaysOverflow(page)).toBe(0)
  })
})
