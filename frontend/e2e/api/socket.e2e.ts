import { on, once } from 'node:events'
import { expect, test } from '@playwright/test'
import WebSocket from 'ws'
import { newToken, socketClient, socketUrl } from './support'

test('a partner asks, changes and subscribes over one socket of graphql-ws', async () => {
  const client = socketClient(await newToken('studio', ['SERVERS_READ', 'SERVERS_MANAGE']))
  try {
    const list = client.iterate<{ servers: { nodes: { id: string }[] } }>({
      query: '{ servers(first: 1) { nodes { id } } }',
    })
    const first = (await list.next()).value
    expect(first.errors).toBeUndefined()
    const id = first.data?.servers.nodes[0]?.id
    expect(id).toMatch(/^srv_/)
    const changes = client.iterate<{ panelStatus: { reachable: boolean } }>({
      query: 'subscription { panelStatus { reachable } }',
    })
    expect((await changes.next()).value.data?.panelStatus.reachable).toBe(true)
    await changes.return?.()
  } finally {
    await client.dispose()
  }
})

test('a subscription to what is not there ends with an error that says so', async () => {
  const client = socketClient(await newToken('studio', ['SERVERS_READ']))
  try {
    const ended = new Promise<unknown>(resolve => {
      client.subscribe(
        { query: 'subscription { taskUpdated(taskId: "tsk_nothing") { id } }' },
        { next: resolve, error: resolve, complete: () => resolve(null) },
      )
    })
    expect(JSON.stringify(await ended)).toContain('NOT_FOUND')
  } finally {
    await client.dispose()
  }
})

test('pings are answered', async () => {
  const socket = await open()
  socket.send(JSON.stringify({ type: 'ping' }))
  const [data] = await once(socket, 'message')
  expect(JSON.parse(String(data))).toMatchObject({ type: 'pong' })
  socket.close()
})

const init = JSON.stringify({ type: 'connection_init' })
const subscribe = (id: string) =>
  JSON.stringify({ id, type: 'subscribe', payload: { query: 'subscription { panelStatus { reachable } }' } })

for (const [what, code, messages] of [
  ['text that is not JSON', 4400, ['nonsense']],
  ['a message of an unknown type', 4400, [init, '{"type":"start","id":"1"}']],
  [
    'a subscription without an id',
    4400,
    [init, '{"type":"subscribe","payload":{"query":"{ viewer { id } }"}}'],
  ],
  ['a subscription without a query', 4400, [init, '{"type":"subscribe","id":"1","payload":{}}']],
  [
    'variables that are no object',
    4400,
    [init, '{"type":"subscribe","id":"1","payload":{"query":"{ viewer { id } }","variables":"x"}}'],
  ],
  [
    'an operation name that is no text',
    4400,
    [init, '{"type":"subscribe","id":"1","payload":{"query":"{ viewer { id } }","operationName":1}}'],
  ],
  ['a subscription before connection_init', 4401, [subscribe('1')]],
  [
    'a token that can not be used',
    4401,
    ['{"type":"connection_init","payload":{"Authorization":"Bearer slw_x"}}'],
  ],
  ['nothing at all for ten seconds', 4408, []],
  ['an id that is in use', 4409, [init, subscribe('1'), subscribe('1')]],
  ['a second connection_init', 4429, [init, init]],
] as const) {
  test(`${what} ends a socket with ${code}`, async () => {
    const token = await newToken('studio', ['SERVERS_READ'])
    const authorized = code === 4409
    const socket = await open(authorized ? token : undefined)
    const closed = once(socket, 'close')
    for (const message of messages) socket.send(message)
    const [seen] = await closed
    expect(seen).toBe(code)
  })
}

test('clients of the protocol before this one are told which to use', async () => {
  const socket = new WebSocket(socketUrl(), 'graphql-ws')
  const [code, reason] = await once(socket, 'close')
  expect(code).toBe(4406)
  expect(String(reason)).toContain('graphql-transport-ws')
})

test('a token counts however authorization is written', async () => {
  const socket = await open()
  const messages = reader(socket)
  const authorization = `Bearer ${await newToken('studio', ['SERVERS_READ'])}`
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }))
  expect(await messages.next()).toEqual({ type: 'connection_ack' })
  socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query: '{ viewer { role } }' } }))
  expect(await messages.next()).toMatchObject({ payload: { data: { viewer: { role: 'CUSTOMER' } } } })
  expect(await messages.next()).toEqual({ type: 'complete', id: '1' })
  socket.close()
})

test('a subscription that is left while it begins sends nothing more', async () => {
  const socket = await open(await newToken('studio', ['SERVERS_READ']))
  const messages = reader(socket)
  const query = (id: string, text: string) =>
    socket.send(JSON.stringify({ type: 'subscribe', id, payload: { query: text } }))
  socket.send(init)
  await messages.next()
  query('list', '{ servers(first: 1, filter: { powerState: RUNNING, status: ACTIVE }) { nodes { id } } }')
  const listed = JSON.stringify(await messages.next())
  const watch = `subscription { liveStats(serverId: "${/srv_\w+/.exec(listed)?.[0]}") { sampledAt } }`
  for (let i = 0; i < 20; i++) {
    query(`left-${i}`, watch)
    socket.send(JSON.stringify({ type: 'complete', id: `left-${i}` }))
  }
  query('kept', watch)
  const seen: string[] = []
  while (seen.filter(id => id === 'kept').length < 4) {
    const message = await messages.next()
    if (message.type === 'next') seen.push(message.id)
  }
  const later = seen.slice(seen.indexOf('kept', seen.indexOf('kept') + 1))
  expect(new Set(later)).toEqual(new Set(['kept']))
  socket.close()
})

/** The messages of a socket one by one, none lost while nobody waits. */
function reader(socket: WebSocket) {
  const messages = on(socket, 'message')
  return {
    async next(): Promise<{ type: string; id: string; payload?: unknown }> {
      const { value } = await messages.next()
      return JSON.parse(String(value?.[0]))
    },
  }
}

async function open(token?: string): Promise<WebSocket> {
  const socket = new WebSocket(socketUrl(), 'graphql-transport-ws', {
    headers: token ? { authorization: `Bearer ${token}` } : {},
  })
  await once(socket, 'open')
  return socket
}
