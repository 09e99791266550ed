import { useCallback } from 'react'
import { useQuery, useSubscription } from 'urql'
import { problemOf } from '~/api/errors'
import {
  ConsoleServerDocument,
  ConsoleServerUpdatedDocument,
  type ServerRowFragment,
} from '~/api/generated/later'

/** What the console has to know of its server. */
export type ConsoleServer = ServerRowFragment

/** The server behind a console, kept up to date by what is pushed. */
export function useConsoleServer(id: string) {
  const [{ data, error, fetching }, execute] = useQuery({ query: ConsoleServerDocument, variables: { id } })
  useSubscription({ query: ConsoleServerUpdatedDocument, variables: { id } })
  const refetch = useCallback(() => execute({ requestPolicy: 'network-only' }), [execute])
  const problem = data?.server ? null : problemOf(error)
  return {
    server: data?.server ?? null,
    missing: (data?.server === null && !fetching && !error) || problem?.code === 'NOT_FOUND',
    problem,
    refetch,
    refreshing: fetching,
  }
}
