import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { apiError, fakeServer } from '~/testing/fakeServer'
import { renderAt } from '~/testing/render'
import { CreditPage } from './CreditPage'
import { CustomerCredit } from './CustomerCredit'

afterEach(() => sessionStorage.clear())

const ACCOUNT = {
  creditBalance: 1250.5,
  currencyCode: 'EUR',
  usage: [
    { kind: 'SERVER', label: 'Shop', hours: 31.5, cost: 8.25 },
    { kind: 'OTHER_SERVERS', label: 'Other servers', hours: null, cost: 1.5 },
  ],
}

/** Opens the page of a customer. */
function openOwn(customer: object | null) {
  const fake = fakeServer({ viewer: { id: 'vwr_1', customer: { id: 'cus_1', ...customer } } })
  return { ...fake, ...renderAt('/credit', <CreditPage />, fake.client) }
}

const SERVERS = [
  { id: 'srv_1', name: 'shop.example.com', status: 'ACTIVE' },
  { id: 'srv_2', name: 'Mail', status: 'SUSPENDED' },
  { id: 'srv_3', name: 'Gone', status: 'TERMINATED' },
]

interface Given {
  customer?: object
  addCredit?: (args: { input: Record<string, unknown> }) => unknown
}

/** Opens an operator's view of a customer. */
function openCustomer({ customer = {}, addCredit }: Given = {}) {
  const fake = fakeServer({
    node: {
      __typename: 'Customer',
      id: 'cus_1',
      name: 'Tide Press',
      hasSelfService: true,
      selfService: ACCOUNT,
      topUps: [],
      servers: { nodes: SERVERS },
      ...customer,
    },
    addCredit,
  })
  return { ...fake, ...renderAt('/customers/cus_1', <CustomerCredit customerId="cus_1" />, fake.client) }
}

const row = (name: string) => screen.findByRole('row', { name: new RegExp(`^${name}`) })

test('I see my credit and what each server has cost this month', async () => {
  openOwn({ hasSelfService: true, selfService: ACCOUNT })
  expect(await screen.findByText('€1,250.50')).toBeVisible()
  expect(await row('Shop')).toHaveTextContent('Shop31.5 hours€8.25')
  expect(await row('Other servers')).toHaveTextContent('–€1.50')
  expect(await row('Total')).toHaveTextContent('€9.75')
  expect(screen.queryByRole('button')).not.toBeInTheDocument()
  await waitFor(() => expect(document.title).toBe('Credit · Slipway'))
})

test('a debt is said in words, and a panel without a currency too', async () => {
  openOwn({ hasSelfService: true, selfService: { creditBalance: -3.46, currencyCode: null, usage: [] } })
  expect(await screen.findByText('-3.46')).toBeVisible()
  expect(screen.getByText('More has been used than there was credit for.')).toBeVisible()
  expect(screen.getByText(/names no currency/)).toBeVisible()
  expect(screen.getByText('Nothing has been used this month.')).toBeVisible()
})

test('names of servers are hidden for a screenshot, the figures are not', async () => {
  sessionStorage.setItem('slipway.masked', 'on')
  openOwn({
    hasSelfService: true,
    selfService: {
      ...ACCOUNT,
      usage: [{ kind: 'SERVER', label: 'shop.example.com', hours: 1, cost: 8.25 }],
    },
  })
  expect(await row('s•••')).toHaveTextContent('1 hour€8.25')
  expect(screen.queryByText(/shop\.example/)).not.toBeInTheDocument()
})

test('a balance that the panel does not tell is said to be so, and trying again works', async () => {
  let broken = true
  openOwn({
    hasSelfService: true,
    selfService: () => {
      if (broken) throw apiError('PANEL_UNAVAILABLE', 'The panel did not answer.')
      return ACCOUNT
    },
  })
  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent('The panel did not answer.')
  broken = false
  await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('€1,250.50')).toBeVisible()
})

test.each([
  [false, 'There is no self-service billing here'],
  [true, 'There is no credit account yet'],
])('with self-service %s and no account I am told why', async (hasSelfService, words) => {
  openOwn({ hasSelfService, selfService: null })
  expect(await screen.findByText(words)).toBeVisible()
})

test('an operator sees nothing where the customer has no self-service billing', async () => {
  const { asked, container } = openCustomer({ customer: { hasSelfService: false, selfService: null } })
  await waitFor(() => expect(asked).toContain('CustomerCredit'))
  expect(container).toHaveTextContent('')
})

test('an operator adds credit after looking at it once more', async () => {
  const sent: Record<string, unknown>[] = []
  const { address } = openCustomer({
    addCredit: ({ input }) => {
      sent.push(input)
      return { selfService: { ...ACCOUNT, creditBalance: 1275.6 }, userErrors: [] }
    },
  })
  await userEvent.click(await screen.findByRole('button', { name: 'Add credit' }))
  expect(address()).toBe('/customers/cus_1?dialog=add-credit')
  const form = await screen.findByRole('dialog', { name: 'Add credit for Tide Press' })
  const amount = within(form).getByRole('textbox', { name: 'Amount' })
  await userEvent.type(amount, '1.250,00')
  await userEvent.click(within(form).getByRole('button', { name: 'Continue' }))
  expect(amount).toBeInvalid()
  expect(sent).toEqual([])

  await userEvent.clear(amount)
  await userEvent.type(amount, '25,1')
  await userEvent.type(within(form).getByRole('textbox', { name: 'Reason' }), ' Outage ')
  const server = within(form).getByRole('combobox', { name: 'Book it for' })
  expect(
    within(server)
      .getAllByRole('option')
      .map(each => each.textContent),
  ).toEqual(['shop.example.com', 'Mail'])
  await userEvent.selectOptions(server, 'Mail')
  await userEvent.click(within(form).getByRole('button', { name: 'Continue' }))

  const ask = await screen.findByRole('dialog', { name: 'Add €25.10?' })
  expect(within(ask).getByText('€1,275.60')).toBeVisible()
  expect(within(ask).getByRole('button', { name: 'Back' })).toHaveFocus()
  expect(sent).toEqual([])
  await userEvent.click(within(ask).getByRole('button', { name: 'Add €25.10' }))
  const done = await screen.findByRole('dialog', { name: 'Credit added' })
  expect(done).toHaveTextContent('The balance is now €1,275.60.')
  expect(sent).toEqual([
    { serverId: 'srv_2', amount: 25.1, reason: 'Outage', clientMutationId: expect.any(String) },
  ])
  await userEvent.click(within(done).getByRole('button', { name: 'Done' }))
  expect(address()).toBe('/customers/cus_1')
})

test('what the server refuses is said at its field, and the next try is another one', async () => {
  const ids: unknown[] = []
  openCustomer({
    addCredit: ({ input }) => {
      ids.push(input.clientMutationId)
      return {
        selfService: null,
        userErrors:
          ids.length === 1
            ? [{ code: 'INVALID', message: 'This amount is too high.', field: ['amount'] }]
            : [{ code: 'PANEL_UNAVAILABLE', message: 'It is not known whether this was done.', field: null }],
      }
    },
  })
  await userEvent.click(await screen.findByRole('button', { name: 'Add credit' }))
  await userEvent.type(await screen.findByRole('textbox', { name: 'Amount' }), '9000000')
  await userEvent.click(screen.getByRole('button', { name: 'Continue' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Add €9,000,000.00' }))
  const amount = await screen.findByRole('textbox', { name: 'Amount' })
  expect(amount).toHaveAccessibleDescription(/This amount is too high\./)
  expect(amount).toHaveValue('9000000')

  await userEvent.clear(amount)
  await userEvent.type(amount, '9')
  await userEvent.click(screen.getByRole('button', { name: 'Continue' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Add €9.00' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('It is not known whether this was done.')
  expect(new Set(ids).size).toBe(2)
})

test('where no answer came the same order is sent again, so that nothing is added twice', async () => {
  const ids: unknown[] = []
  let broken = true
  openCustomer({
    addCredit: ({ input }) => {
      ids.push(input.clientMutationId)
      if (broken) throw apiError('INTERNAL', 'Something went wrong.')
      return { selfService: null, userErrors: [] }
    },
  })
  await userEvent.click(await screen.findByRole('button', { name: 'Add credit' }))
  await userEvent.type(await screen.findByRole('textbox', { name: 'Amount' }), '9')
  await userEvent.click(screen.getByRole('button', { name: 'Continue' }))
  const confirm = await screen.findByRole('button', { name: 'Add €9.00' })
  await userEvent.click(confirm)
  expect(await screen.findByRole('alert')).toHaveTextContent('Something went wrong.')
  broken = false
  await userEvent.click(confirm)
  expect(await screen.findByRole('dialog', { name: 'Credit added' })).toHaveTextContent(
    'The panel does not tell the new balance right now.',
  )
  expect(ids).toHaveLength(2)
  expect(new Set(ids).size).toBe(1)
})

test('an operator is told of a top-up of which nobody knows how it ended', async () => {
  openCustomer({
    customer: {
      topUps: [
        { orderedAt: '2026-03-02T02:10:00Z', amount: 50, state: 'UNCERTAIN' },
        { orderedAt: '2026-03-01T02:10:00Z', amount: 50, state: 'ADDED' },
      ],
    },
  })
  expect(
    await screen.findByText(/It is not known whether the panel added the automatic €50\.00/),
  ).toBeVisible()
  const table = screen.getByRole('table', { name: 'Automatic top-ups' })
  expect(within(table).getAllByRole('row')).toHaveLength(3)
  expect(within(table).getByText('Added')).toBeVisible()
})
