import { useCallback } from 'react'
import { type CombinedError, useClient, useSubscription } from 'urql'
import { LiveStatsDocument, type LiveStatsSubscription } from '~/api/generated/graphql'
import { addSample, samplesOf, type TimedSample } from './history'

interface LiveStats {
  /** Oldest first. */
  samples: readonly TimedSample[]
  error: CombinedError | undefined
}

/** The server's samples of the last minutes, and each new one as it comes. */
export function useLiveStats(serverId: string): LiveStats {
  const client = useClient()
  const collect = useCallback(
    (_: readonly TimedSample[] | undefined, { liveStats }: LiveStatsSubscription) =>
      addSample(client, serverId, liveStats),
    [client, serverId],
  )
  const [{ data, error }] = useSubscription({ query: LiveStatsDocument, variables: { serverId } }, collect)
  return { samples: data ?? samplesOf(client, serverId), error }
}
