import type { APIRequestContext } from '@playwright/test'
import { call } from './api'
import { panel } from './panel'

/** What a journey about orders needs; who asks must be an operator. */
interface Choice {
  customerId: string
  productId: string
}

export const PRODUCT = 'Cloud S'
export const CUSTOMER = 'Paper Lantern Books'

/** What the panel says when it is full. */
export const NO_ROOM = 'No hypervisor of this group has room for the server'

const FULL = {
  on: 'POST /servers',
  fault: 'reply',
  status: 422,
  contentType: 'application/json',
  body: JSON.stringify({ errors: [NO_ROOM] }),
}

/** The next order is refused, as by a panel that is full. */
export const nextOrderIsRefused = () => panel.fault({ ...FULL, times: 1 })

/** The next order is done two times by the panel, as behind a proxy that repeats calls. */
export const nextOrderIsDoneTwice = () => panel.fault({ on: 'POST /servers', fault: 'twice', times: 1 })

/** A customer who is new to the panel too, and a product; the same ones each time. */
export async function somethingToOrder(request: APIRequestContext): Promise<Choice> {
  return { customerId: await customer(request), productId: await product(request) }
}

async function customer(request: APIRequestContext): Promise<string> {
  const externalId = '1201'
  const { customers } = await call<{ customers: { nodes: { id: string }[] } }>(
    request,
    'query ($externalId: String!) { customers(filter: { externalId: $externalId }) { nodes { id } } }',
    { externalId },
  )
  if (customers.nodes[0]) return customers.nodes[0].id
  const { createCustomer } = await call<{ createCustomer: { customer: { id: string } | null } }>(
    request,
    'mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { customer { id } } }',
    { input: { name: CUSTOMER, email: 'hosting@paper-lantern-books.example', externalId } },
  )
  if (!createCustomer.customer) throw new Error(`${CUSTOMER} could not be made`)
  return createCustomer.customer.id
}

async function product(request: APIRequestContext): Promise<string> {
  const { products } = await call<{ products: { nodes: { id: string; name: string }[] } }>(
    request,
    '{ products(first: 100) { nodes { id name } } }',
  )
  const known = products.nodes.find(({ name }) => name === PRODUCT)
  if (known) return known.id
  const { upsertProduct } = await call<{ upsertProduct: { product: { id: string } | null } }>(
    request,
    'mutation ($input: UpsertProductInput!) { upsertProduct(input: $input) { product { id } } }',
    { input: { name: PRODUCT, packageId: 1, hypervisorGroupIds: [1, 2] } },
  )
  if (!upsertProduct.product) throw new Error(`${PRODUCT} could not be made`)
  return upsertProduct.product.id
}

type OrderState = 'RUNNING' | 'WAITING' | 'STOPPED' | 'DONE'

async function inState(request: APIRequestContext, ...state: OrderState[]): Promise<string[]> {
  const { provisioningOrders } = await call<{ provisioningOrders: { nodes: { id: string }[] } }>(
    request,
    'query ($state: [ProvisioningOrderState!]) { provisioningOrders(first: 100, filter: { state: $state }) { nodes { id } } }',
    { state },
  )
  return provisioningOrders.nodes.map(({ id }) => id)
}

/** An order that needs a person: the one there is, or a new one. Gives its id. */
export async function stuckOrder(request: APIRequestContext): Promise<string> {
  const [known] = await inState(request, 'WAITING')
  if (known) return known
  await nextOrderIsRefused()
  return anOrder(request, 'WAITING')
}

/** An order that was carried out: one there is, or a new one. */
export async function doneOrder(request: APIRequestContext): Promise<string> {
  const [known] = await inState(request, 'DONE')
  return known ?? anOrder(request, 'DONE')
}

async function anOrder(request: APIRequestContext, state: OrderState): Promise<string> {
  const { createServer } = await call<{ createServer: { server: { id: string } | null } }>(
    request,
    'mutation ($input: CreateServerInput!) { createServer(input: $input) { server { id } } }',
    { input: { ...(await somethingToOrder(request)), orderExternalId: 'INV-30417' } },
  )
  if (!createServer.server) throw new Error('Nothing was ordered')
  return until(async () => (await inState(request, state))[0])
}

/** A service whose server was deleted by hand on the panel: one that there is, or a new one. */
export async function lostServer(request: APIRequestContext) {
  const { drift } = await call<{ drift: { missing: { id: string }[] } }>(
    request,
    '{ drift { missing { id } } }',
  )
  if (drift.missing.length > 0) return
  const { createServer } = await call<{ createServer: { server: { id: string } | null } }>(
    request,
    'mutation ($input: CreateServerInput!) { createServer(input: $input) { server { id } } }',
    { input: await somethingToOrder(request) },
  )
  const id = createServer.server?.id
  if (!id) throw new Error('Nothing was ordered')
  const made = await until(async () => {
    const { server } = await call<{
      server: { panelServerId: number | null; provisioningOrder: { state: OrderState } }
    }>(request, 'query ($id: ID!) { server(id: $id) { panelServerId provisioningOrder { state } } }', { id })
    return server.provisioningOrder.state === 'DONE' ? server.panelServerId : undefined
  })
  if (made) await panel.remove(made)
}

interface Surplus {
  id: string
  surplusServers: { panelServerId: number; state: string }[]
}

async function needingAPerson(request: APIRequestContext): Promise<Surplus[]> {
  const { provisioningOrders } = await call<{ provisioningOrders: { nodes: Surplus[] } }>(
    request,
    '{ provisioningOrders(first: 100, filter: { needsPerson: true }) { nodes { id surplusServers { panelServerId state } } } }',
  )
  return provisioningOrders.nodes
}

/** An order for which the panel has made two servers. Gives its id. */
export async function orderWithSurplus(request: APIRequestContext): Promise<string> {
  const surplus = async () =>
    (await needingAPerson(request)).find(({ surplusServers }) => surplusServers.some(isOpen))?.id
  const known = await surplus()
  if (known) return known
  await nextOrderIsDoneTwice()
  await anOrder(request, 'DONE')
  return until(surplus)
}

const isOpen = ({ state }: { state: string }) => state === 'OPEN'

/** Ends what is open, so that the board is empty. */
export async function noOpenOrders(request: APIRequestContext) {
  for (const { id, surplusServers } of await needingAPerson(request)) {
    for (const { panelServerId } of surplusServers.filter(isOpen)) {
      await call(
        request,
        'mutation ($input: SettleSurplusServerInput!) { settleSurplusServer(input: $input) { userErrors { message } } }',
        { input: { orderId: id, panelServerId, decision: 'DELETE' } },
      )
    }
  }
  await until(async () => {
    for (const orderId of await inState(request, 'WAITING', 'STOPPED')) {
      await call(
        request,
        'mutation ($input: OrderInput!) { cancelOrder(input: $input) { userErrors { message } } }',
        { input: { orderId } },
      )
    }
    return (await inState(request, 'RUNNING', 'WAITING', 'STOPPED')).length === 0 || undefined
  })
}

const WITHIN_MS = 30_000
const LOOK_AGAIN_MS = 300

/** Asks until there is an answer. */
async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  const end = Date.now() + WITHIN_MS
  for (;;) {
    const found = await ask()
    if (found !== undefined) return found
    if (Date.now() > end) throw new Error('The orders do not come to where they should be')
    await new Promise(resolve => setTimeout(resolve, LOOK_AGAIN_MS))
  }
}
