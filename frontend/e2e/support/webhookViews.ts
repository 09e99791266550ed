import { expect, type Page } from '@playwright/test'
import { call } from './api'
import type { View } from './views'

const LONG =
  'Billing system in the second data centre, which also tells the warehouse about every server that changes'

/** A receiver that nobody runs: what is sent there fails. */
const NOBODY = 'http://127.0.0.1:9/a/path/that/is/rather/long/and/has/no/place/to/break/0123456789abcdef'

async function webhook(page: Page, description: string): Promise<string> {
  const { webhooks } = await call<{ webhooks: { nodes: { id: string; description: string }[] } }>(
    page.request,
    '{ webhooks(first: 100) { nodes { id description } } }',
  )
  const known = webhooks.nodes.find(each => each.description === description)
  if (known) return known.id
  const { createWebhook } = await call<{ createWebhook: { webhook: { id: string } | null } }>(
    page.request,
    'mutation ($input: CreateWebhookInput!) { createWebhook(input: $input) { webhook { id } } }',
    { input: { url: NOBODY, description, topics: ['SERVER_DELETED'] } },
  )
  if (!createWebhook.webhook) throw new Error('The webhook could not be made')
  return createWebhook.webhook.id
}

/** Sends a test; one that was sent a moment ago will do as well. */
const aTest = (page: Page, id: string) =>
  call(
    page.request,
    'mutation ($id: ID!) { testWebhook(input: { webhookId: $id }) { userErrors { code } } }',
    { id },
  )

export const webhookViews: View[] = [
  {
    name: 'webhooks-empty',
    who: 'shop',
    open: async page => {
      await page.goto('/account/webhooks')
      await expect(page.getByText('There are no webhooks yet')).toBeVisible()
    },
  },
  {
    name: 'webhooks',
    who: 'operator',
    open: async page => {
      await webhook(page, 'Status page')
      await webhook(page, LONG)
      await page.goto('/account/webhooks')
      await expect(page.getByRole('link', { name: LONG })).toBeVisible()
    },
  },
  {
    name: 'webhooks-create',
    who: 'operator',
    open: async page => {
      await page.goto('/account/webhooks?dialog=create')
      const dialog = page.getByRole('dialog', { name: 'Add a webhook' })
      await dialog.getByLabel('Choose what is sent').check()
      await expect(dialog.getByLabel('Payload')).toHaveValue(/on Task/)
    },
  },
  {
    name: 'webhook-failing',
    who: 'operator',
    open: async page => {
      const id = await webhook(page, LONG)
      await aTest(page, id)
      await page.goto(`/account/webhooks/${id}`)
      await expect(page.getByText(/^No connection/).first()).toBeVisible()
      await page.getByText('1 try').first().click()
    },
  },
  {
    name: 'webhook-failing-german',
    who: 'operator',
    open: async page => {
      const id = await webhook(page, LONG)
      await aTest(page, id)
      await page.goto(`/account/webhooks/${id}`)
      await page.evaluate(() => localStorage.setItem('slipway.language', 'de'))
      await page.reload()
      await expect(page.getByText(/^Keine Verbindung/).first()).toBeVisible()
    },
  },
]
