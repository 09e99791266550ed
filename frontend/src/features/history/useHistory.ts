import { useEffect, useState } from 'react'
import { useClient, useSubscription } from 'urql'
import { pipe, subscribe } from 'wonka'
import { type Problem, problemOf } from '~/api/errors'
import { HistoryGrewDocument, ServerHistoryDocument } from '~/api/generated/later'
import { questionAt, type RangeName } from './ranges'
import { type Recorded, recordedOf } from './recorded'
import { useHidden } from './useHidden'

/** Points are made of whole minutes at least: reading more often would show little that is new. */
const FRESH_FOR_MS = 60_000

interface Answer {
  range: RangeName
  /** Stays while it is read again, and where that fails. */
  recorded: Recorded | null
  problem: Problem | null
}

interface History {
  /** Null until the first answer for this range. */
  recorded: Recorded | null
  problem: Problem | null
  loading: boolean
  retry: () => void
}

/**
 * What was recorded of a server in a range up to now. Read again when new samples of the server come in, at most once a
 * minute and never while nobody can see it.
 */
export function useHistory(serverId: string, range: RangeName): History {
  const client = useClient()
  const [askedAt, setAskedAt] = useState(Date.now)
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [loading, setLoading] = useState(true)

  useEffect(() => {
    const { from, points } = questionAt(range, askedAt)
    const question = { id: serverId, from: new Date(from).toISOString(), points }
    setLoading(true)
    const { unsubscribe } = pipe(
      client.query(ServerHistoryDocument, question),
      subscribe(({ data, error, stale }) => {
        const history = data?.server?.history
        setAnswer(last => ({
          range,
          recorded: history
            ? recordedOf(history, from, askedAt)
            : last?.range === range
              ? last.recorded
              : null,
          problem: problemOf(error),
        }))
        setLoading(stale)
      }),
    )
    return unsubscribe
  }, [client, serverId, range, askedAt])

  const hidden = useHidden()
  const [{ data }] = useSubscription({
    query: HistoryGrewDocument,
    variables: { serverId },
    pause: hidden,
  })
  const newest = data?.liveStats.sampledAt
  useEffect(() => {
    if (newest) setAskedAt(last => (Date.now() - last >= FRESH_FOR_MS ? Date.now() : last))
  }, [newest])

  const current = answer?.range === range ? answer : null
  return {
    recorded: current?.recorded ?? null,
    problem: current?.problem ?? null,
    loading,
    retry: () => setAskedAt(Date.now()),
  }
}
