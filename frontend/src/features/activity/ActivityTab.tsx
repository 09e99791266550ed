import { useEffect, useRef, useState } from 'react'
import { useQuery } from 'urql'
import { problemOf } from '~/api/errors'
import { type ActivityLineFragment, ServerActivityDocument } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Badge } from '~/ui/Badge'
import { Button } from '~/ui/Button'
import { Byline } from '~/ui/Byline'
import { Card } from '~/ui/Card'
import { Empty } from '~/ui/Empty'
import { Failure } from '~/ui/Failure'
import { useMasking } from '~/ui/Masking'
import { Loading, Skeleton } from '~/ui/Skeleton'
import { maskQuoted } from '~/util/mask'
import styles from './ActivityTab.module.css'

interface Props {
  serverId: string
  /** Changes whenever something may have happened to the server. */
  revision: string
}

/** What was done on a server, newest first. */
export function ActivityTab({ serverId, revision }: Props) {
  const text = useText()
  return (
    <Card title={text('activity.title')} flush>
      <ActivityPage serverId={serverId} after={null} revision={revision} />
    </Card>
  )
}

/** One page, and below it the next one once it is asked for. */
function ActivityPage({ serverId, after, revision }: Props & { after: string | null }) {
  const text = useText()
  const [more, setMore] = useState(false)
  const [{ data, error, fetching, stale }, execute] = useQuery({
    query: ServerActivityDocument,
    variables: { id: serverId, after },
  })
  const seen = useRef(revision)
  useEffect(() => {
    if (seen.current !== revision) execute({ requestPolicy: 'network-only' })
    seen.current = revision
  }, [revision, execute])

  const problem = problemOf(error)
  const activity = data?.node && 'activity' in data.node ? data.node.activity : null
  const next = activity?.pageInfo.hasNextPage ? activity.pageInfo.endCursor : null
  return (
    <>
      {problem && (
        <div className={styles.pad}>
          <Failure
            title={text('activity.failed')}
            detail={problem.message}
            requestId={problem.requestId}
            retrying={fetching || stale}
            onRetry={() => execute({ requestPolicy: 'network-only' })}
          />
        </div>
      )}
      {!activity && !problem && (
        <div className={styles.pad}>
          <Loading />
          <Skeleton lines={6} />
        </div>
      )}
      {activity && activity.nodes.length === 0 && !after && (
        <Empty icon="clock" title={text('activity.empty')}>
          {text('activity.emptyHint')}
        </Empty>
      )}
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
      {next && more && <ActivityPage serverId={serverId} after={next} revision={revision} />}
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
