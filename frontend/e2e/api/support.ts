import { expect, request } from '@playwright/test'
import { createClient } from 'graphql-ws'
import WebSocket from 'ws'
import { call, signIn } from '../support/api'
import { logins, type Who, world } from '../support/world'

/** Where the API is, over HTTP and WebSocket. */
export const httpUrl = () => `${world().url}/graphql`
export const socketUrl = () => httpUrl().replace(/^http/, 'ws')

/** Makes a token as somebody does in the client area. */
export async function newToken(who: Who, scopes: string[]): Promise<string> {
  const context = await request.newContext({ baseURL: world().url })
  try {
    await signIn(context, logins[who]())
    const { createApiToken } = await call<{ createApiToken: { secret: string | null } }>(
      context,
      'mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { secret userErrors { message } } }',
      { input: { name: 'Conformance', scopes } },
    )
    expect(createApiToken.secret).not.toBeNull()
    return String(createApiToken.secret)
  } finally {
    await context.dispose()
  }
}

/** The client of graphql-ws with a token, as a partner uses it. */
export function socketClient(token: string) {
  return createClient({
    url: socketUrl(),
    webSocketImpl: WebSocket,
    connectionParams: { Authorization: `Bearer ${token}` },
    retryAttempts: 0,
  })
}
