import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { accessibilityFaults } from '../support/axe'
import { expect, test } from '../support/test'

interface Received {
  headers: IncomingHttpHeaders
  body: string
}

/** A receiver of one's own on this machine. */
async function receiver(status: () => number) {
  const received: Received[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', part => parts.push(part))
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(parts).toString('utf8') })
      response.writeHead(status(), { 'Content-Type': 'text/plain' }).end('Thank you')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/hooks`, received, close: () => server.close() }
}

test('I have my own server told of changes, see what it answered, and send again what it missed', async ({
  page,
  as,
}) => {
  let status = 200
  const mine = await receiver(() => status)
  await as('studio')
  await page.goto('/account')
  await page.getByRole('link', { name: 'Manage webhooks' }).click()
  await page.getByRole('button', { name: 'Add webhook' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a webhook' })
  await dialog.getByLabel('Address').fill(mine.url)
  await dialog.getByLabel('Description').fill('Billing')
  await dialog.getByLabel('Choose what is sent').check()
  await dialog.getByLabel('Payload').fill('fragment S on Server { id nonsense } fragment T on Task { id }')
  await dialog.getByRole('button', { name: 'Add webhook' }).click()
  await expect(dialog.getByLabel('Payload')).toHaveAccessibleDescription(/Line 1: .*nonsense/)
  await dialog.getByLabel('Payload').fill('fragment S on Server { id name } fragment T on Task { id }')
  await dialog.getByRole('button', { name: 'Add webhook' }).click()
  const ready = page.getByRole('dialog', { name: 'The webhook is ready' })
  const secret = await ready.getByText(/^whsec_/).innerText()
  await ready.getByRole('button', { name: 'Done' }).click()

  await expect(page.getByRole('heading', { name: 'Billing', level: 1 })).toBeVisible()
  await page.getByRole('button', { name: 'Send a test' }).click()
  const deliveries = page.getByRole('region', { name: 'Deliveries' })
  // The choice above them has the same words.
  const rows = deliveries.getByRole('listitem')
  await expect(rows.getByText('Delivered')).toBeVisible()
  const [first] = mine.received
  // The library of the specification, with no word of ours.
  const event = new Webhook(secret).verify(first?.body ?? '', first?.headers as Record<string, string>)
  expect(event).toMatchObject({
    type: 'server.changed',
    test: true,
    data: { server: { name: expect.any(String) } },
  })
  await deliveries.getByText('1 try').click()
  await expect(deliveries.getByText('Thank you')).toBeVisible()
  expect(await accessibilityFaults(page)).toEqual([])

  status = 503
  await expect(async () => {
    // One test in five seconds.
    await page.getByRole('button', { name: 'Send a test' }).click()
    await expect(deliveries.getByText('The receiver answered with 503.').first()).toBeVisible({
      timeout: 4000,
    })
  }).toPass()
  await expect(page.getByText('Failing', { exact: true })).toBeVisible()
  status = 200
  await rows
    .filter({ hasText: 'Given up' })
    .getByRole('button', { name: /^Send again/ })
    .click()
  await expect(rows.getByText('Delivered')).toHaveCount(2)
  expect(mine.received.at(-1)?.headers['webhook-id']).toBe(mine.received.at(-2)?.headers['webhook-id'])

  await page.getByRole('button', { name: 'Delete' }).click()
  await page
    .getByRole('dialog', { name: 'Delete this webhook?' })
    .getByRole('button', { name: 'Delete' })
    .click()
  await expect(page.getByText('There are no webhooks yet')).toBeVisible()
  mine.close()
})
