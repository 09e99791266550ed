import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { fakeServer } from '~/testing/fakeServer'
import { renderAt } from '~/testing/render'
import { WebhookPage } from './WebhookPage'
import { WebhooksPage } from './WebhooksPage'

const BILLING = {
  __typename: 'Webhook',
  id: 'whk_1',
  url: 'https://billing.example.com/slipway',
  description: 'Billing',
  topics: ['SERVER_CHANGED', 'TASK_ENDED'],
  payload: 'fragment ServerPayload on Server { id }',
  hasUsualPayload: true,
  enabled: true,
  disabledAt: null,
  disabledReason: null,
  failingSince: null,
  lastDeliveredAt: null,
  formerSecretUntil: null,
  apiTokenId: null,
  createdAt: '2026-03-01T12:00:00Z',
}

const GIVEN_UP = {
  __typename: 'WebhookDelivery',
  id: 'msg_1',
  topic: 'TASK_ENDED',
  subjectId: 'tsk_1',
  test: false,
  state: 'FAILED',
  note: 'The receiver answered with 503.',
  createdAt: '2026-03-01T12:00:00Z',
  nextAttemptAt: null,
  endedAt: '2026-03-02T12:00:00Z',
  attempts: [
    {
      number: 1,
      at: '2026-03-01T12:00:00Z',
      durationMs: 41,
      httpStatus: 503,
      failure: 'The receiver answered with 503.',
      response: '<h1>Back soon</h1>',
    },
  ],
}

function page(nodes: object[]) {
  return {
    edges: [],
    nodes,
    pageInfo: { hasNextPage: false, hasPreviousPage: false, endCursor: null },
    totalCount: nodes.length,
  }
}

function openList(nodes: object[], answers: Record<string, unknown> = {}, path = '/account/webhooks') {
  const fake = fakeServer({ webhooks: () => page(nodes), ...answers })
  return { ...fake, ...renderAt(path, <WebhooksPage />, fake.client) }
}

function openOne(webhook: object, deliveries: object[], answers: Record<string, unknown> = {}) {
  const fake = fakeServer({
    webhook: () => ({ ...webhook, deliveries: page(deliveries) }),
    ...answers,
  })
  const path = '/account/webhooks/whk_1'
  return {
    ...fake,
    ...renderAt(path, <WebhookPage webhookId="whk_1" notFound={<p>Nowhere</p>} />, fake.client),
  }
}

test('without a webhook I am told when I need one', async () => {
  openList([])
  expect(await screen.findByText('There are no webhooks yet')).toBeVisible()
})

test('I see which webhooks fail or are off', async () => {
  openList([
    BILLING,
    { ...BILLING, id: 'whk_2', description: '', failingSince: '2026-03-01T12:00:00Z' },
    { ...BILLING, id: 'whk_3', description: 'Old', enabled: false },
  ])
  const rows = await screen.findAllByRole('listitem')
  expect(rows[0]).toHaveTextContent('On')
  expect(rows[1]).toHaveTextContent('https://billing.example.com/slipway')
  expect(rows[1]).toHaveTextContent('Failing')
  expect(rows[2]).toHaveTextContent('Off')
})

test('I add a webhook with a payload of my own and see its secret once', async () => {
  const sent: Record<string, unknown>[] = []
  const { address } = openList(
    [],
    {
      usualWebhookPayload: ({ topics }: { topics: string[] }) => `# usual for ${topics.join(' ')}`,
      createWebhook: ({ input }: { input: Record<string, unknown> }) => {
        sent.push(input)
        return { webhook: BILLING, secret: 'whsec_the-secret', userErrors: [] }
      },
    },
    '/account/webhooks?dialog=create',
  )
  const dialog = await screen.findByRole('dialog', { name: 'Add a webhook' })
  await userEvent.type(within(dialog).getByLabelText('Address'), 'https://billing.example.com/slipway')
  await userEvent.click(within(dialog).getByLabelText('A task ended'))
  await userEvent.click(within(dialog).getByLabelText('Choose what is sent'))
  const payload = within(dialog).getByLabelText('Payload')
  await waitFor(() => expect(payload).toHaveValue('# usual for SERVER_CHANGED'))
  await userEvent.click(within(dialog).getByLabelText('A server was deleted'))
  await waitFor(() => expect(payload).toHaveValue('# usual for SERVER_CHANGED SERVER_DELETED'))
  await userEvent.clear(payload)
  await userEvent.type(payload, 'fragment S on Server {{ id }')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Add webhook' }))
  const ready = await screen.findByRole('dialog', { name: 'The webhook is ready' })
  expect(within(ready).getByText('whsec_the-secret')).toBeVisible()
  expect(sent).toEqual([
    {
      url: 'https://billing.example.com/slipway',
      description: '',
      topics: ['SERVER_CHANGED', 'SERVER_DELETED'],
      payload: 'fragment S on Server { id }',
    },
  ])
  await userEvent.click(within(ready).getByRole('button', { name: 'Done' }))
  expect(address()).toBe('/account/webhooks/whk_1')
  expect(screen.queryByText('whsec_the-secret')).toBeNull()
})

test('what the server refuses stands at its field', async () => {
  openList(
    [],
    {
      createWebhook: {
        webhook: null,
        secret: null,
        userErrors: [
          { code: 'INVALID', message: 'This leads to a private network.', field: ['url'] },
          { code: 'INVALID', message: 'There is no key.', field: null },
        ],
      },
    },
    '/account/webhooks?dialog=create',
  )
  const dialog = await screen.findByRole('dialog', { name: 'Add a webhook' })
  const url = within(dialog).getByLabelText('Address')
  await userEvent.type(url, 'https://intranet.example.com')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Add webhook' }))
  await waitFor(() => expect(url).toHaveAccessibleDescription(/private network/))
  expect(within(dialog).getByText('There is no key.')).toBeVisible()
})

test('I see why a delivery was given up, what was answered, and send it again', async () => {
  const sent: unknown[] = []
  openOne(BILLING, [GIVEN_UP], {
    redeliverWebhook: ({ input }: { input: unknown }) => {
      sent.push(input)
      return { delivery: { ...GIVEN_UP, state: 'WAITING', endedAt: null }, userErrors: [] }
    },
  })
  const row = (await screen.findByText('tsk_1')).closest('li') as HTMLElement
  expect(row).toHaveTextContent('Given up')
  expect(within(row).getAllByText('The receiver answered with 503.')[0]).toBeVisible()
  await userEvent.click(within(row).getByText('1 try'))
  // The answer is a stranger's: shown as text and never as a page.
  expect(within(row).getByText('<h1>Back soon</h1>')).toBeVisible()
  await userEvent.click(within(row).getByRole('button', { name: 'Send again: A task ended, tsk_1' }))
  await waitFor(() => expect(sent).toEqual([{ deliveryId: 'msg_1' }]))
})

test('a webhook that Slipway has switched off says why, and I switch it on again', async () => {
  const sent: unknown[] = []
  const off = {
    ...BILLING,
    enabled: false,
    disabledAt: '2026-03-01T12:00:00Z',
    disabledReason: 'Nothing could be delivered.',
  }
  openOne(off, [], {
    updateWebhook: ({ input }: { input: unknown }) => {
      sent.push(input)
      return { webhook: BILLING, userErrors: [] }
    },
  })
  expect(await screen.findByText('Nothing could be delivered.')).toBeVisible()
  expect(screen.getByRole('button', { name: 'Send a test' })).toHaveAccessibleDescription(/switched off/)
  await userEvent.click(screen.getByRole('button', { name: 'Switch on' }))
  await waitFor(() => expect(sent).toEqual([{ webhookId: 'whk_1', enabled: true }]))
})

test('an address of a webhook that is not mine leads nowhere', async () => {
  const fake = fakeServer({ webhook: null })
  renderAt(
    '/account/webhooks/whk_9',
    <WebhookPage webhookId="whk_9" notFound={<p>Nowhere</p>} />,
    fake.client,
  )
  expect(await screen.findByText('Nowhere')).toBeVisible()
})
