import { type ReactNode, useState } from 'react'
import type { Problem } from '~/api/errors'
import type { ActivityLineFragment } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Badge } from '~/ui/Badge'
import { Button } from '~/ui/Button'
import { Byline } from '~/ui/Byline'
import { Failure } from '~/ui/Failure'
import { useMasking } from '~/ui/Masking'
import { Loading, Skeleton } from '~/ui/Skeleton'
import { maskQuoted } from '~/util/mask'
import styles from './ActivityTab.module.css'

interface Props {
  /** Absent while it has not come. */
  activity:
    | {
        nodes: readonly ActivityLineFragment[]
        pageInfo: { hasNextPage: boolean; endCursor: string | null }
      }
    | null
    | undefined
  problem: Problem | null
  retrying: boolean
  onRetry: () => void
  /** Shown where there is nothing at all. */
  empty: ReactNode
  /** The page behind a cursor, once it is asked for. */
  older: (after: string) => ReactNode
}

/** One page of activity, newest first, and below it the next one once it is asked for. */
export function ActivityLines({ activity, problem, retrying, onRetry, empty, older }: Props) {
  const text = useText()
  const [more, setMore] = useState(false)
  const next = activity?.pageInfo.hasNextPage ? activity.pageInfo.endCursor : null
  return (
    <>
      {problem && (
        <div className={styles.pad}>
          <Failure
            title={text('activity.failed')}
            detail={problem.message}
            requestId={problem.requestId}
            retrying={retrying}
            onRetry={onRetry}
          />
        </div>
      )}
      {!activity && !problem && (
        <div className={styles.pad}>
          <Loading />
          <Skeleton lines={6} />
        </div>
      )}
      {activity?.nodes.length === 0 && empty}
      {activity && (
        <ol className={styles.lines}>
          {activity.nodes.map(line => (
            <ActivityLine key={line.id} line={line} />
          ))}
        </ol>
      )}
      {next && !more && (
        <div className={styles.pad}>
          <Button onClick={() => setMore(true)}>{text('activity.more')}</Button>
        </div>
      )}
      {next && more && older(next)}
    </>
  )
}

function ActivityLine({ line }: { line: ActivityLineFragment }) {
  const text = useText()
  const { masked } = useMasking()
  return (
    <li className={styles.line}>
      <Badge
        tone={line.succeeded ? 'good' : 'danger'}
        mark={line.succeeded ? 'full' : 'triangle'}
        label={text(line.succeeded ? 'activity.succeeded' : 'activity.failedLine')}
      />
      <p className={styles.summary}>
        <bdi>{masked ? maskQuoted(line.summary) : line.summary}</bdi>
      </p>
      <p className={styles.who}>
        <Byline actor={line.actor} from={line.remoteAddress} at={line.at} />
      </p>
    </li>
  )
}
