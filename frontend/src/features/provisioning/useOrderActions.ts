import { useState } from 'react'
import { useMutation } from 'urql'
import { type Problem, problemOf, type UserError } from '~/api/errors'
import {
  CancelOrderDocument,
  ResolveOrderDocument,
  RetryOrderDocument,
  StopOrderDocument,
} from '~/api/generated/later'
import { newMutationId } from '~/util/ids'

/** What can be done about an order. */
export type OrderActionKind = 'RETRY' | 'STOP' | 'RESOLVE' | 'CANCEL'

interface Answer {
  data?: { result: { order?: { id: string } | null; userErrors: UserError[] } }
  error?: Parameters<typeof problemOf>[0]
}

/** Does something about an order, and says how it went. */
export function useOrderActions(orderId: string, onDone: () => void) {
  const [, retry] = useMutation(RetryOrderDocument)
  const [, stop] = useMutation(StopOrderDocument)
  const [, resolve] = useMutation(ResolveOrderDocument)
  const [, cancel] = useMutation(CancelOrderDocument)
  const [busy, setBusy] = useState<OrderActionKind | null>(null)
  const [errors, setErrors] = useState<UserError[]>([])
  const [problem, setProblem] = useState<Problem | null>(null)

  const act = async (kind: OrderActionKind, panelServerId?: number): Promise<boolean> => {
    setBusy(kind)
    const input = { orderId, clientMutationId: newMutationId() }
    const answer: Answer = await (kind === 'RETRY'
      ? retry({ input })
      : kind === 'STOP'
        ? stop({ input })
        : kind === 'CANCEL'
          ? cancel({ input })
          : resolve({ input: { ...input, panelServerId: panelServerId ?? 0 } }))
    setBusy(null)
    const found = answer.data?.result.userErrors ?? []
    setErrors(found)
    setProblem(problemOf(answer.error))
    const done = Boolean(answer.data?.result.order)
    // What was refused may have gone on by itself meanwhile.
    onDone()
    return done
  }
  const forget = () => {
    setErrors([])
    setProblem(null)
  }
  return { act, busy, errors, problem, forget }
}
