import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { fakeServer } from '~/testing/fakeServer'
import { renderAt } from '~/testing/render'
import { allOf, aServer } from '~/testing/server'
import { OrderServerPage } from './OrderServerPage'
import { OrdersPage } from './OrdersPage'
import { ServiceCard } from './ServiceCard'

const STEPS = ['PANEL_USER', 'CREATE', 'BUILD', 'INSTALLATION', 'FINISH'] as const

function anOrder(different: object = {}) {
  return {
    __typename: 'ProvisioningOrder',
    id: 'ord_1',
    state: 'WAITING',
    problem: 'The panel refused it and said: “No room”. Put that right, then retry.',
    orderExternalId: null,
    orderedBy: 'Olive Operator',
    createdAt: '2026-03-10T12:00:00Z',
    finishedAt: null,
    panelServerId: null,
    steps: STEPS.map((kind, place) => ({
      kind,
      state: place < 1 ? 'DONE' : place === 1 ? 'CURRENT' : 'TO_COME',
    })),
    actions: [
      { kind: 'RETRY', allowed: true, reason: null },
      { kind: 'STOP', allowed: false, reason: 'This order does not run.' },
      { kind: 'RESOLVE', allowed: true, reason: null },
      { kind: 'CANCEL', allowed: true, reason: null },
    ],
    events: [],
    surplusServers: [],
    server: { __typename: 'Server', id: 'srv_1', name: 'web-1', hostname: 'web-1', externalId: null },
    customer: { __typename: 'Customer', id: 'cus_1', name: 'Harbour Lane Studio' },
    product: { __typename: 'Product', id: 'prd_1', name: 'Small' },
    task: null,
    ...different,
  }
}

test('I see why an order does not go on, and have it tried again', async () => {
  const retryOrder = vi.fn(() => ({
    order: anOrder({ state: 'RUNNING', problem: null }),
    userErrors: [],
  }))
  const { client } = fakeServer({ provisioningOrders: () => allOf([anOrder()]), retryOrder })
  renderAt('/orders', <OrdersPage />, client)
  expect(await screen.findByText(/No room/)).toBeVisible()
  expect(screen.getByText('Needs a person')).toBeVisible()
  expect(screen.getByText('Server').closest('li')).toHaveAttribute('aria-current', 'step')
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(retryOrder).toHaveBeenCalled())
})

test('cancelling asks first, and says what the server finds wrong with it', async () => {
  const cancelOrder = vi.fn(() => ({
    order: null,
    userErrors: [
      {
        code: 'WRONG_STATUS',
        message: 'The panel may have made a server for this order: 12.',
        field: null,
        retryAfterSeconds: null,
      },
    ],
  }))
  const { client } = fakeServer({ provisioningOrders: () => allOf([anOrder()]), cancelOrder })
  renderAt('/orders', <OrdersPage />, client)
  await userEvent.click(await screen.findByRole('button', { name: 'Cancel order…' }))
  const dialog = screen.getByRole('dialog', { name: 'Cancel this order?' })
  expect(within(dialog).getByText(/place in stock is given back/)).toBeVisible()
  await userEvent.click(within(dialog).getByRole('button', { name: 'Cancel order' }))
  expect(await within(dialog).findByRole('alert')).toHaveTextContent('12')
})

test('an order whose server has no name yet is called by what was ordered for whom', async () => {
  const unnamed = anOrder({
    server: { __typename: 'Server', id: 'srv_1', name: 'New server', hostname: null, externalId: 'svc-77' },
  })
  const { client } = fakeServer({ provisioningOrders: () => allOf([unnamed]) })
  renderAt('/orders', <OrdersPage />, client)
  expect(await screen.findByRole('heading', { name: 'Small · Harbour Lane Studio' })).toBeVisible()
  expect(screen.getByText('svc-77')).toBeVisible()
  expect(screen.getByText('ord_1')).toBeVisible()
})

test('a server too much is deleted only when I say so twice', async () => {
  const settleSurplusServer = vi.fn((_args: object) => ({
    order: anOrder({ state: 'DONE', surplusServers: [surplus('DELETED')] }),
    userErrors: [],
  }))
  const order = anOrder({ state: 'DONE', problem: null, actions: [], surplusServers: [surplus('OPEN')] })
  const { client } = fakeServer({ provisioningOrders: () => allOf([order]), settleSurplusServer })
  renderAt('/orders', <OrdersPage />, client)
  expect(await screen.findByText(/has made server 77 for this order as well/)).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Delete on the panel…' }))
  expect(settleSurplusServer).not.toHaveBeenCalled()
  const dialog = screen.getByRole('dialog', { name: 'Delete server 77 on the panel?' })
  await userEvent.click(within(dialog).getByRole('button', { name: 'Delete server' }))
  await waitFor(() => expect(settleSurplusServer).toHaveBeenCalled())
  expect(settleSurplusServer.mock.calls[0]?.[0]).toMatchObject({
    input: { orderId: 'ord_1', panelServerId: 77, decision: 'DELETE' },
  })
})

function surplus(state: string) {
  return { panelServerId: 77, foundAt: '2026-03-10T12:10:00Z', state }
}

test('with nothing open the board says so', async () => {
  const { client } = fakeServer({ provisioningOrders: () => allOf([]) })
  renderAt('/orders', <OrdersPage />, client)
  expect(await screen.findByText('No open orders')).toBeVisible()
})

test('I order a server for a customer, and what is wrong stands at its field', async () => {
  const createServer = vi.fn((_args: object) => ({
    server: null,
    userErrors: [
      {
        code: 'INVALID',
        message: 'Give a whole number from 1 to 1024, or leave it out.',
        field: ['options', 'cpuCores'],
        retryAfterSeconds: null,
      },
      {
        code: 'OUT_OF_STOCK',
        message: 'This product is sold out at the moment.',
        field: ['productId'],
        retryAfterSeconds: null,
      },
    ],
  }))
  const { client } = fakeServer({
    node: {
      __typename: 'Customer',
      id: 'cus_1',
      name: 'Harbour Lane Studio',
      sshKeys: [{ __typename: 'SshKey', id: 'key_1', name: 'laptop', fingerprint: 'SHA256:x' }],
    },
    products: () =>
      allOf([
        {
          __typename: 'Product',
          id: 'prd_1',
          name: 'Small',
          enabled: true,
          stock: { controlled: true, quantity: 3, inStock: true },
        },
      ]),
    product: {
      __typename: 'Product',
      id: 'prd_1',
      osTemplateGroups: [
        {
          id: 'osg_1',
          name: 'Debian',
          templates: [
            { __typename: 'OsTemplate', id: 'ost_1', name: 'Debian', version: '13', variant: 'Minimal' },
          ],
        },
      ],
    },
    createServer,
  })
  renderAt('/customers/cus_1/order', <OrderServerPage customerId="cus_1" />, client)
  await userEvent.selectOptions(await screen.findByLabelText('Product'), 'Small (3 left)')
  await screen.findByRole('option', { name: 'Debian 13 Minimal' })
  await userEvent.selectOptions(screen.getByLabelText('Operating system'), 'Debian 13 Minimal')
  await userEvent.click(screen.getByLabelText('laptop'))
  await userEvent.type(screen.getByLabelText('Host name'), 'web1.example.com')
  await userEvent.click(screen.getByRole('button', { name: 'Order' }))
  expect(await screen.findByText('This product is sold out at the moment.')).toBeVisible()
  expect(screen.getByLabelText('CPU cores')).toHaveAccessibleDescription(/1 to 1024/)
  expect(createServer.mock.calls[0]?.[0]).toMatchObject({
    input: {
      customerId: 'cus_1',
      productId: 'prd_1',
      osTemplateId: 'ost_1',
      sshKeyIds: ['key_1'],
      hostname: 'web1.example.com',
      dryRun: false,
    },
  })
})

test('terminating asks for the name first, and takes the delay', async () => {
  const terminateServer = vi.fn((_args: object) => ({
    server: null,
    userErrors: [
      { code: 'BUSY', message: 'Another action is still running.', field: null, retryAfterSeconds: null },
    ],
  }))
  const { client } = fakeServer({ node: aServer(), terminateServer })
  renderAt('/servers/srv_1', <ServiceCard serverId="srv_1" serverName="web-1" revision="ACTIVE" />, client)
  await userEvent.click(await screen.findByRole('button', { name: 'Terminate' }))
  const dialog = screen.getByRole('dialog', { name: 'Terminate web-1?' })
  await userEvent.type(within(dialog).getByLabelText('Delay in minutes'), '0')
  await userEvent.type(within(dialog).getByLabelText('Type “web-1” to confirm'), 'web{Enter}')
  expect(within(dialog).getByText('That is something else. Type “web-1”.')).toBeVisible()
  expect(terminateServer).not.toHaveBeenCalled()
  await userEvent.type(within(dialog).getByLabelText('Type “web-1” to confirm'), '-1')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Terminate' }))
  expect(await within(dialog).findByRole('alert')).toHaveTextContent('still running')
  expect(terminateServer.mock.calls[0]?.[0]).toMatchObject({
    input: { serverId: 'srv_1', delayMinutes: 0 },
  })
})
