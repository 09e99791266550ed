import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openSocket } from './socket'

/** What the protocol's own library is asked for. */
const library = vi.hoisted(() => ({ subscribe: vi.fn(), dispose: vi.fn(), missing: 0 }))

vi.mock('graphql-ws', () => ({
  get createClient() {
    if (library.missing > 0) {
      library.missing -= 1
      throw new TypeError('Failed to fetch dynamically imported module')
    }
    return ({ on }: { on: { connected: (...about: unknown[]) => void } }) => ({
      subscribe: (payload: unknown, sink: unknown) => {
        library.subscribe(payload, sink)
        on.connected(null, null, false)
        return () => library.subscribe('stopped')
      },
      dispose: library.dispose,
    })
  },
}))

const onReconnect = vi.fn()
const sink = { next: vi.fn(), error: vi.fn(), complete: vi.fn() }
const payload = { query: 'subscription { panelStatus { reachable } }' }
const open = () =>
  openSocket({ url: 'ws://slipway.test/graphql', onReconnect, onLost: async () => undefined })

beforeEach(() => {
  for (const mock of [library.subscribe, library.dispose, onReconnect]) mock.mockReset()
  library.missing = 0
})
afterEach(() => vi.useRealTimers())

test('what is followed is asked for as soon as the protocol is there, and stopped when nobody follows it', async () => {
  const socket = open()
  expect(socket.state()).toBe('connecting')
  const stop = socket.follow(payload, sink)
  await vi.waitFor(() => expect(library.subscribe).toHaveBeenCalledWith(payload, sink))
  expect(socket.state()).toBe('live')
  expect(onReconnect).not.toHaveBeenCalled()
  stop()
  expect(library.subscribe).toHaveBeenLastCalledWith('stopped')
})

test('what nobody follows any more is never asked for', async () => {
  const socket = open()
  socket.follow(payload, sink)()
  const other = { query: 'subscription { serverUpdated { id } }' }
  socket.follow(other, sink)
  await vi.waitFor(() => expect(library.subscribe).toHaveBeenCalled())
  expect(library.subscribe.mock.calls).toEqual([[other, sink]])
})

test('a protocol that can not be loaded is tried again, and what was missed meanwhile is read', async () => {
  vi.useFakeTimers()
  library.missing = 2
  const socket = open()
  socket.follow(payload, sink)
  await vi.waitFor(() => expect(socket.state()).toBe('reconnecting'))
  await vi.advanceTimersByTimeAsync(10_000)
  await vi.waitFor(() => expect(library.subscribe).toHaveBeenCalledWith(payload, sink))
  expect(socket.state()).toBe('live')
  expect(onReconnect).toHaveBeenCalledOnce()
})

test('a socket that is given up while it is being opened asks for nothing', async () => {
  const socket = open()
  socket.follow(payload, sink)
  socket.dispose()
  await vi.waitFor(() => expect(library.dispose).toHaveBeenCalled())
  expect(library.subscribe).not.toHaveBeenCalled()
})
