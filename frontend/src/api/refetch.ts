import type { Client, Exchange, Operation } from 'urql'
import { pipe, tap } from 'wonka'

/** Reads again what is on the screen, for when changes may have been missed. */
export interface Refetching {
  /** Goes before the cache, so that it sees every query that a screen holds open. */
  exchange: Exchange
  refetchAll: () => void
}

export function refetching(): Refetching {
  const shown = new Map<number, Operation>()
  let owner: Client | undefined

  return {
    exchange: ({ client, forward }) => {
      owner = client
      return operations =>
        pipe(
          operations,
          tap(operation => {
            if (operation.kind === 'query') shown.set(operation.key, operation)
            if (operation.kind === 'teardown') shown.delete(operation.key)
          }),
          forward,
        )
    },
    refetchAll: () => {
      for (const operation of shown.values()) {
        const again = { ...operation.context, requestPolicy: 'network-only' as const }
        owner?.reexecuteOperation(owner.createRequestOperation('query', operation, again))
      }
    },
  }
}
