import { useEffect, useRef } from 'react'
import { useQuery } from 'urql'
import { problemOf } from '~/api/errors'
import { ServerActivityDocument } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Card } from '~/ui/Card'
import { Empty } from '~/ui/Empty'
import { ActivityLines } from './ActivityLines'

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

function ActivityPage({ serverId, after, revision }: Props & { after: string | null }) {
  const text = useText()
  const [{ data, error, fetching, stale }, execute] = useQuery({
    query: ServerActivityDocument,
    variables: { id: serverId, after },
  })
  const seen = useRef(revision)
  useEffect(() => {
    if (seen.current !== revision) execute({ requestPolicy: 'network-only' })
    seen.current = revision
  }, [revision, execute])

  return (
    <ActivityLines
      activity={data?.node && 'activity' in data.node ? data.node.activity : null}
      problem={problemOf(error)}
      retrying={fetching || stale}
      onRetry={() => execute({ requestPolicy: 'network-only' })}
      empty={
        !after && (
          <Empty icon="clock" title={text('activity.empty')}>
            {text('activity.emptyHint')}
          </Empty>
        )
      }
      older={next => <ActivityPage serverId={serverId} after={next} revision={revision} />}
    />
  )
}
