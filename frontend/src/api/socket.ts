import type { Client, ClientOptions, Sink, SubscribePayload } from 'graphql-ws'

/** Whether what is on the screen goes on by itself. */
export type SocketState = 'connecting' | 'live' | 'reconnecting'

/** The one WebSocket over which everything live comes. */
export interface Socket {
  /** Follows something until it ends or what this returns is called. */
  follow: (payload: SubscribePayload, sink: Sink) => () => void
  /** For `useSyncExternalStore`. */
  subscribe: (listener: () => void) => () => void
  state: () => SocketState
  dispose: () => void
}

interface Options {
  url: string
  /** Called when the socket is there again after it was lost: what happened meanwhile was missed. */
  onReconnect: () => void
  /** Called before each new try: the handshake of an ended session is refused without a word as to why. */
  onLost: () => Promise<void>
}

const PING_EVERY_MS = 15_000
const PONG_WITHIN_MS = 5_000
const LONGEST_WAIT_MS = 20_000
/** Ends that a proxy or a restarting server may cause are tried again for ever; so is everything else. */
const ALWAYS = () => true

/** Opens with the first that is followed and stays; comes back by itself, at once when the browser is online again. */
export function openSocket({ url, onReconnect, onLost }: Options): Socket {
  let state: SocketState = 'connecting'
  let overdue: ReturnType<typeof setTimeout> | undefined
  let client: Promise<Client> | undefined
  let late = false
  let disposed = false
  const listeners = new Set<() => void>()
  const become = (next: SocketState) => {
    state = next
    for (const listener of listeners) listener()
  }

  const options = (terminate: () => void): ClientOptions => ({
    url,
    keepAlive: PING_EVERY_MS,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: ALWAYS,
    retryWait: async attempt => {
      await waitForNextTry(attempt)
      await onLost()
    },
    on: {
      connected: (_socket, _payload, wasRetry) => {
        become('live')
        if (wasRetry || late) onReconnect()
        late = false
      },
      closed: () => {
        clearTimeout(overdue)
        become('reconnecting')
      },
      // A line that died without a sign of it is noticed by the answer that does not come.
      ping: received => {
        if (!received) overdue = setTimeout(terminate, PONG_WITHIN_MS)
      },
      pong: received => {
        if (received) clearTimeout(overdue)
      },
    },
  })

  /** Pages show before there is anything live, so what speaks the protocol comes when there is something to follow. */
  const load = async (): Promise<Client> => {
    for (let attempt = 0; ; attempt += 1) {
      try {
        const { createClient } = await import('graphql-ws')
        const created = createClient(options(() => created.terminate()))
        return created
      } catch {
        late = true
        become('reconnecting')
        await waitForNextTry(attempt)
      }
    }
  }

  return {
    follow: (payload, sink) => {
      let stop: (() => void) | undefined
      let over = false
      client ??= load()
      void client.then(loaded => {
        if (!over && !disposed) stop = loaded.subscribe(payload, sink)
      })
      return () => {
        over = true
        stop?.()
      }
    },
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    state: () => state,
    dispose: () => {
      disposed = true
      listeners.clear()
      // A socket that is just being opened can't be closed properly; it is gone all the same.
      void client?.then(loaded => loaded.dispose()).catch(() => undefined)
    },
  }
}

/** Twice as long each time, with jitter so that a restarted server is not met by everyone at once. */
function waitForNextTry(attempt: number): Promise<void> {
  const longest = Math.min(LONGEST_WAIT_MS, 1000 * 2 ** attempt)
  return new Promise(resolve => {
    const done = () => {
      clearTimeout(timer)
      window.removeEventListener('online', done)
      resolve()
    }
    const timer = setTimeout(done, longest * (0.5 + Math.random() / 2))
    window.addEventListener('online', done)
  })
}
