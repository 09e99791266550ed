import type { Exchange, Operation, OperationResult } from 'urql'
import { fromPromise, fromValue, makeSubject, merge, mergeMap, pipe, tap } from 'wonka'

/**
 * Where the server wants to know once more that it is the session's owner who asks: holds back what it answered, has the
 * person asked, and then sends the same again. Whoever gave the order waits, and need not know.
 */
export interface FreshCheck {
  exchange: Exchange
  /** True while the person is to be asked. */
  wanted: () => boolean
  subscribe: (listener: () => void) => () => void
  /** How that ended; everything that waits goes on, or gets the refusal. */
  settle: (confirmed: boolean) => void
}

export function freshChecking(): FreshCheck {
  const listeners = new Set<() => void>()
  let waiting: ((confirmed: boolean) => void)[] = []
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const ask = () =>
    new Promise<boolean>(resolve => {
      waiting = [...waiting, resolve]
      tell()
    })
  return {
    wanted: () => waiting.length > 0,
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    settle: confirmed => {
      const settled = waiting
      waiting = []
      tell()
      for (const resolve of settled) resolve(confirmed)
    },
    exchange:
      ({ forward }) =>
      operations => {
        const again = makeSubject<Operation>()
        // As they were given: what comes back may have been changed on its way.
        const given = new Map<number, Operation>()
        return pipe(
          merge([operations, again.source]),
          tap(operation => {
            if (operation.kind === 'mutation') given.set(operation.key, operation)
          }),
          forward,
          mergeMap(result => {
            const operation = given.get(result.operation.key)
            given.delete(result.operation.key)
            if (!operation || !needsFreshCheck(result)) return fromValue(result)
            return pipe(
              fromPromise(ask()),
              mergeMap(confirmed => {
                if (!confirmed) return fromValue(result)
                again.next(operation)
                return NOTHING
              }),
            )
          }),
        )
      },
  }
}

const NOTHING = merge<OperationResult>([])

function needsFreshCheck({ operation, data }: OperationResult): boolean {
  if (operation.kind !== 'mutation' || !data) return false
  return Object.values(data as Record<string, { userErrors?: { code: string }[] } | null>).some(payload =>
    payload?.userErrors?.some(each => each.code === 'FRESH_CHECK_REQUIRED'),
  )
}
