import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { fakeServer } from '~/testing/fakeServer'
import { renderAt } from '~/testing/render'
import { AccountPage } from './AccountPage'

const NIGHTLY = {
  __typename: 'ApiToken',
  id: 'tok_1',
  name: 'Nightly backup check',
  prefix: 'slw_AbCd1234',
  scopes: ['SERVERS_READ', 'SERVERS_POWER'],
  allowedAddresses: ['203.0.113.0/24'],
  createdAt: '2026-03-01T12:00:00Z',
  lastUsedAt: null,
  expiresAt: '2026-03-02T12:00:00Z',
  customer: { __typename: 'Customer', id: 'cus_1', name: 'Harbour Lane Studio' },
}

function open(
  answers: Record<string, unknown> = {},
  forOperator = false,
  path = '/account',
  tokens: object[] = [NIGHTLY],
) {
  const fake = fakeServer({ viewer: { id: 'acc_1', apiTokens: () => tokens }, ...answers })
  return {
    ...fake,
    ...renderAt(path, <AccountPage forOperator={forOperator}>{null}</AccountPage>, fake.client),
  }
}

test('I see my tokens, how they begin, what they may do, and that one has expired', async () => {
  open()
  const heading = await screen.findByRole('heading', { name: /Nightly backup check/ })
  const row = heading.closest('li') as HTMLElement
  expect(row).toHaveTextContent('slw_AbCd1234…')
  expect(row).toHaveTextContent('Expired')
  expect(row).toHaveTextContent('203.0.113.0/24')
  const scopes = within(row).getByRole('list', { name: 'What it may do' })
  expect(
    within(scopes)
      .getAllByRole('listitem')
      .map(each => each.textContent),
  ).toEqual(NIGHTLY.scopes)
})

test('without a token I am told when I need one', async () => {
  open({}, false, '/account', [])
  expect(await screen.findByText('There are no API tokens yet')).toBeVisible()
})

test('I make a token, am shown its secret once, and find it in the list', async () => {
  const sent: Record<string, unknown>[] = []
  const tokens: object[] = []
  open(
    {
      createApiToken: ({ input }: { input: Record<string, unknown> }) => {
        sent.push(input)
        const apiToken = { ...NIGHTLY, name: input.name, expiresAt: null }
        tokens.push(apiToken)
        return { apiToken, secret: 'slw_the-secret', userErrors: [] }
      },
    },
    false,
    '/account?dialog=create',
    tokens,
  )
  const dialog = await screen.findByRole('dialog', { name: 'Create an API token' })
  await userEvent.type(within(dialog).getByLabelText('Name'), 'Deploy script')
  await userEvent.click(within(dialog).getByLabelText('Start, restart and stop servers'))
  await userEvent.type(within(dialog).getByLabelText('Allowed addresses'), '203.0.113.7, 2001:db8::/48')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Create token' }))
  const shown = await screen.findByRole('dialog', { name: 'The token is ready' })
  expect(shown).toHaveTextContent('slw_the-secret')
  expect(sent[0]).toMatchObject({
    name: 'Deploy script',
    scopes: ['SERVERS_READ', 'SERVERS_POWER'],
    allowedAddresses: ['203.0.113.7', '2001:db8::/48'],
    customerId: null,
  })
  const inDays = (Date.parse(String(sent[0]?.expiresAt)) - Date.now()) / 86_400_000
  expect(inDays).toBeGreaterThan(89)
  expect(inDays).toBeLessThan(91)
  await userEvent.click(within(shown).getByRole('button', { name: 'Done' }))
  expect(await screen.findByRole('heading', { name: 'Deploy script' })).toBeVisible()
  expect(document.body).not.toHaveTextContent('slw_the-secret')
})

test('a token that may do nothing is not made', async () => {
  open({}, false, '/account?dialog=create')
  const dialog = await screen.findByRole('dialog', { name: 'Create an API token' })
  await userEvent.click(within(dialog).getByLabelText('See servers, traffic, live figures and activity'))
  expect(within(dialog).getByRole('button', { name: 'Create token' })).toHaveAccessibleDescription(
    'Choose at least one thing that it may do.',
  )
})

test('what the server refuses stands at its field', async () => {
  open(
    {
      createApiToken: {
        apiToken: null,
        secret: null,
        userErrors: [
          {
            code: 'INVALID',
            message: 'This is neither an address nor a network.',
            field: ['allowedAddresses'],
          },
        ],
      },
    },
    false,
    '/account?dialog=create',
  )
  const dialog = await screen.findByRole('dialog', { name: 'Create an API token' })
  await userEvent.type(within(dialog).getByLabelText('Name'), 'Deploy script')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Create token' }))
  await waitFor(() =>
    expect(within(dialog).getByLabelText('Allowed addresses')).toHaveAccessibleDescription(
      /neither an address/,
    ),
  )
})

test('customers are offered no scope of operators, and operators can bind a token to a customer', async () => {
  const first = open({}, false, '/account?dialog=create')
  await screen.findByRole('dialog', { name: 'Create an API token' })
  expect(screen.queryByLabelText('Usage and credit')).toBeNull()
  expect(screen.queryByLabelText('Only for one customer')).toBeNull()
  first.unmount()
  const sent: Record<string, unknown>[] = []
  open(
    {
      customers: { nodes: [{ __typename: 'Customer', id: 'cus_9', name: 'Copper Kettle', externalId: '9' }] },
      createApiToken: ({ input }: { input: Record<string, unknown> }) => {
        sent.push(input)
        return { apiToken: NIGHTLY, secret: 'slw_x', userErrors: [] }
      },
    },
    true,
    '/account?dialog=create',
  )
  const dialog = await screen.findByRole('dialog', { name: 'Create an API token' })
  await userEvent.type(within(dialog).getByLabelText('Name'), 'Reseller')
  await userEvent.click(within(dialog).getByLabelText('Usage and credit'))
  const customer = within(dialog).getByLabelText('Only for one customer')
  await userEvent.type(customer, 'Copper Kettle')
  await waitFor(() => expect(dialog.querySelector('datalist option')).not.toBeNull())
  expect(within(dialog).getByRole('button', { name: 'Create token' })).toHaveAccessibleDescription(
    'Choose a customer from the list, or leave the field empty.',
  )
  await userEvent.type(customer, ' (9)')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Create token' }))
  await screen.findByRole('dialog', { name: 'The token is ready' })
  expect(sent[0]).toMatchObject({ customerId: 'cus_9', scopes: ['SERVERS_READ', 'BILLING'] })
})

test('I revoke a token after a question', async () => {
  const tokens: object[] = [NIGHTLY]
  const { address } = open(
    {
      revokeApiToken: ({ input }: { input: { apiTokenId: string } }) => {
        tokens.length = 0
        return { revokedId: input.apiTokenId, userErrors: [] }
      },
    },
    false,
    '/account',
    tokens,
  )
  await userEvent.click(await screen.findByRole('button', { name: 'Revoke Nightly backup check' }))
  const dialog = await screen.findByRole('dialog', { name: 'Revoke Nightly backup check?' })
  await userEvent.click(within(dialog).getByRole('button', { name: 'Revoke' }))
  expect(await screen.findByText('There are no API tokens yet')).toBeVisible()
  expect(address()).toBe('/account')
})
