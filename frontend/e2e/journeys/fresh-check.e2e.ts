import type { APIRequestContext, Page } from '@playwright/test'
import { call, signIn } from '../support/api'
import { somethingToOrder } from '../support/orders'
import { somebodyNew, turnOffElsewhere, turnOnElsewhere } from '../support/secondFactor'
import { expect, test } from '../support/test'
import { logins } from '../support/world'

const MADE_WITHIN_MS = 30_000

interface Made {
  id: string
  name: string
}

/** Orders servers without an operating system for a customer, and gives them once they are there. */
async function servers(operator: APIRequestContext, email: string, ...hostnames: string[]): Promise<Made[]> {
  const { customers } = await call<{ customers: { nodes: { id: string }[] } }>(
    operator,
    'query ($email: String!) { customers(filter: { search: $email }) { nodes { id } } }',
    { email },
  )
  const customerId = customers.nodes[0]?.id
  const { productId } = await somethingToOrder(operator)
  const made: Made[] = []
  for (const hostname of hostnames) {
    const { createServer } = await call<{ createServer: { task: { id: string } } }>(
      operator,
      'mutation ($input: CreateServerInput!) { createServer(input: $input) { task { id } } }',
      { input: { customerId, productId, hostname } },
    )
    const task = async () => {
      const { task } = await call<{ task: { state: string; server: Made } }>(
        operator,
        'query ($id: ID!) { task(id: $id) { state server { id name } } }',
        createServer.task,
      )
      return task
    }
    await expect.poll(async () => (await task()).state, { timeout: MADE_WITHIN_MS }).toBe('SUCCEEDED')
    made.push((await task()).server)
  }
  return made
}

/** Shows who is there, where the page asks. */
async function confirm(page: Page, code: string | undefined) {
  const check = page.getByRole('dialog', { name: 'Confirm that it is you' })
  await check.getByLabel('Code', { exact: true }).fill(code ?? '')
  await page.keyboard.press('Enter')
  await expect(check).toBeHidden()
}

// The operator of all journeys: whatever becomes of this one, the others sign in with the password alone.
let ofOperator: string | undefined
test.afterEach(async () => {
  if (ofOperator) await turnOffElsewhere(logins.operator(), ofOperator)
  ofOperator = undefined
})

test('what can not be undone asks once more who I am, and then goes on by itself', async ({
  page,
  browser,
  baseURL,
  as,
}) => {
  test.setTimeout(90_000)
  await as('operator')
  const login = await somebodyNew('Careful Cabinetry')
  const [kept, given] = await servers(page.request, login.email, 'kept.example', 'given.example')
  if (!kept || !given) throw new Error('The servers are not there')

  await test.step('as an operator I terminate a server', async () => {
    const { recoveryCodes } = await turnOnElsewhere(logins.operator())
    ofOperator = recoveryCodes[0]
    await page.goto(`/servers/${given.id}`)
    await page.getByRole('button', { name: 'Terminate' }).click()
    const question = page.getByRole('dialog', { name: `Terminate ${given.name}?` })
    await question.getByRole('textbox', { name: /^Type / }).fill(given.name)
    await question.getByRole('button', { name: 'Terminate' }).click()
    await confirm(page, recoveryCodes[1])
    await expect(question).toBeHidden()
    await expect(page.getByRole('main').getByText('Being deleted').first()).toBeVisible()
  })

  // In this browser the password alone was shown, as the second factor is turned on in another one.
  const customer = await browser.newContext({ baseURL })
  await signIn(customer.request, login)
  const mine = await customer.newPage()
  let { recoveryCodes } = await turnOnElsewhere(login)

  await test.step('as a customer I set a new password for the panel', async () => {
    await mine.goto(`/servers/${kept.id}?dialog=panel-password`)
    await mine.getByRole('button', { name: 'Set new password' }).click()
    await confirm(mine, recoveryCodes[0])
    const shown = mine.getByRole('dialog', { name: 'New password for the panel' })
    await expect(shown.locator('code')).not.toBeEmpty()
  })

  await test.step('as a customer I rebuild a server', async () => {
    await turnOffElsewhere(login, recoveryCodes[1])
    recoveryCodes = (await turnOnElsewhere(login)).recoveryCodes
    await mine.goto(`/servers/${kept.id}/rebuild`)
    await mine.getByRole('button', { name: /^Debian/ }).click()
    await mine.getByRole('radio', { name: /^Debian 13/ }).check()
    await mine.getByRole('button', { name: 'Rebuild this server' }).click()
    await mine.getByRole('textbox', { name: /^Type / }).fill(kept.name)
    await mine.keyboard.press('Enter')
    await confirm(mine, recoveryCodes[0])
    await expect(mine.getByRole('progressbar', { name: /Debian 13.* is being installed/ })).toBeVisible()
  })
  await customer.close()
})
