import type { Client } from 'urql'
import type { SampleFragment } from '~/api/generated/graphql'

/** How far back the charts go. */
export const WINDOW_MS = 5 * 60_000
const MOST_SERVERS = 20

/** A sample with the time it was taken at in milliseconds, and when it came by this browser's own clock. */
export interface TimedSample extends SampleFragment {
  at: number
  receivedAt: number
}

/**
 * The samples of the last minutes, so that who leaves a server's page and comes back finds its charts filled. They belong
 * to the session's client and go with it.
 */
const histories = new WeakMap<Client, Map<string, readonly TimedSample[]>>()

export function samplesOf(client: Client, serverId: string): readonly TimedSample[] {
  return histories.get(client)?.get(serverId) ?? []
}

/** Adds a sample. One that came before, which a new connection begins with, is not added again. */
export function addSample(client: Client, serverId: string, sample: SampleFragment): readonly TimedSample[] {
  const known = samplesOf(client, serverId)
  const at = Date.parse(sample.sampledAt)
  const newest = known.at(-1)
  if (newest && at <= newest.at) return known
  const samples = [
    ...known.filter(each => each.at > at - WINDOW_MS),
    { ...sample, at, receivedAt: Date.now() },
  ]

  const servers = histories.get(client) ?? new Map<string, readonly TimedSample[]>()
  histories.set(client, servers)
  // Written anew, so that the servers looked at last stand at the end and the first one is the one to forget.
  servers.delete(serverId)
  servers.set(serverId, samples)
  const oldest = servers.keys().next().value
  if (servers.size > MOST_SERVERS && oldest !== undefined) servers.delete(oldest)
  return samples
}
