import type { Client } from 'urql'
import { type Problem, problemOf, type UserError } from '~/api/errors'
import { ConsoleServerDocument, OpenConsoleDocument } from '~/api/generated/later'
import type { Trouble } from './trouble'

/** Asks for a way to a server's screen, good for one connection; or says what is in the way. */
export async function askForWay(
  client: Client,
  serverId: string,
): Promise<{ url: string } | { trouble: Trouble }> {
  const { data, error } = await client.mutation(OpenConsoleDocument, { input: { serverId } }).toPromise()
  const { console: way, userErrors } = data?.openConsole ?? { console: null, userErrors: [] }
  if (way) return { url: way.webSocketUrl }
  const [refusal] = userErrors
  if (refusal) return { trouble: await troubleOfRefusal(client, serverId, refusal) }
  return { trouble: troubleOfProblem(problemOf(error)) }
}

function troubleOfProblem(problem: Problem | null): Trouble {
  const { code, message = null, requestId = null } = problem ?? {}
  if (code === 'OFFLINE') return { kind: 'offline' }
  if (code === 'UNAUTHENTICATED') return { kind: 'signedOut' }
  if (code === 'PANEL_UNAVAILABLE') return { kind: 'panel', requestId }
  return { kind: 'failed', message, requestId }
}

async function troubleOfRefusal(
  client: Client,
  serverId: string,
  { code, message, retryAfterSeconds }: UserError,
): Promise<Trouble> {
  switch (code) {
    case 'NOT_FOUND':
      return { kind: 'gone' }
    case 'PANEL_UNAVAILABLE':
      return { kind: 'panel' }
    case 'RATE_LIMITED':
      return retryAfterSeconds ? { kind: 'soon', seconds: retryAfterSeconds } : { kind: 'tooMany' }
    case 'WRONG_STATUS':
      return wrongStatus(client, serverId, message)
    default:
      return { kind: 'refused', message }
  }
}

/** What the server is like was not known on this page, or it was not asked: what does it say now? */
async function wrongStatus(client: Client, serverId: string, message: string): Promise<Trouble> {
  const { data } = await client
    .query(ConsoleServerDocument, { id: serverId }, { requestPolicy: 'network-only' })
    .toPromise()
  const server = data?.server
  if (server?.status === 'SUSPENDED') return { kind: 'suspended' }
  if (server?.status === 'TERMINATING' || server?.status === 'TERMINATED') return { kind: 'gone' }
  if (server?.powerState === 'STOPPED') return { kind: 'off' }
  return { kind: 'refused', message }
}
