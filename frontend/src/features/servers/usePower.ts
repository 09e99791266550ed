import { useState } from 'react'
import { useMutation } from 'urql'
import { type Problem, problemOf, type UserError } from '~/api/errors'
import { type PowerAction, PowerServerDocument } from '~/api/generated/graphql'
import { useCountdown } from '~/ui/useCountdown'
import { newMutationId } from '~/util/ids'

export interface Power {
  run: (serverId: string, action: PowerAction) => Promise<void>
  /** The order is on its way. */
  ordering: PowerAction | null
  /** Why the last order was refused. */
  errors: readonly UserError[]
  problem: Problem | null
  /** Seconds until the next order is taken. */
  wait: number
  /** Gives the same order again; the id that goes with it keeps it from being carried out twice. */
  repeat: (() => Promise<void>) | null
}

interface Order {
  serverId: string
  action: PowerAction
  clientMutationId: string
}

/** Gives power orders and keeps what came of the last one. */
export function usePower(): Power {
  const [{ data, error, fetching }, powerServer] = useMutation(PowerServerDocument)
  const [order, setOrder] = useState<Order | null>(null)
  const wait = useCountdown()

  const send = async (input: Order) => {
    setOrder(input)
    const answer = await powerServer({ input })
    const refused = answer.data?.powerServer.userErrors.find(each => each.retryAfterSeconds)
    if (refused?.retryAfterSeconds) wait.start(refused.retryAfterSeconds)
  }

  const limited = data?.powerServer.userErrors.some(each => each.code === 'RATE_LIMITED') ?? false
  return {
    run: (serverId, action) => send({ serverId, action, clientMutationId: newMutationId() }),
    ordering: fetching ? (order?.action ?? null) : null,
    // What had to be waited for is over when the wait is.
    errors: fetching || (limited && wait.left === 0) ? [] : (data?.powerServer.userErrors ?? []),
    problem: fetching ? null : problemOf(error),
    wait: wait.left,
    repeat: order && error ? () => send(order) : null,
  }
}
