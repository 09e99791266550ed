import { SERVER } from '../support/panel'
import { expect, test } from '../support/test'
import { logins } from '../support/world'

test('I make a customer, adopt a server for them, and they find it', async ({ page, context, as }) => {
  await as('operator')
  await page.goto('/customers')
  await page.getByRole('button', { name: 'Create customer' }).click()
  const create = page.getByRole('dialog', { name: 'Create customer' })
  await create.getByLabel('Name').fill('Quiet Orchard Press')
  await create.getByLabel('Email').fill('hosting@quiet-orchard-press.example')
  await create.getByLabel('External id').fill('1101')
  await create.getByLabel('Password').fill('printed on paper')
  await create.getByRole('button', { name: 'Create customer' }).click()
  await expect(page.getByRole('heading', { name: 'Quiet Orchard Press', level: 1 })).toBeVisible()

  await page.getByRole('button', { name: 'Adopt server' }).click()
  const adopt = page.getByRole('dialog', { name: 'Adopt server' })
  await adopt.getByLabel('Server number on the panel').fill(String(SERVER.webShop))
  await adopt.getByRole('button', { name: 'Adopt' }).click()
  await expect(adopt.getByText('Another customer has this server already.')).toBeVisible()
  await adopt.getByLabel('Server number on the panel').fill(String(SERVER.unassigned))
  await adopt.getByRole('button', { name: 'Adopt' }).click()
  await expect(page.getByRole('heading', { name: 'Unassigned', level: 1 })).toBeVisible()

  await context.clearCookies()
  await page.goto('/')
  await page.getByLabel('Email').fill('hosting@quiet-orchard-press.example')
  await page.getByLabel('Password', { exact: true }).fill('printed on paper')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('link', { name: 'Unassigned' }).click()
  await expect(page.getByRole('meter', { name: 'CPU' })).toBeVisible()
})

test('an address that is taken is refused at its field', async ({ page, as }) => {
  await as('operator')
  await page.goto('/customers')
  await page.getByRole('button', { name: 'Create customer' }).click()
  const create = page.getByRole('dialog', { name: 'Create customer' })
  await create.getByLabel('Name').fill('Somebody else')
  await create.getByLabel('Email').fill(logins.bakery().email)
  await create.getByLabel('External id').fill('1102')
  await create.getByRole('button', { name: 'Create customer' }).click()
  await expect(create.getByLabel('Email')).toHaveAttribute('aria-invalid', 'true')
})

test("I see every customer's servers, and whether the panel is reached", async ({ page, as }) => {
  await as('operator')
  await page.goto('/servers?search=web+shop')
  await expect(page.getByRole('list', { name: 'Servers' }).getByRole('listitem')).toHaveCount(2)
  await page.getByRole('link', { name: 'Connections' }).click()
  await expect(page.getByRole('heading', { name: 'Panel' })).toBeVisible()
  await expect(page.getByRole('main').getByText('Healthy').first()).toBeVisible()
})

test('customers do not find the pages of operators', async ({ page, as }) => {
  await as('studio')
  for (const path of ['/customers', '/products', '/operations', '/connections']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { name: 'Not found', level: 1 })).toBeVisible()
  }
})
