import { persistedExchange } from '@urql/exchange-persisted'
import {
  Client,
  type Exchange,
  fetchExchange,
  mapExchange,
  type SubscriptionForwarder,
  subscriptionExchange,
} from 'urql'
import { onLanguage } from '~/i18n/i18n'
import { spoken } from '~/i18n/sentences'
import { normalizedCache } from './cache'
import { isSignedOut } from './errors'
import { type FreshCheck, freshChecking } from './freshCheck'
import { type Refetching, refetching } from './refetch'
import { openSocket, type Socket } from './socket'

/** One session's way to the server. Who signs in or out gets a new one: nothing of the one before is left in it. */
export interface Api {
  client: Client
  socket: Socket
  /** Reads again what is on the screen. */
  refetchAll: Refetching['refetchAll']
  /** When the server wants to know once more who is there. */
  freshCheck: FreshCheck
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
  const freshCheck = freshChecking()
  const url = new URL(PATH, window.location.href)
  const socket = openSocket({
    url: url.href.replace(/^http/, 'ws'),
    onReconnect: refetchAll,
    onLost: () => checkSession(client),
  })
  const client = createClient({
    url: url.href,
    refetchExchange: exchange,
    freshCheckExchange: freshCheck.exchange,
    onSignedOut,
    // The protocol wants a text, also where the hash in the extensions stands for it.
    forwardSubscription: ({ query = '', variables, extensions }) => ({
      subscribe: sink => ({ unsubscribe: socket.follow({ query, variables, extensions }, sink) }),
    }),
    sendHashes: true,
  })
  const endOfLanguage = onLanguage(refetchAll)
  const dispose = () => {
    endOfLanguage()
    socket.dispose()
  }
  return { client, socket, refetchAll, freshCheck, dispose }
}

interface ClientOptions extends Pick<Options, 'onSignedOut'> {
  url: string
  fetch?: typeof fetch
  refetchExchange: Exchange
  freshCheckExchange: Exchange
  forwardSubscription: SubscriptionForwarder
  /** Whether the server knows this build's operations by their hashes. */
  sendHashes?: boolean
}

/** Sends an operation's hash; its text too where the server answers that it is of another build. */
const hashes = persistedExchange({
  // Always POST, as below.
  preferGetForPersistedQueries: false,
  enableForMutation: true,
  enableForSubscriptions: true,
})

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
        // On its way to the screen, so that the cache keeps what the server said.
        onResult: result => ({ ...result, data: spoken(result.data) }),
      }),
      options.refetchExchange,
      options.freshCheckExchange,
      normalizedCache(),
      ...(options.sendHashes ? [hashes] : []),
      subscriptionExchange({ forwardSubscription: options.forwardSubscription }),
      fetchExchange,
    ],
  })
}
