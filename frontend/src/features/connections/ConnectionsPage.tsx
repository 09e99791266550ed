import { useQuery } from 'urql'
import { problemOf } from '~/api/errors'
import { type ConnectionKind, ConnectionsDocument, type ConnectionsQuery } from '~/api/generated/later'
import { type MessageKey, useText } from '~/i18n/i18n'
import { Ago } from '~/ui/Ago'
import { Badge } from '~/ui/Badge'
import { Button } from '~/ui/Button'
import { Card } from '~/ui/Card'
import { Failure } from '~/ui/Failure'
import { Icon } from '~/ui/Icon'
import { PageTitle } from '~/ui/PageTitle'
import { Loading, Skeleton } from '~/ui/Skeleton'
import styles from './ConnectionsPage.module.css'

const KINDS: Record<ConnectionKind, MessageKey> = {
  PANEL: 'connection.PANEL',
  DNS: 'connection.DNS',
  DATABASE: 'connection.DATABASE',
  CACHE: 'connection.CACHE',
}

/** Whether what Slipway works with is reached; for operators. */
export function ConnectionsPage() {
  const text = useText()
  const [{ data, error, fetching, stale }, execute] = useQuery({ query: ConnectionsDocument })
  const check = () => execute({ requestPolicy: 'network-only' })
  const problem = problemOf(error)
  return (
    <>
      <header className={styles.title}>
        <PageTitle name={text('connections.title')} />
        <Button busy={fetching || stale} onClick={check}>
          <Icon name="refresh" /> {text('connections.check')}
        </Button>
      </header>
      {problem && (
        <Failure
          title={text('connections.failed')}
          detail={problem.message}
          requestId={problem.requestId}
          onRetry={check}
          retrying={fetching || stale}
        />
      )}
      {!data && !problem && (
        <>
          <Loading />
          <Skeleton lines={6} />
        </>
      )}
      <ul className={styles.grid}>
        {data?.connections.map(connection => (
          <li key={`${connection.kind} ${connection.name}`}>
            <Connection connection={connection} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Connection({ connection }: { connection: ConnectionsQuery['connections'][number] }) {
  const text = useText()
  const { kind, name, healthy, version, message, checkedAt } = connection
  return (
    <Card
      title={text(KINDS[kind])}
      aside={
        <Badge
          filled
          tone={healthy ? 'good' : 'danger'}
          mark={healthy ? 'full' : 'triangle'}
          label={text(healthy ? 'connections.healthy' : 'connections.unhealthy')}
        />
      }
    >
      <p>
        <bdi>{name}</bdi>
        {version && <span className={styles.muted}> · {text('connections.version', { version })}</span>}
      </p>
      {message && <p className={styles.message}>{message}</p>}
      <p className={styles.muted}>
        {text('connections.checked')} <Ago at={checkedAt} />
      </p>
    </Card>
  )
}
