import { useCallback, useState } from 'react'
import { type CombinedError, useQuery, useSubscription } from 'urql'
import { type Problem, problemOf } from '~/api/errors'
import { ServerPageDocument, type ServerPageQuery, ServerUpdatedDocument } from '~/api/generated/graphql'

export type ServerDetail = NonNullable<ServerPageQuery['server']>

export interface ServerPart {
  /** Why this part alone could not be given; null where it could. */
  problem: Problem | null
  /** Reads the page again. */
  retry: () => void
  retrying: boolean
}

/** One server and everything of its page, kept up to date by what is pushed. */
export function useServer(id: string) {
  const [{ data, error, fetching, stale, operation }, execute] = useQuery({
    query: ServerPageDocument,
    variables: { id },
  })
  useSubscription({ query: ServerUpdatedDocument, variables: { id } })

  // What is pushed is shown from the cache, which knows no errors: those of the last answer hold until the next one.
  const [lastError, setLastError] = useState<CombinedError>()
  const answered = !fetching && !stale && operation && operation.context.meta?.cacheOutcome !== 'hit'
  if (answered && lastError !== error) setLastError(error)

  const refetch = useCallback(() => execute({ requestPolicy: 'network-only' }), [execute])
  const refreshing = fetching || stale
  const part = (field: keyof ServerDetail): ServerPart => ({
    problem: problemOf(lastError, ['server', field]),
    retry: refetch,
    retrying: refreshing,
  })
  return {
    server: data?.server,
    /** The server asked for is not there, or not the caller's. */
    missing: data?.server === null && !fetching && !error,
    /** The page as a whole could not be read. */
    problem: data?.server ? null : problemOf(error),
    refetch,
    refreshing,
    part,
  }
}
