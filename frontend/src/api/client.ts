import {
  Client,
  type Exchange,
  fetchExchange,
  mapExchange,
  type SubscriptionForwarder,
  subscriptionExchange,
} from 'urql'
import { normalizedCache } from './cache'
import { isSignedOut } from './errors'
import { type Refetching, refetching } from './refetch'
import { openSocket, type Socket } from './socket'

/** One session's way to the server. Who signs in or out gets a new one: nothing of the one before is left in it. */
export interface Api {
  client: Client
  socket: Socket
  /** Reads again what is on the screen. */
  refetchAll: Refetching['refetchAll']
  dispose: () => void
}

interface Options {
  /** The session is over, whichever request found out. */
  onSignedOut: () => void
  /** Asks the server whether the session still stands and calls `onSignedOut` where it does not. */
  checkSession: (client: Client) => Promise<void>
}

const PATH = '/graphql'

export function createApi({ onSignedOut, checkSession }: Options): Api {
  const { exchange, refetchAll } = refetching()
  const url = new URL(PATH, window.location.href)
  const socket = openSocket({
    url: url.href.replace(/^http/, 'ws'),
    onReconnect: refetchAll,
    onLost: () => checkSession(client),
  })
  const client = createClient({
    url: url.href,
    refetchExchange: exchange,
    onSignedOut,
    forwardSubscription: ({ query, variables }) => ({
      subscribe: sink => ({ unsubscribe: socket.follow({ query: query ?? '', variables }, sink) }),
    }),
  })
  return { client, socket, refetchAll, dispose: socket.dispose }
}

interface ClientOptions extends Pick<Options, 'onSignedOut'> {
  url: string
  fetch?: typeof fetch
  refetchExchange: Exchange
  forwardSubscription: SubscriptionForwarder
}

/** The client with everything but its transports, so that tests can bring their own. */
export function createClient(options: ClientOptions): Client {
  return new Client({
    url: options.url,
    ...(options.fetch && { fetch: options.fetch }),
    // Always POST: the server counts a cookie only with a JSON body.
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
    exchanges: [
      mapExchange({
        onError: error => {
          if (isSignedOut(error)) options.onSignedOut()
        },
      }),
      options.refetchExchange,
      normalizedCache(),
      subscriptionExchange({ forwardSubscription: options.forwardSubscription }),
      fetchExchange,
    ],
  })
}
