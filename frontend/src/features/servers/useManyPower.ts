import { useRef, useState } from 'react'
import { useClient } from 'urql'
import { problemOf } from '~/api/errors'
import { type ActiveTaskFragment, type PowerAction, PowerServerDocument } from '~/api/generated/graphql'
import { newMutationId } from '~/util/ids'

/** What became of the order to one server. */
export type Outcome =
  | { state: 'waiting' }
  | { state: 'sending' }
  /** `task` is null where there was nothing to do any more. */
  | { state: 'accepted'; task: ActiveTaskFragment | null }
  /** `reason` is null where no server answered. */
  | { state: 'refused'; reason: string | null }

/** So many orders are on their way at once: a page of servers is no reason to press the panel. */
const AT_ONCE = 3

interface ManyPower {
  /** By server; empty until orders are given. */
  outcomes: ReadonlyMap<string, Outcome>
  /** Gives the same order to each of these servers, and ends when all have answered. */
  run: (serverIds: readonly string[], action: PowerAction) => Promise<readonly Outcome[]>
}

/** Gives one power order to many servers, a few at a time, and keeps what came of each. */
export function useManyPower(): ManyPower {
  const client = useClient()
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map())
  const all = useRef(new Map<string, Outcome>())
  const note = (serverId: string, outcome: Outcome) => {
    all.current.set(serverId, outcome)
    setOutcomes(new Map(all.current))
  }

  const order = async (serverId: string, action: PowerAction): Promise<Outcome> => {
    const input = { serverId, action, clientMutationId: newMutationId() }
    const { data, error } = await client.mutation(PowerServerDocument, { input }).toPromise()
    const [refused] = data?.powerServer.userErrors ?? []
    if (!data || refused) {
      return { state: 'refused', reason: refused?.message ?? problemOf(error)?.message ?? null }
    }
    return { state: 'accepted', task: data.powerServer.task }
  }

  return {
    outcomes,
    run: async (serverIds, action) => {
      for (const id of serverIds) note(id, { state: 'waiting' })
      const waiting = [...serverIds]
      const work = async () => {
        for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
          note(id, { state: 'sending' })
          note(id, await order(id, action))
        }
      }
      await Promise.all(Array.from({ length: AT_ONCE }, work))
      return [...all.current.values()]
    },
  }
}
